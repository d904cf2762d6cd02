import { areaAddress, columnName } from '../../../base/address';
import { dateFormat } from '../../../cells/formats';
import type { ConditionalFormat, SheetModel } from '../../../sheets/model';
import { blocksOf, styleKeys } from '../../office/blocks';
import { queueStyle } from '../write/style';
import { layoutCalls } from '../read/layout';
import { styledRow, type SheetArrival } from './arrival';
import type { Repair } from './mend';

/**
 * How inserted sheets look: Excel has been seen to lose styles (office-js issues 2706, 4940, 5777), and official prints
 * would be wrong without a word.
 */

/** Whether the cells of one row look as they should. */
function stylesLost(model: SheetModel, { fonts }: SheetArrival): boolean {
  return (model.rows[styledRow(model)] ?? []).some((cell, column) => {
    const now = fonts[column];
    if (!cell) return false;
    const { font, size, bold = false, fill } = cell.style;
    return (
      now?.name !== font ||
      now.size !== size ||
      now.bold !== bold ||
      (fill !== undefined && now.fill?.toUpperCase() !== `#${fill.toUpperCase()}`)
    );
  });
}

/** Blocks of cells that one message mends, and what one weighs. */
const blocksAtOnce = 150;
const blockBytes = 3_000;

/** All cells with the styles that they should have. */
function styleRepairs({ name, rows }: SheetModel, id: string): Repair[] {
  const cells = rows.flatMap((line, row) =>
    line.flatMap((cell, column) =>
      cell ? [{ row, column, style: cell.style, date: cell.date === true }] : [],
    ),
  );
  const blocks = blocksOf(cells, styleKeys());
  return Array.from({ length: Math.ceil(blocks.length / blocksAtOnce) }, (_, part): Repair => {
    const some = blocks.slice(part * blocksAtOnce, (part + 1) * blocksAtOnce);
    return {
      what: `“${name}”的字体和底色`,
      bytes: some.length * blockBytes,
      queue: (context) => {
        for (const { area, rows: block } of some) {
          const [first] = block[0] ?? [];
          if (!first) continue;
          const range = context.workbook.worksheets.getItem(id).getRange(areaAddress(area));
          queueStyle(range, first.style, area);
          const format = first.style.numberFormat ?? (first.date ? dateFormat : undefined);
          // One format for all cells of a range is taken as it is, though the declarations ask for rows.
          if (format !== undefined) range.numberFormat = format as unknown as string[][];
        }
      },
    };
  });
}

/** Points of a column so many characters of 7 pixels wide, at 96 to the inch. */
const points = (characters: number): number => characters * 7 * 0.75;

/** A standard font of another size makes all columns somewhat wider; one that was lost has the usual width. */
const widthLost = (wanted: number, now: number): boolean =>
  Math.abs(now - points(wanted)) > Math.max(points(1), points(wanted) * 0.25);

/**
 * Where one column lost its width all are set: those that are near the usual width by chance are no less wrong. Setting
 * the width of a hidden column would show it.
 */
function widthRepairs(
  { name, columnWidths, hiddenColumns = [] }: SheetModel,
  id: string,
  found: SheetArrival,
): Repair[] {
  const shown = columnWidths.flatMap((width, column) =>
    hiddenColumns.includes(column) ? [] : [{ width, column }],
  );
  if (!shown.some(({ width, column }) => widthLost(width, found.columnWidths[column] ?? 0))) return [];
  return [
    {
      what: `“${name}”的列宽`,
      bytes: shown.length * 500,
      queue: (context) => {
        const sheet = context.workbook.worksheets.getItem(id);
        for (const { width, column } of shown)
          sheet.getRange(`${columnName(column)}:${columnName(column)}`).format.columnWidth = points(width);
      },
    },
  ];
}

function heightRepairs(
  { name, rowHeights, hiddenRows = [] }: SheetModel,
  id: string,
  found: SheetArrival,
): Repair[] {
  const lost = rowHeights.flatMap((height, row) =>
    // Excel draws whole pixels.
    height !== null && !hiddenRows.includes(row) && Math.abs((found.rowHeights[row] ?? 0) - height) > 1
      ? [{ row, height }]
      : [],
  );
  const calls = layoutCalls(id, { rowHeights: lost });
  if (calls.length === 0) return [];
  return [
    {
      what: `“${name}”的行高`,
      bytes: calls.reduce((sum, { bytes }) => sum + bytes, 0),
      queue: (context) => {
        for (const { queue } of calls) queue(context);
      },
    },
  ];
}

function queueCondition(
  sheet: Excel.Worksheet,
  { area, formula, fontColor, fillColor }: ConditionalFormat,
): void {
  const { custom } = sheet.getRange(areaAddress(area)).conditionalFormats.add('Custom');
  custom.rule.formula = `=${formula}`;
  if (fontColor !== undefined) custom.format.font.color = `#${fontColor}`;
  if (fillColor !== undefined) custom.format.fill.color = `#${fillColor}`;
}

function conditionRepairs(
  { name, conditionalFormats }: SheetModel,
  id: string,
  found: SheetArrival,
): Repair[] {
  if (conditionalFormats.length === 0 || found.conditionalFormats > 0) return [];
  return [
    {
      what: `“${name}”的条件格式`,
      bytes: conditionalFormats.length * 2_000,
      queue: (context) => {
        const sheet = context.workbook.worksheets.getItem(id);
        for (const condition of conditionalFormats) queueCondition(sheet, condition);
      },
    },
  ];
}

/** What of a sheet's looks did not come. Asked of protected sheets too: the caller lifts the protection. */
export const appearanceRepairs = (model: SheetModel, id: string, found: SheetArrival): Repair[] => [
  ...(stylesLost(model, found) ? styleRepairs(model, id) : []),
  ...widthRepairs(model, id, found),
  ...heightRepairs(model, id, found),
  ...conditionRepairs(model, id, found),
];
