import { ok, type Result } from '../../base/finding';
import {
  cellChanges,
  layoutChanges,
  type Change,
  type IdentityChange,
  type LayoutPart,
} from '../../sheets/change';
import { grouped } from '../../base/grouped';
import { unwritable } from '../../cells/unwritable';
import { attempt, sheetNamed } from './address';
import { wpsFindings } from './findings';
import { changedRows, identitySheetOf } from './identity';
import type { Workbook, Worksheet } from './model';
import { planOf, type Planned } from './plan';

/** Changes sorted by the sheets that they are for, with what goes into each cell. */

/** What is to be written on one sheet. */
export interface Job {
  sheet: Worksheet;
  name: string;
  cells: Planned[];
  /** What of the layout is set, in its order, and what stood there. */
  layouts: { now: LayoutPart; before: LayoutPart }[];
}

/** The jobs, or the finding that forbids all of them. */
export function jobsOf(
  book: Workbook,
  changes: readonly Change[],
  identity: IdentityChange | undefined,
): Result<Job[]> {
  const date1904 = attempt(() => book.Date1904) === true;
  const jobs: Job[] = [];
  try {
    for (const [name, ofSheet] of grouped(changes, ({ sheet }) => sheet)) {
      const sheet = sheetNamed(book, name);
      if (!sheet) return wpsFindings.missingSheet(name, book.Name);
      const cells = planOf(cellChanges(ofSheet), date1904);
      const layouts = layoutChanges(ofSheet);
      if (cells.length + layouts.length > 0) jobs.push({ sheet, name, cells, layouts });
    }
    if (identity && Object.keys(identity).length > 0) {
      const sheet = identitySheetOf(book);
      if (!sheet) return wpsFindings.noIdentity(book.Name);
      const cells = changedRows(sheet, identity).flatMap((texts, row) =>
        texts.map((value, column): Planned =>
          value === '' ? { row, column, kind: 'clear', value } : { row, column, kind: 'guarded', value },
        ),
      );
      jobs.push({ sheet, name: sheet.Name, cells, layouts: [] });
    }
  } catch (error) {
    return unwritable(error, book.Name);
  }
  return ok(jobs);
}
