import type { CellChange, LayoutPart, RowHeight, RowShown } from '../../sheets/change';
import { cellsOf, cellXml, changedCell, formulaOf, type XmlCell } from './cell';
import { shifted } from '../../cells/shift';
import { grouped } from '../../base/grouped';
import { UnwritableError } from '../../cells/text';
import { attributesOf, decoded, encoded, endOf, firstTag, inside, opening, tags } from '../zip/xml';

/**
 * Changes cells in the XML of a sheet and leaves every other character of it as it is: what we do not know of, we do
 * not lose.
 */
interface XmlRow {
  /** From 0. */
  row: number;
  attributes: Record<string, string>;
  /** The row as it stands, while no cell of it changed. */
  text: string;
  inner: string;
}

const rowPattern = /<(?:[\w.-]+:)?row(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?row\s*>)/g;

function rowsOf(body: string): XmlRow[] {
  let row = -1;
  return [...body.matchAll(rowPattern)].map(([text, attributeText = '', inner = '']) => {
    const attributes = attributesOf(attributeText);
    row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
    return { row, attributes, text, inner };
  });
}

/** Every shared formula written out in its own cell; cells of the group can then change one by one. */
function unshared(rows: readonly XmlRow[], prefix: string): void {
  const masters = new Map<string, { row: number; column: number; formula: string }>();
  for (const row of rows) {
    const cells = cellsOf(row.inner);
    let touched = false;
    for (const cell of cells) {
      const element = formulaOf(cell);
      const tag = element === undefined ? undefined : firstTag(element, 'f');
      if (element === undefined || tag?.attributes.t !== 'shared') continue;
      const group = tag.attributes.si ?? '';
      const own = decoded(inside(element, tag, 'f'));
      if (own !== '') masters.set(group, { row: row.row, column: cell.column, formula: own });
      const master = masters.get(group);
      if (!master) continue;
      const formula = shifted(master.formula, row.row - master.row, cell.column - master.column);
      cell.inner = cell.inner.replace(element, () => `<${prefix}f>${encoded(formula)}</${prefix}f>`);
      touched = true;
    }
    if (touched) setCells(row, cells, prefix);
  }
}

function rowText({ row, attributes, inner }: XmlRow, prefix: string): string {
  const start = opening(`${prefix}row`, { r: String(row + 1), ...attributes });
  return inner === '' ? `<${start}/>` : `<${start}>${inner}</${prefix}row>`;
}

/** The format that an empty place has from its row or column: a new cell there takes it, as Excel does. */
function inherited(xml: string): (row: XmlRow, column: number) => string | undefined {
  const columns = [...tags(xml, 'col')].map(({ attributes }) => attributes);
  return ({ attributes }, column) => {
    if (attributes.s !== undefined && /^(1|true)$/.test(attributes.customFormat ?? '')) return attributes.s;
    return columns.find(({ min, max }) => Number(min) <= column + 1 && column + 1 <= Number(max))?.style;
  };
}

function setCells(row: XmlRow, cells: readonly XmlCell[], prefix: string): void {
  // "spans" is a hint about the columns in use; a wrong one is worse than none.
  delete row.attributes.spans;
  row.inner = [...cells]
    .sort((a, b) => a.column - b.column)
    .map((cell) => cellXml(cell, row.row, prefix))
    .join('');
  row.text = rowText(row, prefix);
}

function changeRow(
  row: XmlRow,
  changes: readonly CellChange[],
  prefix: string,
  styleOf: (change: CellChange) => string | undefined,
  background: (row: XmlRow, column: number) => string | undefined,
  date1904: boolean,
): void {
  const cells = new Map(cellsOf(row.inner).map((cell) => [cell.column, cell]));
  for (const change of changes) {
    const old = cells.get(change.column);
    const bare = old?.attributes.s === undefined || old.attributes.s === '0';
    const style = bare ? (styleOf(change) ?? (old ? undefined : background(row, change.column))) : undefined;
    const before: XmlCell | undefined =
      style === undefined || change.kind === 'result'
        ? old
        : { column: change.column, attributes: { ...old?.attributes, s: style }, inner: old?.inner ?? '' };
    const after = changedCell(before, change, prefix, date1904);
    if (after) cells.set(change.column, after);
    else cells.delete(change.column);
  }
  setCells(row, [...cells.values()], prefix);
}

