import type { Finding } from '../../base/finding';
import {
  annexDigits,
  circumstancesOf,
  groupsOf,
  ratersOf,
  saysKinds,
  unitByName,
  unitsRatedBy,
} from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { rubricRoles } from '../../schemes/zhengzhou-2019/earlier';
import type { CellChange } from '../../sheets/change';
import type { WorkbookData } from '../../sheets/data';
import { Extension } from '../../sheets/extend';
import { locateTable, missingHeaders, textOf, type LocatedRow, type LocatedTable } from '../../sheets/locate';
import type { Scalar } from '../../sheets/model';
import type { Table } from '../../sheets/table';
import { clauseTable, optionalClauseColumns } from '../clause-table';
import { readIdentity, type FormIdentity } from '../identity';
import { findRubric, rubricSheets, type RubricReading } from '../rubric-reading';
import { summaryId } from './kind-tables';
import { masterSheets, Places, sheetsOf } from './places';
import { completedProvenance } from './records';
import { reportKey, reportOfKey } from './reports';
import { readScheme } from './scheme-reading';
import { emptyState, type MasterState } from './state';
import type { PointCells } from '../points';
import { schemeTables, workTables, type AnyTable } from './tables';
import { ledgerRows } from './workbook';

/** The 总表 read back: its scheme, where its tables stand, and everything typed in them. */
export interface MasterReading {
  book: WorkbookData;
  scheme: Scheme;
  identity: Pick<FormIdentity, 'master' | 'serial' | 'logHead' | 'records'>;
  state: MasterState;
  tables: readonly { entry: AnyTable; located: LocatedTable }[];
  /** Names of the workbook and what they refer to; absent where the host does not read them. */
  names?: Readonly<Record<string, string>>;
  /** Headers of columns and tables, and rows, that a workbook of an earlier version lacks: for the next write. */
  added: readonly CellChange[];
  findings: Finding[];
}

/** Columns without which a table can still be read: those that formulas or the add-in fill. */
function optionalColumns(entry: AnyTable, scheme: Scheme, lenient: boolean): string[] {
  const matrices = new Set(groupsOf(scheme));
  return entry.use(({ table }) =>
    table.columns
      .filter(
        (column) =>
          (lenient && matrices.has(table.id) && column.key !== table.keyColumn) ||
          column.added === true ||
          (column.key !== table.keyColumn && (column.kind === 'formula' || column.key === 'no')),
      )
      .map((column) => column.key),
  );
}

/** @param headers those that are not where they were */
const lost = (sheet: string, headers: readonly string[]): Finding => ({
  code: 'master-sheet-missing',
  severity: 'error',
  sheet,
  message: `“${sheet}”的表头缺少：${headers.join('、')}。`,
  allowed: '各表的表头文字用于认读，不能改动或删除；移动、排序、插行、改表名都可以。',
  remedy: '把表头恢复原样后再试。评价人名单有增减的，用“建表”按改过的方案另建总表。',
});

/** The rubrics of the scheme as they were read; of several sheets with one annex the first is the scheme's. */
export function annexReadings({ book, scheme }: Pick<MasterReading, 'book' | 'scheme'>): RubricReading[] {
  if (!saysKinds(scheme))
    return rubricRoles.flatMap((role) => findRubric(book, role, masterSheets[role]) ?? []);
  const all = rubricSheets(book);
  return scheme.rubrics.flatMap(
    ({ id }) => all.find(({ annex }) => `annex${annexDigits(annex)}` === id) ?? [],
  );
}

/** Where the points of the rubrics stand in a 总表 that people have worked in. */
export function pointCells(reading: Pick<MasterReading, 'book' | 'scheme'>): PointCells {
  const rubrics = annexReadings(reading);
  return (rubricId, row) => {
    const found = rubrics.find(({ annex }) => `annex${annexDigits(annex)}` === rubricId);
    return {
      sheet: found?.sheet.name ?? '',
      row: found?.lines.find(({ no }) => no === row)?.row ?? 0,
      column: found?.columns.get('分值') ?? 4,
    };
  };
}

