import type { PageSetup } from '../../sheets/model';
import { Canvas } from '../../sheets/canvas';
import { firstColumns, paperFor } from '../../sheets/paper';
import { free, hint, margins, pageNumber, title } from '../look';
import type { MasterRole } from './places';

/** The frames that the sheets of the 总表 share: title, hint, page. */

/** Colours of tabs: sheets that entries are typed on, and sheets of results. */
export const entryColor = 'BF9000';
export const resultColor = '548235';

const tabColors: Readonly<Record<string, string>> = {
  home: '2F5597',
  reports: entryColor,
  deductions: entryColor,
  bonuses: entryColor,
  visits: entryColor,
  incidents: entryColor,
  publication: resultColor,
  candidates: resultColor,
};

export const page = (
  orientation: PageSetup['orientation'],
  headerRow: number,
): Omit<PageSetup, 'printArea'> => ({
  orientation,
  margins: orientation === 'landscape' ? margins.dense : { ...margins.official, top: 30, bottom: 25 },
  fit: { across: 1, down: 0 },
  repeatRows: { first: headerRow, last: headerRow },
  footer: pageNumber,
  centered: true,
});

/** Row of the column headers on sheets that hold one table. */
export const headerRow = 2;

/** Title and hint. */
const titleRows = { first: 0, last: 1 } as const;

export interface FrameOptions {
  orientation?: PageSetup['orientation'];
  freezeColumns?: number;
  headerRow?: number;
  hiddenColumns?: number[];
  hidden?: boolean;
  /** Several tables stand below each other: their pages repeat the title, and no header. */
  several?: boolean;
  /** Approved and signed: its letters are as large on paper as a letter's. */
  signed?: boolean;
  /** Sheets that people sort and add rows to are not locked. */
  open?: boolean;
  /** Of the sheet's tab, RGB. */
  tabColor?: string;
}

/** Points on paper: of what is read, and what is signed at its own size; that is smaller only where no A3 page holds it. */
const legible = { read: 9, signed: 10.5, whole: 12 } as const;
/** The smallest letters of a sheet, in points: 12 on what is signed. */
const least = { read: 10.5, signed: 12 } as const;

/** The smallest paper on which a table that wide is legible; beyond A3 it goes on beside. */
function framePage(
  options: FrameOptions,
  at: number,
  columnWidths: readonly number[],
): Omit<PageSetup, 'printArea'> {
  const kind = options.signed ? 'signed' : 'read';
  const landscape = page('landscape', at);
  const upright: Omit<PageSetup, 'printArea'> = {
    ...page('portrait', at),
    ...(options.signed ? { margins: margins.signed } : {}),
  };
  const hidden = new Set(options.hiddenColumns);
  const repeated = options.freezeColumns ?? 1;
  const large: Omit<PageSetup, 'printArea'> = { ...landscape, paper: 'A3' };
  const needs = {
    widths: columnWidths.filter((_, column) => !hidden.has(column)),
    repeated,
    least: least[kind],
  };
  const pages =
    options.orientation === 'portrait'
      ? ([upright, landscape, large] as const)
      : ([landscape, large] as const);
  const whole = options.signed
    ? paperFor([upright, landscape, large], { ...needs, legible: legible.whole })
    : undefined;
  const chosen = whole?.across === 1 ? whole : paperFor(pages, { ...needs, legible: legible[kind] });
  const { repeatRows, ...rest } = chosen.page;
  return {
    ...rest,
    fit: { across: chosen.across, down: 0 },
    ...(options.signed ? { blackAndWhite: true } : {}),
    ...(options.several
      ? // What is signed has its rows and its signature lines on one page: there is no room for more.
        options.signed
        ? {}
        : { repeatRows: titleRows }
      : repeatRows
        ? { repeatRows }
        : {}),
    ...(chosen.across > 1 ? { repeatColumns: repeated } : {}),
  };
}

/** Pixels of a sheet that a screen of 1280 shows beside the pane. */
const seenBeside = 800;
/** Of a character of a column's width, and of a letter of the title. */
const pixels = { character: 7, letter: 29.3 } as const;

/** Whether a title over the middle of all columns is in sight without scrolling. */
function middleSeen(heading: string, columnWidths: readonly number[]): boolean {
  const width = columnWidths.reduce((sum, each) => sum + each, 0) * pixels.character;
  return (width + heading.length * pixels.letter) / 2 <= seenBeside;
}

/** The last column on the first of the pages that stand beside each other: no text goes on over its edge. */
function lastOfFirstPage({ frame, columns }: Canvas): number {
  const { fit, repeatColumns } = frame.page;
  if (fit.across <= 1) return columns - 1;
  const hidden = new Set(frame.hiddenColumns);
  const shown = frame.columnWidths.flatMap((width, column) =>
    hidden.has(column) ? [] : [{ width, column }],
  );
  const first = firstColumns(
    shown.map(({ width }) => width),
    fit.across,
    repeatColumns,
  );
  return shown[first - 1]?.column ?? columns - 1;
}

/** A sheet with its title in the first row and a hint in the second. */
export function sheetCanvas(
  { role, name }: { role: MasterRole; name: string },
  heading: string,
  explanation: string,
  columnWidths: number[],
  options: FrameOptions = {},
): Canvas {
  const at = options.headerRow ?? headerRow;
  const color = options.tabColor ?? tabColors[role];
  const canvas = new Canvas({
    name,
    role,
    columnWidths,
    protected: !options.open,
    ...(options.hidden ? { visibility: 'hidden' } : {}),
    ...(options.hiddenColumns ? { hiddenColumns: options.hiddenColumns } : {}),
    // The header of one table stands over the rows of no other.
    ...(options.several && options.signed
      ? {}
      : { freeze: { rows: at + 1, columns: options.freezeColumns ?? 0 } }),
    page: framePage(options, at, columnWidths),
    ...(color === undefined ? {} : { tabColor: color }),
  });
  // The middle of several pages beside each other is on none of them, that of a wide sheet lies behind the pane.
  const aside = canvas.frame.page.fit.across > 1 || !middleSeen(heading, columnWidths);
  const side = aside ? ({ horizontal: 'left' } as const) : {};
  if (heading === '') return canvas;
  const right = lastOfFirstPage(canvas);
  canvas.paragraph(0, heading, { ...title(22), ...side }, 34, right);
  canvas.paragraph(1, explanation, options.signed ? free(least.signed) : hint, 30, right);
  return canvas;
}
