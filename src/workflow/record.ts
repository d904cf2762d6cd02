import { failed, type Result } from '../base/finding';
import type { HostWorkbook } from '../port/port';
import type { CellChange } from '../sheets/change';
import { textOf, type LocatedRow } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { goesInAsDate, storable } from '../sheets/storable';
import { rowPlace, type TableColumn } from '../sheets/table';
import type { LedgerRow } from '../forms/deduction-ledger';
import { clauseCode } from '../forms/team/clause-words';
import type { ScoringSheet } from './scoring-sheet';
import type { Author } from './evidence';
import { writeRecorded } from './recorded';

/** Writing one clause of 条款打分 into the ledger: recorded, changed, or taken back. */

export interface ClauseRecord {
  quantity: number | null;
  facts: string;
  /** ISO date, or text. */
  date: string;
}

const typedKeys = ['unit', 'clause', 'quantity', 'facts', 'date', 'manual', 'file', 'sheet', 'cell'];

/** Rows of one clause for a unit, in the ledger's order. */
export const recordsOf = ({ ledger }: ScoringSheet, unit: string, clause: string): LocatedRow[] =>
  ledger.rows.filter(
    (row) =>
      textOf(row.cell('unit')) === unit &&
      clauseCode(textOf(row.cell('clause'))) === clause &&
      textOf(row.cell('manual')) === '',
  );

const used = (row: LocatedRow): boolean => typedKeys.some((key) => textOf(row.cell(key)) !== '');

/** The first row that nobody typed in: a prepared one, or the one below them all. */
function freeRow({ ledger }: ScoringSheet): { row: number; prepared: boolean } {
  const free = ledger.rows.find((row) => !used(row) && row.cell('points').formula !== undefined);
  if (free) return { row: free.row, prepared: true };
  return { row: Math.max(ledger.place.headerRow, ledger.rows.at(-1)?.row ?? 0) + 1, prepared: false };
}

/** Values of a ledger row's typed cells. */
const typedValues = (unit: string, clause: Scalar, record: ClauseRecord): Record<string, Scalar> => ({
  unit,
  clause,
  quantity: record.quantity,
  facts: record.facts === '' ? null : record.facts,
  date: record.date === '' ? null : record.date,
});

function cellChange(
  { ledger }: ScoringSheet,
  column: TableColumn<LedgerRow>,
  row: number,
  typed: Scalar,
): CellChange[] {
  const value = storable(typed);
  const at = ledger.place.columns.get(column.key);
  if (at === undefined) return [];
  const cell = { sheet: ledger.sheet.name, row, column: at, style: column.style };
  return [{ ...cell, kind: 'value', value, ...(goesInAsDate(value, column.date) ? { date: true } : {}) }];
}

/** Formulas of a row below the prepared ones. */
function formulaChanges(sheet: ScoringSheet, row: number): CellChange[] {
  const { ledger, table } = sheet;
  const place = { ...ledger.place, lastRow: Math.max(ledger.place.lastRow, row) };
  return table.columns.flatMap((column): CellChange[] => {
    const at = place.columns.get(column.key);
    if (!column.formula || at === undefined) return [];
    return [
      {
        sheet: ledger.sheet.name,
        row,
        column: at,
        kind: 'formula',
        value: '',
        formula: column.formula(rowPlace(place, row), undefined),
        style: column.style,
      },
    ];
  });
}

/**
 * @param unit name of the 考核对象
 * @param index which record of the clause; one more than there are adds one
 * @param record null takes the record back
 */
export function recordClause(
  workbook: HostWorkbook,
  sheet: ScoringSheet,
  unit: string,
  clause: string,
  index: number,
  record: ClauseRecord | null,
  author: Author,
): Promise<Result<void>> {
  const standing = recordsOf(sheet, unit, clause)[index];
  if (!standing && !record)
    return Promise.resolve(
      failed('record-gone', '这一笔扣分已经不在台账里了。', '台账可能刚被改动；以台账现有内容为准。', {
        sheet: sheet.ledger.sheet.name,
        unit,
      }),
    );
  const { row, prepared } = standing ? { row: standing.row, prepared: true } : freeRow(sheet);
  const values: Record<string, Scalar> = record
    ? typedValues(unit, sheet.textOfClause(clause), record)
    : Object.fromEntries(typedKeys.map((key) => [key, null]));
  const changes = sheet.table.columns.flatMap((column) =>
    column.key in values ? cellChange(sheet, column, row, values[column.key] ?? null) : [],
  );
  return writeRecorded(workbook, sheet.book, [...changes, ...(prepared ? [] : formulaChanges(sheet, row))], {
    ...author,
    as: { 录入扣分: '条款打分' },
  });
}
