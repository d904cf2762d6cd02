import { address, parseAddress } from '../../src/base/address';
import { readScheme } from '../../src/forms/master/scheme-reading';
import type { Scheme } from '../../src/schemes/scheme';
import type { CellChange } from '../../src/sheets/change';
import type { SheetData, WorkbookData } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { carryOver, type Carried } from '../../src/workflow/carry';
import { valueOf } from './year';

/** Edits of a 总表's scheme in the middle of the year, as staff make them, and 方案变更 of the edited workbook. */

export const sheetOf = (data: WorkbookData, name: string): SheetData => {
  const found = data.sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

/** One cell, as a person types it. */
export const put = (sheet: string, at: string, value: Scalar): CellChange => {
  const place = parseAddress(at);
  if (!place) throw new Error(`no address ${at}`);
  return { sheet, ...place, kind: 'value', value };
};

/** The row of a sheet whose first columns say this, from 0. */
export const rowOf = (data: WorkbookData, sheet: string, column: number, text: Scalar): number =>
  sheetOf(data, sheet).rows.findIndex((cells) => cells?.[column]?.value === text);

/** A whole row emptied, as “删除行” or “清空” leaves it. */
export const cleared = (data: WorkbookData, sheet: string, row: number): CellChange[] =>
  Array.from(sheetOf(data, sheet).rows[row] ?? [], (_, column) => put(sheet, address(row, column), null));

/** Clauses that can go without the others having to be renumbered. */
export const lastClauses = (data: WorkbookData): string[] =>
  schemeOf(data).rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) => rows.flatMap(({ clauses }) => clauses.at(-1)?.id ?? [])),
  );

const below = (data: WorkbookData, sheet: string): number =>
  sheetOf(data, sheet).rows.findLastIndex((cells) => cells?.some((cell) => (cell?.value ?? '') !== '')) + 1;

export const added = (data: WorkbookData, sheet: string, values: readonly Scalar[]): CellChange[] =>
  values.map((value, column) => put(sheet, address(below(data, sheet), column), value));

export const withoutRater = (data: WorkbookData, id: string) =>
  cleared(data, '评价人', rowOf(data, '评价人', 0, id));
/** 考核分组 of a team with another list of units. */
export const grouped = (
  data: WorkbookData,
  no: number,
  change: (units: string[]) => string[],
): CellChange => {
  const row = rowOf(data, '考核分组', 0, no);
  const units = String(sheetOf(data, '考核分组').rows[row]?.[2]?.value).split('、');
  return put('考核分组', address(row, 2), change(units).join('、'));
};
export const newUnit = (data: WorkbookData, id: string, name: string): CellChange[] => [
  ...added(data, '考核对象', [id, name, '县（市、区）']),
  grouped(data, 3, (units) => [...units, name]),
];

export const schemeOf = (data: WorkbookData): Scheme => {
  const { scheme, findings } = readScheme(data);
  if (!scheme) throw new Error(JSON.stringify(findings[0]));
  return scheme;
};

/** 方案变更 of the edited workbook. */
export const carried = (data: WorkbookData): Carried =>
  valueOf(carryOver(data, '总表.xlsx', schemeOf(data), { now: '2020-01-19 10:00:00', by: '张三' }));
