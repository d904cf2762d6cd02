import type { ReadingChoice, ReadingId } from '../../schemes/readings';
import { hasOwnBonus } from '../../schemes/bonus';
import { partsOf, rubricPartsOf } from '../../schemes';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import { columnReference } from '../../sheets/table';
import { tiesOf } from '../../schemes/grades';
import { partKey } from './kind-tables';
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

/** What orders two units: a column of one table, and the cell of the unit that is held against it. */
export type Key = readonly [column: string, own: string];

/** Columns of 同分先看, in order; without any the one of reading 并列. */
export function tieKeys(scheme: Scheme, kind: UnitKind, column: (key: string) => string): string[] {
  const own = tiesOf(scheme, kind);
  if (!own) return [`IF(口径_并列=1,1,0)*(${tieBreaker(scheme, kind, column)})`];
  return own.flatMap((name) => {
    const part = partsOf(scheme, kind).find((each) => each.name === name);
    if (!part) return [];
    return part.source === '考核细则' && part.alone
      ? tieBreaker(scheme, kind, column)
      : column(partKey(part));
  });
}

/** Whether the rows of a table stand before a unit, key by key. @param level those that stand level with it, too */
export const ahead = ([[column, own] = ['0', '0'], ...rest]: readonly Key[], level: boolean): string =>
  rest.length === 0
    ? `((${column})${level ? '>=' : '>'}(${own}))`
    : `(((${column})>(${own}))+((${column})=(${own}))*${ahead(rest, level)})`;

/** How many rows of a table stand before a unit. @param counts those that are ranked at all */
export const before = (keys: readonly Key[], counts: string): string =>
  `SUMPRODUCT(${counts}*${ahead(keys, false)})`;
