import { absentWords, kindName } from '../../schemes';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import type { Canvas } from '../../sheets/canvas';
import type { SheetData } from '../../sheets/data';
import { lineCount, linesHeight } from '../../sheets/measure';
import type { CellStyle } from '../../sheets/style';
import type { TablePlace } from '../../sheets/table';
import { free, title } from '../look';
import { publishedId } from './kind-tables';
import type { Places } from './places';
import { periodLine, publishedTable } from './publication';
import { signedBreaks, signLines, signRows } from './signed';

/**
 * 成绩公布 in the 总表: the kinds stand below each other, each a paper of its own, with its title, what it rests on, its
 * table and the lines to sign it.
 */

/** Rank and name stand before the parts of a total. */
const leading = 2;
/** Of titles, in points: the largest at which every kind's stands on one line. */
const titleSizes = [20, 19, 18] as const;
/** Of a line, what its text may take in official letters: figures of a font that stands in for theirs are wider. */
const share = 0.92;
/** What a page between its margins takes at full size on any screen, in characters: A4 upright and landscape, A3. */
const rooms = [84, 120, 180] as const;
/** Title and basis. */
const headRows = 2;
/** Below a table: what somebody writes into the first of them does not join the table to the lines below. */
const freeRows = 2;
const freeHeight = 6;

const absentRows = (scheme: Scheme, kind: UnitKind): number => (absentWords(scheme, kind) === '' ? 0 : 1);

/** How the tables of all kinds share the sheet. */
export interface Arrangement {
  /** In characters. */
  columnWidths: number[];
  /** Columns left free behind the names, by table: all tables end at the same edge. */
  spread: Readonly<Record<string, number>>;
  /** Rows between a table and the header of the next one, by table. */
  below: Readonly<Record<string, number>>;
}

export function arrangement(scheme: Scheme): Arrangement {
  const tables = scheme.kinds.map(({ id: kind }) => {
    const table = publishedTable(scheme, kind);
    return { kind, id: table.id, widths: table.columns.map(({ width }) => width) };
  });
  const count = Math.max(...tables.map(({ widths }) => widths.length));
  const columnWidths = Array<number>(count).fill(0);
  for (const { widths } of tables)
    widths.forEach((width, index) => {
      const at = index < leading ? index : index + count - widths.length;
      if (at !== leading - 1) columnWidths[at] = Math.max(columnWidths[at] ?? 0, width);
    });
  // A name has the columns left free behind it as well.
  columnWidths[leading - 1] = Math.max(
    ...tables.map(({ widths }) =>
      columnWidths
        .slice(leading, leading + count - widths.length)
        .reduce((width, free) => width - free, widths[leading - 1] ?? 0),
    ),
  );
  // The room that is left is for names and remarks.
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  const spare = Math.max(0, (rooms.find((room) => room >= total) ?? total) - total);
  columnWidths[leading - 1] = (columnWidths[leading - 1] ?? 0) + Math.floor(spare / 2);
  columnWidths[count - 1] = (columnWidths[count - 1] ?? 0) + Math.ceil(spare / 2);
  const byTable = (of: (each: (typeof tables)[number]) => number): Record<string, number> =>
    Object.fromEntries(tables.map((each) => [each.id, of(each)]));
  return {
    columnWidths,
    spread: byTable(({ widths }) => count - widths.length),
    below: byTable(({ kind }) => freeRows + absentRows(scheme, kind) + signRows + headRows),
  };
}

/** A table's place with so many columns left free behind the names. */
export const spreadPlace = (place: TablePlace, columns: number): TablePlace => ({
  ...place,
  columns: new Map([...place.columns].map(([key, at]) => [key, at < leading ? at : at + columns])),
});

/** 「…成绩\u3000成员单位」, on one line where those of all kinds have room. @param width in characters */
function titleOf(scheme: Scheme, kind: UnitKind, width: number): { text: string; size: number } {
  const text = (id: UnitKind, between: string): string =>
    `${scheme.title}成绩${scheme.kinds.length > 1 ? `${between}${kindName(scheme, id)}` : ''}`;
  const size = titleSizes.find((each) =>
    scheme.kinds.every(({ id }) => lineCount(text(id, '　'), width * share, each) === 1),
  );
  return { text: text(kind, size === undefined ? '\n' : '　'), size: size ?? titleSizes[0] };
}

/** What 成绩公布 begins its second line with; earlier versions had the period alone. */
const basis = '依据：';
const basisOf = (scheme: Scheme): string => `${basis}${scheme.documentNumber}　${periodLine(scheme)}`;

/** Draws what stands around the tables, and where their pages begin. */
export function drawPublication(canvas: Canvas, scheme: Scheme, places: Places): void {
  const width = arrangement(scheme).columnWidths.reduce((sum, each) => sum + each, 0);
  for (const [index, { id: kind }] of scheme.kinds.entries()) {
    const place = places.of(publishedId(kind));
    const { headerRow, lastRow: last, columns } = place;
    const right = Math.max(...columns.values());
    const line = (row: number, value: string, style: CellStyle, least: number): void => {
      canvas.merge({ top: row, left: 0, bottom: row, right }, { value, style });
      canvas.height(
        row,
        Math.max(least, linesHeight(lineCount(value, width * share, style.size), style.size)),
      );
    };
    const top = headerRow - headRows;
    const { text, size } = titleOf(scheme, kind, width);
    line(top, text, title(size), 36);
    line(top + 1, basisOf(scheme), free(12, { horizontal: 'center' }), 22);
    spreadNames(canvas, place);
    for (let row = last + 1; row <= last + freeRows; row++) canvas.height(row, freeHeight);
    const absent = absentWords(scheme, kind);
    if (absent !== '') line(last + freeRows + 1, absent, free(12), 22);
    const sign = last + freeRows + absentRows(scheme, kind) + 1;
    signLines(canvas, scheme, sign, right);
    if (index > 0) canvas.breaks.push(top);
    canvas.breaks.push(
      ...signedBreaks(canvas, {
        top,
        headerRow,
        last,
        bottom: sign + signRows - 1,
        repeated: canvas.frame.page.repeatRows !== undefined,
      }),
    );
  }
}

/** Names stand over the columns left free behind them. */
function spreadNames(canvas: Canvas, { headerRow, lastRow, columns }: TablePlace): void {
  const left = leading - 1;
  const right = Math.min(...[...columns.values()].filter((at) => at >= leading)) - 1;
  for (let row = headerRow; right > left && row <= lastRow; row++) {
    const cell = canvas.rows[row]?.[left];
    if (cell) canvas.merge({ top: row, left, bottom: row, right }, cell);
  }
}

/** Whether a sheet was drawn by an earlier version, which had title and signature once for all kinds. */
export const isEarlierPublication = ({ rows }: SheetData): boolean =>
  !rows.some((cells) => cells?.some((cell) => String(cell?.value ?? '').startsWith(basis)));
