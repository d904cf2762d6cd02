import type { Finding, Result } from '../base/finding';
import type { Difference } from '../drafting/compare';
import type { ClauseFigures } from '../drafting/correct';
import type { PartChoices, PartFigures } from '../drafting/correct-part';
import type { DraftLine } from '../drafting/scheme';
import type { NamedFile } from '../port/files';
import type { CellPlace } from '../port/program';
import type { PaperKind } from '../papers/paper';
import type { Progress } from '../port/port';
import type { ClauseEntry, ClauseSheetView, RubricView } from '../views/clauses';
import type { CollectionView } from '../views/collection';
import type { Overview } from '../views/overview';
import type { PaperFormView } from '../views/paper-form';
import type { ReadingEffectView } from '../views/reading-effect';
import type { RehearsalView } from '../views/rehearsal';
import type { PicturesView } from '../views/pictures';
import type { ResultsView, UnitTrace } from '../views/results';
import type { MissingDecision } from '../scoring/entries';
import type { SeenDifference } from '../workflow/correct';
import type { ReportTyped } from '../workflow/type-reports';
import type { Correction } from '../workflow/draft';
import type { SchemeNames } from '../workflow/names';
import type { ScoreEntry } from '../workflow/type-scores';

/**
 * All that the pane can ask for. It runs beside the screen (in a Worker where there is one), so everything that goes
 * in or out is plain data. Nothing here throws for bad input.
 */
export interface Assistant {
  /** What is open and where it stands. */
  look(): Promise<Overview>;

  /** 经办人 of everything that follows, for 操作记录; "" leaves it 未署名. */
  signAs(name: string): Promise<void>;

  /** The names of the built-in scheme, to be typed or pasted over. */
  builtInDraft(): Promise<SchemeDraft>;
  /** The scheme of another 总表, for next year or another city. */
  draftFrom(file: NamedFile): Promise<Result<SchemeDraft>>;
  /** 范例: schemes of invented cities to start from, each with what is special about it. */
  schemeSamples(): Promise<{ name: string; what: string }[]>;
  /** The scheme of one of them. */
  sampleDraft(name: string): Promise<Result<SchemeDraft>>;
  /** What would come along from the 总表 that the draft is from; null where only its scheme is taken. */
  carried(draft: SchemeDraft): Promise<Result<CarriedView | null>>;
  /** Reads a notice and gives what to look at, line by line. It is kept for `draftFile`. */
  draftNotice(source: NoticeSource, progress: Progress): Promise<Result<NoticeView>>;
  /**
   * Holds the notice that was read last, with what was said of its lines, against last year's 总表, whose names and readings the
   * draft then carries on; null: against the one that was chosen before.
   */
  draftAgainst(
    file: NamedFile | null,
    verdicts?: readonly string[],
    corrections?: Readonly<Record<number, Correction>>,
  ): Promise<Result<AgainstView>>;
  /** The draft as a workbook, with what was said of its lines, in their order, and what was put right by the place of its line. */
  draftFile(
    verdicts: readonly string[],
    corrections?: Readonly<Record<number, Correction>>,
  ): Promise<Result<Package>>;
  /** Creates the 总表 in the open (empty) workbook. */
  create(draft: SchemeDraft): Promise<Result<void>>;
  /** Creates the 总表 of a finished sample year in the open (empty) workbook; false where it was stopped. */
  sample(progress: Progress): Promise<Result<boolean>>;
  /** The 总表 as a file, where the open workbook does not take it. */
  masterFile(draft: SchemeDraft): Promise<Result<Package>>;
  /** Names into the 总表 that is open. Refused where the number of raters or teams differs. */
  saveNames(names: Names): Promise<Result<void>>;
  /** Names as they stand in the open 总表. */
  names(): Promise<Result<Names>>;
  /** Everything that goes out, as one file: an archive of all workbooks, or one workbook to print from. */
  issue(as: 'archive' | 'print', progress: Progress): Promise<Result<Package>>;
  /** The form of one rater, or the workbook of one team, alone and anew. */
  issueOne(id: string): Promise<Result<Package>>;

  collect(
    files: readonly NamedFile[],
    choose: readonly string[],
    progress: Progress,
  ): Promise<Result<CollectionView>>;
  /** 退回单: copies of files with their errors marked, of one rater or team or (null) of all that have any. */
  returnSlips(files: readonly NamedFile[], only: string | null): Promise<Result<Package>>;
  /** 缺表处理 of one rater; null takes the decision back. */
  decide(rater: string, decision: MissingDecision | null): Promise<Result<void>>;
  /** Where a rater's scores are typed in from paper. */
  paperPlace(rater: string): Promise<Result<CellPlace>>;
  /** A rater's form as it stands, to type it from paper or change a score of it. */
  paperForm(rater: string): Promise<Result<PaperFormView>>;
  /** Scores of one rater in one write; what stood there already needs a reason. */
  typeScores(rater: string, entries: readonly ScoreEntry[], reason: string): Promise<Result<void>>;
  /** 转报分 as they came, in one write. */
  typeReports(entries: readonly ReportTyped[]): Promise<Result<void>>;

  /** The clauses at a selected cell; null where the cell is on no rubric row. `unit` chooses in the 总表. */
  clauses(place: CellPlace, unit: string | null): Promise<Result<ClauseSheetView | null>>;
  /** The rubrics of the open workbook, row by row. */
  rubrics(): Promise<Result<RubricView[]>>;
  record(entry: ClauseEntry): Promise<Result<void>>;

