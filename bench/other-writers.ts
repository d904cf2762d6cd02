import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync, strToU8 } from 'fflate';
import { address, areaAddress } from '../src/base/address';
import type { WorkbookModel } from '../src/sheets/model';

/** What ours is measured against: a bare writer (the floor of such a file), and exceljs on the same sheets. */

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Values, formulas and merges alone, no styles: as little as a workbook can be. */
export function bareBytes(model: WorkbookModel): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  model.sheets.forEach((sheet, index) => {
    const rows = sheet.rows.map((cells, row) => {
      const content = cells.map((cell, column) => {
        if (!cell) return '';
        const at = address(row, column);
        const formula = cell.formula === undefined ? '' : `<f>${escaped(cell.formula)}</f>`;
        if (typeof cell.value === 'number') return `<c r="${at}" s="1">${formula}<v>${cell.value}</v></c>`;
        if (cell.value === null) return `<c r="${at}" s="1"/>`;
        const type = formula === '' ? 'inlineStr' : 'str';
        const text = escaped(String(cell.value));
        return `<c r="${at}" s="1" t="${type}">${formula}${formula === '' ? `<is><t>${text}</t></is>` : `<v>${text}</v>`}</c>`;
      });
      return `<row r="${row + 1}">${content.join('')}</row>`;
    });
    const merges = sheet.merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join('');
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
    );
  });
  return zipSync(parts);
}

/** Of exceljs, what is used here. */
interface ExcelJs {
  Workbook: new () => {
    addWorksheet: (name: string) => {
      columns: object[];
      getCell: (row: number, column: number) => Record<string, unknown>;
      getRow: (row: number) => { height: number };
      mergeCells: (top: number, left: number, bottom: number, right: number) => void;
      pageSetup: object;
      headerFooter: { oddFooter: string };
    };
    xlsx: { writeBuffer: () => Promise<ArrayBuffer> };
  };
}

const yardstick = 'exceljs@4.4.0';

/**
 * The other writer is no part of the install (149 packages for one line of the benchmark): npm fetches it into a
 * temporary folder, once a machine. Undefined where there is no network.
 */
export async function fetchedExcelJs(): Promise<ExcelJs | undefined> {
  const folder = join(tmpdir(), 'kaohe-bench-exceljs-4.4.0');
  const entry = join(folder, 'node_modules/exceljs/excel.js');
  try {
    if (!existsSync(entry))
      execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, yardstick]);
    const loaded = (await import(pathToFileURL(entry).href)) as { default: ExcelJs };
    return loaded.default;
  } catch (error) {
    process.stderr.write(
      `!!! 取不到 ${yardstick}，没有与它相比：${error instanceof Error ? error.message : String(error)}\n`,
    );
    return undefined;
  }
}

/** The same sheets by exceljs, with what it can carry of them. */
export async function exceljsBytes(ExcelJS: ExcelJs, model: WorkbookModel): Promise<ArrayBuffer> {
  const book = new ExcelJS.Workbook();
  for (const sheet of model.sheets) {
    const target = book.addWorksheet(sheet.name);
    target.columns = sheet.columnWidths.map((width) => ({ width }));
    sheet.rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (!cell) return;
        const at = target.getCell(row + 1, column + 1);
        at.value =
          cell.formula === undefined
            ? cell.value
            : { formula: cell.formula, result: cell.value ?? '', date1904: false };
        const { style } = cell;
        at.font = { name: style.font, size: style.size, bold: style.bold ?? false };
        at.alignment = {
          horizontal: style.horizontal ?? 'left',
          vertical: style.vertical === 'center' ? 'middle' : (style.vertical ?? 'middle'),
          wrapText: style.wrap ?? false,
        };
        if (style.border === 'all')
          at.border = {
            top: { style: 'thin' },
            left: { style: 'thin' },
            bottom: { style: 'thin' },
            right: { style: 'thin' },
          };
        if (style.fill) at.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${style.fill}` } };
        if (style.numberFormat) at.numFmt = style.numberFormat;
        at.protection = { locked: !style.unlocked };
      });
      const height = sheet.rowHeights[row];
      if (height) target.getRow(row + 1).height = height;
    });
    for (const { top, left, bottom, right } of sheet.merges)
      target.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
    target.pageSetup = {
      orientation: sheet.page.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: sheet.page.fit.down,
    };
    target.headerFooter.oddFooter = sheet.page.footer;
  }
  return book.xlsx.writeBuffer();
}
