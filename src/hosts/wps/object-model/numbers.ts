/** WPS's own numbers for what it counts by number. Its `Enum` is not there in all versions, so they are written out. */

export const calculation = { automatic: -4105, manual: -4135 } as const;

export const visibility = { visible: -1, hidden: 0, veryHidden: 2 } as const;

export const align = {
  general: 1,
  left: -4131,
  center: -4108,
  right: -4152,
  top: -4160,
  bottom: -4107,
} as const;

/** Left, top, bottom and right edge, lines inside across and down. */
export const edges = {
  left: 7,
  top: 8,
  bottom: 9,
  right: 10,
  insideVertical: 11,
  insideHorizontal: 12,
} as const;

export const line = { continuous: 1, none: -4142, thin: 2 } as const;

/** `ColorIndex` of an area without a fill. */
export const noFill = -4142;

/** `PaperSize` of A3. */
export const paperA3 = 8;

export const orientation = { portrait: 1, landscape: 2 } as const;

/** A document property that is text. */
export const textProperty = 4;

/** How error values read where a number is expected: Excel's own codes, negative. */
export const errorNumbers: Readonly<Record<number, string>> = {
  [-2146826288]: '#NULL!',
  [-2146826281]: '#DIV/0!',
  [-2146826273]: '#VALUE!',
  [-2146826265]: '#REF!',
  [-2146826259]: '#NAME?',
  [-2146826252]: '#NUM!',
  [-2146826246]: '#N/A',
};

/** RRGGBB as WPS counts colours: blue, green, red. */
export const bgr = (color: string): number => {
  const value = parseInt(color, 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
};
