import { earnsPoints, kindOf, rubricOf, unitsOf } from '../../schemes';
import type { Rubric, RubricItem } from '../../schemes/rubric';
import type { Scheme, Unit, UnitKind } from '../../schemes/scheme';
import type { RubricResult } from '../../scoring/results';
import { columnReference, type RowPlace, type Table } from '../../sheets/table';
import { rowKey } from '../clause-table';
import { centered, figure, header } from '../look';
import type { Places } from './places';
import { itemPoints, rowPoints, type PointCells } from '../points';
import type { MasterState } from './state';

/** 年终考核: units × 大项, from the ledgers by live formulas. Districts and members have a table each. */
export interface YearEndRow {
  unit: Unit;
  result: RubricResult | null;
}

export const yearEndId = (kind: UnitKind): string => (kind === 'district' ? 'yearEnd' : 'memberYearEnd');

export const yearEndRows = (state: MasterState, kind: UnitKind): YearEndRow[] => {
  const results = new Map(
    state.results?.[kind === 'district' ? 'districts' : 'members'].map((each) => [each.unit, each.yearEnd]),
  );
  return unitsOf(state.scheme, kind).map((unit) => ({ unit, result: results.get(unit.id) ?? null }));
};

/**
 * What the rows of an item lose together. Where they have points of their own, or earn them, each is held within them:
 * it follows rowDeduction in scoring/row.ts.
 */
function lostInRows(
  rubric: Rubric,
  item: RubricItem,
  points: PointCells,
  ledger: (key: string) => string,
  at: RowPlace,
): string {
  const own = `${ledger('unit')},${at.ref('unit')}`;
  if (!item.rows.some((row) => row.points !== undefined || earnsPoints(row)))
    return `SUMIFS(${ledger('counted')},${own},${ledger('item')},${item.no})`;
  const lost = item.rows.map((row) => {
    const key = `${own},${ledger('row')},"${rowKey(rubric, row)}"`;
    const counted = `ROUND(SUMIFS(${ledger('counted')},${key}),6)`;
    const all = rowPoints(points, rubric, item, row) ?? '0';
    // 手填扣分 stands in place of what the row earns, too.
    const typed = `COUNTIFS(${key},${ledger('manual')},"<>")>0`;
    const taken = earnsPoints(row) ? `IF(${typed},0,${all})+${counted}` : counted;
    return row.points === undefined ? `MAX(0,${taken})` : `MIN(${all},MAX(0,${taken}))`;
  });
  return lost.join('+');
}

export const scoredItems = (scheme: Scheme, kind: UnitKind): RubricItem[] =>
  rubricOf(scheme, kind).items.filter((item) => item.kind === 'scored');

export function yearEndTable(
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  points: PointCells,
): Table<YearEndRow> {
  const rubric = rubricOf(scheme, kind);
  const items = scoredItems(scheme, kind);
  const ledger = (key: string) => columnReference(places.of('deductions'), key);
  const bonuses = (key: string) => columnReference(places.of('bonuses'), key);
  const number = (value: { toNumber: () => number } | undefined) => value?.toNumber() ?? '';
  return {
    id: yearEndId(kind),
    role: 'yearEnd',
    keyColumn: 'unit',
    keyOf: ({ unit }) => unit.name,
    headerStyle: header(9),
    headerHeight: 92,
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
      ...items.map((item, index) => ({
        key: `item${item.no}`,
        header: item.title,
        width: 12,
        kind: 'formula' as const,
        style: figure('General', 10.5),
        blank: '',
        value: ({ result }: YearEndRow) => number(result?.items[index]?.score),
        // 小项扣分到本大项分数扣完为止（备注 1）.
        formula: (at: RowPlace) => {
          const all = itemPoints(points, rubric, item);
          const lost = lostInRows(rubric, item, points, ledger, at);
          return `ROUND(${all}-MIN(${all},ROUND(${lost},6)),6)`;
        },
      })),
      {
        key: 'rubric',
        header: '细则得分',
        width: 10,
        kind: 'formula',
        style: figure('0.00####'),
        blank: '',
        value: ({ result }) => number(result?.rubric),
        formula: (at) => `ROUND(${items.map((item) => at.ref(`item${item.no}`)).join('+')},6)`,
      },
      {
        key: 'bonus',
        header: '加分',
        width: 8,
        kind: 'formula',
        style: figure(),
        blank: '',
        value: ({ result }) => number(result?.bonus),
        formula: (at) =>
          `MIN(加分上限,ROUND(SUMIFS(${bonuses('counted')},${bonuses('unit')},${at.ref('unit')}),6))`,
      },
      {
        key: 'score',
        header: kind === 'district' ? '年终得分' : '得分',
        width: 10,
        kind: 'formula',
        style: figure('0.00####'),
        blank: '',
        value: ({ result }) => number(result?.score),
        formula: (at) => `ROUND(${at.ref('rubric')}+IF(口径_加分=1,0,${at.ref('bonus')}),6)`,
      },
      ...(kind === 'district'
        ? [
            {
              key: 'weighted',
              header: '年终折算分',
              width: 10,
              kind: 'formula' as const,
              style: figure('0.00####'),
              blank: '',
              value: ({ result }: YearEndRow) => number(result?.weighted),
              // A score in proportion has six decimals; its share of the total has more.
              formula: (at: { ref: (key: string) => string }) => `ROUND(${at.ref('score')}*年终权重/100,9)`,
              earlier: [(at: { ref: (key: string) => string }) => `ROUND(${at.ref('score')}*年终权重/100,6)`],
            },
          ]
        : []),
    ],
  };
}
