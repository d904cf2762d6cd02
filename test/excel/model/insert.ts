import type { Cell as FileCell, CellStyle, DataValidation, Sheet as FileSheet, Workbook } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { parseAddress, type Area } from '../../../src/base/address';
import { sheetRows } from '../../../src/xlsx/read/cells';
import { serialOf } from '../../../src/cells/dates';
import { CalcError } from '../calc/values';
import { ExcelError } from '../wire/faults';
import { emptyCell, type Book, type Cell, type Rule, type Sheet } from './book';

/** Sheets of a workbook file put into an open workbook. */

export function areaOf(text: string): Area {
  const [first = '', last = first] = text.replaceAll('$', '').replace(/^.*!/, '').split(':');
  const [start, end] = [parseAddress(first), parseAddress(last)];
  if (!start || !end) throw new ExcelError('InvalidArgument', text);
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

const lookOf = (style: CellStyle | undefined): Record<string, unknown> =>
  style
    ? Object.fromEntries(
        Object.entries({
          font: style.font,
          fill: style.fill,
          border: style.border,
          alignment: style.alignment,
        }).filter(([, value]) => value),
      )
    : {};

function cellsOf(sheet: FileSheet): Sheet['rows'] {
  const rows: Sheet['rows'] = sheetRows(sheet).map((row) =>
    row?.map((data): Cell | undefined => {
      if (!data) return undefined;
      const { value, type, formula } = data;
      return {
        ...emptyCell(),
        value:
          type === 'error'
            ? new CalcError(String(value))
            : type === 'date'
              ? serialOf(String(value), '')
              : // An empty text in a file is an empty cell once Excel has read it.
                value === '' && formula === undefined
                ? null
                : value,
        ...(formula === undefined ? {} : { formula }),
      };
    }),
  );
  for (const [key, { style }] of (sheet.cells ?? new Map<string, FileCell>()).entries()) {
    if (!style) continue;
    const [row = 0, column = 0] = key.split(',').map(Number);
    const cell = ((rows[row] ??= [])[column] ??= emptyCell());
    cell.numberFormat = style.numFmt ?? 'General';
    cell.locked = style.protection?.locked !== false;
    cell.look = lookOf(style);
  }
  return rows;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const types: Readonly<Record<string, string>> = {
  list: 'List',
  decimal: 'Decimal',
  whole: 'WholeNumber',
  date: 'Date',
  custom: 'Custom',
};

function ruleOf(validation: DataValidation): Rule {
  const type = types[validation.type] ?? capital(validation.type);
  const kind = type.charAt(0).toLowerCase() + type.slice(1);
  const body =
    type === 'List'
      ? { source: validation.values?.join(',') ?? `=${validation.formula1 ?? ''}`, inCellDropDown: true }
      : type === 'Custom'
        ? { formula: `=${validation.formula1 ?? ''}` }
        : {
            formula1: validation.formula1,
            formula2: validation.formula2,
            operator: capital(validation.operator ?? 'between'),
          };
  return {
    area: areaOf(validation.range),
    type,
    rule: { [kind]: body },
    errorAlert: {
      title: validation.errorTitle,
      message: validation.errorMessage,
      style: capital(validation.errorStyle ?? 'stop'),
      showAlert: true,
    },
    prompt: {
      title: validation.inputTitle,
      message: validation.inputMessage,
      showPrompt: validation.showInputMessage === true,
    },
  };
}

function sheetFrom(book: Book, file: FileSheet, workbook: Workbook): Sheet {
  const { pageSetup: page, protection, freezePane: frozen } = file;
  const scoped = (workbook.namedRanges ?? []).filter(({ scope }) => scope === file.name);
  const options: Record<string, boolean> = {};
  for (const [name, value] of Object.entries(protection ?? {}))
    if (name !== 'sheet' && value === true) options[`allow${capital(name)}`] = true;
  return {
    ...book.blank(file.name),
    visibility: file.veryHidden ? 'VeryHidden' : file.hidden ? 'Hidden' : 'Visible',
    rows: cellsOf(file),
    merges: (file.merges ?? []).map((merge) => ({
      top: merge.startRow,
      left: merge.startCol,
      bottom: merge.endRow,
      right: merge.endCol,
    })),
    ...(protection?.sheet ? { protection: { options } } : {}),
    names: scoped.map(({ name, range }) => ({ name, formula: range.replace(/^=/, ''), visible: true })),
    rules: (file.dataValidations ?? []).map(ruleOf),
    page: {
      orientation: capital(page?.orientation ?? 'portrait'),
      paperSize: 'A4',
      zoom: page?.fitToPage
        ? {
            horizontalFitToPages: page.fitToWidth,
            ...(page.fitToHeight ? { verticalFitToPages: page.fitToHeight } : {}),
          }
        : { scale: 100 },
      ...(page?.printArea ? { printArea: page.printArea } : {}),
      ...(page?.printTitlesRow ? { titleRows: page.printTitlesRow } : {}),
    },
    ...(frozen ? { frozen: { rows: frozen.rows ?? 0, columns: frozen.columns ?? 0 } } : {}),
    brought: file,
  };
}

/** A workbook file as read before a request that needs it: requests are answered at once, reading takes a moment. */
export async function readFile(base64: string): Promise<Workbook | undefined> {
  try {
    return await readXlsx(Buffer.from(base64, 'base64'), { readStyles: true });
  } catch {
    return undefined;
  }
}

/** Sheets that come in; a name that is taken gets a number, as in Excel. */
export function insertSheets(book: Book, workbook: Workbook | undefined): Sheet[] {
  if (!workbook) throw new ExcelError('InvalidArgument', 'The file is no workbook.');
  const sheets = workbook.sheets.map((file) => {
    const sheet = sheetFrom(book, file, workbook);
    const wanted = sheet.name;
    for (let number = 2; book.find(sheet.name); number++) sheet.name = `${wanted} (${number})`;
    book.sheets.push(sheet);
    return sheet;
  });
  for (const { name, range, scope } of workbook.namedRanges ?? [])
    if (scope === undefined && !book.names.some((each) => each.name === name))
      book.names.push({ name, formula: range.replace(/^=/, ''), visible: true });
  book.touch(true);
  return sheets;
}
