import type { ReadingChoice, ReadingId } from '../../schemes/readings';
import type { UnitKind } from '../../schemes/scheme';
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
export const tieBreaker = (kind: UnitKind, column: (key: string) => string): string =>
  kind === 'district' ? column('score') : `${column('rubric')}+IF(口径_加分=1,0,1)*${column('bonus')}`;
