import { unitsOf } from '../../schemes';
import type { Scheme, Unit, UnitKind } from '../../schemes/scheme';
import type { UnitResult } from '../../scoring/results';
import type { Decimal } from '../../base/decimal';
import { columnReference, type RowPlace, type Table, type TableColumn } from '../../sheets/table';
import { centered, engine, figure, header } from '../look';
import type { Places } from './places';
import type { MasterState } from './state';
import { yearEndId } from './year-end';

/**
 * 成绩汇总 (districts) and 成员单位成绩: live formulas, and beside them the engine's own figures with the difference,
 * which must be 0 (双重核算).
 */
export interface SummaryRow {
  unit: Unit;
  result: UnitResult | null;
  /** 核算 columns are filled by settling only. */
  settled: boolean;
}

export const summaryId = (kind: UnitKind): 'summary' | 'memberSummary' =>
  kind === 'district' ? 'summary' : 'memberSummary';

export const summaryRows = (state: MasterState, kind: UnitKind): SummaryRow[] => {
  const results = new Map(
    state.results?.[kind === 'district' ? 'districts' : 'members'].map((each) => [each.unit, each]),
  );
  return unitsOf(state.scheme, kind).map((unit) => ({
    unit,
    result: results.get(unit.id) ?? null,
    settled: state.settled,
  }));
};

type Column = TableColumn<SummaryRow>;
const number = (value: Decimal | null | undefined) => value?.toNumber() ?? '';

export const vetoWord = '一票否决';
export const eligibleWord = (eligible: boolean): string => (eligible ? '有' : '无');

export const totalFormat = (scheme: Scheme): string =>
  ({ 两位小数: '0.00', 一位小数: '0.0', 不舍入: '0.00####' })[scheme.readings.总分舍入];

const live = (
  key: string,
  head: string,
  width: number,
  format: string,
  value: Column['value'],
  formula: (at: RowPlace) => string,
): Column => ({
  key,
  header: head,
  width,
  kind: 'formula',
  style: figure(format),
  blank: '',
  value,
  formula,
});

/** A figure of the same unit on another sheet. */
const lookup = (places: Places, table: string, key: string) => (at: RowPlace) =>
  `INDEX(${columnReference(places.of(table), key)},MATCH(${at.ref('unit')},${columnReference(places.of(table), 'unit')},0))`;

/** Points before the total, by kind of unit. */
function componentColumns(places: Places, kind: UnitKind): Column[] {
  const from = (key: string) => lookup(places, yearEndId(kind), key);
  if (kind === 'member')
    return [
      live(
        'rubric',
        '细则得分',
        11,
        '0.00####',
        ({ result }) => number(result?.yearEnd.rubric),
        from('rubric'),
      ),
      live('bonus', '加分', 8, '0.##', ({ result }) => number(result?.yearEnd.bonus), from('bonus')),
    ];
  return [
    live(
      'leader',
      '领导考核',
      10,
      '0.##',
      ({ result }) => number(result?.leader?.converted),
      lookup(places, 'leader', 'converted'),
    ),
    live(
      'office',
      '平时考核',
      10,
      '0.##',
      ({ result }) => number(result?.office?.converted),
      lookup(places, 'office', 'converted'),
    ),
    live('score', '年终得分', 11, '0.00####', ({ result }) => number(result?.yearEnd.score), from('score')),
    live(
      'weighted',
      '年终折算',
      11,
      '0.00####',
      ({ result }) => number(result?.yearEnd.weighted),
      from('weighted'),
    ),
    live('bonus', '加分', 8, '0.##', ({ result }) => number(result?.yearEnd.bonus), from('bonus')),
  ];
}

/** Total by readings 加分 (1 折算后计入, 2 总分封顶100) and 总分舍入 (0 two decimals, 1 one, 2 none). */
function totalFormula(kind: UnitKind): (at: RowPlace) => string {
  return (at) => {
    const points =
      kind === 'district'
        ? `${at.ref('leader')}+${at.ref('office')}+${at.ref('weighted')}+IF(口径_加分=1,${at.ref('bonus')},0)`
        : `${at.ref('rubric')}+${at.ref('bonus')}`;
    const exact = `IF(口径_加分=2,MIN(100,${points}),${points})`;
    const figure = `ROUND(ROUND(${exact},6),CHOOSE(口径_总分舍入+1,2,1,6))`;
    return kind === 'district'
      ? `IF(OR(${at.ref('leader')}="",${at.ref('office')}=""),"",${figure})`
      : figure;
  };
}

