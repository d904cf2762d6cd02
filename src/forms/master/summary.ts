import { partKey, scoreKey, summaryId, yearEndId } from './kind-tables';
import { kindOf, partsOf, rubricPartsOf, unitsOf, type ScoringPart } from '../../schemes';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import { unitsIn, type PartResult, type UnitResult } from '../../scoring/results';
import { lookedUp, summedFor, type RowPlace, type Table } from '../../sheets/table';
import { numberColumn, unitColumn } from '../label-columns';
import { engine, figure, header } from '../look';
import {
  eligibleWord,
  figureOf,
  live,
  number,
  partFormat,
  rankFormula,
  totalFormat,
  totalFormulas,
  verdictColumns,
  vetoWord,
  type Column,
  type SummaryRow,
} from './summary-formulas';
import { bonusWord, hasOwnBonus } from '../../schemes/bonus';
import { bonusBeside } from '../../scoring/total';
import { apartFormula } from './bonus-columns';
import { penaltyFormula, takesFromTotal } from './circumstance-formulas';
import { partFigure } from './parts-tables';
import type { Places } from './places';
import { reported, unitBonus } from './reports';
import type { MasterState } from './state';

/**
 * 成绩 of each kind: live formulas, and beside them the engine's own figures with the difference,
 * which must be 0 (双重核算).
 */
export const summaryRows = (state: MasterState, kind: UnitKind): SummaryRow[] => {
  const results = new Map(unitsIn(state.results, kind).map((each) => [each.unit, each]));
  return unitsOf(state.scheme, kind).map((unit) => ({
    unit,
    result: results.get(unit.id) ?? null,
    settled: state.settled,
  }));
};

type PartsOf = (result: UnitResult | null) => PartResult | undefined;

/** What one part gives: its figure before it is converted, where that is another one, and what it adds to the total. */
function partColumns(scheme: Scheme, places: Places, kind: UnitKind, part: ScoringPart): Column[] {
  const own: PartsOf = (result) => result?.parts[part.index];
  const key = partKey(part);
  switch (part.source) {
    case '评价表':
      return [
        live(
          key,
          part.name,
          10,
          partFormat(scheme, part),
          ({ result }) => number(own(result)?.weighted),
          ...figureOf(places, part.group, 'converted', lookedUp),
        ),
      ];
    case '考核细则': {
      const from = (of: string) => figureOf(places, yearEndId(kind, part), of, summedFor);
      return [
        live(
          scoreKey(part),
          `${part.short}得分`,
          11,
          '0.00####',
          ({ result }) => number(own(result)?.score),
          ...from('score'),
        ),
        live(
          key,
          `${part.short}折算`,
          11,
          partFormat(scheme, part),
          ({ result }) => number(own(result)?.weighted),
          ...from('weighted'),
        ),
      ];
    }
    case '转报分': {
      const sent: (at: RowPlace) => string = (at) => reported(places, part, at.ref('unit'));
      const share = (which: 'full' | 'weight') => partFigure(scheme, places, part, kind, which);
      const rounding = part.decimals ?? 9;
      return [
        live(
          scoreKey(part),
          `${part.short}转报`,
          11,
          'General',
          ({ result }) => number(own(result)?.score),
          sent,
        ),
        live(
          key,
          part.name,
          11,
          partFormat(scheme, part),
          ({ result }) => number(own(result)?.weighted),
          (at) =>
            `IF(${at.ref(scoreKey(part))}="","",ROUND(ROUND(${at.ref(scoreKey(part))}*${share('weight')}/${share('full')},9),${rounding}))`,
        ),
      ];
    }
  }
}

/** Points before the total, by kind of unit. */
function componentColumns(scheme: Scheme, places: Places, kind: UnitKind): Column[] {
  const parts = partsOf(scheme, kind);
  const [own, word] = [hasOwnBonus(scheme), bonusWord(scheme)];
  const first = rubricPartsOf(scheme, kind)[0];
  const bonusFormulas: readonly [(at: RowPlace) => string, ...((at: RowPlace) => string)[]] = first
    ? figureOf(places, yearEndId(kind, first), 'bonus', summedFor)
    : [(at) => (own ? apartFormula(scheme, places, at.ref('unit')) : unitBonus(places, at.ref('unit')))];
  const bonus = live(
    'bonus',
    word,
    8,
    'General',
    ({ result }) => number(result?.yearEnd.bonus),
    ...bonusFormulas,
  );
  // What of it enters the total beside the parts, where not all of it goes one way.
  const beside: Column[] =
    own && first
      ? [
          live(
            'beside',
            `计入总分的${word}`,
            9,
            'General',
            ({ result }) => (result ? bonusBeside(result.yearEnd).toNumber() : ''),
            (at) =>
              `ROUND(${at.ref('bonus')}-${summedFor(places.of(yearEndId(kind, first)), 'unit', at.ref('unit'), 'inside')},6)`,
          ),
        ]
      : [];
  if (first?.alone === true)
    return [
      live(
        'rubric',
        '细则得分',
        11,
        '0.00####',
        ({ result }) => number(result?.yearEnd.rubric),
        ...figureOf(places, yearEndId(kind, first), 'rubric', summedFor),
      ),
      bonus,
      ...beside,
      ...(own
        ? [
            live(
              'score',
              '得分',
              11,
              '0.00####',
              ({ result }: SummaryRow) => number(result?.yearEnd.score),
              ...figureOf(places, yearEndId(kind, first), 'score', summedFor),
            ),
          ]
        : []),
    ];
  return [...parts.flatMap((part) => partColumns(scheme, places, kind, part)), bonus, ...beside];
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
    // 「一票否决」 and 「基本完成」 on one line.
    width: format === '@' ? 10.5 : 10,
    kind: 'engine',
    style: engine(format, 10.5),
    value: ({ result, settled }) => (settled && result ? value(result) : null),
  });
  const format = totalFormat(scheme);
  const first = rubricPartsOf(scheme, kind)[0];
  const weighted =
    first && !first.alone
      ? [own('ownWeighted', `核算${first.short}折算`, '0.00####', (r) => r.yearEnd.weighted.toNumber())]
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
    even: true,
    columns: [
      numberColumn(),
      unitColumn(kindOf(scheme, kind).name, unitsOf(scheme, kind), 22, ({ unit }) => unit.name),
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
