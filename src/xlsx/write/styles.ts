import type { CellStyle as HucreStyle } from 'hucre/xlsx';
import type { ConditionalFormat } from '../../sheets/model';
import type { CellStyle } from '../../sheets/style';
import { dateFormat } from '../../cells/formats';

/** How the model's styles are said in hucre's words. */
const line = { style: 'thin', color: { rgb: '000000' } } as const;

/**
 * A cell's style. Cells are locked unless `unlocked`, which is Excel's own default; only the exception is written.
 * `date` supplies a number format where the style has none, or the day count would show.
 */
export function cellStyle(style: CellStyle, date: boolean): HucreStyle {
  const numberFormat = style.numberFormat ?? (date ? dateFormat : undefined);
  return {
    font: {
      name: style.font,
      size: style.size,
      ...(style.bold ? { bold: true } : {}),
      ...(style.color ? { color: { rgb: style.color } } : {}),
    },
    ...(style.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: style.fill } } } : {}),
    ...(style.border === 'all' ? { border: { top: line, bottom: line, left: line, right: line } } : {}),
    ...(style.border === 'bottom' ? { border: { bottom: line } } : {}),
    alignment: {
      vertical: style.vertical ?? 'center',
      ...(style.horizontal ? { horizontal: style.horizontal } : {}),
      ...(style.wrap ? { wrapText: true } : {}),
    },
    ...(numberFormat ? { numFmt: numberFormat } : {}),
    ...(style.unlocked ? { protection: { locked: false } } : {}),
  };
}

/** Styles by identity and date: forms share style objects, so most cells find theirs without building it again. */
export function styleCache(): (style: CellStyle, date: boolean) => HucreStyle {
  const plain = new Map<CellStyle, HucreStyle>();
  const dated = new Map<CellStyle, HucreStyle>();
  return (style, date) => {
    const known = date ? dated : plain;
    let found = known.get(style);
    if (!found) known.set(style, (found = cellStyle(style, date)));
    return found;
  };
}

/** The look of a conditional format. A differential fill keeps its colour in the background: Excel's rule. */
export const conditionalStyle = (format: ConditionalFormat): HucreStyle => ({
  ...(format.fontColor ? { font: { color: { rgb: format.fontColor } } } : {}),
  ...(format.fillColor
    ? { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: format.fillColor } } }
    : {}),
  ...(format.border ? { border: { top: line, bottom: line, left: line, right: line } } : {}),
});
