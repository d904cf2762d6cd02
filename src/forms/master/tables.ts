import {
  formOf,
  groupsOf,
  leavesOut,
  reportPartsOf,
  rubricPartsOf,
  saysKinds,
  usesMechanisms,
} from '../../schemes';
import { hasNegativeBonus, hasOwnBonus } from '../../schemes/bonus';
import { hasOwnGrades } from '../../schemes/grades';
import type { Scheme } from '../../schemes/scheme';
import type { Table } from '../../sheets/table';
import { bonusLedger, bonusRuleTable } from '../bonus-ledger';
import { clauseRows, clauseTable, ledgerClauses, type ClauseRow } from '../clause-table';
import { deductionLedger } from '../deduction-ledger';
import { correctionTable } from './corrections';
import { evidenceTable } from './evidence';
import { factRows, factTable, progressRows, progressTable } from './home';
import { incidentRows, incidentTable, visitRows, visitTable } from './incidents';
import { raterRows, raterTable } from './raters-table';
import { teamRows, teamTable } from './teams-table';
import { kindTable, partRows, partTable } from './parts-tables';
import type { Places } from './places';
import { reportRows, reportTable } from './reports';
import { itemPoints, type PointCells } from '../points';
import { candidateRows, candidateTable, publishedRows, publishedTable } from './publication';
import { logTable, provenanceRows, provenanceTable } from './records';
import { fieldRows, fieldTable } from './scheme-fields';
import { formTable, type FormRow } from './form-parameters';
import {
  circumstanceLineTable,
  circumstanceRows,
  gradeRows,
  gradeTable,
  unitRows,
  unitTable,
} from './scheme-tables';
import { readingRows, readingsTable } from './readings-table';
import { matrixRows, matrixTable } from './score-matrix';
import type { MasterState } from './state';
import { missingWords } from './state';
import { summaryRows, summaryTable } from './summary';
import { yearEndRows, yearEndTable } from './year-end';

/** All tables of the 总表 with their rows: one list that drawing, reading back and refreshing go through. */

export interface MasterTable<Row> {
  table: Table<Row>;
  rows: (state: MasterState) => readonly Row[];
  /**
   * `keyed` rows stay where people put them and are refreshed in place; `ledger` rows are written one below the other,
   * typed cells included; `written` ones likewise, by the add-in alone.
   */
  mode: 'keyed' | 'ledger' | 'written';
  /** Empty rows below, with formulas and formats. */
  prepared: number;
  /** Several tables on one sheet end at an empty row. */
  ends: 'blank-row' | 'sheet';
  /** Sheet row where a ledger's row was read. */
  rowOf?: (row: Row) => number | undefined;
}

/** Erases the row type: from here on a table and its rows travel together. */
export interface AnyTable {
  readonly table: Table<never>;
  use<Out>(visit: <Row>(entry: MasterTable<Row>) => Out): Out;
}

function any<Row>(
  table: Table<Row>,
  rows: (state: MasterState) => readonly Row[],
  mode: MasterTable<Row>['mode'] = 'keyed',
  prepared = 0,
  ends: MasterTable<Row>['ends'] = 'sheet',
  rowOf?: (row: Row) => number | undefined,
): AnyTable {
  const entry: MasterTable<Row> = { table, rows, mode, prepared, ends, ...(rowOf ? { rowOf } : {}) };
  return { table: table, use: (visit) => visit(entry) };
}

const formRows = (state: MasterState): FormRow[] =>
  groupsOf(state.scheme).map((kind) => {
    const decided = raterRows(state).filter((row) => row.rater.kind === kind);
    return {
      kind,
      form: formOf(state.scheme, kind),
      scheme: state.scheme,
      scaled: decided.filter(({ applied }) => applied === missingWords.scale).length,
      zeroed: decided.filter(({ applied }) => applied === missingWords.zero).length,
    };
  });

/** Empty rows that the ledgers keep ready for typing. */
const preparedRows = { deductions: 200, bonuses: 60, records: 30 } as const;

