import { partsOf, rubricPartsOf, type ScoringPart } from '../../schemes';
import type { Scheme, Unit, UnitKind } from '../../schemes/scheme';
import { convertedDecimals } from '../../scoring/rating';
import type { UnitResult } from '../../scoring/results';
import { totalDecimals } from '../../scoring/total';
import type { Decimal } from '../../base/decimal';
import { columnReference, lookedUp, summedFor, type RowPlace, type TableColumn } from '../../sheets/table';
import { indexMatch } from '../earlier-formulas';
import { hasNegativeBonus, hasOwnBonus } from '../../schemes/bonus';
import { gradesOf, rankedWith, vetoedPlace } from '../../schemes/grades';
import { centered, figure } from '../look';
import { before, chosen, tieBreaker, tieKeys, type Key } from './ranking-formulas';
import { partKey } from './kind-tables';
import { placedKey, quotaColumns } from './quota-formulas';
import { conditions, movedPlace, takesFromTotal } from './circumstance-formulas';
import type { Places } from './places';

/** Formulas of 成绩汇总 from the total on: total, veto, grade, eligibility, rank, by the readings in force. */

/** One unit's line of the results of its kind. */
export interface SummaryRow {
  unit: Unit;
  result: UnitResult | null;
  /** 核算 columns are filled by settling only. */
  settled: boolean;
}

export type Column = TableColumn<SummaryRow>;
/** A figure as a cell holds it; blank while there is none. */
export const number = (value: Decimal | null | undefined) => value?.toNumber() ?? '';

export const vetoWord = '一票否决';
export const eligibleWord = (eligible: boolean): string => (eligible ? '有' : '无');

/**
 * Format of figures below each other that are rounded to so many decimals (null: not at all): their points stand below
 * each other, and no digit is ever hidden, even when another rounding is chosen in the workbook later.
 */
export function evenFormat(decimals: number | null): string {
  if (decimals === 0) return 'General';
  const shown = decimals ?? 2;
  return `0.${'0'.repeat(shown)}${'#'.repeat(Math.max(0, 6 - shown))}`;
}

export const totalFormat = (scheme: Scheme): string => evenFormat(totalDecimals(scheme));

/** Format of what a part adds to the total. */
export const partFormat = (scheme: Scheme, part: ScoringPart): string =>
  evenFormat(part.source === '评价表' ? convertedDecimals(scheme, part) : (part.decimals ?? null));

type Formula = (at: RowPlace) => string;

/** A live figure of the summary, with the formulas that earlier versions had for it. */
export const live = (
  key: string,
  head: string,
  width: number,
  format: string,
  value: Column['value'],
  formula: Formula,
  ...earlier: readonly Formula[]
): Column => ({
  key,
  header: head,
  width,
  kind: 'formula',
  style: figure(format),
  blank: '',
  value,
  formula,
  ...(earlier.length > 0 ? { earlier } : {}),
});

/**
 * A figure of the same unit on another sheet, and the formula that 0.1.0 had for it.
 * @param look `lookedUp` for one that may be blank, `summedFor` for one that is always a number
 */
export const figureOf = (
  places: Places,
  table: string,
  key: string,
  look: typeof lookedUp,
): [now: Formula, earlier: Formula] => [
  (at) => look(places.of(table), 'unit', at.ref('unit'), key),
  (at) => indexMatch(places.of(table), 'unit', at.ref('unit'), key),
];

/**
 * Total by readings 加分 (1 折算后计入, 2 总分封顶100), 总分封顶 and 总分舍入 (0 two decimals, 1 one, 2 none); and the
 * formula that 0.1.0 had for it.
 */
export const totalFormulas = (
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
): [now: Formula, earlier: Formula] => [
  totalFormula(
    scheme,
    kind,
    places,
    `OR(口径_加分=2,${chosen(places, '总分封顶', '封顶100')})`,
    9,
    takesFromTotal(scheme, kind),
  ),
  totalFormula(scheme, kind, places, '口径_加分=2', 6, false),
];

/** 总分上限 from its row of 方案, wherever that stands now. */
function ownCap(places: Places): string {
  const place = places.of('fields');
  return `SUMIFS(${columnReference(place, 'value')},${columnReference(place, 'label')},"总分上限")`;
}

