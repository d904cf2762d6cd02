import { rounded } from '../../base/decimal';
import {
  abstainWord,
  formOf,
  formPartOf,
  ownRatersOf,
  ratersOf,
  saysKinds,
  unitsRatedBy,
} from '../../schemes';
import type { Combination } from '../../schemes/kinds';
import type { RaterKind, Scheme, Unit } from '../../schemes/scheme';
import { convertedDecimals } from '../../scoring/rating';
import { allUnits, ratingBy, type RatingResult } from '../../scoring/results';
import { columnName } from '../../base/address';
import type { Scalar } from '../../sheets/model';
import { columnReference, type RowPlace, type Table } from '../../sheets/table';
import { numberColumn, unitColumn } from '../label-columns';
import { figure, header, inputNumber } from '../look';
import { missingWords, type MasterState } from './state';
import { formFigures } from './form-parameters';
import { partFigure } from './parts-tables';
import { evenFormat } from './summary-formulas';
import type { Places } from './places';

/** The scores of one 评价组: units × raters, with sum, average and converted score as live formulas. */
export interface MatrixRow {
  unit: Unit;
  scores: ReadonlyMap<string, Scalar>;
  result: RatingResult | null;
}

export function matrixRows(state: MasterState, group: RaterKind): MatrixRow[] {
  const results = new Map(allUnits(state.results).map((result) => [result.unit, ratingBy(result, group)]));
  return unitsRatedBy(state.scheme, group).map((unit) => ({
    unit,
    scores: new Map(
      ratersOf(state.scheme, group).map((rater) => [
        rater.id,
        state.scores.get(rater.id)?.get(unit.id) ?? null,
      ]),
    ),
    result: results.get(unit.id) ?? null,
  }));
}

/** Sum and number of the scores that an average is made of, as `averaged` in scoring/rating.ts has them. */
function averageFormula(
  combination: Combination,
  cells: string,
  scaled: string,
  zeroed: string,
  count: string,
): string {
  const number = `(${count}-${scaled})`;
  if (combination === '平均') return `SUM(${cells})/${number}`;
  const lowest = `IF(${zeroed}>0,0,MIN(${cells}))`;
  return `IF(${number}<3,SUM(${cells})/${number},(SUM(${cells})-MAX(${cells})-${lowest})/MAX(1,${number}-2))`;
}

/** Forms that do not count for a unit: 弃权, and the raters whose own it is, whatever was decided about their forms. */
function counts(scheme: Scheme, group: RaterKind, places: Places, cells: string, unit: Unit | undefined) {
  const names = formFigures(scheme, group, places);
  const form = formOf(scheme, group);
  const abstained = form.abstain ? `+COUNTIF(${cells},"${abstainWord}")` : '';
  const own = unit ? ownRatersOf(scheme, group, unit.id) : [];
  if (abstained === '' && own.length === 0) return names;
  const raters = (key: string) => columnReference(places.of('raters'), key);
  const decided = (word: string) =>
    own.map(({ id }) => `-COUNTIFS(${raters('raterId')},"${id}",${raters('applied')},"${word}")`).join('');
  const ownCount = own.length > 0 ? `+${own.length}` : '';
  return {
    ...names,
    scaled: `(${names.scaled}${abstained}${ownCount}${decided(missingWords.scale)})`,
    zeroed: own.length > 0 ? `(${names.zeroed}${decided(missingWords.zero)})` : names.zeroed,
  };
}

