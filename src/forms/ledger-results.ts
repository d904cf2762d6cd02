import { decimal, rounded, sum, zero, type Decimal } from '../base/decimal';
import { clauseKindWords } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { clausePoints, countsOnce, withinLimit } from '../scoring/clause';
import { workKey } from '../scoring/bonus';
import type { Scalar } from '../sheets/model';
import type { BonusRow } from './bonus-ledger';
import { clauseRows, rowKey, type ClauseRow } from './clause-table';
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

/** Kinds whose quantity is ignored. */
const uncounted = new Set(['fixed', 'row', 'indicator', 'event', 'unstated', 'veto']);

/** @param before quantities above the row, of the same unit and clause */
function points(
  scheme: Scheme,
  row: LedgerRow,
  clause: ClauseRow | undefined,
  before: Decimal,
): Decimal | null {
  // A row without unit belongs to nobody yet.
  if (text(row.unit) === '') return null;
  if (text(row.manual) !== '') return typeof row.manual === 'number' ? decimal(row.manual) : null;
  if (!clause) return null;
  if (!uncounted.has(clause.clause.kind) && typeof row.quantity !== 'number') return null;
  const quantity = typeof row.quantity === 'number' ? decimal(row.quantity) : zero;
  return clausePoints(clause.clause, clause.item, clause.row, { quantity, before }, scheme.readings);
}

const clauseKey = (row: LedgerRow): string => `${text(row.unit)}|${text(row.clause)}`;
const sameClause = (line: Line): string => clauseKey(line.row);
const sameRow = (line: Line): string => `${text(line.row.unit)}|${line.rowKey}`;

function counted(
  scheme: Scheme,
  line: Line,
  index: number,
  rows: ReadonlyMap<string, readonly (readonly [number, Line])[]>,
): Decimal | null {
  if (!line.effective) return null;
  const taken = takes(scheme, line, line.effective, index, rows);
  return line.clause?.clause.earns && taken.gt(0) ? taken.times(-1) : taken;
}

/** What of a row's points stands, whether it takes or gives them. */
function takes(
  scheme: Scheme,
  line: Line,
  effective: Decimal,
  index: number,
  rows: ReadonlyMap<string, readonly (readonly [number, Line])[]>,
): Decimal {
  const others = rows.get(sameRow(line)) ?? [];
  const manual = ([, each]: readonly [number, Line]) => text(each.row.manual) !== '';
  if (text(line.row.manual) !== '')
    return others.some((each) => manual(each) && each[0] > index) ? zero : effective;
  if (others.some(manual)) return zero;
  const tier = line.clause?.clause.tier ?? null;
  if (tier === null || scheme.readings.互斥条款 === '分别扣分') return effective;
  const beaten = others.some(
    ([, each]) =>
      each.clause?.clause.tier === tier &&
      each.total &&
      line.total &&
      (each.total.gt(line.total) || (each.total.eq(line.total) && each.at < line.at)),
  );
  return beaten ? zero : effective;
}

/** The rows above one, of the same unit and clause. */
interface Above {
  rows: number;
  quantity: Decimal;
  points: Decimal;
}

const none: Above = { rows: 0, quantity: zero, points: zero };

/** What of a row's points counts: none for a repetition of what counts once, and no more than the clause's limit. */
const left = (own: Decimal, { clause }: ClauseRow, before: Above): Decimal =>
  countsOnce(clause) && before.rows > 0 ? zero : withinLimit(clause, own, before.points);

export function ledgerResults(
  scheme: Scheme,
  rows: readonly LedgerRow[],
  clauses = clauseRows(scheme),
): LookedUp[] {
  const positions = new Map(clauses.map((each, index) => [each.clause.id, index + 1]));
  const items = new Map(clauses.map((each) => [rowKey(each.rubric, each.row), each.item.no]));
  const above = new Map<string, Above>();
  const lines = rows.map((row): Line => {
    const at = positions.get(text(row.clause)) ?? 0;
    const clause = clauses[at - 1];
    const manual = text(row.manual) !== '';
    const line: Line = {
      row,
      at,
      clause,
      rowKey: clause ? rowKey(clause.rubric, clause.row) : manual ? text(row.clause) : '',
      points: null,
      effective: null,
      total: null,
    };
    const before = above.get(clauseKey(row)) ?? none;
    line.points = points(scheme, row, clause, before.quantity);
    line.effective = line.points && (manual || !clause ? line.points : left(line.points, clause, before));
    above.set(clauseKey(row), {
      rows: before.rows + 1,
      quantity: before.quantity.plus(typeof row.quantity === 'number' ? row.quantity : 0),
      points: before.points.plus(line.points ?? zero),
    });
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
    kind: line.clause ? clauseKindWords[line.clause.clause.kind] : '',
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
        ((own < 0 ? other < own : other > own) || (other === own && at < index)),
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
