import type { Area } from '../../../src/base/address';
import { Evaluation, type Block } from '../formula/evaluate';
import { looksOutside, parsed } from '../formula/parse';
import type { Value } from '../formula/value';
import { NotSimulated } from '../refused';
import { cellAt, type Cell, type Name, type Sheet } from './book';

/** Results of formulas, worked out when somebody looks. */

const running = new Set<Cell>();

/** A cell's value, calculated where it is old. */
export function valueAt(sheet: Sheet, row: number, column: number): Value {
  const cell = cellAt(sheet, row, column);
  return cell ? valueOf(sheet, cell) : null;
}

function valueOf(sheet: Sheet, cell: Cell): Value {
  const { formula } = cell;
  const { book } = sheet;
  if (formula === undefined || cell.calculated === book.calculation) return cell.value;
  if (running.has(cell)) throw new NotSimulated(`绕回自己的公式 ${formula}`);
  running.add(cell);
  try {
    // What lies in another workbook stays as it was last seen.
    if (!looksOutside(parsed(formula), book.name)) cell.value = evaluated(sheet, formula);
  } finally {
    running.delete(cell);
  }
  cell.calculated = book.calculation;
  return cell.value;
}

export function bringUpToDate(sheet: Sheet): void {
  for (const cell of sheet.cells.values()) valueOf(sheet, cell);
}

/** The value of a formula as a cell of this sheet would have it. */
const evaluated = (sheet: Sheet, formula: string): Value =>
  new Evaluation({
    area: (name, area) => {
      const of = name === undefined ? sheet : sheet.book.find(name);
      return of && blockAt(of, area);
    },
    named: (name) => named(sheet.names, name) ?? named(sheet.book.names, name),
  }).value(formula);

const named = (names: readonly Name[], wanted: string): string | undefined =>
  names.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.formula;

function blockAt(sheet: Sheet, { top, left, bottom, right }: Area): Block {
  if (top === bottom && left === right) return [[valueAt(sheet, top, left)]];
  const { blocks } = sheet.book;
  const name = `${sheet.id}!${top},${left},${bottom},${right}`;
  const known = blocks.get(name);
  if (known) return known;
  const block: Value[][] = [];
  for (let row = top; row <= bottom; row++) {
    const line: Value[] = [];
    for (let column = left; column <= right; column++) line.push(valueAt(sheet, row, column));
    block.push(line);
  }
  blocks.set(name, block);
  return block;
}
