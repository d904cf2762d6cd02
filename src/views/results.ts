import type { CellPlace } from '../port/program';

/** 成绩 as the pane shows it. Figures are texts as the cells print them; numbers only where charts need them. */

export interface ItemView {
  no: number;
  title: string;
  points: number;
  lost: number;
}

export interface ResultView {
  /** Unit id. */
  unit: string;
  name: string;
  rank: number | null;
  /** Texts as printed; "" where it does not apply, 「未定」 while forms are outstanding. */
  leader: string;
  office: string;
  /** 年终 weighted (districts) or 细则得分 (members). */
  yearEnd: string;
  bonus: string;
  total: string;
  grade: string;
  veto: boolean;
  vetoReasons: string[];
  eligible: boolean;
  ineligibleReasons: string[];
  /** Cell − engine; "0" when both agree, "" where the 总表 has not been settled. */
  difference: string;
  /** For charts, in points of the total. */
  parts: { leader: number; office: number; yearEnd: number };
  items: ItemView[];
  /** Its total in the 总表. */
  at: CellPlace | null;
}

export interface MarginalView {
  unit: string;
  kind: 'lower' | 'higher' | 'rounding' | 'tied';
  text: string;
}

export interface OutlookView {
  unit: string;
  outstanding: number;
  lowest: { total: string; grade: string };
  highest: { total: string; grade: string };
}

export interface ResultsView {
  /** Whether the 总表 carries these results officially (settled), or they are only what would come out now. */
  official: boolean;
  districts: ResultView[];
  members: ResultView[];
  /** How many districts and members have each grade, best first. */
  grades: { grade: string; districts: number; members: number }[];
  marginal: MarginalView[];
  outlook: OutlookView[];
  /** Formula cells whose stored result differs from the engine. */
  differences: { place: CellPlace; address: string; cell: string; engine: string }[];
}

/** One step of 分数来历, with the cell of the open workbook where it stands. */
export interface TraceView {
  label: string;
  value: string;
  formula: string;
  source: string;
  /** File, sheet and cell that it was read from, in words; "" where it was typed here. */
  origin: string;
  at: CellPlace | null;
  children: TraceView[];
}
