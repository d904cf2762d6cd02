import { annexNumber, rowsOf } from '../schemes';
import type { Clause, Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import type { CellStyle } from '../sheets/style';
import type { Table, TableColumn } from '../sheets/table';
import { cell, centered, header } from './look';

/** 条款: every clause of the rubrics, one a row. Ledgers choose from it, and formulas look points up in it. */

export interface ClauseRow {
  rubric: Rubric;
  item: RubricItem;
  row: RubricRow;
  clause: Clause;
}

/** What the kinds are called on the sheet. Cell formulas compare with these words. */
export const kindWords: Readonly<Record<Clause['kind'], string>> = {
  fixed: '一次性',
  count: '按次数',
  shortfall: '按缺数',
  percent: '按百分点',
  indicator: '指标超限',
  event: '事件扣完',
  unstated: '未列分值',
  veto: '否决',
};

/** Key of a 小项 in ledgers: 附1-8. */
export const rowKey = (rubric: Rubric, row: RubricRow): string => `附${annexNumber(rubric)}-${row.no}`;

export const clauseRows = (scheme: Scheme, rubrics: readonly Rubric[] = scheme.rubrics): ClauseRow[] =>
  rubrics.flatMap((rubric) =>
    rowsOf(rubric).flatMap(({ item, row }) => row.clauses.map((clause) => ({ rubric, item, row, clause }))),
  );

const size = 10.5;

/** Columns without which the clauses can be read: a formula, and one that version 0.1.0 did not have. */
export const optionalClauseColumns = ['itemPoints', 'circumstances'];

/** Between names in one cell. */
const between = '、';

/** Names of 情形 in a cell; people write commas too. */
export const circumstanceNames = (text: string): string[] =>
  text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const circumstanceColumn = (style: CellStyle): TableColumn<ClauseRow> => ({
  key: 'circumstances',
  header: '情形',
  width: 22,
  kind: 'input',
  added: true,
  style,
  value: ({ clause }) => clause.circumstances?.join(between) ?? null,
});

/**
 * @param editable in the 总表 the clauses are the scheme; in a team's workbook they are for reading
 * @param itemPoints formula of an item's points, where the rubric stands in the same workbook
 */
export function clauseTable(editable: boolean, itemPoints?: (row: ClauseRow) => string): Table<ClauseRow> {
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
      { key: 'text', header: '条款原文', width: 62, kind, style: text, value: ({ clause }) => clause.text },
      {
        key: 'kind',
        header: '类型',
        width: 11,
        kind,
        style: middle,
        value: ({ clause }) => kindWords[clause.kind],
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
      ...(editable ? [circumstanceColumn(text)] : []),
    ],
  };
}
