import type { PageSetup } from '../../sheets/model';
import { Canvas } from '../../sheets/canvas';
import { hint, margins, pageNumber, title } from '../look';
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

export interface FrameOptions {
  orientation?: PageSetup['orientation'];
  freezeColumns?: number;
  headerRow?: number;
  hiddenColumns?: number[];
  hidden?: boolean;
  /** Printed on one page. */
  onePage?: boolean;
  /** Several tables stand below each other: no header is repeated on the pages. */
  several?: boolean;
  /** Last column that is printed; all of them when absent. */
  printColumns?: number;
  /** Sheets that people sort and add rows to are not locked. */
  open?: boolean;
  /** Of the sheet's tab, RGB. */
  tabColor?: string;
}

function framePage(options: FrameOptions, at: number): Omit<PageSetup, 'printArea'> {
  const { repeatRows, ...rest } = page(options.orientation ?? 'landscape', at);
  return {
    ...rest,
    fit: { across: 1, down: options.onePage ? 1 : 0 },
    ...(options.several || !repeatRows ? {} : { repeatRows }),
  };
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
    freeze: { rows: at + 1, columns: options.freezeColumns ?? 0 },
    page: framePage(options, at),
    ...(color === undefined ? {} : { tabColor: color }),
  });
  canvas.paragraph(0, heading, title(18), 34);
  canvas.paragraph(1, explanation, hint, 30);
  return canvas;
}
