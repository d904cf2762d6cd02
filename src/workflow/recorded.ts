import { ok, type Result } from '../base/finding';
import { readIdentity } from '../forms/identity';
import { masterChanges } from '../forms/master/refresh';
import { typedFacts } from '../forms/master/typed-facts';
import type { HostWorkbook } from '../port/port';
import { applied } from '../sheets/applied';
import type { CellChange } from '../sheets/change';
import type { WorkbookData } from '../sheets/data';
import { keep, type Author } from './evidence';
import { computed, nextIdentity, openMaster, tableFinder } from './master';
import { writeFitted } from './write';

/** Sheets that tell what was done and how things stand. */
const recordRoles = new Set(['home', 'log', 'corrections', 'provenance', 'evidence']);

/**
 * Typed cells into the open workbook. In a 总表 their lines of 操作记录 go with them, made from the workbook as it will be:
 * one write, and nobody can have the change without the record.
 */
export async function writeRecorded(
  workbook: HostWorkbook,
  book: WorkbookData,
  changes: readonly CellChange[],
  author: Author,
): Promise<Result<void>> {
  if (readIdentity(book.identity)?.kind !== 'master') return writeFitted(workbook, book, changes);
  const at = (data: WorkbookData) =>
    openMaster({ ...workbook, label: workbook.label, read: () => Promise.resolve(ok(data)) });
  const [before, after] = [await at(book), await at(applied(book, changes))];
  // What makes the 总表 unreadable is written as typed: the next check says what is wrong with it.
  if (!before.ok || !after.ok) return writeFitted(workbook, book, changes);
  const { state, reading } = after.value;
  keep(state, tableFinder(reading), author, typedFacts(before.value.state));
  const records = new Set(
    reading.book.sheets.flatMap(({ name, role }) => (recordRoles.has(role) ? [name] : [])),
  );
  // Results and records; anything else of the 总表 is brought up to date by whoever writes all of it.
  const moved = masterChanges(reading, computed(state, reading).state).filter(
    (change) => change.kind === 'result' || records.has(change.sheet),
  );
  return writeFitted(workbook, book, [...changes, ...moved], nextIdentity(reading.identity, state), {
    complete: true,
    since: book.edits,
  });
}
