import type { Finding } from '../base/finding';
import type { CellPlace } from '../port/program';
import type { UnitKind } from '../schemes/scheme';
import type { ScoreLimits } from '../schemes/typed-score';

/**
 * What the pane shows of the open workbook: plain data, words ready to print. Views cross a thread, so they hold no
 * functions, maps or exact decimals; figures are texts as the cells print them.
 */

/** What is open, and therefore what the pane shows. */
export type Overview =
  /** Nothing yet, or a new and empty workbook. */
  | { kind: 'empty' }
  /** A workbook that is not ours. */
  | { kind: 'foreign'; label: string }
  /** Ours, but it cannot be read; the finding says what to do. */
  | { kind: 'unreadable'; label: string; finding: Finding }
  /** 打印用 or blank forms: nothing to do in the pane. */
  /** `paper`: sheets of the 总表 that scores on paper are typed into; none where the scheme is not known. */
  | { kind: 'print'; label: string; title: string; paper: string[] }
  | MasterOverview
  | RatingOverview
  | TeamOverview;

/** The steps of the year, in order. */
export const steps = ['create', 'collect', 'score', 'results', 'print'] as const;
export type StepId = (typeof steps)[number];

export type ReturnStatus = 'received' | 'partial' | 'outstanding' | 'conflict' | 'decided';

/** One form or workbook that is to come back. */
export interface ReturnView {
  /** Rater id (L01, O03) or team number as text. */
  id: string;
  /** Id of its 评价组, or `team`. */
  kind: string;
  name: string;
  status: ReturnStatus;
  /** The status in words: 「已收」 「未收」 「缺3项」 「重复待定」 「按零分计」. */
  words: string;
  /** File it came in, "" before. */
  file: string;
  received: string;
  /** Files that differ and wait for a choice, "" where none do. */
  conflict: string;
  /** 缺表处理 as chosen, "" where none is. */
  decision: string;
  /** Errors that stand in what came: it is received, and not in order. */
  faults: Finding[];
  /** The wording to send back with it, "" where nothing is wrong. */
  slip: string;
}

/** A 评价组 as the pane speaks of it. */
export interface GroupView {
  id: string;
  /** What one rater is called, which is the name of the group, too: 「专家」. */
  word: string;
  /** Measure word: 「位」 for people, 「个」 for offices. */
  measure: string;
  /** Its form: 「附件6」. */
  annex: string;
  /** The sheet of the 总表 where its scores stand. */
  sheet: string;
}

/** 转报分 of one part of one 对象类别, as far as they have come. */
export interface ReportPartView extends ScoreLimits {
  /** Name of the 对象类别. */
  kind: string;
  /** Name of the 计分部分. */
  part: string;
  /** The sentence it rests on. */
  source: string;
  /** In the order of the units; `now` and `basis` as they stand, "" where nothing does. */
  rows: { unit: string; name: string; now: string; basis: string }[];
  /** The cell of the first. */
  at: CellPlace | null;
}

export interface MasterOverview {
  kind: 'master';
  label: string;
  /** Id of this 总表; "" on one of version 0.1.0 until it is written. */
  master: string;
  /** 「2019年度安全生产目标考核」. */
  title: string;
  documentNumber: string;
  /** A sample year, of nobody. */
  sample: boolean;
  issued: boolean;
  settled: boolean;
  /** What was typed since it was settled comes to other totals. */
  changed: boolean;
  /** The scheme changed since the forms went out. */
  schemeChanged: boolean;
  /** What to do next, in a sentence, and the step where it is done. */
  next: { step: StepId; words: string };
  /** 考核细则, as the sheets are called: 「附件7」. */
  rubrics: string[];
  /** 评价组, in the scheme's order. */
  groups: GroupView[];
  returns: ReturnView[];
  /** What departments or lower levels send, part by part; none in most schemes. */
  reports: ReportPartView[];
  /** Ready text to press those who have not answered (催报), "" when all came. */
  reminder: string;
  findings: Finding[];
  /** Everything that stands otherwise than it was received; those without a reason first. */
  corrections: CorrectionView[];
  /** The last lines of 操作记录, newest first. */
  log: { time: string; action: string; by: string; content: string; reason: string }[];
  units: { id: string; name: string; kind: UnitKind }[];
  readings: ReadingView[];
  /** Sheets that each step is about, the one to show first; none where all of them are hidden or gone. */
  sheets: Record<StepId, string[]>;
}

/** One value that was changed after it was received. */
export interface CorrectionView {
  /** With `now` it tells which one is meant. */
  key: string;
  /** 「专家01对某区的评分」. */
  object: string;
  /** Where it stands in the 总表, null where the row is gone. */
  at: CellPlace | null;
  original: string;
  now: string;
  /** File, sheet and cell where it was received. */
  source: string;
  /** "" while it waits for one. */
  reason: string;
  by: string;
}

/** One 口径 with its source and what each choice does. */
export interface ReadingView {
  id: string;
  question: string;
  source: string;
  reason: string;
  chosen: string;
  options: { choice: string; effect: string; isDefault: boolean }[];
}

/** A single 评价表 opened by the one who fills it in. */
export interface RatingOverview {
  kind: 'rating';
  label: string;
  title: string;
  rater: string;
  /** Scores that stand, of how many. */
  filled: number;
  of: number;
  /** Sum of the scores and 换算分数 as the form prints it. */
  sum: string;
  findings: Finding[];
  /** What is left to do, in a sentence. */
  next: string;
}

/** A 考核组工作簿 opened by its team. */
export interface TeamOverview {
  kind: 'team';
  label: string;
  title: string;
  team: string;
  /** 考核细则 of the scheme: 「附件7」. */
  rubrics: string[];
  /** 加分, or 加减分 where the scheme has both. */
  bonusWord: string;
  units: TeamUnitView[];
  findings: Finding[];
  next: string;
}

export interface TeamUnitView {
  id: string;
  name: string;
  /** 细则得分 with bonus, and what was deducted and claimed. */
  score: string;
  deduction: string;
  bonus: string;
  /** Deductions recorded. */
  records: number;
  /** When it was assessed, in words: 「1月14日—1月15日」; "" until the dates are filled in. */
  visit: string;
  signed: boolean;
}