function setHeight(row: XmlRow, { height }: RowHeight, prefix: string): void {
  delete row.attributes.ht;
  delete row.attributes.customHeight;
  if (height !== null) Object.assign(row.attributes, { ht: String(height), customHeight: '1' });
  row.text = rowText(row, prefix);
}

function setShown(row: XmlRow, { shown }: RowShown, prefix: string): void {
  delete row.attributes.hidden;
  if (!shown) row.attributes.hidden = '1';
  row.text = rowText(row, prefix);
}

/** What is to be done on one sheet. */
export interface SheetChanges {
  cells: readonly CellChange[];
  /** In the order in which they are to be made. */
  layouts: readonly LayoutPart[];
  /** Index of the style of a change for a cell without one. */
  styleOf: (change: CellChange) => string | undefined;
  /** Whether the workbook counts its days from 1904. */
  date1904: boolean;
}

/** The rows of a sheet's part by their number, and the part around others in their place. */
function rowsIn(xml: string, sheet: string) {
  const data = firstTag(xml, 'sheetData');
  if (!data) throw new UnwritableError(`工作表「${sheet}」没有数据区`);
  const { prefix } = data;
  const head = xml.slice(0, data.start);
  const rows = rowsOf(inside(xml, data, 'sheetData'));
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return {
    prefix,
    rows,
    head,
    /** The row, made where there is none. */
    rowAt: (number: number): XmlRow => {
      const row = byRow.get(number) ?? { row: number, attributes: {}, text: '', inner: '' };
      byRow.set(number, row);
      return row;
    },
    whole: (): string => {
      const sorted = [...byRow.values()].sort((a, b) => a.row - b.row).map(({ text }) => text);
      // The dimension is a hint like "spans"; programs find the reach of the cells by themselves.
      const shortened = head.replace(/<(?:[\w.-]+:)?dimension\b[^>]*\/>/, '');
      const own = `${prefix}sheetData`;
      return `${shortened}<${own}>${sorted.join('')}</${own}>${xml.slice(endOf(xml, data, 'sheetData'))}`;
    },
  };
}

/** The part with the changes made. `sheet` is its name, for messages. */
export function changedSheet(
  xml: string,
  sheet: string,
  { cells, layouts, styleOf, date1904 }: SheetChanges,
): string {
  const { prefix, rows, head, rowAt, whole } = rowsIn(xml, sheet);
  if (rows.some(({ inner }) => inner.includes('shared'))) unshared(rows, prefix);
  const background = inherited(head);
  for (const [number, ofRow] of grouped(cells, ({ row }) => row))
    changeRow(rowAt(number), ofRow, prefix, styleOf, background, date1904);
  for (const height of layouts.flatMap(({ rowHeights }) => rowHeights ?? []))
    setHeight(rowAt(height.row), height, prefix);
  for (const each of layouts.flatMap(({ rowsShown }) => rowsShown ?? []))
    setShown(rowAt(each.row), each, prefix);
  return whole();
}

/** The part with other styles in some cells, made where they are not. `styleOf` is given the index of what is there. */
export function restyledSheet(
  xml: string,
  sheet: string,
  cells: readonly { row: number; column: number }[],
  styleOf: (style: number) => number,
): string {
  const { prefix, head, rowAt, whole } = rowsIn(xml, sheet);
  const background = inherited(head);
  for (const [number, ofRow] of grouped(cells, ({ row }) => row)) {
    const row = rowAt(number);
    const own = new Map(cellsOf(row.inner).map((cell) => [cell.column, cell]));
    for (const { column } of ofRow) {
      const cell = own.get(column) ?? { column, attributes: {}, inner: '' };
      const style = own.has(column) ? cell.attributes.s : background(row, column);
      const s = String(styleOf(Number(style ?? 0)));
      own.set(column, { ...cell, attributes: { ...cell.attributes, s } });
    }
    setCells(row, [...own.values()], prefix);
  }
  return whole();
}
