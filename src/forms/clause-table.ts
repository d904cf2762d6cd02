import { annexNumber, pointsOfRow, rowsOf, usesMechanisms } from '../schemes';
import {
  clauseKindWords,
  type Clause,
  type Rubric,
  type RubricItem,
  type RubricRow,
} from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import type { CellStyle } from '../sheets/style';
import type { Table, TableColumn, TablePlace } from '../sheets/table';
import { cell, centered, header } from './look';

/** 条款: every clause of the rubrics, one a row. Ledgers choose from it, and formulas look points up in it. */

export interface ClauseRow {
  rubric: Rubric;
  item: RubricItem;
  row: RubricRow;
  clause: Clause;
}

/** Key of a 小项 in ledgers: 附1-8. */
export const rowKey = (rubric: Rubric, row: RubricRow): string => `附${annexNumber(rubric)}-${row.no}`;

export const clauseRows = (scheme: Scheme, rubrics: readonly Rubric[] = scheme.rubrics): ClauseRow[] =>
  rubrics.flatMap((rubric) =>
    rowsOf(rubric).flatMap(({ item, row }) => row.clauses.map((clause) => ({ rubric, item, row, clause }))),
  );

const size = 10.5;

/** Between names in one cell. */
const between = '、';

/** Names of 情形 in a cell; people write commas too. */
export const circumstanceNames = (text: string): string[] =>
  text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What clauses say for checks alone. */
const checkColumns = (style: CellStyle): TableColumn<ClauseRow>[] => [
  {
    key: 'circumstances',
    header: '情形',
    width: 22,
    kind: 'input',
    added: true,
    style,
    value: ({ clause }) => clause.circumstances?.join(between) ?? null,
  },
  {
    key: 'outOf',
    header: '共有数',
    width: 9,
    kind: 'input',
    added: true,
    style,
    value: ({ clause }) => clause.outOf ?? null,
  },
];

/** 得分制 in the column 扣或得; what takes points says nothing or 扣. */
export const earnsWord = '得';

/** Columns of what the clauses of 郑安委〔2020〕1号 do not have: 得, limits, discretion, repetition, points of a 小项. */
const mechanismColumns: readonly string[] = ['effect', 'limit', 'to', 'repeat', 'rowPoints'];

/** Columns without which the clauses can be read: a formula, and those that earlier versions did not have. */
export const optionalClauseColumns: string[] = ['itemPoints', 'circumstances', 'outOf', ...mechanismColumns];

/** The clause table as a ledger's formulas see it. */
export interface LedgerClauses extends TablePlace {
  /** Whether they look up mechanisms: not where no clause has one, so that formulas are no longer than they need be. */
  wide: boolean;
}

/** @param scheme undefined where only the workbook's own columns say whether its clauses have mechanisms */
export const ledgerClauses = (place: TablePlace, scheme?: Scheme): LedgerClauses => ({
  ...place,
  wide: place.columns.has('rowPoints') && (scheme === undefined || usesMechanisms(scheme)),
});

function mechanisms(
  kind: 'input' | 'label',
  style: TableColumn<ClauseRow>['style'],
): TableColumn<ClauseRow>[] {
  const column = (
    key: string,
    head: string,
    width: number,
    value: (row: ClauseRow) => string | number | null | undefined,
  ): TableColumn<ClauseRow> => ({
    key,
    header: head,
    width,
    kind,
    added: true,
    style,
    value: (row) => value(row) ?? null,
  });
  return [
    column('effect', '扣或得', 8, ({ clause }) => (clause.earns ? earnsWord : null)),
    column('limit', '最多扣得', 9, ({ clause }) => clause.limit),
    column('to', '酌情至', 8, ({ clause }) => clause.to),
    column('repeat', '再次倍数', 9, ({ clause }) => clause.repeat),
  ];
}

/** 分值 of the 小项, for the formulas of ledgers: written by the add-in, as it follows from the rubric's sheet. */
const rowPointsColumn: TableColumn<ClauseRow> = {
  key: 'rowPoints',
  header: '小项分值',
  width: 9,
  kind: 'engine',
  added: true,
  style: centered(size),
  value: ({ item, row }) => pointsOfRow(item, row) ?? null,
};

/**
 * @param editable in the 总表 the clauses are the scheme; in a team's workbook they are for reading
 * @param itemPoints formula of an item's points, where the rubric stands in the same workbook
 * @param wide whether clauses have mechanisms; in the 总表 there is room to type them in any case
 */
export function clauseTable(
  editable: boolean,
  itemPoints?: (row: ClauseRow) => string,
  wide = false,
): Table<ClauseRow> {
  const edit = editable ? { unlocked: true } : {};
  const kind = editable ? ('input' as const) : ('label' as const);
  const text = cell(size, edit);
  const middle = centered(size, edit);
  return {
    id: 'clauses',
    role: 'clauses',
    keyColumn: 'id',
    keyOf: ({ clause }) => clause.id,
    headerStyle: header(),
    headerHeight: 30,
    columns: [
      { key: 'id', header: '条款编号', width: 12, kind, style: middle, value: ({ clause }) => clause.id },
      {
        key: 'row',
        header: '小项',
        width: 9,
        kind,
        style: middle,
        value: ({ rubric, row }) => rowKey(rubric, row),
      },
      { key: 'item', header: '大项', width: 7, kind, style: middle, value: ({ item }) => item.no },
      {
        key: 'itemPoints',
        header: '大项分值',
        width: 10,
        kind: itemPoints ? 'formula' : 'label',
        style: centered(size),
        value: ({ item }) => item.points,
        ...(itemPoints ? { formula: (_: unknown, row?: ClauseRow) => (row ? itemPoints(row) : '""') } : {}),
      },
      {
        key: 'text',
        header: '条款原文',
        // With the columns of mechanisms it is still no wider than A3.
        width: wide ? 38 : 45,
        kind,
        style: text,
        value: ({ clause }) => clause.text,
      },
      {
        key: 'kind',
        header: '类型',
        width: 11,
        kind,
        style: middle,
        value: ({ clause }) => clauseKindWords[clause.kind],
      },
      {
        key: 'points',
        header: '扣分值',
        width: 9,
        kind,
        style: middle,
        value: ({ clause }) => clause.points,
      },
      { key: 'unit', header: '计量单位', width: 10, kind, style: middle, value: ({ clause }) => clause.unit },
      {
        key: 'required',
        header: '应达数',
        width: 9,
        kind,
        style: middle,
        value: ({ clause }) => clause.required,
      },
      {
        key: 'step',
        header: '每档百分点',
        width: 12,
        kind,
        style: middle,
        value: ({ clause }) => clause.step,
      },
      { key: 'tier', header: '互斥组', width: 9, kind, style: middle, value: ({ clause }) => clause.tier },
      // A team records what it saw; that 奖惩情形 says the same is the office's to see to.
      ...(editable ? checkColumns(middle) : []),
      ...(editable || wide ? mechanisms(kind, middle) : []),
      ...(wide ? [rowPointsColumn] : []),
    ],
  };
}
