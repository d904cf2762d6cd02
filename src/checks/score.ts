import { decimalsOf, rounded, type Decimal } from '../base/decimal';
import { abstainWord, allowedScore } from '../schemes';
import type { Finding, Place } from '../base/finding';
import type { RatingForm } from '../schemes/scheme';
import { abstains, scoreFault } from '../schemes/typed-score';
import type { CellData, SheetData } from '../sheets/data';
import type { Scalar } from '../sheets/model';
import { error, warning } from './finding';
import { formulaFinding } from './formula-source';
import { typedCell } from './typed-cell';

/** One score as typed: the number it is, and what is to be said about it. Bad input keeps its text; nothing becomes 0. */
export interface CheckedScore {
  /** The score when it is a number, allowed or not; null otherwise. */
  value: Decimal | null;
  /** What goes into the 总表: the number, or the text as typed. */
  taken: Scalar;
  findings: Finding[];
}

/** Where a score stands, for what its formula and format are to be held against. */
export interface Standing {
  sheet: SheetData;
  row: number;
  column: number;
}

export function checkScore(
  cell: CellData,
  form: RatingForm,
  place: Place,
  standing?: Standing,
): CheckedScore {
  const more = {
    ...place,
    allowed: allowedScore(form),
    source: `${form.annex} 说明：${form.notes.find((note) => note.includes('分制')) ?? ''}`,
  };
  const refused = (finding: Finding, taken: Scalar = cell.value) => ({
    value: null,
    taken,
    findings: [finding],
  });
  const bad = (code: string, message: string, remedy: string, taken: Scalar = cell.value) =>
    refused(error(code, message, remedy, more), taken);
  if (cell.type === 'error')
    return bad('score-error-value', `分数格是错误值 ${String(cell.value)}。`, '请填表人重新填写这一格。');
  if (cell.type === 'empty' && cell.formula !== undefined)
    return bad(
      'score-formula-empty',
      '分数格是公式，但文件里没有存下结果。',
      '用 Excel 或 WPS 打开该表，重算并保存；或直接填数。',
    );
  const formula = standing && formulaFinding(cell, standing.sheet, standing, more);
  // A number that nobody typed and no formula found must not stand in the 总表 as if it were a score.
  if (formula?.severity === 'error') return refused(formula, null);
  const typed = typedCell(cell);
  if (typed.kind === 'empty')
    return bad('score-missing', '没有填分数。', '请填表人补填，或在总表相应评分格中录入。');
  if (typed.kind === 'bad' && abstains(typed.text, form))
    return { value: null, taken: abstainWord, findings: [] };
  if (typed.kind === 'bad')
    return bad(
      'score-not-number',
      `“${typed.text}”不是分数。`,
      '请填表人改填数字，或在总表相应评分格中改正。',
      cell.day === undefined ? cell.value : typed.text,
    );
  if (typed.percent)
    return bad(
      // Written so, it is a text like any other; a format makes a number of it that nobody sees.
      cell.percent ? 'score-percent' : 'score-not-number',
      `分数格显示为“${typed.before ?? ''}”：百分数不是 ${form.maximum} 分制的分数。`,
      '请向填表人问明是多少分，改填数字后重报，或在总表相应评分格中录入。',
      typed.before ?? cell.value,
    );
  const { value } = typed;
  const findings: Finding[] = formula ? [formula] : [];
  if (typed.before !== undefined)
    findings.push(
      warning(
        'score-text-number',
        `分数是文字“${typed.before}”，按 ${value.toFixed()} 计。`,
        '不必处理；如认读有误，请在总表中改正。',
        more,
      ),
    );
  const fault = scoreFault(value, form);
  if (fault)
    findings.push(error(fault.code, fault.message, '请填表人改正，或在总表相应评分格中改正。', more));
  if (cell.decimals !== undefined && decimalsOf(value) > cell.decimals)
    findings.push(
      warning(
        'score-hidden-decimals',
        `分数格显示为 ${rounded(value, cell.decimals).toFixed(cell.decimals)}，实际是 ${value.toFixed()}，按 ${value.toFixed()} 计。`,
        '请与填表人核对：打印签字的表上看不到后面的小数。',
        more,
      ),
    );
  return { value, taken: value.toNumber(), findings };
}
