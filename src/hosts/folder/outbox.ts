import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../../base/finding';
import type { WorkbookModel } from '../../sheets/model';
import type { Outbox } from '../../port/port';
import { notWritten } from './findings';
import { safePath } from '../../cells/file-name';
import { tooLargeToReadBack } from '../../xlsx/read';
import { present } from './read-file';
import { safeWrite, type Steps } from './safe-write';
import { workbookBytes } from '../../xlsx/write';

/**
 * Generated files below a folder, which is made when missing. They may be overwritten: all in them can be made again.
 * `steps` is for tests that interrupt writing.
 */
export function folderOutbox(folder: string, steps?: Steps): Outbox {
  return {
    async put(path: string, model: WorkbookModel): Promise<Result<void>> {
      const names = safePath(path);
      const target = join(folder, ...names);
      try {
        const bytes = await workbookBytes(model);
        const beyond = tooLargeToReadBack(bytes, names.join('/'));
        if (beyond) return beyond;
        await mkdir(dirname(target), { recursive: true });
        await safeWrite(target, bytes, undefined, steps);
        return ok(undefined);
      } catch (error) {
        return notWritten(error, names.join('/'));
      }
    },
  };
}

/**
 * Documents below a folder, which is made when missing. People go on writing in them: one that is there already is
 * replaced only where that was asked for.
 */
export function folderShelf(folder: string, overwrite: boolean) {
  return {
    /** `path` uses "/" between folders and ends in the file name. */
    async put(path: string, bytes: Uint8Array): Promise<Result<void>> {
      const names = safePath(path);
      const [target, label] = [join(folder, ...names), names.join('/')];
      try {
        if (!overwrite && (await present(target)))
          return failed(
            'paper-exists',
            `「${label}」已经有了，没有覆盖：里面可能有改过的字。`,
            '换一个文件夹，或确认不要了再加 --overwrite。',
            { file: label },
          );
        await mkdir(dirname(target), { recursive: true });
        await safeWrite(target, bytes);
        return ok(undefined);
      } catch (error) {
        return notWritten(error, label);
      }
    },
  };
}
