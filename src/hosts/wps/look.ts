import type { Area } from '../../base/address';
import type { CellStyle } from '../../sheets/style';
import { dateFormat, isGeneral } from '../../cells/formats';
import { attempt, rangeOf } from './address';
import { blocksOf, type Placed } from './blocks';
import { said } from './findings';
import { halves } from './formats';
import type { Range, Worksheet } from './model';
import { align, bgr, edges, line, noFill } from './numbers';
import type { Note } from './quiet';

/** How the model's styles are said in WPS's words, the same as files say them (xlsx/styles.ts). */

const horizontal = { left: align.left, center: align.center, right: align.right } as const;
const vertical = { top: align.top, center: align.center, bottom: align.bottom } as const;

/** Lines as the style wants them, by each edge; where a version refuses, all at once; else without lines. */
function drawBorder(range: Range, border: 'all' | 'bottom', several: boolean, note: Note): void {
  const all = [
    edges.left,
    edges.top,
    edges.bottom,
    edges.right,
    ...(several ? [edges.insideVertical, edges.insideHorizontal] : []),
  ];
  // A line below every cell of an area is the line below the area and those between its rows.
  const below = [edges.bottom, ...(several ? [edges.insideHorizontal] : [])];
  try {
    for (const edge of border === 'all' ? all : below) {
      const each = range.Borders.Item(edge);
      each.LineStyle = line.continuous;
      each.Weight = line.thin;
    }
  } catch (error) {
    if (border === 'all' && attempt(() => ((range.Borders.LineStyle = line.continuous), true))) return;
    note(`没能画表格线：${said(error)}`);
  }
}

/** Gives a range a style. Refused lines are noted, all else throws. */
export function applyLook(range: Range, style: CellStyle, date: boolean, note: Note): void {
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
  if (style.border) drawBorder(range, style.border, range.Rows.Count > 1 || range.Columns.Count > 1, note);
}

/** A style as a key, so that cells of one look are dressed together. */
export function styleKeys(): (style: CellStyle | undefined, date: boolean) => string {
  const known = new Map<CellStyle, string>();
  return (style, date) => {
    if (!style) return '';
    let key = known.get(style);
    if (key === undefined) known.set(style, (key = JSON.stringify(style)));
    return date ? `${key} date` : key;
  };
}

/** Whether an area has a format of its own; undefined where only some of its cells have one, or nobody can tell. */
function isDressed(range: Range, single: boolean): boolean | undefined {
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

/** The parts of an area that have no format yet: a look may be given there without taking another away. */
export function bareAreas(sheet: Worksheet, area: Area, mixedTold: boolean): Area[] {
  const parts = bareParts(sheet, area, mixedTold);
  if (parts.length < 2) return parts;
  const places = parts.flatMap((part) => placesOf(part));
  return blocksOf(places, () => '').map((block) => block.area);
}

function placesOf({ top, left, bottom, right }: Area): Placed[] {
  const places: Placed[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) places.push({ row, column });
  return places;
}

function bareParts(sheet: Worksheet, area: Area, mixedTold: boolean): Area[] {
  const single = area.top === area.bottom && area.left === area.right;
  const dressed = single || mixedTold ? isDressed(rangeOf(sheet, area), single) : undefined;
  if (dressed !== undefined) return dressed ? [] : [area];
  return halves(area).flatMap((half) => bareParts(sheet, half, mixedTold));
}
