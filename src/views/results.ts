import { summaryId } from '../forms/master/kind-tables';
import type { CellPlace } from '../port/program';
import type { Decimal } from '../base/decimal';
import { parseAddress } from '../base/address';
import { formulaDifferences } from '../checks/formulas';
import { unitById } from '../schemes/index';
import type { Scheme } from '../schemes/scheme';
import { shown, type Step } from '../scoring/explain-step';
import { marginal, outlook } from '../scoring/insight';
import { type RatingResult, type UnitResult } from '../scoring/results';
import { rubricAlone } from '../scoring/total';
import type { Scalar } from '../sheets/model';
import type { OpenMaster } from '../workflow/master';
import { changedSince, summaryText } from '../workflow/official';
import { maskedStep, originWords, stepText } from './answer';
import { unitPlace, placeOf } from './place-of';

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
  /** Names of the unit, or of all units of a tie. */
  unit: string;
  kind: 'lower' | 'higher' | 'rounding' | 'tied';
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

/** The trace of a unit, and as texts to answer with. */
export interface UnitTrace extends TraceView {
  /** Without anything that tells which rater gave what. */
  masked: string;
  /** With names, files and sheets: for the office's own use. */
  full: string;
}

/** 成绩 of the open 总表: what its entries come to now, and whether that is what was settled. */

const words = (value: Scalar): string => (value === null || value === '' ? '（空）' : String(value));
const figure = (value: Decimal | null | undefined): number => value?.toNumber() ?? 0;
const converted = (rating: RatingResult | null): string => (rating ? shown(rating.converted) : '');

function resultView(open: OpenMaster, result: UnitResult): ResultView {
  const { scheme } = open.state;
  const unit = unitById(scheme, result.unit);
  const kind = unit?.kind ?? '';
  const { yearEnd } = result;
  const alone = rubricAlone(result);
  return {
    unit: result.unit,
    name: unit?.name ?? result.unit,
    rank: result.rank,
    leader: converted(result.leader),
    office: converted(result.office),
    yearEnd: shown(alone ? yearEnd.rubric : yearEnd.weighted),
    bonus: shown(yearEnd.bonus),
    total: shown(result.total),
    grade: result.grade ?? '未定',
    veto: result.veto,
    vetoReasons: [...result.vetoReasons],
    eligible: result.eligible,
    ineligibleReasons: [...result.ineligibleReasons],
    difference: summaryText(open, result.unit, kind, 'difference'),
    parts: {
      leader: figure(result.leader?.converted),
      office: figure(result.office?.converted),
      yearEnd: figure(alone ? yearEnd.score : yearEnd.weighted),
    },
    items: result.parts.flatMap(({ part, rubric }) =>
      part.source === '考核细则' && rubric
        ? rubric.items.map((item) => ({
            no: item.no,
            title: part.rubric.items.find(({ no }) => no === item.no)?.title ?? String(item.no),
            points: item.points.toNumber(),
            lost: item.deduction.toNumber(),
          }))
        : [],
    ),
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

export function resultsView(open: OpenMaster): ResultsView {
  const { scheme, results, settled } = open.state;
  const list = (own: readonly UnitResult[] | undefined) =>
    (own ?? []).map((result) => resultView(open, result)).sort(byRank);
  const [districts, members] = [list(results?.districts), list(results?.members)];
  const count = (own: readonly ResultView[], grade: string) =>
    own.filter((each) => each.grade === grade).length;
  return {
    official: settled && !changedSince(open),
    districts,
    members,
    grades: scheme.grades.map(({ name }) => ({
      grade: name,
      districts: count(districts, name),
      members: count(members, name),
    })),
    marginal: marginalViews(open),
    outlook: outlookViews(open),
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
