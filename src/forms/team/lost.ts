import { decimal, minimum, sum, type Decimal } from '../../base/decimal';
import { rubricOf } from '../../schemes';
import type { RubricItem, RubricRow } from '../../schemes/rubric';
import type { Scheme, Unit } from '../../schemes/scheme';
import { rowDeduction } from '../../scoring/row';
import { rowKey } from '../clause-table';
import { countedIn } from '../ledger-results';
import type { TeamEntries } from './entries';

/** What a unit loses, as the formulas of its 考核细则 and 考核报告 have it before any program has calculated. */

/** Of a 小项; what is typed over its formula stands as it is. */
export function lostInRow(
  entries: TeamEntries,
  scheme: Scheme,
  unit: Unit,
  item: RubricItem,
  row: RubricRow,
): Decimal {
  const typed = entries.overrides.find((each) => each.unit === unit.id && each.row === row.no);
  if (typed) return decimal(typed.points);
  const key = rowKey(rubricOf(scheme, unit.kind), row);
  return rowDeduction(item, row, countedIn(entries.deductions, unit.name, key), null);
}

/** Of a 大项: never more than its points. */
export const lostInItem = (entries: TeamEntries, scheme: Scheme, unit: Unit, item: RubricItem): Decimal =>
  minimum(decimal(item.points), sum(item.rows.map((row) => lostInRow(entries, scheme, unit, item, row))));

/** 细则得分 with 加分. */
export function scoreOf(entries: TeamEntries, scheme: Scheme, unit: Unit): Decimal {
  const result = entries.results.get(unit.id);
  if (result) return result.rubric.plus(result.bonus);
  const items = rubricOf(scheme, unit.kind).items.filter(({ kind }) => kind === 'scored');
  return sum(items.map((item) => decimal(item.points).minus(lostInItem(entries, scheme, unit, item))));
}
