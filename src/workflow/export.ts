import { formIdentity } from '../forms/identity';
import { approvalSheets } from '../papers/approval';
import { paperYear } from '../papers/year';
import { circumstanceRules, kindName, partsOf, rubricPartsOf, unitById } from '../schemes';
import { bonusWord } from '../schemes/bonus';
import { shown } from '../scoring/explain-step';
import { allUnits, type UnitResult } from '../scoring/results';
import type { WorkbookModel } from '../sheets/model';
import type { OpenMaster } from './master';

/**
 * Results to take elsewhere: the papers to approve and sign, as sheets; and a list for other programs. 成绩汇总 with its
 * 核算 columns is for whoever checks, and stays in the 总表.
 */

/** @param today ISO day on the papers. Only for a settled 总表: see {@link unsettled}. */
export const resultsWorkbook = (
  { state, identity, interpreted }: OpenMaster,
  today: string,
): WorkbookModel => ({
  identity: formIdentity(state.scheme, { kind: 'blank', issued: identity.issued }),
  title: `${state.scheme.title}成绩`,
  sheets: state.results ? approvalSheets(paperYear(state, state.results, interpreted.entries, today)) : [],
  names: [],
});

/** A field of a CSV line. A text that a spreadsheet would take for a formula is given an apostrophe. */
function field(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Of a unit that no rubric scores there are no figures of one. */
const byRubric = ({ parts }: UnitResult): boolean => parts.some(({ rubric }) => rubric !== null);

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
  // Without it the parts would not come to the total.
  const taken = state.scheme.kinds.some(({ id }) =>
    circumstanceRules(state.scheme, id).some(({ effect }) => effect === '扣总分'),
  );
  const line = (result: UnitResult, kind: string) => [
    kind,
    unitById(state.scheme, result.unit)?.name ?? result.unit,
    result.rank === null ? '' : String(result.rank),
    ...columns.map((name) => {
      const part = result.parts.find(({ part: { name: own } }) => own === name);
      return part ? shown(part.weighted) : '';
    }),
    byRubric(result) ? shown(result.yearEnd.rubric) : '',
    shown(result.yearEnd.bonus),
    byRubric(result) ? shown(result.yearEnd.weighted) : '',
    ...(taken ? [shown(result.penalty)] : []),
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
    bonusWord(state.scheme),
    `${short}折算`,
    ...(taken ? ['情形扣分'] : []),
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
