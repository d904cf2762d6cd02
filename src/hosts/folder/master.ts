import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { failed, ok, type Result } from '../../base/finding';
import type { Change, IdentityChange } from '../../sheets/change';
import type { WorkbookData } from '../../sheets/data';
import type { SheetLayout } from '../../sheets/layout';
import type { WorkbookModel } from '../../sheets/model';
import type { HostWorkbook } from '../../port/port';
import { notWritten } from './findings';
import { xlsxFormat } from '../../xlsx/format';
import { fileLayouts } from '../../xlsx/layouts';
import { MissingSheetError, missingSheet, patchWorkbook } from '../../xlsx/patch';
import { readWorkbook, tooLargeToReadBack } from '../../xlsx/read';
import { fileBytes, present } from './read-file';
import { sweepLeftovers } from './leftovers';
import { keepPrevious, previousSerial } from './previous';
import { safeWrite, type Steps } from './safe-write';
import { writable } from './writable';
import { workbookBytes } from '../../xlsx/write';

/** Thrown inside a safe write when the file is no longer the one that was read. */
class Changed extends Error {}
/** Thrown inside a safe write when a file came to be in the meantime. */
class Exists extends Error {}

/**
 * The 总表 as a file. `steps` is for tests that interrupt writing; with `keeping`, what stood there before the first write
 * stays beside it.
 */
export function fileMaster(path: string, steps?: Steps, keeping = false): HostWorkbook {
  let kept = !keeping;
  const label = basename(path);
  /** The file as last read or written; undefined before the first read. */
  let known: { bytes: Uint8Array; hash: string } | undefined;

  const exists = () =>
    failed('master-exists', `文件「${label}」已经存在，没有覆盖。`, '请换一个文件名，或先把原文件移走。', {
      file: label,
    });
  const changed = () =>
    failed(
      'master-changed',
      `「${label}」在读取之后被别人改过，没有写入。`,
      '请重新运行一次，以最新的内容为准。',
      {
        file: label,
      },
    );

  const keep = (bytes: Uint8Array) => {
    known = { bytes, hash: xlsxFormat.hash(bytes) };
  };

  async function create(model: WorkbookModel): Promise<Result<void>> {
    if (await present(path)) return exists();
    try {
      const bytes = await workbookBytes(model);
      const refused = tooLargeToReadBack(bytes, label);
      if (refused) return refused;
      await safeWrite(
        path,
        bytes,
        async () => {
          if (await present(path)) throw new Exists();
        },
        steps,
      );
      keep(bytes);
      return ok(undefined);
    } catch (error) {
      return error instanceof Exists ? exists() : notWritten(error, label);
    }
  }

  async function read(): Promise<Result<WorkbookData>> {
    await sweepLeftovers(dirname(path));
    const bytes = await fileBytes(path, label);
    if (!bytes.ok) return bytes;
    const data = await readWorkbook(bytes.value, label);
    if (data.ok) keep(bytes.value);
    return data;
  }

  async function layouts(sheets: readonly string[]): Promise<Result<SheetLayout[]>> {
    if (!known) {
      const first = await read();
      if (!first.ok) return first;
    }
    return known ? fileLayouts(known.bytes, sheets, label) : changed();
  }

  async function write(changes: readonly Change[], identity?: IdentityChange): Promise<Result<void>> {
    if (!known) {
      const first = await read();
      if (!first.ok) return first;
    }
    const base = known;
    if (!base) return changed();
    const refused = await writable(path, label);
    if (refused) return refused;
    try {
      const bytes = await patchWorkbook(base.bytes, changes, identity);
      const beyond = tooLargeToReadBack(bytes, label);
      if (beyond) return beyond;
      // Through a link to the file itself, or the link would be replaced and the file left old.
      await safeWrite(
        await realpath(path),
        bytes,
        async () => {
          if (xlsxFormat.hash(await readFile(path)) !== base.hash) throw new Changed();
        },
        steps,
      );
      if (!kept) await keepPrevious(path, base.bytes).catch(() => undefined);
      kept = true;
      keep(bytes);
      return ok(undefined);
    } catch (error) {
      if (error instanceof MissingSheetError) return missingSheet(error, label);
      return error instanceof Changed ? changed() : notWritten(error, label);
    }
  }

  return { label, create, read, layouts, write, newest: (master) => previousSerial(path, master) };
}