class MasterReader {
  readonly findings: Finding[] = [];
  readonly located = new Map<string, LocatedTable>();
  readonly state: MasterState;
  readonly extension: Extension;

  constructor(
    readonly book: WorkbookData,
    readonly scheme: Scheme,
    /** Rows and columns of who is new in the scheme may be missing. */
    private readonly lenient = false,
  ) {
    const issuedForms = readIdentity(book.identity)?.issuedForms ?? {};
    this.state = {
      ...emptyState(scheme),
      ...(Object.keys(issuedForms).length > 0 ? { issuedForms } : {}),
    };
    this.extension = new Extension(book);
  }

  private rows(table: string): LocatedRow[] {
    return this.located.get(table)?.rows ?? [];
  }

  /** Units of a keyed table, each once; missing and doubled ones are found. */
  private unitRows(
    table: string,
    expected: readonly { id: string; name: string }[],
  ): Map<string, LocatedRow> {
    const found = new Map<string, LocatedRow>();
    const sheet = this.located.get(table)?.sheet.name ?? '';
    for (const row of this.rows(table)) {
      const unit = unitByName(this.scheme, row.key);
      if (!unit) continue;
      if (found.has(unit.id))
        this.findings.push({
          code: 'unit-twice',
          severity: 'error',
          sheet,
          cell: row.address('unit'),
          unit: unit.name,
          message: `“${unit.name}”在本表出现两次。`,
          remedy: '删去多余的一行。',
        });
      else found.set(unit.id, row);
    }
    for (const { id, name } of expected)
      if (!found.has(id) && !this.lenient)
        this.findings.push({
          code: 'unit-missing',
          severity: 'error',
          sheet,
          unit: name,
          message: `本表缺少“${name}”。`,
          remedy: '补上该单位的一行；名称须与“考核对象”表一致。',
        });
    return found;
  }

  private scores(): void {
    for (const kind of groupsOf(this.scheme)) {
      const rows = this.unitRows(kind, unitsRatedBy(this.scheme, kind));
      for (const rater of ratersOf(this.scheme, kind)) {
        const own = new Map<string, Scalar>();
        for (const [unit, row] of rows) {
          const value = row.cell(rater.id).value;
          if (value !== null && value !== '') own.set(unit, value);
        }
        if (own.size > 0) this.state.scores.set(rater.id, own);
      }
    }
  }

  private receipts(): void {
    for (const table of ['raters', 'teams'])
      for (const row of this.rows(table)) {
        const text = (key: string) => textOf(row.cell(key));
        if (text('file') !== '')
          this.state.receipts.set(row.key, {
            file: text('file'),
            hash: text('hash'),
            received: text('received'),
          });
        if (text('conflict') !== '') this.state.conflicts.set(row.key, text('conflict'));
        // As it is written: the formulas know the words alone, and a space beside them is to be told.
        if (table === 'raters' && text('decision') !== '')
          this.state.missing.set(row.key, String(row.cell('decision').value));
      }
  }

  private ledgers(): void {
    const typed = (row: LocatedRow, keys: readonly string[]) =>
      keys.some((key) => textOf(row.cell(key)) !== '');
    for (const row of this.rows('deductions')) {
      const value = (key: string) => row.cell(key).value;
      if (!typed(row, ['unit', 'clause', 'quantity', 'facts', 'date', 'manual'])) continue;
      this.state.deductions.push({
        unit: value('unit'),
        clause: value('clause'),
        quantity: value('quantity'),
        facts: value('facts'),
        date: value('date'),
        manual: value('manual'),
        file: textOf(row.cell('file')),
        sheet: textOf(row.cell('sheet')),
        cell: textOf(row.cell('cell')),
        place: { sheet: this.located.get('deductions')?.sheet.name ?? '', row: row.row },
      });
    }
    for (const row of this.rows('bonuses')) {
      const value = (key: string) => row.cell(key).value;
      if (!typed(row, ['unit', 'rule', 'work', 'facts'])) continue;
      this.state.bonuses.push({
        unit: value('unit'),
        rule: value('rule'),
        work: value('work'),
        facts: value('facts'),
        file: textOf(row.cell('file')),
        sheet: textOf(row.cell('sheet')),
        cell: textOf(row.cell('cell')),
        place: { sheet: this.located.get('bonuses')?.sheet.name ?? '', row: row.row },
      });
    }
  }