/**
 * @param capped condition under which a total ends at 100
 * @param exactly decimals of a total before it is rounded: half of a score in proportion has more than six
 * @param less whether 情形 take from it; then it does not end below 0
 */
function totalFormula(
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  capped: string,
  exactly: number,
  less: boolean,
): Formula {
  const parts = partsOf(scheme, kind);
  const rubrics = rubricPartsOf(scheme, kind);
  const alone = rubrics[0]?.alone === true;
  // Where no rubric can take 加分 in, it enters the total.
  const own = hasOwnBonus(scheme);
  const bonus = (at: RowPlace) =>
    own && rubrics.length > 0
      ? at.ref('beside')
      : rubrics.length > 0
        ? `IF(口径_加分=1,${at.ref('bonus')},0)`
        : at.ref('bonus');
  const open = parts.filter(({ source }) => source !== '考核细则');
  return (at) => {
    const added =
      alone && own
        ? `${at.ref('score')}+${at.ref('beside')}`
        : alone
          ? `${at.ref('rubric')}+${at.ref('bonus')}`
          : `${parts.map((part) => at.ref(partKey(part))).join('+')}+${bonus(at)}`;
    const left = less ? `${added}-${at.ref('penalty')}` : added;
    const points = less || hasNegativeBonus(scheme) ? `MAX(0,${left})` : added;
    const hundred = `IF(${capped},MIN(100,${points}),${points})`;
    const exact = scheme.totalCap === undefined ? hundred : `MIN(${ownCap(places)},${hundred})`;
    const figure = `ROUND(ROUND(${exact},${exactly}),CHOOSE(口径_总分舍入+1,2,1,${exactly}))`;
    const outstanding = open.map((part) => `${at.ref(partKey(part))}=""`).join(',');
    return open.length > 0 ? `IF(OR(${outstanding}),"",${figure})` : figure;
  };
}

type Threshold = (count: string, from: string) => string;
/** A blank cell of 方案 is no rule; for a formula it is 0, which every count reaches. N() of it is an error in Gnumeric. */
const reaches: Threshold = (count, from) => `AND(SUM(${from})>0,${count}>=${from})`;
/** In 0.1.0 the cell could not be blank. */
const earlierReaches: Threshold = (count, from) => `${count}>=${from}`;

/**
 * Veto, grade and eligibility, each from its cell of 方案.
 * @param summaryOf table of 成绩汇总 of a kind
 */
