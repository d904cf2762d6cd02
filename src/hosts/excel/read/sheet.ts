import { contains, type Area } from '../../../base/address';
import type { CellData, SheetData } from '../../../sheets/data';
import { roleName, roleOf } from '../../../cells/identity';
import { cellData, needsValue } from './cell-data';
import { mayBeDay } from '../../../cells/dates';
import { bytesOf, type Hints, type KnownSheet } from './known';
import type { Block, PieceAnswer } from './piece';

/** The cells of a sheet put together from what was fetched of it. */

/** Looks up a cell in blocks that do not overlap. */
const lookup =
  (blocks: readonly Block[]) =>
  (row: number, column: number): unknown => {
    const found = blocks.find(({ area }) => contains(area, row, column));
    return found?.cells[row - found.area.top]?.[column - found.area.left];
  };

function* cellsOf({ area, cells }: Block): Generator<[number, number, unknown]> {
  for (const [r, row] of cells.entries())
    for (const [c, cell] of row.entries()) if (cell !== '') yield [area.top + r, area.left + c, cell];
}

/** Of a number that somebody typed the format must be known, and of any that may be a day. */
const needsFormat = (formula: unknown, value: unknown): boolean =>
  typeof formula === 'number' || (typeof value === 'number' && mayBeDay(value));

/** Columns whose results or formats are needed and were not fetched. */
export function missingColumns(answer: PieceAnswer): { values: Set<number>; formats: Set<number> } {
  const missing = { values: new Set<number>(), formats: new Set<number>() };
  if (!answer.formulas) return missing;
  const [value, format] = [lookup(answer.values), lookup(answer.formats)];
  for (const [row, column, formula] of cellsOf(answer.formulas)) {
    const known = value(row, column);
    if (known === undefined && needsValue(formula)) missing.values.add(column);
    if (needsFormat(formula, known) && format(row, column) === undefined) missing.formats.add(column);
  }
  return missing;
}

/** All cells of a sheet, sparse. */
function rowsOf(answers: readonly PieceAnswer[]): (CellData | undefined)[][] {
  const rows: (CellData | undefined)[][] = [];
  for (const answer of answers) {
    if (!answer.formulas) continue;
    const [value, format] = [lookup(answer.values), lookup(answer.formats)];
    for (const [row, column, formula] of cellsOf(answer.formulas)) {
      const data = cellData(formula, value(row, column) ?? formula, format(row, column));
      if (data) (rows[row] ??= [])[column] = data;
    }
  }
  return rows;
}

export function sheetData(sheet: KnownSheet, answers: readonly PieceAnswer[]): SheetData {
  const role = answers.flatMap(({ names }) => names).find(({ name }) => name.endsWith(roleName));
  const merges: Area[] = answers.flatMap((answer) => answer.merges);
  return {
    name: sheet.name,
    role: role ? roleOf({ range: role.formula }) : '',
    hidden: sheet.visibility !== 'Visible',
    rows: rowsOf(answers),
    merges,
  };
}

/** What to expect of the sheet next time. */
export function learned(answers: readonly PieceAnswer[], before: Hints | undefined): Hints {
  const hints: Hints = {
    rows: 0,
    rowBytes: 0,
    columns: 0,
    formulas: new Set(before?.formulas),
    formats: new Set(before?.formats),
  };
  let bytes = 0;
  for (const { formulas, values, formats } of answers) {
    if (!formulas) continue;
    hints.rows = Math.max(hints.rows, formulas.area.bottom + 1);
    hints.columns = Math.max(hints.columns, formulas.area.right + 1);
    bytes += [formulas, ...values, ...formats].reduce((sum, { cells }) => sum + bytesOf(cells), 0);
    const value = lookup(values);
    for (const [row, column, formula] of cellsOf(formulas)) {
      if (needsValue(formula)) hints.formulas.add(column);
      if (needsFormat(formula, value(row, column))) hints.formats.add(column);
    }
  }
  hints.rowBytes = bytes / Math.max(1, hints.rows);
  return hints;
}
