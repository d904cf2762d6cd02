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
  /** Filled rows above 备注 without a 序号: no 小项, whatever they say. */
  numberless: { row: number; column: number; text: string; line: RubricLine }[];
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
  const firstText = (row: number | undefined): string => {
    const cell =
      row === undefined ? undefined : sheet.rows[row]?.find((each) => each && each.type !== 'empty');
    return cell ? textOf(cell) : '';
  };
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
      break;
    } else {
      const column = [...header.columns.values()].find((each) => textOf(cellAt(sheet, row, each)) !== '');
      if (column !== undefined)
        numberless.push({ row, column, text: textOf(cellAt(sheet, row, column)), line });
    }
  }
  return {
    sheet,
    annex: firstText(above[0]),
    title: firstText(above[1]),
    notes,
    lines,
    numberless,
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