export function verdictColumns(
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  summaryOf: (kind: UnitKind) => string,
): Column[] {
  type Incidents = (at: RowPlace, key: string) => string;
  const incidents: Incidents = (at, key) => summedFor(places.of('incidents'), 'unit', at.ref('unit'), key);
  const earlierIncidents: Incidents = (at, key) =>
    `N(${indexMatch(places.of('incidents'), 'unit', at.ref('unit'), key)})`;
  const own = gradesOf(scheme, kind);
  const grades = scheme.grades.flatMap((grade, index) =>
    own.includes(grade)
      ? [{ name: places.cell('grades', index, 'grade'), from: places.cell('grades', index, 'from') }]
      : [],
  );
  const lowest = grades.at(-1)?.name ?? '""';
  const byScore = (at: RowPlace) =>
    grades
      .slice(0, -1)
      .reduceRight((rest, { name, from }) => `IF(${at.ref('total')}>=${from},${name},${rest})`, lowest);
  const placeByScore: Formula = (at) =>
    grades
      .slice(0, -1)
      .reduceRight(
        (rest, { from }, index) => `IF(${at.ref('total')}>=${from},${index + 1},${rest})`,
        String(grades.length),
      );
  const place = movedPlace(scheme, kind, places, placeByScore, grades.length);
  const struckPlace = (at: RowPlace, otherwise: string) =>
    `IF(AND(口径_否决等次=1,${at.ref('veto')}<>""),${grades.length},${otherwise})`;
  const named = (at: RowPlace, nth: string) =>
    `IF(${at.ref('total')}="","",CHOOSE(${nth},${grades.map(({ name }) => name).join(',')}))`;
  const moved: Formula = (at) => named(at, struckPlace(at, place(at)));
  const quotas = quotaColumns(scheme, kind, places, summaryOf);
  const last = quotas.at(-1)?.key ?? placedKey;
  const noRefill = chosen(places, '名额递补', '不递补');
  const before: Formula = (at) =>
    `IF(${at.ref('total')}="","",IF(${noRefill},${placeByScore(at)},${struckPlace(at, place(at))}))`;
  const movedAfter = movedPlace(scheme, kind, places, (at) => at.ref(last), grades.length);
  const allotted: Formula = (at) =>
    named(at, `IF(${noRefill},${struckPlace(at, movedAfter(at))},${at.ref(last)})`);
  const stepColumn = (key: string, head: string, index: number, formula: Formula): Column => ({
    ...live(key, head, 9, '0', ({ result }) => result?.gradeSteps?.[index] ?? '', formula),
    style: centered(),
  });
  const byTotal = (at: RowPlace) => `AND(ISNUMBER(${at.ref('total')}),N(${at.ref('total')})<否决分数线)`;
  // A score that is that of one rubric is the same under either reading.
  const rubric = rubricPartsOf(scheme, kind)[0];
  const byReading = (at: RowPlace) =>
    rubric && !rubric.alone
      ? `IF(${chosen(places, '否决成绩', '细则得分')},${at.ref('score')}<否决分数线,${byTotal(at)})`
      : byTotal(at);
  const veto = (of: Incidents, low: Formula, struck: Threshold) => (at: RowPlace) =>
    `IF(OR(${struck(`${of(at, 'major')}+${of(at, 'grave')}`, '否决事故起数')},${low(at)}),"${vetoWord}","")`;
  const eligible = (of: Incidents, struck: Threshold) => (at: RowPlace) => {
    const [major, called] = [struck(of(at, 'major'), '评先事故起数'), `${of(at, 'summoned')}>=1`];
    const cancelled = `IF(口径_评先取消=0,OR(${major},${called}),AND(${major},${called}))`;
    return `IF(AND(${at.ref('grade')}=评先等次,${at.ref('veto')}="",NOT(${cancelled})),"有","无")`;
  };
  const [vetoes, cancels] = [
    conditions(scheme, kind, places, '一票否决'),
    conditions(scheme, kind, places, '取消评先'),
  ];
  const ownVeto: Formula = (at) => `IF(OR(${[...vetoes(at), byReading(at)].join(',')}),"${vetoWord}","")`;
  const ownEligible: Formula = (at) => {
    const all = cancels(at).join(',');
    const cancelled = all === '' ? '' : `,NOT(IF(口径_评先取消=0,OR(${all}),AND(${all})))`;
    return `IF(AND(${at.ref('grade')}=评先等次,${at.ref('veto')}=""${cancelled}),"有","无")`;
  };
  // The formulas of a scheme without a table of its own are those of every 总表 before.
  const table = scheme.circumstances !== undefined;
  return [
    {
      ...live(
        'veto',
        vetoWord,
        11,
        '@',
        ({ result }) => (result?.veto ? vetoWord : ''),
        table ? ownVeto : veto(incidents, byReading, reaches),
        ...(table ? [] : [veto(earlierIncidents, byTotal, earlierReaches)]),
      ),
      style: centered(),
    },
    ...(quotas.length === 0
      ? []
      : [
          stepColumn(placedKey, '分名额前\n第几等', 0, before),
          ...quotas.map(({ key, grade, formula }, index) =>
            stepColumn(key, `${grade.name}名额后\n第几等`, index + 1, formula),
          ),
        ]),
    {
      ...live(
        'grade',
        '等次',
        11,
        '@',
        ({ result }) => result?.grade ?? '',
        quotas.length > 0
          ? allotted
          : table
            ? moved
            : (at) =>
                `IF(${at.ref('total')}="","",IF(AND(口径_否决等次=1,${at.ref('veto')}<>""),${lowest},${byScore(at)}))`,
      ),
      style: centered(),
    },
    {
      ...live(
        'eligible',
        '评先资格',
        9,
        '@',
        ({ result }) => eligibleWord(result?.eligible ?? false),
        table ? ownEligible : eligible(incidents, reaches),
        ...(table ? [] : [eligible(earlierIncidents, earlierReaches)]),
      ),
      style: centered(),
    },
  ];
}

