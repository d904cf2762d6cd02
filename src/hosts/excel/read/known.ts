import type { WorkbookData } from '../../../sheets/data';
import type { SheetLayout } from '../../../sheets/layout';
import type { CellModel, WorkbookModel } from '../../../sheets/model';
import { isDateFormat, textFormat } from '../../../cells/formats';

/** What is known of the open workbook from the last reading. It saves round trips; it never replaces a reading. */

export interface KnownSheet {
  id: string;
  name: string;
  visibility: string;
}

/**
 * Where to expect what on a sheet, so that reading need not fetch everything twice: formulas tell constants too, so
 * results are asked for only in columns with formulas, and formats only in columns where a number may be a day or a
 * percentage. What turns out to be elsewhere is fetched after.
 */
export interface Hints {
  /** Rows in use and the bytes of a row, for cutting messages to size. */
  rows: number;
  rowBytes: number;
  /** Columns in use. */
  columns: number;
  /** Columns with formulas. */
  formulas: Set<number>;
  /** Columns with numbers that people typed, and with dates. */
  formats: Set<number>;
}

export interface Known {
  sheets: KnownSheet[];
  /** By sheet id. */
  hints: Map<string, Hints>;
  /** The last reading; undefined after something was written. */
  data?: WorkbookData | undefined;
  /** How its sheets were laid out then, as far as it was asked with it. */
  layouts?: readonly SheetLayout[] | undefined;
  /** The id of the sheet with the workbook's identity, and what it says. */
  identity?: { sheet: string; entries: Readonly<Record<string, string>> } | undefined;
}

const encoder = new TextEncoder();

/** Bytes of something on the wire. */
export const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

export const sheetNamed = (known: Known, name: string): KnownSheet | undefined =>
  known.sheets.find((sheet) => sheet.name === name);

/** A number that stands there or that people will type, or a date; results of formulas only where they are dates. */
function typedNumber({ value, formula, style }: CellModel): boolean {
  const format = style.numberFormat ?? 'General';
  if (formula !== undefined) return isDateFormat(format);
  return typeof value === 'number' || (style.unlocked === true && format !== textFormat);
}

/** Hints for sheets that were just made from a model, by name. */
export function hintsOf(model: WorkbookModel): Map<string, Hints> {
  return new Map(
    model.sheets.map(({ name, rows }) => {
      const columns = Math.max(0, ...rows.map((row) => row.length));
      const hints: Hints = {
        rows: rows.length,
        rowBytes: 0,
        columns,
        formulas: new Set(),
        formats: new Set(),
      };
      let bytes = 0;
      for (const row of rows)
        row.forEach((cell, column) => {
          bytes += 3;
          if (!cell) return;
          bytes += bytesOf(cell.formula ?? cell.value);
          if (cell.formula !== undefined) {
            hints.formulas.add(column);
            bytes += bytesOf(cell.value);
          }
          if (cell.date || typedNumber(cell)) {
            hints.formats.add(column);
            bytes += bytesOf(cell.style.numberFormat ?? 'General');
          }
        });
      hints.rowBytes = bytes / Math.max(1, rows.length);
      return [name, hints];
    }),
  );
}
