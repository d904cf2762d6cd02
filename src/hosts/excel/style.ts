import type { Area } from '../../base/address';
import type { CellStyle } from '../../sheets/style';
import type { Entry } from './entries';

/** Looks of cells that had none: rows added below the prepared ones. */

/** Runs down a column that share a style. */
export function styledAreas(entries: readonly Entry[]): { area: Area; style: CellStyle }[] {
  const open = new Map<number, { area: Area; style: CellStyle }>();
  const found: { area: Area; style: CellStyle }[] = [];
  for (const { row, column, style } of entries) {
    if (!style) continue;
    const run = open.get(column);
    if (run?.style === style && run.area.bottom === row - 1) run.area.bottom = row;
    else {
      const fresh = { area: { top: row, left: column, bottom: row, right: column }, style };
      open.set(column, fresh);
      found.push(fresh);
    }
  }
  return found;
}

const horizontal = { left: 'Left', center: 'Center', right: 'Right' } as const;
const vertical = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;

const around = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const;

export function queueStyle(range: Excel.Range, style: CellStyle, area: Area): void {
  const { font, fill, borders, protection } = range.format;
  font.name = style.font;
  font.size = style.size;
  if (style.bold) font.bold = true;
  if (style.color) font.color = `#${style.color}`;
  if (style.fill) fill.color = `#${style.fill}`;
  if (style.horizontal) range.format.horizontalAlignment = horizontal[style.horizontal];
  range.format.verticalAlignment = vertical[style.vertical ?? 'center'];
  if (style.wrap) range.format.wrapText = true;
  if (style.unlocked) protection.locked = false;
  if (!style.border) return;
  const lines: ('EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal')[] =
    style.border === 'all' ? [...around] : ['EdgeBottom'];
  if (area.bottom > area.top) lines.push('InsideHorizontal');
  for (const line of lines) borders.getItem(line).style = 'Continuous';
}