export function matrixTable(scheme: Scheme, kind: RaterKind, places: Places): Table<MatrixRow> {
  const raters = ratersOf(scheme, kind);
  const form = formOf(scheme, kind);
  // Looked up when a formula is written: a table that is only searched for has no places yet.
  const figures = (at: RowPlace, row?: MatrixRow) => counts(scheme, kind, places, cellsOf(at.row), row?.unit);
  const parts = new Map(scheme.kinds.map(({ id }) => [id, formPartOf(scheme, id, kind)]));
  const averages = [...parts.values()].some((part) => part && part.combination !== '总分×系数');
  const cellsOf = (row: number) => `$${columnName(2)}${row + 1}:$${columnName(1 + raters.length)}${row + 1}`;
  const scoreFormat = form.decimals === 0 ? '0' : 'General';
  // Kinds that a group rates may round in different ways.
  const decimals = Math.min(
    ...[...parts.values()].flatMap((part) => (part ? convertedDecimals(scheme, part) : [])),
  );
  return {
    id: kind,
    role: kind,
    keyColumn: 'unit',
    keyOf: ({ unit }) => unit.name,
    headerStyle: header(10.5),
    even: true,
    columns: [
      numberColumn(),
      unitColumn('单位', unitsRatedBy(scheme, kind), 16, ({ unit }) => unit.name),
      ...raters.map((rater) => ({
        key: rater.id,
        header: rater.id,
        width: 7,
        kind: 'input' as const,
        style: inputNumber(10.5, scoreFormat),
        value: ({ scores }: MatrixRow) => scores.get(rater.id) ?? null,
      })),
      {
        key: 'sum',
        header: '合计',
        width: 9,
        kind: 'formula',
        style: figure(),
        blank: '',
        value: ({ result }) => result?.sum?.toNumber() ?? '',
        // Blank while a form is outstanding without a decision: an incomplete sum would look like a result.
        formula: (at, row) => {
          const cells = cellsOf(at.row);
          const names = figures(at, row);
          return `IF(OR(COUNT(${cells})+${names.scaled}+${names.zeroed}<${names.count},${names.scaled}>=${names.count}),"",ROUND(SUM(${cells}),6))`;
        },
      },
      ...(averages
        ? [
            {
              key: 'average',
              header: '平均分',
              width: 10,
              kind: 'formula' as const,
              style: figure('0.00####'),
              blank: '',
              value: ({ result }: MatrixRow) =>
                result?.average ? rounded(result.average, 12).toNumber() : '',
              formula: (at: RowPlace, row?: MatrixRow) => {
                const part = row && parts.get(row.unit.kind);
                if (!part || part.combination === '总分×系数') return '""';
                const { scaled, zeroed, count } = figures(at, row);
                const average = averageFormula(part.combination, cellsOf(at.row), scaled, zeroed, count);
                // Unrounded it keeps 12 decimals, which no printed figure needs.
                return `IF(${at.ref('sum')}="","",ROUND(ROUND(${average},12),${part.averageDecimals ?? 12}))`;
              },
            },
          ]
        : []),
      {
        key: 'converted',
        header: '换算分数',
        width: 10,
        kind: 'formula',
        style: figure(evenFormat(decimals)),
        blank: '',
        value: ({ result }) => result?.converted?.toNumber() ?? '',
        formula: (at, row) => {
          const names = figures(at, row);
          const part = row && parts.get(row.unit.kind);
          const rounding = part?.decimals ?? '口径_换算舍入';
          const whole = (exact: string) => `IF(${at.ref('sum')}="","",ROUND(ROUND(${exact},6),${rounding}))`;
          if (part && part.combination !== '总分×系数')
            return whole(
              `${at.ref('average')}*${partFigure(scheme, places, part, row.unit.kind, 'weight')}/${form.maximum}`,
            );
          // 「总得分 × 系数 并四舍五入」; the inner ROUND takes binary noise away, so that a tie is a tie.
          const scaled = `${names.count}/(${names.count}-${names.scaled})`;
          if (!saysKinds(scheme) || !part) return whole(`${at.ref('sum')}*${names.used}*${scaled}`);
          // The weight of the part need not be that of the form: kinds may weigh the same form differently.
          const weight = partFigure(scheme, places, part, row.unit.kind, 'weight');
          const share = `${weight}/(${form.maximum}*(${names.count}-${names.scaled}))`;
          return whole(`${at.ref('sum')}*IF(口径_折算系数=0,${names.used}*${scaled},${share})`);
        },
      },
    ],
  };
}
