import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { workbookBytes } from '../../src/xlsx/write';
import { toPdf } from './libreoffice';
import { wordBoxes } from './cut-text';
import { cell, sheetOf, workbookOf } from './xlsx-models';

/**
 * Column widths are counted in digits of the standard font, and where 宋体 is missing the program takes the digits of
 * another: columns come out wider than on the machines the workbooks are for, and text that would be cut off there
 * fits here. So the columns are narrowed to what Excel gives them before a page is judged.
 */

/** Pixels of a digit of 宋体 11 at 96 dpi: 7 or 8, by the scale of the screen. Text must fit the narrower. */
const digit = 7;
/** Pixels of a column that text does not get: two on each side, one for the line. */
const padding = 5;
const pointsPerPixel = 0.75;

/** How this machine's LibreOffice draws columns, in points. */
export interface Drawn {
  perCharacter: number;
  /** From the edge of a cell to its text. */
  inset: number;
}

const margin = 18;

/** Prints columns of known width and looks where their texts begin. */
export async function drawnWidths(): Promise<Drawn> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-widths-'));
  try {
    const sheet = sheetOf('宽', [[cell('甲'), cell('乙'), cell('丙')]]);
    const page = { ...sheet.page, margins: { ...sheet.page.margins, left: margin } };
    const file = join(folder, 'widths.xlsx');
    writeFileSync(file, await workbookBytes(workbookOf([{ ...sheet, page, columnWidths: [10, 20, 10] }])));
    const [pdf = ''] = toPdf([file], folder);
    const at = (text: string) => wordBoxes(pdf).find((word) => word.text === text)?.left ?? NaN;
    return {
      perCharacter: (at('丙') - at('甲')) / 30,
      inset: at('甲') - (margin / 25.4) * 72,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The width to write so that text finds in LibreOffice the room that it finds in Excel. */
const narrowed = (width: number, { perCharacter, inset }: Drawn): number =>
  Math.max(0, ((width * digit - padding) * pointsPerPixel + 2 * inset) / perCharacter);

/** A copy of a workbook whose columns LibreOffice draws as wide as Excel draws those of the original. */
function atRealWidths(bytes: Uint8Array, drawn: Drawn): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [path, part] of Object.entries(parts))
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(path))
      parts[path] = strToU8(
        strFromU8(part).replaceAll(
          /(<col [^>]*?\bwidth=")([\d.]+)/g,
          (_, before: string, width: string) => `${before}${narrowed(Number(width), drawn)}`,
        ),
      );
  return zipSync(parts, { level: 1 });
}

/** Prints workbooks into a folder as Excel's column widths give them: PDF files by the workbooks' names. */
export function printed(
  books: Readonly<Record<string, Uint8Array>>,
  folder: string,
  drawn: Drawn,
): Map<string, string> {
  const names = Object.keys(books);
  const files = Object.entries(books).map(([name, bytes]) => {
    const file = join(folder, `${name}.xlsx`);
    writeFileSync(file, atRealWidths(bytes, drawn));
    return file;
  });
  const pdfs = toPdf(files, join(folder, 'pdf'));
  return new Map(names.map((name, index) => [name, pdfs[index] ?? '']));
}
