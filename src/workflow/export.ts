import { masterWorkbook } from '../forms/master/workbook';
import { formIdentity } from '../forms/identity';
import { formPartName, kindOf, unitById } from '../schemes';
import { shown } from '../scoring/explain-step';
import type { UnitResult } from '../scoring/results';
import type { SheetModel, WorkbookModel } from '../sheets/model';
import type { OpenMaster } from './master';

/** Results to take elsewhere: the tables to approve and sign, as values; and a list for other programs. */

const signed = new Set(['publication', 'candidates', 'summary', 'memberSummary']);

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

export function resultsWorkbook({ state, identity }: OpenMaster): WorkbookModel {
  const whole = masterWorkbook(state, identity.issued);
  const order = [...signed];
  return {
    identity: formIdentity(state.scheme, { kind: 'blank', issued: identity.issued }),
    title: `${state.scheme.title}成绩`,
    sheets: whole.sheets
      .filter(({ role }) => signed.has(role))
      .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
      .map(asValues),
    names: [],
  };
}

/** A field of a CSV line. A text that a spreadsheet would take for a formula is given an apostrophe. */
function field(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, or Excel takes the Chinese for another encoding. */
export function resultsCsv({ state }: OpenMaster): string {
  const line = (result: UnitResult, kind: string) => [
    kind,
    unitById(state.scheme, result.unit)?.name ?? result.unit,
    result.rank === null ? '' : String(result.rank),
    result.leader ? shown(result.leader.converted) : '',
    result.office ? shown(result.office.converted) : '',
    shown(result.yearEnd.rubric),
    shown(result.yearEnd.bonus),
    shown(result.yearEnd.weighted),
    shown(result.total),
    result.grade ?? '',
    result.veto ? '是' : '否',
    result.eligible ? '有' : '无',
  ];
  const head = [
    '类别',
    '单位',
    '名次',
    formPartName(state.scheme, 'leader'),
    formPartName(state.scheme, 'office'),
    '细则得分',
    '加分',
    '年终折算',
    '总分',
    '等次',
    '一票否决',
    '评先资格',
  ];
  const lines = [
    head,
    ...(state.results?.districts ?? []).map((result) => line(result, kindOf(state.scheme, 'district').name)),
    ...(state.results?.members ?? []).map((result) => line(result, kindOf(state.scheme, 'member').name)),
  ];
  return `\uFEFF${lines.map((each) => each.map(field).join(',')).join('\r\n')}\r\n`;
}
