import type { Sheet } from 'hucre';
import { parseArea, parseRows } from '../../base/address';
import type { PageSetup } from '../../sheets/model';
import { marginsFrom } from '../../sheets/paper';

/** How a sheet of a file goes to paper, back in the model's words. */

/** What Excel takes where a file says nothing, in inches. */
export const usualMargins = { top: 0.75, bottom: 0.75, left: 0.7, right: 0.7, header: 0.3, footer: 0.3 };

export function pageOf(sheet: Sheet, rows: number, columns: number): PageSetup {
  const { pageSetup = {}, headerFooter = {}, rowBreaks } = sheet;
  const margins = { ...usualMargins, ...pageSetup.margins };
  const repeatRows = parseRows(pageSetup.printTitlesRow ?? '');
  return {
    ...(pageSetup.paperSize === 'a3' ? { paper: 'A3' } : {}),
    orientation: pageSetup.orientation ?? 'portrait',
    margins: marginsFrom((side) => margins[side]),
    fit: { across: pageSetup.fitToWidth ?? 1, down: pageSetup.fitToHeight ?? 0 },
    printArea: parseArea(pageSetup.printArea ?? '') ?? {
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