/** The same over all tables of the kinds that are ranked together. */
function sharedRankFormula(
  scheme: Scheme,
  together: readonly UnitKind[],
  kind: UnitKind,
  places: Places,
  summaryOf: (kind: UnitKind) => string,
): Formula {
  return (at) => {
    const total = at.ref('total');
    const own = tieBreaker(scheme, kind, (key) => at.ref(key));
    const above = together.map((each) => {
      const column = (key: string) => columnReference(places.of(summaryOf(each)), key);
      const all = column('total');
      // A total is a number or "". Gnumeric asks ISNUMBER of the one cell beside, which another sheet may lack.
      const counts = `(${all}<>"")*(((口径_否决排名=0)+(${column('veto')}=""))>0)`;
      const tied = `SUMPRODUCT(${counts}*(${all}=${total})*((${tieBreaker(scheme, each, column)})>(${own})))`;
      return `SUMPRODUCT(${counts}*(${all}>${total}))+IF(口径_并列=1,${tied},0)`;
    });
    return `IF(OR(${total}="",AND(口径_否决排名=1,${at.ref('veto')}<>"")),"",1+${above.join('+')})`;
  };
}

/** The same where the kinds say themselves how vetoed units rank and what tells equal totals apart. */
function ownRankFormula(
  scheme: Scheme,
  together: readonly UnitKind[],
  kind: UnitKind,
  places: Places,
  summaryOf: (kind: UnitKind) => string,
): Formula {
  const vetoed = vetoedPlace(scheme, kind);
  return (at) => {
    const [total, veto] = [at.ref('total'), at.ref('veto')];
    const above = together.map((each) => {
      const column = (key: string) => columnReference(places.of(summaryOf(each)), key);
      const own = tieKeys(scheme, kind, (key) => at.ref(key));
      const keys = tieKeys(scheme, each, column).map((key, index): Key => [key, own[index] ?? key]);
      const standing: Key[] =
        vetoed === '列在最后' ? [[`(${column('veto')}="")*1`, `IF(${veto}="",1,0)`]] : [];
      const ranked = vetoed === '不排名' ? `*(${column('veto')}="")` : '';
      const counts = `(${column('total')}<>"")${ranked}`;
      return before([...standing, [column('total'), total], ...keys], counts);
    });
    const out = vetoed === '不排名' ? `OR(${total}="",${veto}<>"")` : `${total}=""`;
    return `IF(${out},"",1+${above.join('+')})`;
  };
}

/**
 * 1 + units above; by readings 否决排名 and 并列.
 * @param summaryOf table of 成绩汇总 of a kind
 */
export function rankFormula(
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  summaryOf: (kind: UnitKind) => string,
): Formula {
  const together = rankedWith(scheme, kind);
  const said = scheme.kinds.find(({ id }) => id === kind);
  if (said?.ties !== undefined || said?.vetoed !== undefined)
    return ownRankFormula(scheme, together, kind, places, summaryOf);
  if (together.length > 1) return sharedRankFormula(scheme, together, kind, places, summaryOf);
  const rubric = rubricPartsOf(scheme, kind)[0];
  return (at) => {
    const [total, all] = [at.ref('total'), at.column('total')];
    const counts = `ISNUMBER(${all})*(((口径_否决排名=0)+(${at.column('veto')}=""))>0)`;
    const tie = rubric
      ? rubric.alone && !hasOwnBonus(scheme)
        ? `SUMPRODUCT(${counts}*(${all}=${total})*((${at.column('rubric')}+IF(口径_加分=1,0,1)*${at.column('bonus')})>(${at.ref('rubric')}+IF(口径_加分=1,0,1)*${at.ref('bonus')})))`
        : `SUMPRODUCT(${counts}*(${all}=${total})*(${at.column('score')}>${at.ref('score')}))`
      : '0';
    return `IF(OR(${total}="",AND(口径_否决排名=1,${at.ref('veto')}<>"")),"",1+SUMPRODUCT(${counts}*(${all}>${total}))+IF(口径_并列=1,${tie},0))`;
  };
}
