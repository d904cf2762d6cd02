import type { Sheet } from 'hucre';
import type { PageSetup } from '../../sheets/model';
import { areaOf } from './rules';

/** How a sheet of a file goes to paper, back in the model's words. */

/** Inches to millimetres, to a tenth. */
const millimetres = (inches: number) => Math.round(inches * 254) / 10;

/** What Excel takes where a file says nothing, in inches. */
const usual = { top: 0.75, bottom: 0.75, left: 0.7, right: 0.7, header: 0.3, footer: 0.3 };

function rowsOf(text: string | undefined): PageSetup['repeatRows'] {
  const match = /^\$?(\d+):\$?(\d+)$/.exec(text ?? '');
  return match ? { first: Number(match[1]) - 1, last: Number(match[2]) - 1 } : undefined;
}

export function pageOf(sheet: Sheet, rows: number, columns: number): PageSetup {
  const { pageSetup = {}, headerFooter = {}, rowBreaks } = sheet;
  const margins = { ...usual, ...pageSetup.margins };
  const repeatRows = rowsOf(pageSetup.printTitlesRow);
  return {
    ...(pageSetup.paperSize === 'a3' ? { paper: 'A3' } : {}),
    orientation: pageSetup.orientation ?? 'portrait',
    margins: {
      top: millimetres(margins.top),
      bottom: millimetres(margins.bottom),
      left: millimetres(margins.left),
      right: millimetres(margins.right),
      header: millimetres(margins.header),
      footer: millimetres(margins.footer),
    },
    fit: { across: pageSetup.fitToWidth ?? 1, down: pageSetup.fitToHeight ?? 0 },
    printArea: areaOf(pageSetup.printArea ?? '') ?? {
      top: 0,
      left: 0,
      bottom: Math.max(0, rows - 1),
      right: Math.max(0, columns - 1),
    },
    footer: headerFooter.oddFooter ?? '',
    ...(headerFooter.oddHeader ? { header: headerFooter.oddHeader } : {}),
    ...(repeatRows ? { repeatRows } : {}),
    // The reader counts a break as the row above it, the model as the row below.
    ...(rowBreaks?.length ? { breaks: rowBreaks.map((row) => row + 1) } : {}),
    ...(pageSetup.horizontalCentered ? { centered: true } : {}),
  };
}
