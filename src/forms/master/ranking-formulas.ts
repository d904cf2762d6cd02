import type { ReadingChoice, ReadingId } from '../../schemes/readings';
import { hasOwnBonus } from '../../schemes/bonus';
import { rubricPartsOf } from '../../schemes';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import { columnReference } from '../../sheets/table';
import type { Places } from './places';

/** What the formulas of ranks and of 名额 share. */

/**
 * Whether a later reading is at an option. Its cell is looked up and has no name: a 总表 of 0.1.0 cannot be given one, and
 * without the row the default holds.
 */
export const chosen = <Id extends ReadingId>(places: Places, id: Id, option: ReadingChoice<Id>): string => {
  const readings = places.of('readings');
  return `COUNTIFS(${columnReference(readings, 'reading')},"${id}",${columnReference(readings, 'choice')},"${option}")>0`;
};

/** 年终得分 of units of a kind, by which reading 并列 orders those with the same total. */
export function tieBreaker(scheme: Scheme, kind: UnitKind, column: (key: string) => string): string {
  const [rubric] = rubricPartsOf(scheme, kind);
  // A kind that no rubric scores has none: its column of totals, times nothing, is as many noughts.
  if (!rubric) return `0*(${column('total')}="")`;
  if (hasOwnBonus(scheme)) return column('score');
  return rubric.alone ? `${column('rubric')}+IF(口径_加分=1,0,1)*${column('bonus')}` : column('score');
}