/** Veto, grade and eligibility, each from its cell of 方案. */
function verdictColumns(scheme: Scheme, places: Places): Column[] {
  const incident = (key: string) => lookup(places, 'incidents', key);
  const grades = scheme.grades.map((_, index) => ({
    name: places.cell('grades', index, 'grade'),
    from: places.cell('grades', index, 'from'),
  }));
  const lowest = grades.at(-1)?.name ?? '""';
  const byScore = (at: RowPlace) =>
    grades
      .slice(0, -1)
      .reduceRight((rest, { name, from }) => `IF(${at.ref('total')}>=${from},${name},${rest})`, lowest);
  const accidents = (at: RowPlace) => `N(${incident('major')(at)})+N(${incident('grave')(at)})`;
  const cancelled = (at: RowPlace) => {
    const [major, called] = [
      `N(${incident('major')(at)})>=评先事故起数`,
      `N(${incident('summoned')(at)})>=1`,
    ];
    return `IF(口径_评先取消=0,OR(${major},${called}),AND(${major},${called}))`;
  };
  return [
    {
      ...live(
        'veto',
        vetoWord,
        11,
        '@',
        ({ result }) => (result?.veto ? vetoWord : ''),
        (at) =>
          `IF(OR(${accidents(at)}>=否决事故起数,AND(ISNUMBER(${at.ref('total')}),N(${at.ref('total')})<否决分数线)),"${vetoWord}","")`,
      ),
      style: centered(),
    },
    {
      ...live(
        'grade',
        '等次',
        11,
        '@',
        ({ result }) => result?.grade ?? '',
        (at) =>
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
        (at) => `IF(AND(${at.ref('grade')}=评先等次,${at.ref('veto')}="",NOT(${cancelled(at)})),"有","无")`,
      ),
      style: centered(),
    },
  ];
}

/** 1 + units above; by readings 否决排名 and 并列. */
function rankFormula(kind: UnitKind): (at: RowPlace) => string {
  return (at) => {
    const [total, all] = [at.ref('total'), at.column('total')];
    const counts = `ISNUMBER(${all})*(((口径_否决排名=0)+(${at.column('veto')}=""))>0)`;
    const tie = kind === 'district' ? 'score' : 'rubric';
    const byYearEnd =
      kind === 'district'
        ? `SUMPRODUCT(${counts}*(${all}=${total})*(${at.column(tie)}>${at.ref(tie)}))`
        : `SUMPRODUCT(${counts}*(${all}=${total})*((${at.column('rubric')}+IF(口径_加分=1,0,1)*${at.column('bonus')})>(${at.ref('rubric')}+IF(口径_加分=1,0,1)*${at.ref('bonus')})))`;
    return `IF(OR(${total}="",AND(口径_否决排名=1,${at.ref('veto')}<>"")),"",1+SUMPRODUCT(${counts}*(${all}>${total}))+IF(口径_并列=1,${byYearEnd},0))`;
  };
}

/** What settling writes, and the difference to the formulas. */
function engineColumns(scheme: Scheme, kind: UnitKind): Column[] {
  const own = (
    key: string,
    head: string,
    format: string,
    value: (result: UnitResult) => string | number,
  ): Column => ({
    key,
    header: head,
    width: 10,
    kind: 'engine',
    style: engine(format, 10.5),
    value: ({ result, settled }) => (settled && result ? value(result) : null),
  });
  const format = totalFormat(scheme);
  const weighted =
    kind === 'district'
      ? [own('ownWeighted', '核算年终折算', '0.00####', (r) => r.yearEnd.weighted.toNumber())]
      : [];
  return [
    ...weighted,
    own('ownTotal', '核算总分', format, (r) => number(r.total)),
    own('ownGrade', '核算等次', '@', (r) => r.grade ?? ''),
    own('ownVeto', '核算否决', '@', (r) => (r.veto ? vetoWord : '')),
    own('ownEligible', '核算评先', '@', (r) => eligibleWord(r.eligible)),
    own('ownRank', '核算名次', '0', (r) => r.rank ?? ''),
    {
      key: 'difference',
      header: '差额（应为0）',
      width: 10,
      kind: 'formula',
      style: figure('0.00####', 10.5),
      blank: '',
      value: ({ result, settled }) => (settled && result?.total ? 0 : ''),
      formula: (at) =>
        `IF(OR(${at.ref('ownTotal')}="",${at.ref('total')}=""),"",ROUND(${at.ref('total')}-${at.ref('ownTotal')},6))`,
    },
  ];
}

export function summaryTable(scheme: Scheme, kind: UnitKind, places: Places): Table<SummaryRow> {
  return {
    id: summaryId(kind),
    role: summaryId(kind),
    keyColumn: 'unit',
    keyOf: ({ unit }) => unit.name,
    headerStyle: header(10.5),
    headerHeight: 36,
    columns: [
      {
        key: 'no',
        header: '序号',
        width: 6,
        kind: 'label',
        style: centered(),
        value: (_, index) => index + 1,
      },
      {
        key: 'unit',
        header: kind === 'district' ? '县（市、区）' : '成员单位',
        width: 22,
        kind: 'label',
        style: centered(),
        value: ({ unit }) => unit.name,
      },
      ...componentColumns(places, kind),
      live(
        'total',
        '总分',
        10,
        totalFormat(scheme),
        ({ result }) => number(result?.total),
        totalFormula(kind),
      ),
      ...verdictColumns(scheme, places),
      live('rank', '名次', 7, '0', ({ result }) => result?.rank ?? '', rankFormula(kind)),
      ...engineColumns(scheme, kind),
    ],
  };
}
