import { columnReference, type RowPlace, type TablePlace } from '../sheets/table';
import { plainPoints } from './deduction-formulas';
import type { LookedUp } from './deduction-ledger';

/**
 * Formulas of 0.1.0 that are written otherwise today. A 总表 made then holds them: they are ours, give the same figures,
 * and are replaced at the next write.
 */

/** `INDEX(column, MATCH(value, key column, 0))`. */
export const indexMatch = (place: TablePlace, key: string, value: string, wanted: string): string =>
  `INDEX(${columnReference(place, wanted)},MATCH(${value},${columnReference(place, key)},0))`;

type Formula = (at: RowPlace) => string;

/** Columns of 扣分台账 that looked a clause up by its position in 条款. */
export function earlierLedgerFormulas(clauses: TablePlace): Partial<Record<keyof LookedUp, Formula>> {
  const look = (at: RowPlace, key: string) => `INDEX(${columnReference(clauses, key)},${at.ref('at')})`;
  return {
    row: (at) =>
      `IF(${at.ref('at')}<>"",${look(at, 'row')},IF(${at.ref('manual')}<>"",${at.ref('clause')},""))`,
    item: (at) =>
      `IF(${at.ref('row')}="","",IFERROR(${indexMatch(clauses, 'row', at.ref('row'), 'item')},""))`,
    text: (at) => `IF(${at.ref('at')}="",IF(${at.ref('manual')}<>"","手填小项扣分",""),${look(at, 'text')})`,
    kind: (at) => `IF(${at.ref('at')}="","",${look(at, 'kind')})`,
    each: (at) => `IF(${at.ref('at')}="","",IF(ISNUMBER(${look(at, 'points')}),${look(at, 'points')},""))`,
    unitWord: (at) => `IF(${at.ref('at')}="","",${look(at, 'unit')}&"")`,
    tier: (at) => `IF(${at.ref('at')}="","",${look(at, 'tier')}&"")`,
    points: (at) => plainPoints(at, (key) => look(at, key)),
  };
}
