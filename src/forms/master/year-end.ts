import { yearEndId } from './kind-tables';
import { insideFormula, wholeFormula } from './bonus-columns';
import { bonusWord, hasOwnBonus } from '../../schemes/bonus';
import { rounded } from '../../base/decimal';
import {
  annexNumber,
  earnsPoints,
  kindOf,
  rubricsOf,
  saysKinds,
  type RubricPart,
  unitsOf,
} from '../../schemes';
import type { Rubric, RubricItem } from '../../schemes/rubric';
import type { Scheme, Unit, UnitKind } from '../../schemes/scheme';
import { rubricBy, unitsIn, type RubricResult } from '../../scoring/results';
import { columnReference, type RowPlace, type Table, type TableColumn } from '../../sheets/table';
import { rowKey } from '../clause-table';
import { numberColumn, unitColumn } from '../label-columns';
import { figure, header } from '../look';
import { partFigure } from './parts-tables';
import type { Places } from './places';
import { itemPoints, rowPoints, type PointCells } from '../points';
import type { MasterState } from './state';

/** 年终考核: units × 大项, from the ledgers by live formulas. Each kind has a table for each of its rubrics. */
export interface YearEndRow {
  unit: Unit;
  result: RubricResult | null;
}

export const yearEndRows = (state: MasterState, kind: UnitKind, { rubric }: RubricPart): YearEndRow[] => {
  const results = new Map(unitsIn(state.results, kind).map((each) => [each.unit, rubricBy(each, rubric.id)]));
  return unitsOf(state.scheme, kind).map((unit) => ({ unit, result: results.get(unit.id) ?? null }));
};

/**
 * What the rows of an item lose together. Where they have points of their own, or earn them, each is held within them:
 * it follows rowDeduction in scoring/row.ts.
 * @param several whether the unit has other rubrics, too
 */
function lostInRows(
  rubric: Rubric,
  item: RubricItem,
  points: PointCells,
  ledger: (key: string) => string,
  at: RowPlace,
  several: boolean,
): string {
  const unit = `${ledger('unit')},${at.ref('unit')}`;
  // 大项 of two rubrics may have the same number: then only rows of this one count.
  const own = several ? `${unit},${ledger('row')},"附${annexNumber(rubric)}-*"` : unit;
  if (!item.rows.some((row) => row.points !== undefined || earnsPoints(row)))
    return `SUMIFS(${ledger('counted')},${own},${ledger('item')},${item.no})`;
  const lost = item.rows.map((row) => {
    const key = `${unit},${ledger('row')},"${rowKey(rubric, row)}"`;
    const counted = `ROUND(SUMIFS(${ledger('counted')},${key}),6)`;
    const all = rowPoints(points, rubric, item, row) ?? '0';
    // 手填扣分 stands in place of what the row earns, too.
    const typed = `COUNTIFS(${key},${ledger('manual')},"<>")>0`;
    const taken = earnsPoints(row) ? `IF(${typed},0,${all})+${counted}` : counted;
    return row.points === undefined ? `MAX(0,${taken})` : `MIN(${all},MAX(0,${taken}))`;
  });
  return lost.join('+');
}

export const scoredItems = (rubric: Rubric): RubricItem[] =>
  rubric.items.filter((item) => item.kind === 'scored');

/** What the part adds to the total. 年终折算分 of 郑安委〔2020〕1号 is taken from 年终考核比重. */
function weightedColumn(
  scheme: Scheme,
  kind: UnitKind,
  part: RubricPart,
  places: Places,
): TableColumn<YearEndRow> {
  const own = saysKinds(scheme);
  const figureOf = (which: 'full' | 'weight') => partFigure(scheme, places, part, kind, which);
  const share = own ? `${figureOf('weight')}/${figureOf('full')}` : '年终权重/100';
  const rounding = part.decimals ?? 9;
  return {
    key: 'weighted',
    header: `${part.short}折算分`,
    width: 10,
    kind: 'formula',
    style: figure('0.00####'),
    blank: '',
    value: ({ result }) => (result ? rounded(result.weighted, 9).toNumber() : ''),
    // A score in proportion has six decimals; its share of the total has more.
    formula: (at) =>
      part.decimals === null || part.decimals === undefined
        ? `ROUND(${at.ref('score')}*${share},9)`
        : `ROUND(ROUND(${at.ref('score')}*${share},9),${rounding})`,
    ...(own
      ? {}
      : { earlier: [(at: { ref: (key: string) => string }) => `ROUND(${at.ref('score')}*${share},6)`] }),
  };
}

