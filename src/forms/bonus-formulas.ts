import { bonusGroups, type BonusRule } from '../schemes/bonus';
import type { Scheme } from '../schemes/scheme';
import { cellReference, columnReference, type TablePlace } from '../sheets/table';

/** 加减分 with limits and places of their own, as live formulas over the ledger: it follows scoring/bonus.ts. */

/** What the rules of one destination come to for a unit, each within its limits. */
type Sum = (into: BonusRule['into']) => string;

/**
 * @param rules where the table of 加分情形 stands in the same workbook
 * @param unit the cell of the unit's name, or the name itself
 */
export function bonusSum(scheme: Scheme, ledger: TablePlace, rules: TablePlace, unit: string): Sum {
  const column = (key: string) => columnReference(ledger, key);
  const cellOf = (rule: BonusRule, key: string) =>
    cellReference(rules, scheme.bonus.rules.indexOf(rule), key);
  const within = (limit: string | undefined, points: string) =>
    limit === undefined ? points : `MAX(-${limit},MIN(${limit},${points}))`;
  const ofRule = (rule: BonusRule) =>
    within(
      rule.limit === undefined ? undefined : cellOf(rule, 'bonusLimit'),
      `ROUND(SUMIFS(${column('counted')},${column('unit')},${unit},${column('rule')},${cellOf(rule, 'bonusName')}),6)`,
    );
  return (into) => {
    const groups = bonusGroups(scheme).filter((group) => group.into === into);
    const all = groups.map(({ rules: own, limited }) =>
      within(limited && cellOf(limited, 'familyLimit'), own.map(ofRule).join('+')),
    );
    return all.length === 0 ? '0' : all.join('+');
  };
}
