import { ratersOf, unitsOf } from '../../schemes';
import type { RaterKind, Scheme, Unit } from '../../schemes/scheme';
import type { RatingResult } from '../../scoring/results';
import { columnName } from '../../base/address';
import type { Scalar } from '../../sheets/model';
import type { Table } from '../../sheets/table';
import { centered, figure, header, inputNumber } from '../look';
import type { MasterState } from './state';
import { formNames } from './form-parameters';

/** 领导评分 / 处室评分: districts × raters, with sum and converted score as live formulas. */
export interface MatrixRow {
  unit: Unit;
  scores: ReadonlyMap<string, Scalar>;
  result: RatingResult | null;
}

export function matrixRows(state: MasterState, kind: RaterKind): MatrixRow[] {
  const results = new Map(state.results?.districts.map((result) => [result.unit, result[kind]]));
  return unitsOf(state.scheme, 'district').map((unit) => ({
    unit,
    scores: new Map(
      ratersOf(state.scheme, kind).map((rater) => [
        rater.id,
        state.scores.get(rater.id)?.get(unit.id) ?? null,
      ]),
    ),
    result: results.get(unit.id) ?? null,
  }));
}

export function matrixTable(scheme: Scheme, kind: RaterKind): Table<MatrixRow> {
  const raters = ratersOf(scheme, kind);
  const form = scheme.forms[kind];
  const names = formNames(kind);
  const scoreFormat = form.decimals === 0 ? '0' : 'General';
  const decimals = { 整数: '0', 一位小数: '0.0', 两位小数: '0.00' }[scheme.readings.换算舍入];
  return {
    id: kind,
    role: kind,
    keyColumn: 'unit',
    keyOf: ({ unit }) => unit.name,
    headerStyle: header(9),
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
        header: '单位',
        width: 16,
        kind: 'label',
        style: centered(),
        value: ({ unit }) => unit.name,
      },
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
        formula: (at) => {
          const cells = `$${columnName(2)}${at.row + 1}:$${columnName(1 + raters.length)}${at.row + 1}`;
          return `IF(OR(COUNT(${cells})+${names.scaled}+${names.zeroed}<${names.count},${names.scaled}>=${names.count}),"",ROUND(SUM(${cells}),6))`;
        },
      },
      {
        key: 'converted',
        header: '换算分数',
        width: 10,
        kind: 'formula',
        style: figure(decimals),
        blank: '',
        value: ({ result }) => result?.converted?.toNumber() ?? '',
        // 「总得分 × 系数 并四舍五入」; the inner ROUND takes binary noise away, so that a tie is a tie.
        formula: (at) =>
          `IF(${at.ref('sum')}="","",ROUND(ROUND(${at.ref('sum')}*${names.used}*${names.count}/(${names.count}-${names.scaled}),6),口径_换算舍入))`,
      },
    ],
  };
}
