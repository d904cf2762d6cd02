import type { Scheme } from '../../schemes/scheme';
import { bonusSum } from '../bonus-formulas';
import type { Places } from './places';

/** 加减分 of a unit on the 总表, where 加分情形 say more than points: it follows bonusSums in scoring/bonus.ts. */

const sums = (scheme: Scheme, places: Places, unit: string) =>
  bonusSum(scheme, places.of('bonuses'), places.of('bonusRules'), unit);

/** What enters the rubric, within 加分上限. @param unit cell of the unit's name */
export function insideFormula(scheme: Scheme, places: Places, unit: string): string {
  const of = sums(scheme, places, unit);
  return `MIN(加分上限,ROUND(${of('细则')}+IF(口径_加分=1,0,${of(undefined)}),6))`;
}

/** All of it: what enters the total has what is left of 加分上限. @param inside cell of what enters the rubric */
export function wholeFormula(scheme: Scheme, places: Places, unit: string, inside: string): string {
  const of = sums(scheme, places, unit);
  const beside = `ROUND(${of('总分')}+IF(口径_加分=1,${of(undefined)},0),6)`;
  return `ROUND(${inside}+MIN(加分上限-${inside},${beside}),6)`;
}

/** The same of a unit whose kind has no rubric: all enters the total. */
export function apartFormula(scheme: Scheme, places: Places, unit: string): string {
  const of = sums(scheme, places, unit);
  return `MIN(加分上限,ROUND(${of('细则')}+${of('总分')}+${of(undefined)},6))`;
}
