import { ok } from '../base/finding';
import { readIdentity } from '../forms/identity';
import { masterChanges } from '../forms/master/refresh';
import type { HostWorkbook } from '../port/port';
import { applied } from '../sheets/applied';
import type { CellChange, Change, IdentityChange } from '../sheets/change';
import { cellAt, type WorkbookData } from '../sheets/data';
import { sameValue } from '../sheets/refresh';
import { openMaster } from './master';

/**
 * Writes that bring their results. A program that calculates takes seconds for a whole 总表; the engine knows in a
 * moment what every formula gives after a change, so each write into a 总表 has the results of all that it moves.
 */

/** The results that change when `changes` are written; undefined where the workbook is no 总表 that can be read. */
async function resultsAfter(
  book: WorkbookData,
  changes: readonly Change[],
  identity?: IdentityChange,
): Promise<CellChange[] | undefined> {
  if (readIdentity(book.identity)?.kind !== 'master') return undefined;
  const after = applied(book, changes, identity);
  const open = await openMaster({ label: '', read: () => Promise.resolve(ok(after)) });
  if (!open.ok) return undefined;
  const sheets = new Map(after.sheets.map((sheet) => [sheet.name, sheet]));
  // Formulas of an earlier version are brought up to date by the writer, where it wants to; here only what they give.
  return masterChanges(open.value.reading, open.value.state).flatMap((change): CellChange[] => {
    const sheet = sheets.get(change.sheet);
    const stands = sheet && cellAt(sheet, change.row, change.column);
    if (change.kind === 'value' || stands?.formula === undefined) return [];
    if (change.kind === 'formula' && sameValue(stands.value, change.value)) return [];
    const { sheet: name, row, column, value, date } = change;
    return [{ sheet: name, row, column, kind: 'result', value, ...(date ? { date } : {}) }];
  });
}

/** The workbook, whose writes bring the results of a 总表 where the writer did not. */
export function completing(workbook: HostWorkbook): HostWorkbook {
  let known: WorkbookData | null = null;

  const read: HostWorkbook['read'] = async () => {
    const book = await workbook.read();
    known = book.ok ? book.value : null;
    return book;
  };

  return {
    get label() {
      return workbook.label;
    },
    create: (model) => {
      known = null;
      return workbook.create(model);
    },
    read,
    layouts: (sheets) => workbook.layouts(sheets),
    ...(workbook.newest ? { newest: workbook.newest } : {}),
    write: async (changes, identity, options = {}) => {
      const book = options.complete === true ? null : (known ?? (await read().then(() => known)));
      const results = book ? await resultsAfter(book, changes, identity) : undefined;
      known = null;
      if (!book || !results) return workbook.write(changes, identity, options);
      return workbook.write([...changes, ...results], identity, {
        since: book.edits,
        ...options,
        complete: true,
      });
    },
  };
}
