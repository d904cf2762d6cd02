import { decimal, minimum, sum, type Decimal } from '../../base/decimal';
import type { RubricItem, RubricRow } from '../../schemes/rubric';
import { reportedScore } from '../../scoring/bonus';
import { rowDeduction } from '../../scoring/row';
import { rowKey } from '../clause-table';
import { countedIn } from '../ledger-results';
import { resultFor, type Scored, type TeamEntries } from './entries';

/** What a unit loses, as the formulas of its 考核细则 and 考核报告 have it before any program has calculated. */

/** Of a 小项; what is typed over its formula stands as it is. */
export function lostInRow(
  entries: TeamEntries,
  { unit, part: { rubric } }: Scored,
  item: RubricItem,
  row: RubricRow,
): Decimal {
  const typed = entries.overrides.find(
    (each) => each.unit === unit.id && each.rubric === rubric.id && each.row === row.no,
  );
  if (typed) return decimal(typed.points);
  return rowDeduction(item, row, countedIn(entries.deductions, unit.name, rowKey(rubric, row)), null);
}

/** Of a 大项: never more than its points. */
export const lostInItem = (entries: TeamEntries, scored: Scored, item: RubricItem): Decimal =>
  minimum(decimal(item.points), sum(item.rows.map((row) => lostInRow(entries, scored, item, row))));

/** 细则得分 with 加分. */
export function scoreOf(entries: TeamEntries, scored: Scored): Decimal {
  const result = resultFor(entries, scored);
  if (result) return reportedScore(result);
  const items = scored.part.rubric.items.filter(({ kind }) => kind === 'scored');
  return sum(items.map((item) => decimal(item.points).minus(lostInItem(entries, scored, item))));
}
