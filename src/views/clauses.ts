import type { CellPlace } from '../port/program';

/** 条款打分: the clauses of the selected 小项, ready for check boxes and counters. */

/** How a clause is recorded: yes or no, a count, what was reached of what is asked for, or percent points missing. */
export type ClauseControl = 'check' | 'count' | 'shortfall' | 'percent';

export interface ClauseRecordView {
  /** Number of the ledger row among those of this clause, from 0: the same clause may be recorded more than once. */
  index: number;
  quantity: number | null;
  facts: string;
  /** ISO date, or text as typed. */
  date: string;
  /** What of it counts, as text. */
  counted: string;
}

export interface ClauseView {
  id: string;
  /** The sentence, quoted. */
  text: string;
  control: ClauseControl;
  /** 「每家 0.5 分」 「2 分」 「本大项全部」 「原文未列分值」. */
  worth: string;
  /** 家, 次, 个百分点; "" where nothing is counted. */
  unit: string;
  /** Excluded by a heavier clause of the same sentence when both are recorded. */
  tier: string;
  records: ClauseRecordView[];
}

export interface ClauseSheetView {
  unit: { id: string; name: string };
  /** Units that can be scored in this workbook: one choice in 总表, fixed on a team's rubric sheet. */
  units: { id: string; name: string }[];
  rubric: string;
  row: number;
  content: string;
  standard: string;
  item: { no: number; title: string; points: string; left: string; lost: string };
  /** What this 小项 takes now. */
  rowLost: string;
  /** Typed over the formula by hand, in words; "" where not. */
  override: string;
  clauses: ClauseView[];
  /** Facts used before for this 小项 or its clauses, newest first. */
  reasons: string[];
  total: string;
  /** Date on offer for a new record: the assessment's first day, or the last one used. */
  date: string;
}

/** What the pane asks to be written: one clause recorded, changed or taken back. */
export interface ClauseEntry {
  unit: string;
  clause: string;
  /** Which record of the clause; one more than there are to add one. */
  index: number;
  /** Null takes the record back. */
  record: { quantity: number | null; facts: string; date: string } | null;
}

/** A rubric of the open workbook, to choose a 小项 without looking for its row on the sheet. */
export interface RubricView {
  /** 「附件1」 in the 总表; the unit's name on a team's sheets, where each unit has its own. */
  title: string;
  items: {
    no: number;
    title: string;
    /** A cell of the row, for `clauses` and to jump to. */
    rows: { row: number; content: string; at: CellPlace }[];
  }[];
}
