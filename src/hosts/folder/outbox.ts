import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result } from '../../base/finding';
import type { WorkbookModel } from '../../sheets/model';
import type { Outbox } from '../../port/port';
import { notWritten } from './findings';
import { safePath } from '../../cells/file-name';
import { tooLargeToReadBack } from '../../xlsx/read';
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