  private unitFacts(): void {
    for (const [unit, row] of this.unitRows('incidents', this.scheme.units)) {
      const value = (key: string) => row.cell(key).value;
      this.state.incidents.set(unit, {
        unit,
        counts: Object.fromEntries(circumstancesOf(this.scheme).map(({ id }) => [id, value(id)])),
        basis: value('basis'),
        mismatch: value('mismatch'),
      });
    }
    for (const [unit, row] of this.unitRows('visits', this.scheme.units)) {
      const value = (key: string) => row.cell(key).value;
      this.state.visits.set(unit, {
        unit,
        start: value('start'),
        end: value('end'),
        spotOne: value('spotOne'),
        spotTwo: value('spotTwo'),
        enterprises: value('enterprises'),
        signed: value('signed'),
        note: value('note'),
      });
    }
  }

  /** 转报分; a row that is about no unit and part of the scheme is named by what nobody claims. */
  private reports(): void {
    for (const row of this.rows('reports')) {
      const about = reportOfKey(this.scheme, row.key);
      const value = (key: string) => row.cell(key).value;
      if (!about || (value('value') === null && value('basis') === null && value('reportFile') === null))
        continue;
      this.state.reports.set(reportKey(about.unit, about.part), {
        ...about,
        value: value('value'),
        basis: value('basis'),
        file: value('reportFile'),
      });
    }
  }

  private records(): void {
    for (const row of this.rows('log')) {
      const text = (key: string) => textOf(row.cell(key));
      if (row.key !== '')
        this.state.log.push({
          time: row.key,
          action: text('action'),
          by: text('by'),
          object: text('object'),
          content: text('content'),
          before: text('before'),
          after: text('after'),
          reason: text('reason'),
          file: text('file'),
          fingerprint: text('print'),
          seal: text('seal'),
        });
    }
    for (const row of this.rows('provenance')) {
      const text = (key: string) => textOf(row.cell(key));
      if (row.key !== '')
        this.state.provenance.push({
          rater: row.key,
          unit: text('unit'),
          typed: row.cell('typed').value,
          taken: row.cell('taken').value,
          file: text('file'),
          sheet: text('sheet'),
          cell: text('cell'),
        });
    }
    this.state.provenance = completedProvenance(this.state.provenance);
    for (const row of this.rows('corrections')) {
      const text = (key: string) => textOf(row.cell(`correction${key}`));
      if (row.key !== '')
        this.state.corrections.push({
          key: text('Key'),
          object: row.key,
          place: text('Place'),
          original: text('Original'),
          now: text('Now'),
          reason: text('Reason'),
          by: text('By'),
          time: text('Time'),
          source: text('Source'),
        });
    }
    for (const row of this.rows('evidence')) {
      const text = (key: string) => textOf(row.cell(`evidence${key}`));
      if (row.key !== '')
        this.state.evidence.push({
          kind: text('Kind'),
          key: row.key,
          content: text('Content'),
          file: text('File'),
          sheet: text('Sheet'),
          cell: text('Cell'),
          noted: text('Noted'),
          replaced: text('Replaced'),
        });
    }
    this.state.settled = this.scheme.kinds.some(({ id }) =>
      this.rows(summaryId(id)).some((row) => textOf(row.cell('ownTotal')) !== ''),
    );
  }

