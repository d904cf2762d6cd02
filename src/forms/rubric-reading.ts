import { folded } from '../base/text';
import { cellAt, type SheetData, type WorkbookData } from '../sheets/data';
import { textOf } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { rubricHeaders } from './rubric-sheet';

/** 附件1 / 附件2 read back from a sheet that people have edited. */

export interface RubricLine {
  no: number;
  /** Text of 考核项目 where a new 大项 begins, else "". */
  item: string;
  content: string;
  standard: string;
  points: Scalar;
  method: string;
  /** Sheet row, from 0. */
  row: number;
}

export interface RubricReading {
  sheet: SheetData;
  annex: string;
  title: string;
  notes: string;
  lines: RubricLine[];
  /** Where annex mark, title and 备注 stand, or are to stand: sheet row and column, from 0. */
  marks: Record<'annex' | 'title' | 'notes', { row: number; column: number }>;
  /** Filled rows above 备注 without a 序号: no 小项, whatever they say. */
  numberless: { row: number; column: number; text: string; line: RubricLine }[];
  headerRow: number;
  columns: ReadonlyMap<string, number>;
}

/** Columns of the rubric's header on a sheet, or undefined where it does not stand. */
function rubricColumns(sheet: SheetData): { row: number; columns: Map<string, number> } | undefined {
  for (const [row, cells] of sheet.rows.entries()) {
    const columns = new Map<string, number>();
    cells?.forEach((cell, column) => {
      const head = rubricHeaders.find(
        (each) => cell?.type === 'text' && folded(each) === folded(String(cell.value)),
      );
      if (head && !columns.has(head)) columns.set(head, column);
    });
    if (columns.size === rubricHeaders.length) return { row, columns };
  }
  return undefined;
}

export function readRubricSheet(sheet: SheetData): RubricReading | undefined {
  const header = rubricColumns(sheet);
  if (!header) return undefined;
  const above = sheet.rows
    .slice(0, header.row)
    .flatMap((cells, row) => (cells?.some((cell) => cell && cell.type !== 'empty') ? [row] : []));
  const firstIn = (row: number | undefined, otherwise: number) => {
    const column =
      row === undefined ? -1 : (sheet.rows[row]?.findIndex((each) => each && each.type !== 'empty') ?? -1);
    return { row: row ?? otherwise, column: Math.max(0, column) };
  };
  const marks = {
    annex: firstIn(above[0], 0),
    title: firstIn(above[1], 1),
    notes: { row: sheet.rows.length, column: header.columns.get('序号') ?? 0 },
  };
  const firstText = (mark: { row: number; column: number }): string =>
    mark.row < header.row ? textOf(cellAt(sheet, mark.row, mark.column)) : '';
  const at = (row: number, head: string) => cellAt(sheet, row, header.columns.get(head) ?? 0);
  const lines: RubricLine[] = [];
  const numberless: RubricReading['numberless'] = [];
  let notes = '';
  for (let row = header.row + 1; row < sheet.rows.length; row++) {
    const no = at(row, '序号');
    // Retyped under a text format, a number is still one.
    const number =
      typeof no.value === 'number' ? no.value : /^\d+$/.test(textOf(no)) ? Number(textOf(no)) : null;
    const line: RubricLine = {
      no: number ?? 0,
      item: textOf(at(row, '考核项目')),
      content: textOf(at(row, '考核内容')),
      standard: textOf(at(row, '考核标准')),
      points: at(row, '分值').value,
      method: textOf(at(row, '考核方法')),
      row,
    };
    if (number !== null) lines.push(line);
    else if (textOf(no).startsWith('备注')) {
      notes = textOf(no);
      marks.notes = { ...marks.notes, row };
      break;
    } else {
      const column = [...header.columns.values()].find((each) => textOf(cellAt(sheet, row, each)) !== '');
      if (column !== undefined)
        numberless.push({ row, column, text: textOf(cellAt(sheet, row, column)), line });
    }
  }
  return {
    sheet,
    annex: firstText(marks.annex),
    title: firstText(marks.title),
    notes,
    marks,
    lines,
    numberless,
    headerRow: header.row,
    columns: header.columns,
  };
}

/** The rubric sheet of a role; a sheet that lost its mark is known by its header and annex mark. */
export function findRubric(book: WorkbookData, role: string, annex: string): RubricReading | undefined {
  const own = book.sheets.find((sheet) => sheet.role === role);
  if (own) return readRubricSheet(own);
  for (const sheet of book.sheets.filter((each) => each.role === '')) {
    const reading = readRubricSheet(sheet);
    if (reading && folded(reading.annex) === folded(annex)) return reading;
  }
  return undefined;
}

/** Sheets that hold a rubric of the scheme: marked as one, or without a mark. Those of a team's workbook are not. */
const isRubricRole = (role: string): boolean => /^(?:annex[12]|rubric:annex\d+)?$/u.test(role);

/**
 * All rubrics of a 总表: marked sheets in their order, then those that only look like one. A sheet that was copied keeps the
 * mark of its original; what tells rubrics apart is the annex at their top.
 */
export const rubricSheets = (book: WorkbookData): RubricReading[] =>
  book.sheets
    .filter(({ role }) => isRubricRole(role))
    .sort((a, b) => Number(a.role === '') - Number(b.role === ''))
    .flatMap((sheet) => readRubricSheet(sheet) ?? []);
