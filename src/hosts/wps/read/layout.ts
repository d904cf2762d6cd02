import { parseArea, parseRows } from '../../../base/address';
import type { LayoutPart } from '../../../sheets/change';
import type { SheetLayout } from '../../../sheets/layout';
import { marginsFrom } from '../../../sheets/paper';
import { messageOf } from '../../../base/thrown';
import { absoluteA1, areaOf, attempt, cellAreaOf, rangeOf } from '../object-model/access';
import type { Worksheet } from '../object-model/members';
import { orientation, paperA3 } from '../object-model/numbers';
import type { Note } from '../object-model/settings';

/** How a sheet is laid out on paper, as the program tells it. What a version does not tell is taken as forms have it. */

/** Width that a file has, less the margin that the program adds: it counts characters alone. */
const widthMargin = 0.71;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** They count points, 72 to the inch. */
const margins = {
  top: 'TopMargin',
  bottom: 'BottomMargin',
  left: 'LeftMargin',
  right: 'RightMargin',
  header: 'HeaderMargin',
  footer: 'FooterMargin',
} as const;

const count = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);

export function readLayout(sheet: Worksheet): SheetLayout {
  const used = attempt(() => areaOf(sheet.UsedRange)) ?? cellAreaOf(0, 0);
  const setup = sheet.PageSetup;
  const of = <Value>(read: () => Value): Value | undefined => attempt(read);
  const printArea = parseArea(text(of(() => setup.PrintArea)));
  const repeatRows = parseRows(text(of(() => setup.PrintTitleRows)));
  // Several rows answer with their common height or with nothing, some versions with the first one's: each is asked.
  const heights = Array.from({ length: used.bottom + 1 }, (_, row) =>
    of(() => rangeOf(sheet, cellAreaOf(row, 0)).RowHeight),
  );
  const widths = Array.from({ length: used.right + 1 }, (_, column) =>
    of(() => rangeOf(sheet, cellAreaOf(0, column)).ColumnWidth),
  );
  return {
    sheet: sheet.Name,
    columnWidths: widths.map((width) => count(width, 0) + widthMargin),
    hiddenColumns: widths.flatMap((width, column) => (width === 0 ? [column] : [])),
    rowHeights: heights.map((height) => (typeof height === 'number' && height > 0 ? height : null)),
    hiddenRows: heights.flatMap((height, row) => (height === 0 ? [row] : [])),
    page: {
      ...(of(() => setup.PaperSize) === paperA3 ? { paper: 'A3' } : {}),
      orientation: of(() => setup.Orientation) === orientation.landscape ? 'landscape' : 'portrait',
      margins: marginsFrom(
        (side) =>
          count(
            of(() => setup[margins[side]]),
            0,
          ) / 72,
      ),
      fit: {
        across: count(
          of(() => setup.FitToPagesWide),
          1,
        ),
        down: count(
          of(() => setup.FitToPagesTall),
          0,
        ),
      },
      ...(repeatRows ? { repeatRows } : {}),
      ...(printArea ? { printArea } : {}),
    },
  };
}

/** Tries what the workbook can do without. */
function tried(note: Note, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    note(`${what}：${messageOf(error)}`);
  }
}

/** Lays a sheet out. The entries stand without it, so what a version refuses is noted. */
export function applyLayout(sheet: Worksheet, part: LayoutPart, note: Note): void {
  const { printArea, rowHeights = [], rowsShown = [] } = part;
  if (printArea)
    tried(note, `“${sheet.Name}”的打印区域`, () => (sheet.PageSetup.PrintArea = absoluteA1(printArea)));
  tried(note, `“${sheet.Name}”的行高`, () => {
    for (const { row, height } of rowHeights) rangeOf(sheet, cellAreaOf(row, 0)).RowHeight = height ?? 15;
  });
  tried(note, `“${sheet.Name}”的空行`, () => {
    for (const { row, shown } of rowsShown) rangeOf(sheet, cellAreaOf(row, 0)).EntireRow.Hidden = !shown;
  });
}
