/** What every reader of sources gives: paragraphs and tables with addresses a person finds again. */

/** A cell of a table. `covered`: it belongs to the cell above or to the left of it (merged), and has no text of its own. */
export interface GridCell {
  text: string;
  covered: 'above' | 'left' | null;
}

export interface Paragraph {
  kind: 'paragraph';
  /** 「第 12 段」「第 30 行」. */
  at: string;
  text: string;
}

export interface Grid {
  kind: 'grid';
  /** 「表 1」「工作表“细则”」. */
  at: string;
  rows: GridCell[][];
  /** Where each row stands: 「表 1 第 3 行」. */
  rowsAt: string[];
  /** Whether columns are true. Text with tabs loses merged cells, so its columns shift. */
  exact: boolean;
}

export type Block = Paragraph | Grid;

/** What a reader of sources could not take over, or took over as accepted (修订, 隐藏文字). */
export interface Unread {
  where: string;
  text: string;
  why: string;
}

/** Said of a table that stands in a cell of another and only sets its lines apart. */
export const nestedTable = '单元格里还有表格，已并入这一格，请核对';

export interface Source {
  blocks: Block[];
  notes: Unread[];
}

export const cell = (text: string, covered: GridCell['covered'] = null): GridCell => ({ text, covered });
