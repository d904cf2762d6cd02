import type { Result } from '../base/finding';
import { bookAfter, followingSheets, layoutFor } from '../forms/fitted';
import type { HostWorkbook, WriteOptions } from '../port/port';
import { layoutChanges, type Change, type IdentityChange, type LayoutChange } from '../sheets/change';
import type { WorkbookData } from '../sheets/data';
import { layoutAfter } from '../sheets/layout';

/**
 * The one way in which the workflow writes: with the changes of cells goes what they mean for the paper, so that no
 * write can leave rows outside the print area or texts cut.
 */

async function fitted(
  workbook: HostWorkbook,
  book: WorkbookData,
  changes: readonly Change[],
): Promise<LayoutChange[]> {
  const after = bookAfter(book, changes);
  const given = layoutChanges(changes);
  const sheets = new Set([...followingSheets(after), ...given.map(({ sheet }) => sheet)]);
  const layouts = await workbook.layouts([...sheets]);
  // What cannot be looked at now is fitted by the next write; the entries must not wait for it.
  if (!layouts.ok) return [];
  return layoutFor(
    after,
    layouts.value.map((layout) => layoutAfter(layout, given)),
  );
}

/** @param book as it was read; the changes are made to it */
export async function writeFitted(
  workbook: HostWorkbook,
  book: WorkbookData,
  changes: readonly Change[],
  identity?: IdentityChange,
  options?: WriteOptions,
): Promise<Result<void>> {
  return workbook.write([...changes, ...(await fitted(workbook, book, changes))], identity, options);
}
