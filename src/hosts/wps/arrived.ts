import { columnName } from '../../base/address';
import type { CellData } from '../../sheets/data';
import { otherFile } from '../../sheets/formula-text';
import { bandsOf } from './blocks';
import { cellsOf } from './cells';
import type { Worksheet } from './model';
import type { Planned } from './plan';
import type { Ways } from './ways';

/** Reads back what was written and holds it against what should be there. */

/** Numbers to the digits that a program keeps. */
const sameNumber = (a: number, b: number) => a === b || Math.abs(a - b) <= Math.abs(b) * 1e-14;

const line = (text: string) => text.replace(/\r\n?/g, '\n');

function holds(cell: CellData | undefined, { kind, value }: Planned, book: string): boolean {
  // How WPS spells it, and what it gives, is WPS's to say; that it takes nothing from another file is ours.
  if (kind === 'formula') return cell?.formula !== undefined && otherFile(cell.formula, book) === undefined;
  if (cell?.formula !== undefined) return false;
  if (kind === 'clear') return cell === undefined || cell.value === '' || cell.value === null;
  if (typeof value === 'number') return sameNumberOf(cell, value);
  if (typeof value === 'string') return cell?.type === 'text' && line(String(cell.value)) === line(value);
  return cell?.value === value;
}

const sameNumberOf = (cell: CellData | undefined, value: Planned['value']) =>
  typeof cell?.value === 'number' && typeof value === 'number' && sameNumber(cell.value, value);

/** A cell that holds something else than it should. */
export interface Astray {
  cell: Planned;
  found: string;
}

export const addressOf = ({ row, column }: { row: number; column: number }): string =>
  `${columnName(column)}${row + 1}`;

/**
 * The cells that are not as planned.
 * @param book the workbook's own name
 */
export function astray(sheet: Worksheet, cells: readonly Planned[], ways: Ways, book: string): Astray[] {
  const wrong: Astray[] = [];
  const byRow = new Map<number, Planned[]>();
  for (const cell of cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  for (const band of bandsOf(cells)) {
    const grid = cellsOf(sheet, band, ways, { formats: false });
    for (let row = band.top; row <= band.bottom; row++)
      for (const cell of byRow.get(row) ?? []) {
        const found = grid[row - band.top]?.[cell.column - band.left];
        if (!holds(found, cell, book))
          wrong.push({ cell, found: found?.formula ?? String(found?.value ?? '（空）') });
      }
  }
  return wrong;
}