  /** A table that an earlier version did not have: put beside another one, or found there again. */
  private beside<Row>(table: Table<Row>, other: LocatedTable, optional: string[]): LocatedTable {
    const there = { ...table, role: other.sheet.role };
    return locateTable(this.book, there, 'sheet', optional) ?? this.extension.beside(table, other);
  }

  /** Finds every table; places of tables that others refer to come first. */
  locate(): { entry: AnyTable; located: LocatedTable }[] {
    const places = new Places();
    const points = pointCells(this);
    const tables: { entry: AnyTable; located: LocatedTable }[] = [];
    const visit = (entry: AnyTable) => {
      const optional = optionalColumns(entry, this.scheme, this.lenient);
      entry.use(({ table, rows, ends, mode }) => {
        let located = locateTable(this.book, table, ends, optional);
        const other = this.located.get(table.beside ?? '');
        // A sheet of its own whose header somebody changed is not lacking: its rows would be lost without a word.
        if (!located && other && !this.book.sheets.some(({ role }) => role === table.role))
          located = this.beside(table, other, optional);
        if (located) located = this.extension.complete(table, located);
        if (located && table.addedRow)
          located = this.extension.completeRows(table, located, rows(this.state));
        if (!located) {
          this.findings.push(
            lost(
              sheetsOf(this.scheme).get(table.role) ?? table.role,
              missingHeaders(this.book, table, optional),
            ),
          );
          return;
        }
        // Formulas of new ledger rows look at the whole ledger, not only at what is filled so far.
        if (mode === 'ledger')
          located.place = {
            ...located.place,
            lastRow: Math.max(located.place.lastRow, located.place.headerRow + ledgerRows(this.scheme)),
          };
        places.set(table.id, located.place);
        this.located.set(table.id, located);
        tables.push({ entry, located });
      });
    };
    schemeTables(this.scheme, places).forEach(visit);
    const clauses = locateTable(
      this.book,
      clauseTable(true, undefined, true),
      'sheet',
      optionalClauseColumns,
    );
    if (clauses) places.set('clauses', clauses.place);
    if (this.findings.length > 0 || !clauses) return tables;
    // Formulas of the ledgers look up columns of 条款 that an earlier version did not have: these come first.
    const isClauses = ({ table }: AnyTable) => table.id === 'clauses';
    workTables(this.scheme, places, points).filter(isClauses).forEach(visit);
    workTables(this.scheme, places, points)
      .filter((entry) => !isClauses(entry))
      .forEach(visit);
    return tables;
  }

  read(): MasterReading {
    const tables = this.locate();
    if (this.findings.length === 0) {
      this.scores();
      this.receipts();
      this.ledgers();
      this.unitFacts();
      this.reports();
      this.records();
    }
    const { changes: added } = this.extension;
    const { master = '', serial = 0, logHead = '', records = '' } = readIdentity(this.book.identity) ?? {};
    const identity = { master, serial, logHead, records };
    const { names } = this.book;
    return {
      ...(names ? { names } : {}),
      book: this.book,
      scheme: this.scheme,
      identity,
      state: this.state,
      tables,
      added,
      findings: this.findings,
    };
  }
}

/**
 * Reads what people put into a 总表 whose scheme was edited since.
 * @param scheme with everybody whom its tables still name (see earlier.ts)
 */
export const readPastMaster = (book: WorkbookData, scheme: Scheme): MasterReading =>
  new MasterReader(book, scheme, true).read();

/** Reads a 总表. `reading` is null when its scheme cannot be read; the findings then say why. */
export function readMaster(book: WorkbookData): { reading: MasterReading | null; findings: Finding[] } {
  const { scheme, findings } = readScheme(book);
  if (!scheme) return { reading: null, findings };
  const reading = new MasterReader(book, scheme).read();
  return { reading, findings: [...findings, ...reading.findings] };
}
