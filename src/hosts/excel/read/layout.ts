import { areaAddress, parseArea, parseRows } from '../../../base/address';
import type { LayoutPart } from '../../../sheets/change';
import type { SheetLayout } from '../../../sheets/layout';
import { marginsFrom } from '../../../sheets/paper';
import type { KnownSheet } from './known';
import type { Call } from '../write/calls';

/** How a sheet is laid out on paper, read from Excel and changed there. */

/** Excel counts a column's width in points, a file in characters of 7 pixels, at 96 to the inch. */
const characters = (points: number): number => points / 0.75 / 7;

/** What a sheet's layout weighs on the wire: some 60 bytes for a row and a column. */
export const layoutBytes = ({ rows, columns }: { rows: number; columns: number }): number =>
  3_000 + (rows + columns) * 60;

/** Asks for a sheet's layout; rows and columns are asked for their sizes as far as they are in use. */
export function queueLayout(
  context: Excel.RequestContext,
  { id, name }: KnownSheet,
  { rows, columns }: { rows: number; columns: number },
): () => SheetLayout {
  const sheet = context.workbook.worksheets.getItem(id);
  const page = sheet.pageLayout.load(
    'orientation,paperSize,zoom,topMargin,bottomMargin,leftMargin,rightMargin,headerMargin,footerMargin',
  );
  const printArea = sheet.pageLayout.getPrintAreaOrNullObject().load('address');
  const titleRows = sheet.pageLayout.getPrintTitleRowsOrNullObject().load('address');
  const corner = { top: 0, left: 0 };
  const heights = sheet
    .getRange(`1:${Math.max(1, rows)}`)
    .getRowProperties({ rowHidden: true, format: { rowHeight: true } });
  const widths = sheet
    .getRange(areaAddress({ ...corner, bottom: 0, right: Math.max(0, columns - 1) }))
    .getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
  return () => {
    const area = printArea.isNullObject ? undefined : parseArea(printArea.address);
    const repeatRows = titleRows.isNullObject ? undefined : parseRows(titleRows.address);
    const { zoom } = page;
    return {
      sheet: name,
      columnWidths: widths.value.map(({ format }) => characters(format?.columnWidth ?? 54)),
      hiddenColumns: widths.value.flatMap(({ columnHidden }, column) => (columnHidden ? [column] : [])),
      rowHeights: heights.value.map(({ format }) => format?.rowHeight),
      hiddenRows: heights.value.flatMap(({ rowHidden }, row) => (rowHidden ? [row] : [])),
      page: {
        ...(page.paperSize === 'A3' ? { paper: 'A3' } : {}),
        orientation: page.orientation === 'Landscape' ? 'landscape' : 'portrait',
        margins: marginsFrom((side) => page[`${side}Margin`] / 72),
        fit: { across: zoom.horizontalFitToPages ?? 1, down: zoom.verticalFitToPages ?? 0 },
        ...(repeatRows ? { repeatRows } : {}),
        ...(area ? { printArea: area } : {}),
      },
    };
  };
}

/** Rows that follow each other and are to become alike are one call. */
function runsOf<Value>(rows: readonly { row: number; to: Value }[]): { rows: string; to: Value }[] {
  const runs: { first: number; last: number; to: Value }[] = [];
  for (const { row, to } of [...rows].sort((a, b) => a.row - b.row)) {
    const last = runs.at(-1);
    if (last && last.last === row - 1 && last.to === to) last.last = row;
    else runs.push({ first: row, last: row, to });
  }
  return runs.map(({ first, last, to }) => ({ rows: `${first + 1}:${last + 1}`, to }));
}

/** The calls that lay a sheet out. */
export function layoutCalls(sheet: string, part: LayoutPart): Call[] {
  const { printArea, rowHeights = [], rowsShown = [] } = part;
  const at = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(sheet);
  return [
    ...(printArea
      ? [
          {
            bytes: 400,
            queue: (context: Excel.RequestContext) => {
              at(context).pageLayout.setPrintArea(areaAddress(printArea));
            },
          },
        ]
      : []),
    // Excel has no row without a height: one that was left to it takes what a line of text needs.
    ...runsOf(rowHeights.map(({ row, height }) => ({ row, to: height ?? 15 }))).map(({ rows, to }) => ({
      bytes: 400,
      queue: (context: Excel.RequestContext) => {
        at(context).getRange(rows).format.rowHeight = to;
      },
    })),
    ...runsOf(rowsShown.map(({ row, shown }) => ({ row, to: !shown }))).map(({ rows, to }) => ({
      bytes: 400,
      queue: (context: Excel.RequestContext) => {
        at(context).getRange(rows).rowHidden = to;
      },
    })),
  ];
}
