import { messageOf } from '../../base/thrown';
import '../web/older-engines';
import { expose } from 'comlink';
import { failed, ok, type Result } from '../../base/finding';
import type { Change, IdentityChange } from '../../sheets/change';
import type { WorkbookModel } from '../../sheets/model';
import { shownFile } from '../../xlsx/show';
import { patchWorkbook } from '../../xlsx/patch';
import { tooLargeToReadBack } from '../../xlsx/read';
import { workbookBytes } from '../../xlsx/write';

/** Work on files that would hold the page up: packing, unpacking, reading. Mistakes come back as findings. */
const files = {
  shown: shownFile,

  async bytes(model: WorkbookModel): Promise<Result<Uint8Array>> {
    try {
      return ok(await workbookBytes(model));
    } catch (error) {
      return unwritable(error, model.title);
    }
  },

  async patched(
    bytes: Uint8Array,
    changes: readonly Change[],
    identity: IdentityChange,
    label: string,
  ): Promise<Result<Uint8Array>> {
    try {
      const patched = await patchWorkbook(bytes, changes, identity);
      return tooLargeToReadBack(patched, label) ?? ok(patched);
    } catch (error) {
      return unwritable(error, label);
    }
  },
};

const unwritable = (error: unknown, file: string) =>
  failed('file-unwritable', `工作簿存不成文件：${messageOf(error)}。`, '请改掉所说的内容后再存。', { file });

export type Files = typeof files;

expose(files);