export function yearEndTable(
  scheme: Scheme,
  kind: UnitKind,
  part: RubricPart,
  places: Places,
  points: PointCells,
): Table<YearEndRow> {
  const { rubric } = part;
  const items = scoredItems(rubric);
  const several = rubricsOf(scheme, kind).length > 1;
  const ledger = (key: string) => columnReference(places.of('deductions'), key);
  const own = hasOwnBonus(scheme);
  const word = bonusWord(scheme);
  const bonuses = (key: string) => columnReference(places.of('bonuses'), key);
  const number = (value: { toNumber: () => number } | undefined) => value?.toNumber() ?? '';
  return {
    id: yearEndId(kind, part),
    role: 'yearEnd',
    keyColumn: 'unit',
    keyOf: ({ unit }) => unit.name,
    headerStyle: header(10.5),
    headerHeight: 92,
    even: true,
    columns: [
      numberColumn(),
      unitColumn(kindOf(scheme, kind).name, unitsOf(scheme, kind), 22, ({ unit }) => unit.name),
      ...items.map((item, index) => ({
        key: `item${item.no}`,
        header: item.title,
        // Twelve of them stand beside the longest name on the width of one page.
        width: 11.5,
        kind: 'formula' as const,
        style: figure('General', 10.5),
        blank: '',
        value: ({ result }: YearEndRow) => number(result?.items[index]?.score),
        // 小项扣分到本大项分数扣完为止（备注 1）.
        formula: (at: RowPlace) => {
          const all = itemPoints(points, rubric, item);
          const lost = lostInRows(rubric, item, points, ledger, at, several);
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
      // 加分 enters the first rubric of its kind.
      ...(part.first && own
        ? [
            {
              key: 'inside',
              header: `计入细则的${word}`,
              width: 10,
              kind: 'formula' as const,
              style: figure(),
              blank: '',
              value: ({ result }: YearEndRow) => number(result?.inside),
              formula: (at: RowPlace) => insideFormula(scheme, places, at.ref('unit')),
            },
          ]
        : []),
      ...(part.first
        ? [
            {
              key: 'bonus',
              header: word,
              width: 8,
              kind: 'formula' as const,
              style: figure(),
              blank: '',
              value: ({ result }: YearEndRow) => number(result?.bonus),
              formula: (at: RowPlace) =>
                own
                  ? wholeFormula(scheme, places, at.ref('unit'), at.ref('inside'))
                  : `MIN(加分上限,ROUND(SUMIFS(${bonuses('counted')},${bonuses('unit')},${at.ref('unit')}),6))`,
            },
          ]
        : []),
      {
        key: 'score',
        header: part.alone ? '得分' : `${part.short}得分`,
        width: 10,
        kind: 'formula',
        style: figure('0.00####'),
        blank: '',
        value: ({ result }) => number(result?.score),
        formula: (at) =>
          part.first && own
            ? `ROUND(MAX(0,${at.ref('rubric')}+${at.ref('inside')}),6)`
            : part.first
              ? `ROUND(${at.ref('rubric')}+IF(口径_加分=1,0,${at.ref('bonus')}),6)`
              : `ROUND(${at.ref('rubric')},6)`,
      },
      ...(part.alone ? [] : [weightedColumn(scheme, kind, part, places)]),
    ],
  };
}
