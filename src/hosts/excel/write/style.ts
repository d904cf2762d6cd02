import type { Area } from '../../../base/address';
import type { CellStyle } from '../../../sheets/style';
import { blocksOf, styleKeys } from '../../office/blocks';
import type { CellWrite } from './cell-writes';

/** Styles of cells that had none: rows added below the prepared ones. */

/** Areas of cells that share a style. */
export function styledAreas(writes: readonly CellWrite[]): { area: Area; style: CellStyle }[] {
  const styled = writes.filter(({ style }) => style);
  return blocksOf(styled, styleKeys()).flatMap(({ area, rows }) => {
    const style = rows[0]?.[0]?.style;
    return style ? [{ area, style }] : [];
  });
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
  const lines: (
    'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical'
  )[] = style.border === 'all' ? [...around] : ['EdgeBottom'];
  if (area.bottom > area.top) lines.push('InsideHorizontal');
  if (style.border === 'all' && area.right > area.left) lines.push('InsideVertical');
  for (const line of lines) borders.getItem(line).style = 'Continuous';
}