  settle(options: SettleChoice): Promise<Result<SettledView>>;
  results(): Promise<Result<ResultsView>>;
  trace(unit: string): Promise<Result<UnitTrace>>;
  /** The pictures of the year as its entries stand now; raters by name only where `named`. */
  pictures(named: boolean): Promise<Result<PicturesView>>;
  /** What another choice of a 口径 would change; nothing is written. */
  readingEffect(id: string, choice: string): Promise<Result<ReadingEffectView>>;
  /** 口径: one choice, in the open 总表. */
  setReading(id: string, choice: string): Promise<Result<void>>;

  /** 更正 of one value as it was shown: why it stands otherwise than it was received. */
  correct(seen: SeenDifference, reason: string): Promise<Result<void>>;
  /** Puts back what was received. */
  putBack(seen: SeenDifference): Promise<Result<void>>;

  rehearsal(): Promise<Result<RehearsalView>>;
  /** The tables to approve and sign as one workbook of values, or the results as CSV. */
  export(as: 'workbook' | 'csv'): Promise<Result<Package>>;
  /** 文书 of the open 总表 as one file: a Word document, an archive of several, or a workbook with a sheet each. */
  papers(choice: PaperChoice, progress: Progress): Promise<Result<Package>>;

  /** The small scheme that 验收 is made with. */
  acceptanceDraft(): Promise<SchemeDraft>;
  /** Three filled forms for the open 总表, which must be one of 验收. */
  acceptanceFiles(): Promise<Result<Package[]>>;
  /** The cell that 验收 asks people to type into, and what stands in it; "" where nothing does. */
  acceptanceCell(): Promise<Result<{ place: CellPlace; value: string }>>;

  /** What 恢复 would take back, or null. */
  restorable(): Promise<Restorable | null>;
  /** The last writes that can be taken back one after the other, the last one first. */
  restorables(): Promise<Restorable[]>;
  /** Takes back the last write. Cells that were changed since stay as they are and are named. */
  restore(): Promise<Result<Restored>>;
  /** Leaves nothing to take back: what is thrown away does not come back by 恢复. */
  forget(): Promise<void>;
}

/** Names of raters, teams and units, as the pane shows and changes them. */
export type Names = SchemeNames;

/** 方案变更: what comes along from a 总表 of the same year, known before anything is written. */
export interface CarriedView {
  /** 「评分 544 个、缺表处理 2 份…」. */
  words: string;
  /** What has no place any more, and what is to be known of the rest. */
  findings: Finding[];
  /** Forms that are more or fewer than before, where the printed coefficient does not fit any more. */
  coefficients: { object: string; original: string; now: string }[];
}

/** Before the name of a sample, where a draft is of one. */
export const sampleMark = '范例 ';

export interface SchemeDraft extends Names {
  /** Where the scheme comes from; crosses back to `create`. */
  from: 'built-in' | 'acceptance' | `${typeof sampleMark}${string}` | NamedFile;
  title: string;
  documentNumber: string;
  findings: Finding[];
  /** From a 总表 with entries of its year, which come along: lists of names may then be longer or shorter. */
  carries?: boolean;
  /** Decided with it: 口径 折算系数 becomes 按满分折算. */
  byFullMarks?: boolean;
}

/** A notice: a file, or what was pasted. */
export type NoticeSource = NamedFile | { html: string; text: string };

export { correctableKinds, figuresOf, figuresTyped, typedFigures } from '../drafting/correct';
export { choicesFor, partTyped, typedPart } from '../drafting/correct-part';
export { partSources } from '../schemes/kinds';
export type { ClauseFigures, Correction, DraftLine, PartChoices, PartFigures, ReportTyped, ScoreEntry };

export interface NoticeView {
  name: string;
  rubrics: number;
  lines: DraftLine[];
  /** What its 计分部分 can be put right to. */
  choices: PartChoices;
}

/** What a notice changes of last year's scheme. */
export interface AgainstView {
  /** Name of last year's scheme. */
  title: string;
  differences: Difference[];
}

export interface Package {
  name: string;
  bytes: Uint8Array;
  /** Workbooks in it. */
  files: number;
  /** Stopped by the user: there is nothing to save. */
  cancelled: boolean;
}

export type { CollectionView, DuplicateView, FileView } from '../views/collection';

export interface SettleChoice {
  /** Decides about all outstanding forms without a decision of their own. */
  missing?: MissingDecision;
  acceptSchemeChange?: boolean;
}

/** Which 文书, and how. */
export interface PaperChoice {
  kinds: readonly PaperKind[];
  /** Name of the one unit that 考核报告 and 告知书 are made for; all units when absent. */
  unit?: string;
  /** Whether 告知书 tells the rank. */
  rank: boolean;
  /** Whether 通报 carries the scores. */
  scores: boolean;
  /** Whether 评价一致性 names the raters. */
  named: boolean;
  /** Last year's 总表, for 对比上年. */
  last?: NamedFile;
  as: 'word' | 'workbook';
}

export interface SettledView {
  /** False when errors stand: nothing was written. */
  settled: boolean;
  findings: Finding[];
}

export interface Restorable {
  /** 「收表」. */
  action: string;
  /** Local time. */
  time: string;
  cells: number;
}

export interface Restored {
  action: string;
  cells: number;
  /** Cells that people changed since: left as they are. */
  kept: { sheet: string; cell: string }[];
}
