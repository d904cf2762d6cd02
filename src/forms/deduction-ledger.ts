import type { Scalar } from '../sheets/model';
import {
  columnReference,
  filledFor,
  lookedUp,
  summedFor,
  type RowPlace,
  type Table,
  type TableColumn,
} from '../sheets/table';
import type { LedgerClauses } from './clause-table';
import { countedFormula, effectiveFormula, pointsFormula } from './deduction-formulas';
import { earlierLedgerFormulas } from './earlier-formulas';
import { numberColumn } from './label-columns';
import { cell, centered, figure, header, inputDate, inputNumber, inputText } from './look';

/**
 * 扣分台账: one row a deduction. The same table in a team's workbook and in the 总表; its formulas follow the engine's
 * mechanisms (src/scoring/clause.ts, row.ts) word for word.
 */
export interface LedgerRow {
  /** As typed: nothing is interpreted or lost on the way into the cells. */
  unit: Scalar;
  /** Clause id, or a 小项 key (附1-8) when `manual` replaces the whole 小项. */
  clause: Scalar;
  quantity: Scalar;
  facts: Scalar;
  /** ISO date or text as typed. */
  date: Scalar;
  /** 手填扣分: points typed over the formula of a 小项. */
  manual: Scalar;
  file: string;
  sheet: string;
  cell: string;
  /** Where the row stands in the workbook it was read from; absent on a row not yet written. */
  place?: { sheet: string; row: number };
  /** What the formulas give; blank while not computed. */
  looked?: LookedUp;
}

/** Results of the formula columns, from the engine. */
export interface LookedUp {
  at: Scalar;
  row: Scalar;
  item: Scalar;
  text: Scalar;
  kind: Scalar;
  each: Scalar;
  unitWord: Scalar;
  tier: Scalar;
  points: Scalar;
  effective: Scalar;
  total: Scalar;
  counted: Scalar;
}

const size = 10.5;
type Column = TableColumn<LedgerRow>;

function typedColumns(): Column[] {
  return [
    numberColumn(5, size),
    {
      key: 'unit',
      header: '被考核单位',
      width: 14,
      kind: 'input',
      style: inputText(size),
      value: (row) => row.unit,
    },
    {
      key: 'clause',
      header: '条款编号',
      width: 12,
      kind: 'input',
      style: inputText(size, { horizontal: 'center' }),
      value: (row) => row.clause,
    },
    {
      key: 'quantity',
      header: '数量',
      width: 8,
      kind: 'input',
      style: inputNumber(size),
      value: (row) => row.quantity,
    },
    {
      key: 'facts',
      header: '事实说明',
      width: 34,
      kind: 'input',
      style: inputText(size),
      value: (row) => row.facts,
    },
    {
      key: 'date',
      header: '日期',
      width: 14,
      kind: 'input',
      style: inputDate(size),
      date: true,
      value: (row) => row.date,
    },
    {
      key: 'manual',
      header: '手填扣分',
      width: 8,
      kind: 'input',
      style: inputNumber(size),
      value: (row) => row.manual,
    },
  ];
}

const gives = (key: keyof LookedUp) => (row: LedgerRow) => row.looked?.[key] ?? '';

