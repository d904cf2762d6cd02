import { decimal, sum, type Decimal } from '../base/decimal';
import { folded } from '../base/text';
import { clauseTable, ledgerClauses, optionalClauseColumns, type LedgerClauses } from '../forms/clause-table';
import { deductionLedger, derivedLedgerColumns, type LedgerRow } from '../forms/deduction-ledger';
import { visitTable } from '../forms/master/incidents';
import { rubricRole } from '../forms/master/places';
import { readRubricSheet, type RubricLine, type RubricReading } from '../forms/rubric-reading';
import { unitOfRole } from '../forms/team/entries';
import { clauseText, locateTeamLedger } from '../forms/team/ledgers';
import { workingHeaders } from '../forms/team/rubric';
import { rowsOf, unitById, usesRubric } from '../schemes';
import type { Rubric } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { rowDeduction } from '../scoring/row';
import { cellAt, type SheetData, type WorkbookData } from '../sheets/data';
import { locateTable, textOf, type LocatedTable } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import type { Table } from '../sheets/table';

/**
 * 条款打分 works on a rubric, a ledger and the clause table of one workbook: a team's, where each unit has a rubric
 * sheet, or the 总表, where each rubric stands once and the unit is chosen. Everything is read from the workbook's
 * own sheets, so it follows the clauses and readings that the workbook was issued with.
 */
export interface ScoringSheet {
  book: WorkbookData;
  ledger: LocatedTable;
  table: Table<LedgerRow>;
  /** What stands in the ledger for a clause. */
  textOfClause: (clause: Scalar) => Scalar;
  clauses: LocatedTable;
  visits: LocatedTable | undefined;
  rubric: RubricReading;
  /** 附1: what the keys of its 小项 begin with. */
  annex: string;
  units: { id: string; name: string }[];
  scheme: Scheme | undefined;
  /** Column of 扣分 on a team's rubric sheet; undefined in the 总表. */
  deductionColumn: number | undefined;
}

const rubricPrefix = 'rubric:';

/** The rubric of a 总表 that a sheet is of. */
const rubricAt = (sheet: SheetData, scheme: Scheme | undefined): Rubric | undefined =>
  scheme?.rubrics.find((rubric, index) => rubricRole(index, rubric) === sheet.role);

/** The unit of a team's rubric sheet. Sheet names are cut at 28 characters; 考核情况 has them whole. */
function unitOfSheet(
  sheet: SheetData,
  scheme: Scheme | undefined,
  visits: LocatedTable | undefined,
): { id: string; name: string } {
  const id = unitOfRole(sheet.role) ?? sheet.role.slice(rubricPrefix.length);
  const known = scheme && unitById(scheme, id)?.name;
  const listed = visits?.rows.find(({ key }) => key !== '' && key.slice(0, 28) === sheet.name)?.key;
  return { id, name: known ?? listed ?? sheet.name };
}

function unitsAt(
  sheet: SheetData,
  scheme: Scheme | undefined,
  visits: LocatedTable | undefined,
): { id: string; name: string }[] {
  const rubric = rubricAt(sheet, scheme);
  if (rubric && scheme)
    return scheme.units.flatMap(({ id, name, kind }) =>
      usesRubric(scheme, kind, rubric.id) ? [{ id, name }] : [],
    );
  return sheet.role.startsWith(rubricPrefix) ? [unitOfSheet(sheet, scheme, visits)] : [];
}

function columnOf({ sheet }: RubricReading, head: string): number | undefined {
  for (const cells of sheet.rows) {
    const column = cells?.findIndex((cell) => cell && folded(textOf(cell)) === folded(head)) ?? -1;
    if (column >= 0) return column;
  }
  return undefined;
}

function masterLedger(book: WorkbookData, clauses: LedgerClauses) {
  const table = deductionLedger(clauses, true);
  const located = locateTable(book, table, 'sheet', derivedLedgerColumns);
  return located && { table, located, worded: false };
}

/** @param scheme of the workbook, where it is known */
export function scoringSheet(
  book: WorkbookData,
  sheetName: string,
  scheme: Scheme | undefined,
): ScoringSheet | undefined {
  const sheet = book.sheets.find(({ name }) => name === sheetName);
  const rubric = sheet && readRubricSheet(sheet);
  const clauses = locateTable(book, clauseTable(true, undefined, true), 'sheet', optionalClauseColumns);
  if (!rubric || !clauses) return undefined;
  const master = rubricAt(sheet, scheme) !== undefined;
  const ledger = master
    ? masterLedger(book, ledgerClauses(clauses.place, scheme))
    : locateTeamLedger(book, ledgerClauses(clauses.place));
  const visits = scheme && locateTable(book, visitTable(scheme), 'sheet', ['no', 'note']);
  const units = unitsAt(sheet, scheme, visits);
  if (!ledger || units.length === 0) return undefined;
  return {
    book,
    ledger: ledger.located,
    table: ledger.table,
    textOfClause: ledger.worded && scheme ? clauseText(scheme) : (clause) => clause,
    clauses,
    visits,
    rubric,
    annex: `附${/\d+/.exec(rubric.annex)?.[0] ?? ''}`,
    units,
    scheme,
    deductionColumn: columnOf(rubric, workingHeaders[0]),
  };
}

/** 大项: its first line carries the points; the lines up to the next head are its 小项. */
export interface ItemLines {
  no: number;
  head: RubricLine;
  lines: RubricLine[];
}

export function itemsOf({ rubric }: ScoringSheet): ItemLines[] {
  const items: ItemLines[] = [];
  for (const line of rubric.lines)
    if (line.item !== '' || items.length === 0)
      items.push({ no: items.length + 1, head: line, lines: [line] });
    else items.at(-1)?.lines.push(line);
  return items;
}

/** 分值 of a 大项: in its first line, or those of its 小项 together. */
export const pointsOfItem = ({ lines }: ItemLines): Decimal =>
  sum(lines.map(({ points }) => decimal(numeric(points))));

export const keyOfLine = ({ annex }: ScoringSheet, line: RubricLine): string => `${annex}-${line.no}`;

/** Number in a cell, else 0. */
const numeric = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** 扣分 of one 小项 for a unit, as the cells have it: the rubric sheet's own cell, or the ledger's rows. */
export function lostOf(sheet: ScoringSheet, unit: string, line: RubricLine): number {
  if (sheet.deductionColumn !== undefined)
    return numeric(cellAt(sheet.rubric.sheet, line.row, sheet.deductionColumn).value);
  const key = keyOfLine(sheet, line);
  const rows = sheet.ledger.rows.filter(
    (row) => textOf(row.cell('unit')) === unit && textOf(row.cell('row')) === key,
  );
  const counted = sum(rows.map((row) => decimal(numeric(row.cell('counted').value))));
  const found = sheet.scheme && rowOfLine(sheet, sheet.scheme, line);
  if (!found) return counted.toNumber();
  const typed = rows.some((row) => textOf(row.cell('manual')) !== '') ? counted : null;
  return rowDeduction(found.item, found.row, counted, typed).toNumber();
}

/** The 小项 of the scheme that a line of its rubric is. */
const rowOfLine = ({ rubric }: ScoringSheet, scheme: Scheme, line: RubricLine) =>
  scheme.rubrics
    .filter(({ annex }) => folded(annex) === folded(rubric.annex))
    .flatMap(rowsOf)
    .find(({ row }) => row.no === line.no);
