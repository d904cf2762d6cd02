import { decimal, rounded, sum, zero, type Decimal } from '../base/decimal';
import type { Scheme } from '../schemes/scheme';
import { clausePoints, countsOnce } from '../scoring/clause';
import { workKey } from '../scoring/rubric';
import type { Scalar } from '../sheets/model';
import type { BonusRow } from './bonus-ledger';
import { clauseRows, kindWords, rowKey, type ClauseRow } from './clause-table';
import type { LedgerRow, LookedUp } from './deduction-ledger';

/**
 * What the formulas of the two ledgers give, row by row, for good and bad input alike: the stored results that a
 * spreadsheet program would have computed.
 */

const sixPlaces = (value: Decimal): number => rounded(value, 6).toNumber();
const text = (value: Scalar): string => (value === null ? '' : String(value));

interface Line {
  row: LedgerRow;
  /** Position of the clause in the table, from 1; 0 where MATCH finds none. */
  at: number;
  clause: ClauseRow | undefined;
  rowKey: string;
  points: Decimal | null;
  effective: Decimal | null;
  total: Decimal | null;
}

function points(scheme: Scheme, row: LedgerRow, clause: ClauseRow | undefined): Decimal | null {
  // A row without unit belongs to nobody yet.
  if (text(row.unit) === '') return null;
  if (text(row.manual) !== '') return typeof row.manual === 'number' ? decimal(row.manual) : null;
  if (!clause) return null;
  const counts = ['count', 'shortfall', 'percent'].includes(clause.clause.kind);
  if (counts && typeof row.quantity !== 'number') return null;
  const quantity = typeof row.quantity === 'number' ? decimal(row.quantity) : zero;
  return clausePoints(clause.clause, clause.item, quantity, scheme.readings);
}

const sameClause = (line: Line): string => `${text(line.row.unit)}|${text(line.row.clause)}`;
const sameRow = (line: Line): string => `${text(line.row.unit)}|${line.rowKey}`;

function counted(
  scheme: Scheme,
  line: Line,
  index: number,
  rows: ReadonlyMap<string, readonly (readonly [number, Line])[]>,
): Decimal | null {
  if (!line.effective) return null;
  const others = rows.get(sameRow(line)) ?? [];
  const manual = ([, each]: readonly [number, Line]) => text(each.row.manual) !== '';
  if (text(line.row.manual) !== '')
    return others.some((each) => manual(each) && each[0] > index) ? zero : line.effective;
  if (others.some(manual)) return zero;
  const tier = line.clause?.clause.tier ?? null;
  if (tier === null || scheme.readings.互斥条款 === '分别扣分') return line.effective;
  const beaten = others.some(
    ([, each]) =>
      each.clause?.clause.tier === tier &&
      each.total &&
      line.total &&
      (each.total.gt(line.total) || (each.total.eq(line.total) && each.at < line.at)),
  );
  return beaten ? zero : line.effective;
}

export function ledgerResults(
  scheme: Scheme,
  rows: readonly LedgerRow[],
  clauses = clauseRows(scheme),
): LookedUp[] {
  const positions = new Map(clauses.map((each, index) => [each.clause.id, index + 1]));
  const items = new Map(clauses.map((each) => [rowKey(each.rubric, each.row), each.item.no]));
  const once = new Set<string>();
  const lines = rows.map((row): Line => {
    const at = positions.get(text(row.clause)) ?? 0;
    const clause = clauses[at - 1];
    const manual = text(row.manual) !== '';
    const line: Line = {
      row,
      at,
      clause,
      rowKey: clause ? rowKey(clause.rubric, clause.row) : manual ? text(row.clause) : '',
      points: points(scheme, row, clause),
      effective: null,
      total: null,
    };
    const repeated = !manual && clause && countsOnce(clause.clause) && once.has(sameClause(line));
    once.add(sameClause(line));
    line.effective = line.points && (repeated ? zero : line.points);
    return line;
  });
  const totals = new Map<string, Decimal>();
  const byRow = new Map<string, [number, Line][]>();
  lines.forEach((line, index) => {
    totals.set(sameClause(line), (totals.get(sameClause(line)) ?? zero).plus(line.effective ?? zero));
    const group = byRow.get(sameRow(line));
    if (group) group.push([index, line]);
    else byRow.set(sameRow(line), [[index, line]]);
  });
  for (const line of lines) line.total = line.effective && (totals.get(sameClause(line)) ?? zero);
  const shown = (value: Decimal | null): Scalar => (value ? sixPlaces(value) : '');
  return lines.map((line, index) => ({
    at: line.at === 0 ? '' : line.at,
    row: line.rowKey,
    item: items.get(line.rowKey) ?? '',
    text: line.clause?.clause.text ?? (text(line.row.manual) === '' ? '' : '手填小项扣分'),
    kind: line.clause ? kindWords[line.clause.clause.kind] : '',
    each: line.clause?.clause.points ?? '',
    unitWord: line.clause?.clause.unit ?? '',
    tier: line.clause?.clause.tier ?? '',
    points: shown(line.points),
    effective: shown(line.effective),
    total: shown(line.total),
    counted: shown(counted(scheme, line, index, byRow)),
  }));
}

/** The same for 加分台账. */
export function bonusResults(scheme: Scheme, rows: readonly BonusRow[]): NonNullable<BonusRow['looked']>[] {
  const rules = new Map(scheme.bonus.rules.map((rule) => [rule.name, rule.points]));
  const keys = rows.map((row) => `${text(row.unit)}|${workKey(text(row.work))}`);
  const values = rows.map((row) => rules.get(text(row.rule)));
  return rows.map((row, index) => {
    const own = values[index];
    const beaten = values.some(
      (other, at) =>
        own !== undefined &&
        other !== undefined &&
        keys[at] === keys[index] &&
        (other > own || (other === own && at < index)),
    );
    return {
      workKey: workKey(text(row.work)),
      points: own ?? '',
      counted: own === undefined ? '' : beaten ? 0 : own,
    };
  });
}

/** Points that a ledger's rows take in one 小项 of a unit, as SUMIFS over 计入扣分 gives them. */
export const countedIn = (rows: readonly LedgerRow[], unit: string, key: string): Decimal =>
  sum(
    rows
      .filter((row) => row.unit === unit && row.looked?.row === key && typeof row.looked.counted === 'number')
      .map((row) => decimal(row.looked?.counted as number)),
  );
