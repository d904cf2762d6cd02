import type { FontStyle } from 'hucre';
import type { CellStyle as HucreStyle } from 'hucre/xlsx';
import type { CellStyle } from '../../sheets/style';
import { bareStyle } from '../../cells/formats';

/** Looks as a file holds them, back in the model's words; what the model has no word for is left out. */

type Color = NonNullable<FontStyle['color']>;

const hexadecimal = (value: number) => Math.round(value).toString(16).padStart(2, '0').toUpperCase();

/** A colour made lighter (tint above 0) or darker, channel by channel; Excel goes by lightness, which is close. */
function tinted(rgb: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16));
  return channels
    .map((value) => hexadecimal(tint < 0 ? value * (1 + tint) : value + (255 - value) * tint))
    .join('');
}

/** The order of a file's theme list: light before dark, twice swapped. */
const themeOrder = [1, 0, 3, 2];

/** RRGGBB, or undefined for a colour that is left to the program. */
export function rgbOf(color: Color | undefined, theme: readonly string[]): string | undefined {
  if (!color) return undefined;
  const named = color.theme === undefined ? undefined : theme[themeOrder[color.theme] ?? color.theme];
  const rgb = color.rgb ?? named;
  if (rgb === undefined || !/^(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$/.test(rgb)) return undefined;
  const plain = rgb.slice(-6).toUpperCase();
  return color.tint ? tinted(plain, color.tint) : plain;
}

const aligned = ['left', 'center', 'right'] as const;

function borderOf(border: HucreStyle['border']): CellStyle['border'] {
  if (!border?.bottom) return undefined;
  return border.top && border.left && border.right ? 'all' : 'bottom';
}

function styleOf(style: HucreStyle, theme: readonly string[], standard: FontStyle | undefined): CellStyle {
  const { font, fill, border, alignment, numFmt, protection } = style;
  const color = rgbOf(font?.color, theme);
  const filled = fill?.type === 'pattern' && fill.pattern !== 'none' ? rgbOf(fill.fgColor, theme) : undefined;
  const lines = borderOf(border);
  const horizontal = aligned.find((each) => each === alignment?.horizontal);
  const vertical = alignment?.vertical;
  return {
    font: font?.name ?? standard?.name ?? bareStyle.font,
    size: font?.size ?? standard?.size ?? bareStyle.size,
    ...(font?.bold ? { bold: true } : {}),
    ...(color && color !== '000000' ? { color } : {}),
    ...(filled ? { fill: filled } : {}),
    ...(lines ? { border: lines } : {}),
    ...(horizontal ? { horizontal } : {}),
    // A file that says nothing means the bottom.
    vertical: vertical === 'top' || vertical === 'center' ? vertical : 'bottom',
    ...(alignment?.wrapText ? { wrap: true } : {}),
    ...(numFmt !== undefined && numFmt !== 'General' ? { numberFormat: numFmt } : {}),
    ...(protection?.locked === false ? { unlocked: true } : {}),
  };
}

/** Styles by what they say: the reader makes an object for every cell, the model shares them. */
export function styleReader(
  theme: readonly string[],
  standard: FontStyle | undefined,
): (style: HucreStyle | undefined) => CellStyle {
  const known = new Map<string, CellStyle>();
  const seen = new WeakMap<HucreStyle, CellStyle>();
  return (style) => {
    if (!style) return bareStyle;
    const before = seen.get(style);
    if (before) return before;
    const key = JSON.stringify(style);
    const found = known.get(key) ?? styleOf(style, theme, standard);
    known.set(key, found);
    seen.set(style, found);
    return found;
  };
}
