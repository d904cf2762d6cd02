import { summaryId } from '../forms/master/kind-tables';
import type { CellPlace } from '../port/program';
import type { Decimal } from '../base/decimal';
import { parseAddress } from '../base/address';
import { formulaDifferences } from '../checks/formulas';
import { groupWord, kindName, partsOf, unitById, type ScoringPart } from '../schemes';
import { bonusWord } from '../schemes/bonus';
import { gradesOf, rankedWith } from '../schemes/grades';
import type { Scheme } from '../schemes/scheme';
import { shown, type Step } from '../scoring/explain-step';
import { marginal, outlook } from '../scoring/insight';
import type { PartResult, UnitResult } from '../scoring/results';
import type { Scalar } from '../sheets/model';
import type { OpenMaster } from '../workflow/master';
import { changedSince, summaryText } from '../workflow/official';
import { maskedStep, originWords, stepText } from './answer';
import { unitPlace, placeOf } from './place-of';

/** 成绩 as the pane shows it. Figures are texts as the cells print them. */

export interface ResultView {
  /** Unit id. */
  unit: string;
  name: string;
  rank: number | null;
  /** What each part of its kind adds to the total, in their order: as printed, 「未定」 while forms are outstanding. */
  parts: string[];
  bonus: string;
  /** What 情形 take from the total, "" where they take nothing. */
  penalty: string;
  total: string;
  grade: string;
  /** Why the grade is not the one that the total gives. */
  gradeReasons: string[];
  veto: boolean;
  vetoReasons: string[];
  eligible: boolean;
  ineligibleReasons: string[];
  /** Cell − engine; "0" when both agree, "" where the 总表 has not been settled. */
  difference: string;
  /** Its total in the 总表. */
  at: CellPlace | null;
}

/** A 计分部分 as a column. */
interface PartView {
  /** 「平时考核」: its step in 分数来历 begins with it. */
  name: string;
  /** Its column where there is little room. */
  short: string;
}

/** The results of one 对象类别. */
export interface KindView {
  id: string;
  name: string;
  parts: PartView[];
  /** Names of the kinds that it is ranked together with, itself among them; one where it is ranked by itself. */
  ranked: string[];
  rows: ResultView[];
  /** 加分 or 加减分: its step in 分数来历 begins with it. */
  bonus: string;
  /** Names of its grades, best first. */
  grades: string[];
}

export interface MarginalView {
  /** Names of the unit, or of all units of a tie. */
  unit: string;
  kind: 'lower' | 'higher' | 'rounding' | 'tied' | 'next';
  text: string;
}

export interface OutlookView {
  unit: string;
  outstanding: number;
  /** Names of those whose score for it has not come. */
  from: string[];
  lowest: { total: string; grade: string };
  highest: { total: string; grade: string };
}