function formulaColumns(clauses: LedgerClauses): Column[] {
  const earlier = earlierLedgerFormulas(clauses);
  // Clauses are edited in the 总表: formulas that were written before one got, or lost, a mechanism are ours too.
  const other =
    clauses.wide || clauses.columns.has('rowPoints') ? { ...clauses, wide: !clauses.wide } : undefined;
  const live = (
    key: keyof LookedUp,
    head: string,
    width: number,
    formula: (at: RowPlace) => string,
    style = centered(size),
    before: readonly ((at: RowPlace) => string)[] = [],
  ): Column => ({
    key,
    header: head,
    width,
    kind: 'formula',
    style,
    value: gives(key),
    formula,
    earlier: [...(earlier[key] ? [earlier[key]] : []), ...before],
    blank: '',
  });
  const byClauses = (
    key: keyof LookedUp,
    head: string,
    width: number,
    formula: (at: RowPlace, from: LedgerClauses) => string,
  ): Column =>
    live(
      key,
      head,
      width,
      (at) => formula(at, clauses),
      figure('General', size),
      other ? [(at) => formula(at, other)] : [],
    );
  const look = (at: RowPlace, key: string) => lookedUp(clauses, 'id', at.ref('clause'), key);
  const ifFilled = (at: RowPlace, key: string, found: string) =>
    `IF(${at.ref('at')}="","",IF(${filledFor(clauses, 'id', at.ref('clause'), key)}=0,"",${found}))`;
  return [
    live(
      'at',
      '条款位置',
      10,
      (at) =>
        `IF(${at.ref('clause')}="","",IFERROR(MATCH(${at.ref('clause')},${columnReference(clauses, 'id')},0),""))`,
    ),
    live(
      'row',
      '小项',
      8,
      (at) => `IF(${at.ref('at')}<>"",${look(at, 'row')},IF(${at.ref('manual')}<>"",${at.ref('clause')},""))`,
    ),
    live(
      'item',
      '大项',
      7,
      (at) => `IF(${at.ref('row')}="","",IFERROR(${lookedUp(clauses, 'row', at.ref('row'), 'item')},""))`,
    ),
    live(
      'text',
      '条款原文',
      27.5,
      (at) => `IF(${at.ref('at')}="",IF(${at.ref('manual')}<>"","手填小项扣分",""),${look(at, 'text')})`,
      cell(size),
    ),
    live('kind', '类型', 10, (at) => `IF(${at.ref('at')}="","",${look(at, 'kind')})`),
    live('each', '每项扣分', 10, (at) =>
      ifFilled(at, 'points', summedFor(clauses, 'id', at.ref('clause'), 'points')),
    ),
    live('unitWord', '计量单位', 8, (at) => ifFilled(at, 'unit', `${look(at, 'unit')}&""`)),
    live('tier', '互斥组', 8, (at) => ifFilled(at, 'tier', `${look(at, 'tier')}&""`)),
    byClauses('points', '应扣分', 8, pointsFormula),
    byClauses('effective', '去重后', 9, effectiveFormula),
    live(
      'total',
      '条款合计',
      10,
      (at) =>
        `IF(${at.ref('effective')}="","",ROUND(SUMIFS(${at.column('effective')},${at.column('unit')},${at.ref('unit')},${at.column('clause')},${at.ref('clause')}),6))`,
      figure('General', size),
    ),
    byClauses('counted', '计入扣分', 8, countedFormula),
  ];
}

function originColumns(): Column[] {
  const style = cell(10.5, { unlocked: true });
  return [
    { key: 'file', header: '来源文件', width: 24, kind: 'input', style, value: (row) => row.file },
    { key: 'sheet', header: '来源工作表', width: 14, kind: 'input', style, value: (row) => row.sheet },
    { key: 'cell', header: '来源单元格', width: 10, kind: 'input', style, value: (row) => row.cell },
  ];
}

const ledgerRole = 'deductions';

/**
 * @param clauses where the clause table stands in the same workbook
 * @param withOrigin whether rows name the file they came from (总表 only)
 */
export const deductionLedger = (clauses: LedgerClauses, withOrigin: boolean): Table<LedgerRow> => ({
  id: 'deductions',
  role: ledgerRole,
  keyColumn: 'no',
  keyOf: (_, index) => String(index + 1),
  headerStyle: header(),
  headerHeight: 30,
  columns: [...typedColumns(), ...formulaColumns(clauses), ...(withOrigin ? originColumns() : [])],
});

/** Columns that may be missing from a ledger that came back without harm to its reading. */
export const derivedLedgerColumns: readonly string[] = [
  'no',
  'at',
  'row',
  'item',
  'text',
  'kind',
  'each',
  'unitWord',
  'tier',
  'points',
  'effective',
  'total',
  'counted',
  'manual',
  'date',
  'file',
  'sheet',
  'cell',
];

/** Helper columns that only formulas need: hidden, but there to be followed. */
export const helperLedgerColumns: readonly string[] = [
  'at',
  'item',
  'kind',
  'each',
  'tier',
  'effective',
  'total',
];
