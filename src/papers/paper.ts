/**
 * 文书: what a document says, as plain data. One description gives the Word document (src/word) and the sheet
 * (sheet.ts); nothing here knows either. Texts are shown as they are: none is a field, a link or a formula.
 */

export interface PaperCell {
  text: string;
  align?: 'left' | 'center' | 'right';
  /** Columns it stands over; 1 when absent. */
  across?: number;
}

export interface PaperTable {
  is: 'table';
  /** Parts of the text width, one a column. */
  widths: readonly number[];
  /** Size of its letters in points; what is signed has at least 10.5. */
  size: number;
  /** Repeated on every page; absent where the first column says what stands beside it. */
  header?: readonly string[];
  rows: readonly (readonly PaperCell[])[];
  /** Alignment by column for rows whose cells say none. */
  aligned?: readonly PaperCell['align'][];
}

/** A line of what is signed, with room to write below it, in points. */
interface SignedLine {
  text: string;
  room?: number;
}

export type Block =
  /** 22 pt, centred; a line feed breaks it by meaning. */
  | { is: 'title'; text: string }
  /** Centred below the title. */
  | { is: 'centered'; text: string }
  /** 「一、…」 (1) or 「（一）…」 (2). */
  | { is: 'heading'; level: 1 | 2; text: string }
  /** A paragraph, indented by two characters. */
  | { is: 'text'; text: string }
  /** Who is addressed: flush left. */
  | { is: 'address'; text: string }
  /** Issuer and day, to the right; never alone on a page. */
  | { is: 'issuer'; lines: readonly string[] }
  /** Small print below a table. */
  | { is: 'note'; text: string }
  /** What is concluded together with the lines to sign it, in one frame that no page's end cuts. */
  | { is: 'signed'; lines: readonly SignedLine[] }
  | { is: 'page' }
  | PaperTable;

export interface Paper {
  kind: PaperKind;
  /** Name of its file, without ending. */
  name: string;
  orientation: 'portrait' | 'landscape';
  /** `letter` as GB/T 9704 asks; `table` narrower, for papers that are tables. */
  margins: 'letter' | 'table';
  blocks: readonly Block[];
}

/** In the order of the year. */
export const paperKinds = [
  '发表通知',
  '催报',
  '考核报告',
  '成绩公布',
  '评先候选',
  '告知书',
  '通报',
  '共性问题',
  '组间尺度',
  '评价一致性',
  '对比上年',
] as const;

export type PaperKind = (typeof paperKinds)[number];

/** Below the last row of a table that is signed: nothing can be added afterwards. */
export const nothingBelow = '（以下空白）';

/** Sizes in points by GB/T 9704-2012: title 二号, body and headings 三号; tables and notes are smaller. */
export const paperSizes = { title: 22, body: 16, note: 10.5, signed: 12 } as const;
