import { signedSheets } from '../forms/master/workbook';
import { formIdentity } from '../forms/identity';
import { nothingBelow } from '../papers/paper';
import { kindName, partsOf, rubricPartsOf, unitById } from '../schemes';
import { shown } from '../scoring/explain-step';
import { allUnits, type UnitResult } from '../scoring/results';
import type { SheetModel, WorkbookModel } from '../sheets/model';
import type { OpenMaster } from './master';

/**
 * Results to take elsewhere: the tables to approve and sign, as values; and a list for other programs. 成绩汇总 with its
 * 核算 columns is for whoever checks, and stays in the 总表.
 */

/** A sheet as it prints, without formulas: what was signed never changes again. */
const asValues = (sheet: SheetModel): SheetModel => ({
  ...sheet,
  validations: [],
  conditionalFormats: [],
  rows: sheet.rows.map((row) =>
    row.map((cell) => {
      if (!cell) return null;
      const { value, style, date } = cell;
      return { value, style, ...(date ? { date } : {}) };
    }),
  ),
});

/** A row kept ready that nobody filled: framed from end to end, and empty. */
function isSpare(row: SheetModel['rows'][number]): boolean {
  return (
    row.length > 0 &&
    row.every((cell) => cell?.style.border === 'all' && (cell.value === null || cell.value === ''))
  );
}

/** The row that was left ready says that nothing follows. */
function closed(sheet: SheetModel): SheetModel {
  const row = sheet.rows.findIndex(isSpare);
  const cells = sheet.rows[row] ?? [];
  const [first] = cells;
  if (!first) return sheet;
  const end = { ...first, value: nothingBelow, style: { ...first.style, horizontal: 'center' as const } };
  return {
    ...sheet,
    rows: sheet.rows.with(row, [end, ...cells.slice(1)]),
    merges: [...sheet.merges, { top: row, bottom: row, left: 0, right: cells.length - 1 }],
  };
}

export const resultsWorkbook = ({ state, identity }: OpenMaster): WorkbookModel => ({
  identity: formIdentity(state.scheme, { kind: 'blank', issued: identity.issued }),
  title: `${state.scheme.title}成绩`,
  sheets: signedSheets(state).map(asValues).map(closed),
  names: [],
});

/** A field of a CSV line. A text that a spreadsheet would take for a formula is given an apostrophe. */
function field(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, or Excel takes the Chinese for another encoding. */
export function resultsCsv({ state }: OpenMaster): string {
  // Parts by name: what the first rubric of a kind gives has its own columns.
  const columns = [
    ...new Set(
      state.scheme.kinds.flatMap(({ id }) =>
        partsOf(state.scheme, id).flatMap((part) =>
          part.source === '考核细则' && part.first ? [] : [part.name],
        ),
      ),
    ),
  ];
  const line = (result: UnitResult, kind: string) => [
    kind,
    unitById(state.scheme, result.unit)?.name ?? result.unit,
    result.rank === null ? '' : String(result.rank),
    ...columns.map((name) => {
      const part = result.parts.find(({ part: { name: own } }) => own === name);
      return part ? shown(part.weighted) : '';
    }),
    shown(result.yearEnd.rubric),
    shown(result.yearEnd.bonus),
    shown(result.yearEnd.weighted),
    shown(result.total),
    result.grade ?? '',
    result.veto ? '是' : '否',
    result.eligible ? '有' : '无',
  ];
  const short =
    state.scheme.kinds
      .flatMap(({ id }) => rubricPartsOf(state.scheme, id))
      .find(({ first, alone }) => first && !alone)?.short ?? '细则';
  const head = [
    '类别',
    '单位',
    '名次',
    ...columns,
    '细则得分',
    '加分',
    `${short}折算`,
    '总分',
    '等次',
    '一票否决',
    '评先资格',
  ];
  const lines = [
    head,
    ...allUnits(state.results).map((result) => line(result, kindName(state.scheme, result.kind))),
  ];
  return `\uFEFF${lines.map((each) => each.map(field).join(',')).join('\r\n')}\r\n`;
}
