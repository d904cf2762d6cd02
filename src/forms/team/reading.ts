import type { Rubric } from '../../schemes/rubric';
import type { Scheme, Team, Unit } from '../../schemes/scheme';
import { address } from '../../base/address';
import { folded } from '../../base/text';
import { cellAt, type CellData, type SheetData, type WorkbookData } from '../../sheets/data';
import { locateTable, textOf, type LocatedTable } from '../../sheets/locate';
import { placeTable } from '../../sheets/table';
import { bonusLedger, bonusRuleTable, derivedBonusColumns } from '../bonus-ledger';
import { clauseTable, ledgerClauses } from '../clause-table';
import { deductionLedger, derivedLedgerColumns } from '../deduction-ledger';
import { visitTable } from '../master/incidents';
import { readRubricSheet } from '../rubric-reading';
import { rubricRole, scoredBy, teamSheetNames, type Scored } from './entries';
import { workingHeaders } from './rubric';

/** A team's workbook read back: raw cells with their places; checks decide what they mean. */

/** One 小项 of a unit's rubric. */
export interface WorkedRow {
  no: number;
  deduction: CellData;
  reason: CellData;
  cell: string;
  /** Sheet row, from 0, and the columns of the two cells. */
  at: { row: number; deduction: number; reason: number };
}

export interface WorkedRubric {
  unit: Unit;
  rubric: Rubric;
  sheet: string;
  data: SheetData;
  rows: WorkedRow[];
}

export interface TeamReading {
  deductions: LocatedTable | undefined;
  bonuses: LocatedTable | undefined;
  visits: LocatedTable | undefined;
  rubrics: WorkedRubric[];
  /** Units whose rubric sheet was not found. */
  missing: Unit[];
}

/** The unit's rubric sheet: by role, else by its name among sheets that lost their mark. */
function sheetOf(book: WorkbookData, scored: Scored, name: string): SheetData | undefined {
  return (
    book.sheets.find((sheet) => sheet.role === rubricRole(scored)) ??
    book.sheets.find((sheet) => sheet.role === '' && folded(sheet.name) === folded(name))
  );
}

function workedRubric(book: WorkbookData, scored: Scored, name: string): WorkedRubric | undefined {
  const {
    unit,
    part: { rubric },
  } = scored;
  const sheet = sheetOf(book, scored, name);
  const reading = sheet && readRubricSheet(sheet);
  if (!reading) return undefined;
  const header = reading.sheet.rows.find((cells) =>
    cells?.some((each) => folded(textOf(each ?? { value: null, type: 'empty' })) === '考核标准'),
  );
  const column = (head: string) =>
    header?.findIndex((each) => each && folded(textOf(each)) === folded(head)) ?? -1;
  const [deduction, reason] = [column(workingHeaders[0]), column(workingHeaders[1])];
  if (deduction < 0 || reason < 0) return undefined;
  const known = new Set(
    rubric.items.flatMap((item) => (item.kind === 'scored' ? item.rows.map((row) => row.no) : [])),
  );
  return {
    unit,
    rubric,
    sheet: reading.sheet.name,
    data: reading.sheet,
    rows: reading.lines
      .filter((line) => known.has(line.no))
      .map((line) => ({
        no: line.no,
        deduction: cellAt(reading.sheet, line.row, deduction),
        reason: cellAt(reading.sheet, line.row, reason),
        cell: address(line.row, deduction),
        at: { row: line.row, deduction, reason },
      })),
  };
}

export function readTeamWorkbook(scheme: Scheme, book: WorkbookData, team: Team): TeamReading {
  // Only headers matter for finding the ledgers; what their formulas refer to does not.
  const clauses = placeTable(clauseTable(false), '', 0, 1);
  const rules = placeTable(bonusRuleTable('', false, false), '', 0, 1);
  const names = teamSheetNames(scheme, team);
  const rubrics = scoredBy(scheme, team).map((scored) => ({
    ...scored,
    worked: workedRubric(book, scored, names.get(rubricRole(scored)) ?? ''),
  }));
  return {
    deductions: locateTable(
      book,
      deductionLedger(ledgerClauses(clauses, scheme), false),
      'sheet',
      derivedLedgerColumns,
    ),
    bonuses: locateTable(book, bonusLedger(rules, false), 'sheet', derivedBonusColumns),
    visits: locateTable(book, visitTable(scheme), 'sheet', ['no', 'note']),
    rubrics: rubrics.flatMap(({ worked }) => worked ?? []),
    missing: rubrics.filter(({ worked }) => !worked).map(({ unit }) => unit),
  };
}
