import { readIdentity } from '../../src/forms/identity';
import { lastFilledRow, unprintedRows } from '../../src/sheets/fit';
import { textHeight } from '../../src/sheets/measure';
import { same, valueOf } from './expect';
import type { HostUnderTest } from './host';

/** 纸上一行不少：有内容的行都在打印区域内，字都在行内。 */

/** Programs round a height to what their screen can draw, and a point is no letter. */
const slack = 1;

/**
 * Throws where a filled row of a sheet that people see does not print, or a ledger's text is cut.
 * @param after what was done, for the message
 */
export async function paperHolds(host: HostUnderTest, after: string): Promise<void> {
  const book = valueOf(await host.workbook.read(), 'read');
  const seen = book.sheets.filter(({ hidden, role }) => !hidden && role !== '');
  const layouts = valueOf(await host.workbook.layouts(seen.map(({ name }) => name)), 'layouts');
  same(
    layouts.map(({ sheet }) => sheet),
    seen.map(({ name }) => name),
    `sheets with a layout after ${after}`,
  );
  const master = readIdentity(book.identity)?.kind === 'master';
  for (const layout of layouts) {
    const sheet = seen.find(({ name }) => name === layout.sheet);
    if (!sheet) continue;
    same(layout.page.printArea !== undefined, true, `${sheet.name} has a print area after ${after}`);
    same(unprintedRows(sheet, layout), [], `rows of ${sheet.name} that do not print after ${after}`);
    // Empty rows of 评先候选 do not stand above the lines to sign once it is settled; nothing filled is hidden.
    const hidden = sheet.role === 'candidates' ? layout.hiddenRows : [];
    same(
      hidden.filter((row) => (sheet.rows[row] ?? []).some((cell) => (cell?.value ?? '') !== '')),
      [],
      `filled rows of ${sheet.name} that are hidden after ${after}`,
    );
    if (sheet.role === 'candidates')
      same(hidden.length > 0, after === '核算', `${sheet.name} after ${after}`);
    if (!master || sheet.role !== 'deductions') continue;
    const last = lastFilledRow(sheet, 0, 6);
    for (let row = 3; row <= last; row++) {
      const text = (column: number) => String(sheet.rows[row]?.[column]?.value ?? '');
      if (text(4) + text(10) === '') continue;
      const needed = Math.max(textHeight(text(4), 40, 10.5), textHeight(text(10), 44, 10.5));
      const height = layout.rowHeights[row] ?? 0;
      if (height < needed - slack)
        throw new Error(`${sheet.name} row ${row + 1} after ${after}: ${height} points, needs ${needed}`);
    }
  }
}
