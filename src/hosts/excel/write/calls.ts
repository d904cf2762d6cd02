import { address, areaAddress, type Area } from '../../../base/address';
import { bytesOf } from '../read/known';
import type { Answer, Session } from '../session/session';
import type { CellWrite } from './cell-writes';
import { runsOf, worthFilling, type Run } from './fill';
import { queueStyle, styledAreas } from './style';

/** One call to Excel, or a few that belong together, with what they weigh. */
export interface Call {
  bytes: number;
  queue: (context: Excel.RequestContext) => void;
}

/** Rows of one call: a large rectangle goes in slices, so that messages can be filled evenly. */
const sliceBytes = 400_000;

const rangeOf = (context: Excel.RequestContext, sheet: string, area: Area): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area));

/** Rows of something for each write; null leaves a cell as it is. Undefined when there is nothing to send. */
function gridOf(
  area: Area,
  writes: readonly CellWrite[],
  of: (write: CellWrite) => string | number | boolean | undefined,
): (string | number | boolean | null)[][] | undefined {
  let any = false;
  const grid = Array.from({ length: area.bottom - area.top + 1 }, () =>
    Array<string | number | boolean | null>(area.right - area.left + 1).fill(null),
  );
  for (const write of writes) {
    const value = of(write);
    const row = grid[write.row - area.top];
    if (value === undefined || !row) continue;
    row[write.column - area.left] = value;
    any = true;
  }
  return any ? grid : undefined;
}

type Cells = (string | number | boolean | null)[][];

function sliced(
  sheet: string,
  area: Area,
  grid: Cells | undefined,
  set: (range: Excel.Range, cells: Cells) => void,
): Call[] {
  if (!grid) return [];
  const rows = Math.max(1, Math.floor((sliceBytes * grid.length) / bytesOf(grid)));
  const calls: Call[] = [];
  for (let first = 0; first < grid.length; first += rows) {
    const cells = grid.slice(first, first + rows);
    // A slice without anything to send is left out.
    if (cells.every((row) => row.every((cell) => cell === null))) continue;
    const part = { ...area, top: area.top + first, bottom: area.top + first + cells.length - 1 };
    calls.push({
      bytes: 400 + bytesOf(cells),
      queue: (context) => {
        set(rangeOf(context, sheet, part), cells);
      },
    });
  }
  return calls;
}

const filled = (sheet: string, { column, first, last, formula }: Run): Call => ({
  bytes: 700 + bytesOf(formula),
  queue: (context) => {
    const top = { top: first, bottom: first, left: column, right: column };
    rangeOf(context, sheet, top).formulas = [[`=${formula}`]];
    const rest = { ...top, top: first + 1, bottom: last };
    const source = address(first, column);
    rangeOf(context, sheet, rest).copyFrom(`${source}:${source}`, 'Formulas');
  },
});

/** The calls for one area: format, constants, formulas, format again, styles. */
export function areaCalls(sheet: string, area: Area, writes: readonly CellWrite[]): Call[] {
  const runs = runsOf(writes).filter(({ first, last }) => last - first + 1 >= worthFilling);
  const filling = new Set<string>();
  for (const { column, first, last } of runs)
    for (let row = first; row <= last; row++) filling.add(`${row},${column}`);
  const single = ({ row, column, formula }: CellWrite) =>
    formula !== undefined && !filling.has(`${row},${column}`) ? `=${formula}` : undefined;
  const setFormats = (range: Excel.Range, cells: Cells) => {
    range.numberFormat = cells;
  };
  return [
    ...sliced(
      sheet,
      area,
      gridOf(area, writes, (write) => write.formatBefore),
      setFormats,
    ),
    ...sliced(
      sheet,
      area,
      gridOf(area, writes, (write) => write.constant),
      (range, cells) => {
        range.values = cells;
      },
    ),
    ...sliced(sheet, area, gridOf(area, writes, single), (range, cells) => {
      range.formulas = cells;
    }),
    ...runs.map((run) => filled(sheet, run)),
    ...sliced(
      sheet,
      area,
      gridOf(area, writes, (write) => write.formatAfter),
      setFormats,
    ),
    ...styledAreas(writes).map(({ area: styled, style }) => ({
      bytes: 2_500,
      queue: (context: Excel.RequestContext) => {
        queueStyle(rangeOf(context, sheet, styled), style, styled);
      },
    })),
  ];
}

/**
 * Results of what was written, for who has Excel calculate by hand; where it calculates by itself nothing is left to do.
 * The setting itself is the user's, and Excel's answer about it is not to be relied on (office-js issues 2770, 6922).
 */
export const calculateCall: Call = {
  bytes: 200,
  queue: (context) => {
    context.workbook.application.calculate('Recalculate');
  },
};

export const unprotectCall = (sheet: string): Call => ({
  bytes: 300,
  queue: (context) => {
    context.workbook.worksheets.getItem(sheet).protection.unprotect();
  },
});

export const protectCall = (sheet: string, options: Excel.WorksheetProtectionOptions): Call => ({
  bytes: 700,
  queue: (context) => {
    context.workbook.worksheets.getItem(sheet).protection.protect(options);
  },
});

/** Takes styles away again from cells that had none. */
export const clearFormatsCall = (sheet: string, area: Area): Call => ({
  bytes: 300,
  queue: (context) => {
    rangeOf(context, sheet, area).clear('Formats');
  },
});

export const customPropertyCalls = (custom: Readonly<Record<string, string>>): Call[] =>
  Object.entries(custom).map(([key, value]) => ({
    bytes: 200 + key.length * 3 + value.length * 3,
    queue: (context) => {
      context.workbook.properties.custom.add(key, value);
    },
  }));

/** Sends the calls in as few messages as their bytes allow. */
export const send = (session: Session, calls: readonly Call[]): Promise<Answer<unknown>> =>
  session.roundTrips(
    calls,
    ({ bytes }) => bytes,
    (context, call) => {
      call.queue(context);
      return () => undefined;
    },
  );
