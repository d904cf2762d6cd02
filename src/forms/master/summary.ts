import { formPartName, kindOf, unitsOf } from '../../schemes';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import type { UnitResult } from '../../scoring/results';
import { lookedUp, summedFor, type Table } from '../../sheets/table';
import { centered, engine, figure, header } from '../look';
import {
  eligibleWord,
  figureOf,
  live,
  number,
  rankFormula,
  totalFormat,
  totalFormulas,
  verdictColumns,
  vetoWord,
  type Column,
  type SummaryRow,
} from './summary-formulas';
import { penaltyFormula, takesFromTotal } from './circumstance-formulas';
import type { Places } from './places';
import type { MasterState } from './state';
import { yearEndId } from './year-end';

/**
 * 成绩汇总 (districts) and 成员单位成绩: live formulas, and beside them the engine's own figures with the difference,
 * which must be 0 (双重核算).
 */
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

/** Points before the total, by kind of unit. */
function componentColumns(scheme: Scheme, places: Places, kind: UnitKind): Column[] {
  const from = (key: string) => figureOf(places, yearEndId(kind), key, summedFor);
  if (kind === 'member')
    return [
      live(
        'rubric',
        '细则得分',
        11,
        '0.00####',
        ({ result }) => number(result?.yearEnd.rubric),
        ...from('rubric'),
      ),
      live('bonus', '加分', 8, 'General', ({ result }) => number(result?.yearEnd.bonus), ...from('bonus')),
    ];
  return [
    live(
      'leader',
      formPartName(scheme, 'leader'),
      10,
      'General',
      ({ result }) => number(result?.leader?.converted),
      ...figureOf(places, 'leader', 'converted', lookedUp),
    ),
    live(
      'office',
      formPartName(scheme, 'office'),
      10,
      'General',
      ({ result }) => number(result?.office?.converted),
      ...figureOf(places, 'office', 'converted', lookedUp),
    ),
    live(
      'score',
      '年终得分',
      11,
      '0.00####',
      ({ result }) => number(result?.yearEnd.score),
      ...from('score'),
    ),
    live(
      'weighted',
      '年终折算',
      11,
      '0.00####',
      ({ result }) => number(result?.yearEnd.weighted),
      ...from('weighted'),
    ),
    live('bonus', '加分', 8, 'General', ({ result }) => number(result?.yearEnd.bonus), ...from('bonus')),
  ];
}

/** What 情形 take from the total, where any of them can. */
const penaltyColumn = (scheme: Scheme, places: Places, kind: UnitKind): Column[] =>
  takesFromTotal(scheme, kind)
    ? [
        live(
          'penalty',
          '情形扣分',
          9,
          'General',
          ({ result }) => number(result?.penalty),
          penaltyFormula(scheme, kind, places),
        ),
      ]
    : [];

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
        header: kindOf(scheme, kind).name,
        width: 22,
        kind: 'label',
        style: centered(),
        value: ({ unit }) => unit.name,
      },
      ...componentColumns(scheme, places, kind),
      ...penaltyColumn(scheme, places, kind),
      live(
        'total',
        '总分',
        10,
        totalFormat(scheme),
        ({ result }) => number(result?.total),
        ...totalFormulas(scheme, kind, places),
      ),
      ...verdictColumns(scheme, kind, places, summaryId),
      live(
        'rank',
        '名次',
        7,
        '0',
        ({ result }) => result?.rank ?? '',
        rankFormula(scheme, kind, places, summaryId),
      ),
      ...engineColumns(scheme, kind),
    ],
  };
}
