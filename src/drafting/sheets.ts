import { contains } from '../base/address';
import { cellAt, type SheetData, type WorkbookData } from '../sheets/data';
import { cell, type Grid, type GridCell, type Source } from './source';

/** A workbook as grids: each visible sheet is a table, merged cells as they are. */
export function workbookSource(book: WorkbookData): Source {
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  const notes = book.sheets
    .filter(({ hidden }) => hidden)
    .map(({ name }) => ({ where: `工作表“${name}”`, text: '', why: '隐藏的工作表没有读入' }));
  return { blocks: visible.flatMap((sheet) => blocksOf(sheet)), notes };
}

const shown = (sheet: SheetData, row: number, column: number): string => {
  const { value, percent } = cellAt(sheet, row, column);
  if (value === null) return '';
  if (typeof value === 'number' && percent === true) return `${Number((value * 100).toPrecision(15))}%`;
  return String(value);
};

/** Lines of one cell above and below the table are its paragraphs. */
function blocksOf(sheet: SheetData): Source['blocks'] {
  const blocks: Source['blocks'] = [];
  const grid: Grid = { kind: 'grid', at: `工作表“${sheet.name}”`, rows: [], rowsAt: [], exact: true };
  const width = Math.max(0, ...sheet.rows.map((row) => row?.length ?? 0));
  sheet.rows.forEach((_, row) => {
    const cells: GridCell[] = [];
    for (let column = 0; column < width; column++) {
      const merge = sheet.merges.find((one) => contains(one, row, column));
      const covered =
        !merge || (merge.top === row && merge.left === column) ? null : merge.top < row ? 'above' : 'left';
      cells.push(cell(covered === null ? shown(sheet, row, column) : '', covered));
    }
    const filled = cells.filter(({ text }) => text.trim() !== '');
    const at = `工作表“${sheet.name}”第 ${row + 1} 行`;
    if (filled.length === 0 && cells.every(({ covered }) => covered !== 'above')) return;
    const [first] = filled;
    if (grid.rows.length === 0 && filled.length === 1 && first) {
      blocks.push({ kind: 'paragraph', at, text: first.text.trim() });
      return;
    }
    grid.rows.push(cells);
    grid.rowsAt.push(at);
  });
  if (grid.rows.length > 0) blocks.push(grid);
  return blocks;
}