export interface ResultsView {
  /** Whether the 总表 carries these results officially (settled), or they are only what would come out now. */
  official: boolean;
  /** Kinds that have units, in the scheme's order. */
  kinds: KindView[];
  marginal: MarginalView[];
  outlook: OutlookView[];
  /** Whether anybody rates: where nobody does, no 评价表 can be outstanding. */
  rated: boolean;
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

/** The trace of a unit, and as texts to answer with. */
export interface UnitTrace extends TraceView {
  /** Without anything that tells which rater gave what. */
  masked: string;
  /** With names, files and sheets: for the office's own use. */
  full: string;
}

/** 成绩 of the open 总表: what its entries come to now, and whether that is what was settled. */

const words = (value: Scalar): string => (value === null || value === '' ? '（空）' : String(value));

/** Of a rubric that is all of the score, the points without 加分, which has a column of its own. */
const partFigure = ({ part, rubric, weighted }: PartResult): string =>
  shown(part.source === '考核细则' && part.alone && rubric ? rubric.rubric : weighted);

/** What raters give is called after them; a rubric that is all of the score only 「细则」. */
function partView(scheme: Scheme, part: ScoringPart): PartView {
  const { name, short } = part;
  switch (part.source) {
    case '评价表':
      return { name, short: short === name ? groupWord(scheme, part.group) : short };
    case '考核细则':
      return { name, short: part.alone && short === name ? '细则' : short };
    case '转报分':
      return { name, short };
  }
}

function resultView(open: OpenMaster, result: UnitResult): ResultView {
  const { scheme } = open.state;
  const unit = unitById(scheme, result.unit);
  const kind = unit?.kind ?? '';
  return {
    unit: result.unit,
    name: unit?.name ?? result.unit,
    rank: result.rank,
    parts: result.parts.map(partFigure),
    bonus: shown(result.yearEnd.bonus),
    penalty: result.penalty.gt(0) ? shown(result.penalty) : '',
    total: shown(result.total),
    grade: result.grade ?? '未定',
    gradeReasons: [...result.gradeReasons],
    veto: result.veto,
    vetoReasons: [...result.vetoReasons],
    eligible: result.eligible,
    ineligibleReasons: [...result.ineligibleReasons],
    difference: summaryText(open, result.unit, kind, 'difference'),
    at: unitPlace(open, summaryId(kind), result.unit, 'total'),
  };
}

const nameOf = (scheme: Scheme, unit: string): string => unitById(scheme, unit)?.name ?? unit;

const marginalViews = ({ state: { scheme, results } }: OpenMaster): MarginalView[] =>
  results
    ? marginal(scheme, results).map(({ unit, tied, kind, text }) => ({
        unit: [unit, ...tied].map((each) => nameOf(scheme, each)).join('、'),
        kind,
        text,
      }))
    : [];

/** Those whose grade may still change first. */
function outlookViews({ state: { scheme }, interpreted }: OpenMaster): OutlookView[] {
  const bound = ({ total, grade }: { total: Decimal | null; grade: string | null }) => ({
    total: shown(total),
    grade: grade ?? '未定',
  });
  const rater = new Map(scheme.raters.map(({ id, name }) => [id, name]));
  const views = outlook(scheme, interpreted.entries).map(({ unit, outstanding, lowest, highest }) => ({
    unit: nameOf(scheme, unit),
    outstanding: outstanding.length,
    from: outstanding.map((id) => rater.get(id) ?? id),
    lowest: bound(lowest),
    highest: bound(highest),
  }));
  const moves = ({ lowest, highest }: OutlookView): boolean => lowest.grade !== highest.grade;
  return [...views.filter(moves), ...views.filter((view) => !moves(view))];
}

const byRank = (a: ResultView, b: ResultView): number => (a.rank ?? 1e9) - (b.rank ?? 1e9);

function kindView(open: OpenMaster, kind: string, units: readonly UnitResult[]): KindView {
  const { scheme } = open.state;
  const rows = units.map((result) => resultView(open, result)).sort(byRank);
  return {
    id: kind,
    name: kindName(scheme, kind),
    parts: partsOf(scheme, kind).map((part) => partView(scheme, part)),
    ranked: rankedWith(scheme, kind).map((id) => kindName(scheme, id)),
    rows,
    bonus: bonusWord(scheme),
    grades: gradesOf(scheme, kind).map(({ name }) => name),
  };
}

export function resultsView(open: OpenMaster): ResultsView {
  const { results, settled } = open.state;
  return {
    official: settled && !changedSince(open),
    kinds: (results?.kinds ?? []).flatMap(({ kind, units }) =>
      units.length > 0 ? [kindView(open, kind, units)] : [],
    ),
    marginal: marginalViews(open),
    outlook: outlookViews(open),
    rated: open.state.scheme.raters.length > 0,
    differences: formulaDifferences(open.reading, open.state, open.label).map(
      ({ place, stands, engine }) => ({
        place: { sheet: place.sheet ?? '', ...(parseAddress(place.cell ?? '') ?? { row: 0, column: 0 }) },
        address: place.cell ?? '',
        cell: words(stands),
        engine: words(engine),
      }),
    ),
  };
}

/** 分数来历 as the pane shows it. */

/** @param unit whose trace it is */
const traceView = (open: OpenMaster, unit: string, step: Step): TraceView => ({
  label: step.label,
  value: step.value,
  formula: step.formula ?? '',
  source: step.source ?? '',
  origin: originWords(step.origin),
  at: placeOf(open, unit, step.about, step.origin),
  children: step.children.map((child) => traceView(open, unit, child)),
});

/** The trace with its texts. */
export const unitTrace = (open: OpenMaster, unit: string, step: Step): UnitTrace => ({
  ...traceView(open, unit, step),
  masked: stepText(maskedStep(step, open.state)),
  full: stepText(step),
});
