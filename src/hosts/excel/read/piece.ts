import { areaAddress, type Area } from '../../../base/address';
import type { SheetLayout } from '../../../sheets/layout';
import type { Hints, KnownSheet } from './known';
import { queueLayout } from './layout';
import { areasOf, runsOf, usedAreaOf } from './addresses';

/** One piece of a sheet: all of it, or some of its rows when the sheet is large. */

export interface Piece {
  /** Id of the sheet. */
  sheet: string;
  /** Undefined: the whole sheet. */
  rows?: { first: number; last: number };
  /** Undefined: nothing is known, everything is fetched. */
  hints?: Hints | undefined;
  /** With the sheet's names and merged areas: once a sheet. */
  head: boolean;
  merges: boolean;
  /** The sheet, where it is to tell how it is laid out. */
  shown?: KnownSheet | undefined;
  bytes: number;
}

/** A rectangle of something, as fetched. */
export interface Block {
  area: Area;
  cells: readonly (readonly unknown[])[];
}

export interface PieceAnswer {
  piece: Piece;
  /** Undefined when nothing is in use. */
  formulas?: Block | undefined;
  values: Block[];
  formats: Block[];
  names: { name: string; formula: string }[];
  merges: Area[];
  layout?: SheetLayout | undefined;
  /** Excel gave nothing for cells that are there: too many at once. */
  lost: boolean;
}

type Field = 'values' | 'numberFormat';

const rowsAddress = ({ first, last }: { first: number; last: number }): string => `${first + 1}:${last + 1}`;

/** The part of a sheet that holds anything. */
function usedRange(context: Excel.RequestContext, piece: Piece): Excel.Range {
  const sheet = context.workbook.worksheets.getItem(piece.sheet);
  return piece.rows
    ? sheet.getRange(rowsAddress(piece.rows)).getUsedRangeOrNullObject(true)
    : sheet.getUsedRangeOrNullObject(true);
}

const block = (range: Excel.Range, cells: unknown): Block | undefined => {
  const area = usedAreaOf(range.address);
  return area && Array.isArray(cells) ? { area, cells: cells as unknown[][] } : undefined;
};

/**
 * Some columns of some rows, run by run. Addresses are said outright: what a call on an object that may be null does
 * is written down nowhere.
 */
export function columnsOf(
  sheet: Excel.Worksheet,
  rows: { first: number; last: number },
  columns: ReadonlySet<number>,
  field: Field,
): () => Block[] {
  if (rows.last < rows.first) return () => [];
  const ranges = runsOf(columns).map(([left, right]) => {
    const area = { top: rows.first, left, bottom: rows.last, right };
    return { area, range: sheet.getRange(areaAddress(area)).load(field) };
  });
  return () => ranges.map(({ area, range }) => ({ area, cells: range[field] as unknown[][] }));
}

export function queuePiece(context: Excel.RequestContext, piece: Piece): () => PieceAnswer {
  const { hints } = piece;
  const used = usedRange(context, piece);
  used.load(hints ? 'address,formulas' : 'address,formulas,values,numberFormat');
  const sheet = context.workbook.worksheets.getItem(piece.sheet);
  const rows = {
    first: piece.rows?.first ?? 0,
    last: Math.min(piece.rows?.last ?? Infinity, (hints?.rows ?? 0) - 1),
  };
  const values = hints ? columnsOf(sheet, rows, hints.formulas, 'values') : undefined;
  const formats = hints ? columnsOf(sheet, rows, hints.formats, 'numberFormat') : undefined;
  const names = piece.head ? sheet.names.load('items/name,items/formula') : undefined;
  const merged =
    piece.head && piece.merges ? sheet.getRange().getMergedAreasOrNullObject().load('address') : undefined;
  const layout = piece.shown && hints ? queueLayout(context, piece.shown, hints) : undefined;
  return () => {
    const empty = used.isNullObject;
    const formulas = empty ? undefined : block(used, used.formulas);
    const all = (field: Field) => (empty ? [] : [block(used, used[field]) ?? []].flat());
    return {
      piece,
      formulas,
      values: values ? values() : all('values'),
      formats: formats ? formats() : all('numberFormat'),
      names: names?.items.map(({ name, formula }) => ({ name, formula: String(formula) })) ?? [],
      merges: merged && !merged.isNullObject ? areasOf(merged.address) : [],
      layout: layout?.(),
      lost: !empty && formulas === undefined,
    };
  };
}
