import { address, areaAddress, type Area } from '../../base/address';
import type { Entry, Written } from './entries';
import { runsOf, worthFilling, type Run } from './fill';
import { bytesOf } from './known';
import { queueStyle, styledAreas } from './style';

/** One call to Excel, or a few that belong together, with what they weigh. */
export interface Step {
  bytes: number;
  queue: (context: Excel.RequestContext) => void;
}

/** Rows of one call: a large rectangle goes in slices, so that messages can be filled evenly. */
const sliceBytes = 400_000;

const rangeOf = (context: Excel.RequestContext, sheet: string, area: Area): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area));

/** Rows of something for each entry; null leaves a cell as it is. Undefined when there is nothing to say. */
function gridOf(
  area: Area,
  entries: readonly Entry[],
  of: (entry: Entry) => string | number | boolean | undefined,
): (string | number | boolean | null)[][] | undefined {
  let any = false;
  const grid = Array.from({ length: area.bottom - area.top + 1 }, () =>
    Array<string | number | boolean | null>(area.right - area.left + 1).fill(null),
  );
  for (const entry of entries) {
    const value = of(entry);
    const row = grid[entry.row - area.top];
    if (value === undefined || !row) continue;
    row[entry.column - area.left] = value;
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
): Step[] {
  if (!grid) return [];
  const rows = Math.max(1, Math.floor((sliceBytes * grid.length) / bytesOf(grid)));
  const steps: Step[] = [];
  for (let first = 0; first < grid.length; first += rows) {
    const cells = grid.slice(first, first + rows);
    // Rows without anything to say at the ends of a slice are not sent.
    if (cells.every((row) => row.every((cell) => cell === null))) continue;
    const part = { ...area, top: area.top + first, bottom: area.top + first + cells.length - 1 };
    steps.push({
      bytes: 400 + bytesOf(cells),
      queue: (context) => {
        set(rangeOf(context, sheet, part), cells);
      },
    });
  }
  return steps;
}

const filled = (sheet: string, { column, first, last, formula }: Run): Step => ({
  bytes: 700 + bytesOf(formula),
  queue: (context) => {
    const top = { top: first, bottom: first, left: column, right: column };
    rangeOf(context, sheet, top).formulas = [[`=${formula}`]];
    const rest = { ...top, top: first + 1, bottom: last };
    const source = address(first, column);
    rangeOf(context, sheet, rest).copyFrom(`${source}:${source}`, 'Formulas');
  },
});

/** The calls for one area: format, constants, formulas, format again, looks. */
function blockSteps(sheet: string, area: Area, entries: readonly Entry[]): Step[] {
  const runs = runsOf(entries).filter(({ first, last }) => last - first + 1 >= worthFilling);
  const filling = new Set<string>();
  for (const { column, first, last } of runs)
    for (let row = first; row <= last; row++) filling.add(`${row},${column}`);
  const single = ({ row, column, formula }: Entry) =>
    formula !== undefined && !filling.has(`${row},${column}`) ? `=${formula}` : undefined;
  const setFormats = (range: Excel.Range, cells: Cells) => {
    range.numberFormat = cells;
  };
  return [
    ...sliced(
      sheet,
      area,
      gridOf(area, entries, (entry) => entry.formatBefore),
      setFormats,
    ),
    ...sliced(
      sheet,
      area,
      gridOf(area, entries, (entry) => entry.constant),
      (range, cells) => {
        range.values = cells;
      },
    ),
    ...sliced(sheet, area, gridOf(area, entries, single), (range, cells) => {
      range.formulas = cells;
    }),
    ...runs.map((run) => filled(sheet, run)),
    ...sliced(
      sheet,
      area,
      gridOf(area, entries, (entry) => entry.formatAfter),
      setFormats,
    ),
    ...styledAreas(entries).map(({ area: styled, style }) => ({
      bytes: 2_500,
      queue: (context: Excel.RequestContext) => {
        queueStyle(rangeOf(context, sheet, styled), style, styled);
      },
    })),
  ];
}

export const stepsOf = ({ target, blocks }: Written): Step[] =>
  blocks.flatMap(({ area, entries }) => blockSteps(target.sheet, area, entries));

/**
 * Results of what was written, for who has Excel calculate by hand; where it calculates by itself nothing is left to do.
 * The setting itself is the user's, and Excel's answer about it is not to be relied on (office-js issues 2770, 6922).
 */
export const calculateStep: Step = {
  bytes: 200,
  queue: (context) => {
    context.workbook.application.calculate('Recalculate');
  },
};

export const unprotectStep = (sheet: string): Step => ({
  bytes: 300,
  queue: (context) => {
    context.workbook.worksheets.getItem(sheet).protection.unprotect();
  },
});

export const protectStep = (sheet: string, options: Excel.WorksheetProtectionOptions): Step => ({
  bytes: 700,
  queue: (context) => {
    context.workbook.worksheets.getItem(sheet).protection.protect(options);
  },
});

/** Takes looks away again from cells that had none. */
export const bareStep = (sheet: string, area: Area): Step => ({
  bytes: 300,
  queue: (context) => {
    rangeOf(context, sheet, area).clear('Formats');
  },
});
