import { parseAddress } from '../base/address';
import type { Finding, Place } from '../base/finding';
import { cellAt, type CellData, type SheetData } from '../sheets/data';
import { error, warning } from './finding';

/** A formula where a number belongs: where its number comes from, and whether there is one at all. */

const texts = /"(?:[^"]|"")*"/g;
const elsewhere =
  /(?:'(?:[^']|'')*'|[\p{L}\p{N}_.[\]]+)!\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?/gu;
const reference =
  /(?<![\p{L}\p{N}_.!])\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_.(!])/gu;

/** Cells of one range that are looked at; a range is whole columns at times. */
const mostCells = 10_000;

interface Seen {
  /** Cells of the same sheet that the formula names. */
  own: { row: number; column: number }[];
  other: boolean;
  external: boolean;
}

function seenBy(formula: string): Seen {
  const bare = formula.replace(texts, '""');
  const external = /\[[^\]]*\]|https?:|IMPORTRANGE|WEBSERVICE|RTD\(/i.test(formula);
  const local = bare.replace(elsewhere, '0');
  const own: Seen['own'] = [];
  for (const [, firstColumn = '', firstRow = '', lastColumn, lastRow] of local.matchAll(reference)) {
    const from = parseAddress(`${firstColumn.toUpperCase()}${firstRow}`);
    const to = parseAddress(`${(lastColumn ?? firstColumn).toUpperCase()}${lastRow ?? firstRow}`);
    if (!from || !to) continue;
    const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
    const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
    for (let row = top; row <= bottom && own.length < mostCells; row++)
      for (let column = left; column <= right && own.length < mostCells; column++) own.push({ row, column });
  }
  return { own, other: local !== bare, external };
}

const isEmpty = (cell: CellData): boolean =>
  cell.formula === undefined && (cell.value === null || cell.value === '');

/**
 * What is to be said of a formula where somebody is to type. An error means that the stored number is none: the formula
 * goes round in a circle, or takes it from empty cells, and a program wrote 0.
 */
export function formulaFinding(
  cell: CellData,
  sheet: SheetData,
  at: { row: number; column: number },
  place: Place,
): Finding | undefined {
  const { formula } = cell;
  if (formula === undefined || cell.value === null || cell.value === '') return undefined;
  const shown = formula.length > 80 ? `${formula.slice(0, 80)}…` : formula;
  const { own, other, external } = seenBy(formula);
  if (own.some(({ row, column }) => row === at.row && column === at.column))
    return error(
      'formula-circular',
      `这一格是公式 =${shown}，引用了它自己，存下的 ${String(cell.value)} 不是结果。`,
      '请填表人直接填数后重报。',
      place,
    );
  const external0 = external || other;
  if (
    cell.type === 'number' &&
    !external0 &&
    own.length > 0 &&
    own.every(({ row, column }) => isEmpty(cellAt(sheet, row, column)))
  )
    return error(
      'formula-of-blanks',
      `这一格是公式 =${shown}，所引用的格是空的，存下的 ${String(cell.value)} 不是填的数。`,
      '请填表人直接填数后重报。',
      place,
    );
  const from = external ? '别的工作簿或网络' : other ? '别的工作表' : own.length > 0 ? '本表其他格' : '算式';
  return warning(
    'formula-input',
    `这一格是公式 =${shown}（来自${from}），按存下的结果 ${String(cell.value)} 计。`,
    external ? '请与填表人核对这个数。' : '不必处理；有疑问的，与填表人核对。',
    place,
  );
}