/** Tables that hold the scheme; the scheme itself says only which of them it has. */
export const schemeTables = (scheme: Scheme, places: Places): AnyTable[] => [
  any(fieldTable, (state) => fieldRows(state.scheme), 'keyed', 0, 'blank-row'),
  any(formTable(places, leavesOut(scheme)), formRows, 'keyed', 0, 'blank-row'),
  any(gradeTable(hasOwnGrades(scheme)), (state) => gradeRows(state.scheme), 'keyed', 0, 'blank-row'),
  any(
    bonusRuleTable('scheme', true, hasOwnBonus(scheme)),
    (state) => state.scheme.bonus.rules,
    'keyed',
    0,
    'blank-row',
  ),
  ...(scheme.circumstances === undefined
    ? []
    : [any(circumstanceLineTable, (state) => circumstanceRows(state.scheme), 'keyed', 0, 'blank-row')]),
  any(readingsTable, (state) => readingRows(state.scheme)),
  ...(saysKinds(scheme)
    ? [
        any(kindTable, (state) => state.scheme.kinds, 'keyed', 0, 'blank-row'),
        any(partTable, (state) => partRows(state.scheme), 'keyed', 0, 'blank-row'),
      ]
    : []),
  any(unitTable(scheme), (state) => unitRows(state.scheme)),
  any(teamTable, teamRows),
];

/** The rest, whose columns and rows follow from the scheme. */
export function workTables(scheme: Scheme, places: Places, points: PointCells): AnyTable[] {
  const kinds = scheme.kinds.map(({ id }) => id);
  const clausePoints = ({ rubric, item }: ClauseRow) => itemPoints(points, rubric, item);
  return [
    any(raterTable(scheme, places), raterRows),
    any(clauseTable(true, clausePoints, usesMechanisms(scheme)), (state) => clauseRows(state.scheme)),
    ...groupsOf(scheme).map((group) =>
      any(matrixTable(scheme, group, places), (state) => matrixRows(state, group)),
    ),
    ...(kinds.some((kind) => reportPartsOf(scheme, kind).length > 0) ? [any(reportTable, reportRows)] : []),
    any(
      deductionLedger(ledgerClauses(places.of('clauses'), scheme), true),
      (state) => state.deductions,
      'ledger',
      preparedRows.deductions,
      'sheet',
      (row) => row.place?.row,
    ),
    any(
      bonusLedger(places.of('bonusRules'), true, hasNegativeBonus(scheme)),
      (state) => state.bonuses,
      'ledger',
      preparedRows.bonuses,
      'sheet',
      (row) => row.place?.row,
    ),
    any(visitTable(scheme), visitRows),
    any(incidentTable(scheme), incidentRows),
    ...kinds.flatMap((kind) =>
      rubricPartsOf(scheme, kind).map((part) =>
        any(
          yearEndTable(scheme, kind, part, places, points),
          (state) => yearEndRows(state, kind, part),
          'keyed',
          0,
          'blank-row',
        ),
      ),
    ),
    ...kinds.map((kind) => any(summaryTable(scheme, kind, places), (state) => summaryRows(state, kind))),
    ...kinds.map((kind) =>
      any(
        publishedTable(scheme, kind),
        (state) => publishedRows(state, kind),
        'written',
        scheme.units.filter((unit) => unit.kind === kind).length,
        'blank-row',
      ),
    ),
    any(candidateTable(scheme), candidateRows, 'written', scheme.units.length, 'blank-row'),
    any(logTable, (state) => state.log, 'written', preparedRows.records),
    any(provenanceTable, (state) => provenanceRows(state.provenance), 'written'),
    any(correctionTable, (state) => state.corrections, 'written', preparedRows.records),
    any(evidenceTable, (state) => state.evidence, 'written'),
    any(progressTable(places), progressRows, 'keyed', 0, 'blank-row'),
    any(factTable, factRows, 'keyed', 0, 'blank-row'),
  ];
}
