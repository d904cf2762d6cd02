import type { CellStyle } from '../sheets/style';

/**
 * The few looks that all sheets share. Fonts are the official ones; where a machine lacks them the program falls back,
 * and heights are computed for the widest fallback (see docs: 字体).
 */
const fonts = { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312', page: '宋体' } as const;

const inputFill = 'FFF9E5';
const headerFill = 'EEF3F8';
const engineFill = 'F2F2F2';

/** 标题, 22 pt unless a long one needs less. */
export const title = (size = 22): CellStyle => ({
  font: fonts.title,
  size,
  horizontal: 'center',
  vertical: 'center',
  wrap: true,
});

/** 「附件 1」 flush left. */
export const annexMark: CellStyle = { font: fonts.heading, size: 16, horizontal: 'left', vertical: 'center' };

/** Column header of a printed table. */
export const header = (size = 11): CellStyle => ({
  font: fonts.heading,
  size,
  border: 'all',
  horizontal: 'center',
  vertical: 'center',
  wrap: true,
  fill: headerFill,
});

/** Header of an official form: no fill, as on paper. */
export const officialHeader = (size = 12): CellStyle => ({
  font: fonts.heading,
  size,
  border: 'all',
  horizontal: 'center',
  vertical: 'center',
  wrap: true,
});

export const cell = (size = 11, more: Partial<CellStyle> = {}): CellStyle => ({
  font: fonts.body,
  size,
  border: 'all',
  horizontal: 'left',
  vertical: 'center',
  wrap: true,
  ...more,
});

export const centered = (size = 11, more: Partial<CellStyle> = {}): CellStyle =>
  cell(size, { horizontal: 'center', ...more });

/** Where people type text. The text format keeps "=…" and "1-2" from turning into something else. */
export const inputText = (size = 11, more: Partial<CellStyle> = {}): CellStyle =>
  cell(size, { fill: inputFill, unlocked: true, numberFormat: '@', ...more });

/** Where people type a number. */
export const inputNumber = (size = 11, numberFormat = 'General'): CellStyle =>
  centered(size, { fill: inputFill, unlocked: true, numberFormat });

export const inputDate = (size = 11): CellStyle =>
  centered(size, { fill: inputFill, unlocked: true, numberFormat: 'yyyy-mm-dd' });

/** A number that a formula gives; points align on the decimal point by fixed decimals. */
export const figure = (numberFormat = 'General', size = 11): CellStyle => centered(size, { numberFormat });

/** What the add-in writes (核算). */
export const engine = (numberFormat = 'General', size = 11): CellStyle =>
  centered(size, { numberFormat, fill: engineFill, color: '595959' });

/** Text without a frame: notes, signature lines. */
export const free = (size = 11, more: Partial<CellStyle> = {}): CellStyle => ({
  font: fonts.body,
  size,
  horizontal: 'left',
  vertical: 'center',
  wrap: true,
  ...more,
});

export const hint: CellStyle = free(10.5, { color: '7F7F7F' });

/** Points of a 大项 or 小项: 8 分. A format with decimals would show 「8. 分」. */
export const pointsFormat = 'General" 分"';

/** Page number 宋体 14 pt 「— 1 —」, in Excel's footer codes. */
export const pageNumber = '&C&"宋体,常规"&14— &P —';

/** Margins in millimetres: as GB/T 9704 asks, and narrower for dense tables (binding side stays ≥ 20). */
export const margins = {
  official: { top: 37, bottom: 30, left: 28, right: 26, header: 15, footer: 18 },
  /** 附件3, 附件4: their title at 18 pt takes all but the least margins. */
  form: { top: 17, bottom: 18, left: 20, right: 10, header: 8, footer: 8 },
  dense: { top: 20, bottom: 18, left: 22, right: 15, header: 8, footer: 8 },
  /** Tables to sign: as many rows as a page can hold above the lines to sign. */
  signed: { top: 16, bottom: 16, left: 20, right: 10, header: 8, footer: 8 },
  working: { top: 20, bottom: 18, left: 20, right: 10, header: 8, footer: 8 },
} as const;
