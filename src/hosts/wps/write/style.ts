import type { Area } from '../../../base/address';
import { dateFormat, isGeneral } from '../../../cells/formats';
import type { CellStyle } from '../../../sheets/style';
import { blocksOf, styleKeys } from '../../office/blocks';
import type { PlannedCell } from '../../office/plan';
import { messageOf } from '../../../base/thrown';
import { attempt, rangeOf } from '../object-model/access';
import type { Range, Worksheet } from '../object-model/members';
import { align, bgr, edges, line, noFill } from '../object-model/numbers';
import type { Note } from '../object-model/settings';
import { halves } from '../read/formats';

/** Styles of cells that had none, the same as files have them (xlsx/styles.ts). */

const horizontal = { left: align.left, center: align.center, right: align.right } as const;
const vertical = { top: align.top, center: align.center, bottom: align.bottom } as const;

/** A line round every cell, or below each. */
function drawBorder(range: Range, border: 'all' | 'bottom', several: boolean): void {
  const all = [
    edges.left,
    edges.top,
    edges.bottom,
    edges.right,
    ...(several ? [edges.insideVertical, edges.insideHorizontal] : []),
  ];
  // A line below every cell of an area is the line below the area and those between its rows.
  const below = [edges.bottom, ...(several ? [edges.insideHorizontal] : [])];
  for (const edge of border === 'all' ? all : below) {
    const each = range.Borders.Item(edge);
    each.LineStyle = line.continuous;
    each.Weight = line.thin;
  }
}

/** Gives a range a style. Lines that are refused are noted, as the entries stand without them; all else throws. */
function applyStyle(range: Range, style: CellStyle, date: boolean, note: Note): void {
  range.Font.Name = style.font;
  range.Font.Size = style.size;
  range.Font.Bold = style.bold === true;
  if (style.color) range.Font.Color = bgr(style.color);
  if (style.fill) range.Interior.Color = bgr(style.fill);
  range.HorizontalAlignment = style.horizontal ? horizontal[style.horizontal] : align.general;
  range.VerticalAlignment = vertical[style.vertical ?? 'center'];
  range.WrapText = style.wrap === true;
  const format = style.numberFormat ?? (date ? dateFormat : undefined);
  if (format !== undefined) range.NumberFormat = format;
  range.Locked = style.unlocked !== true;
  if (!style.border) return;
  try {
    drawBorder(range, style.border, range.Rows.Count > 1 || range.Columns.Count > 1);
  } catch (error) {
    note(`没能画表格线：${messageOf(error)}`);
  }
}

/** Whether an area has a format of its own; undefined where only some of its cells have one. */
function isFormatted(range: Range, single: boolean): boolean | undefined {
  const format = attempt(() => range.NumberFormat);
  if (typeof format === 'string' && format !== '' && !isGeneral(format)) return true;
  if (attempt(() => range.Locked) === false) return true;
  const fill = attempt(() => range.Interior.ColorIndex);
  if (typeof fill === 'number' && fill !== noFill && fill !== 0) return true;
  const lines = attempt(() =>
    single ? range.Borders.Item(edges.bottom).LineStyle : range.Borders.LineStyle,
  );
  if (lines === line.continuous) return true;
  if (single) return false;
  const known = typeof format === 'string' && format !== '' && typeof fill === 'number';
  return known && (lines === line.none || lines === 0) ? false : undefined;
}

/** The parts of an area that have no format yet: a style may be given there without taking another away. */
function bareAreas(sheet: Worksheet, area: Area): Area[] {
  const parts = bareParts(sheet, area);
  return parts.length < 2 ? parts : blocksOf(parts.flatMap(placesOf), () => '').map((block) => block.area);
}

function placesOf({ top, left, bottom, right }: Area): { row: number; column: number }[] {
  const places: { row: number; column: number }[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) places.push({ row, column });
  return places;
}

function bareParts(sheet: Worksheet, area: Area): Area[] {
  const single = area.top === area.bottom && area.left === area.right;
  const formatted = isFormatted(rangeOf(sheet, area), single);
  if (formatted !== undefined) return formatted ? [] : [area];
  return halves(area).flatMap((half) => bareParts(sheet, half));
}

/** Gives a style to cells that have none and are meant to; answers where. */
export function styleBareCells(sheet: Worksheet, cells: readonly PlannedCell[], note: Note): Area[] {
  const styled: Area[] = [];
  for (const { area, rows } of blocksOf(
    cells.filter(({ style }) => style),
    styleKeys(),
  )) {
    const { style, date = false } = rows[0]?.[0] ?? {};
    if (!style) continue;
    for (const bare of bareAreas(sheet, area)) {
      styled.push(bare);
      applyStyle(rangeOf(sheet, bare), style, date, note);
    }
  }
  return styled;
}
