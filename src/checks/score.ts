import { decimalsOf, type Decimal } from '../base/decimal';
import type { Finding, Place } from '../base/finding';
import { typedNumber } from '../base/typed-number';
import type { RatingForm } from '../schemes/scheme';
import type { CellData } from '../sheets/data';
import type { Scalar } from '../sheets/model';
import { error, warning } from './finding';

/** One score as typed: the number it is, and what is to be said about it. Bad input keeps its text; nothing becomes 0. */
export interface CheckedScore {
  /** The score when it is a number, allowed or not; null otherwise. */
  value: Decimal | null;
  /** What goes into the 总表: the number, or the text as typed. */
  taken: Scalar;
  findings: Finding[];
}

export function checkScore(cell: CellData, form: RatingForm, place: Place): CheckedScore {
  const allowed = `0—${form.maximum} 的数，最多 ${form.decimals} 位小数`;
  const more = {
    ...place,
    allowed,
    source: `${form.annex} 说明：${form.notes.find((note) => note.includes('分制')) ?? ''}`,
  };
  const bad = (code: string, message: string, remedy: string) => ({
    value: null,
    taken: cell.value,
    findings: [error(code, message, remedy, more)],
  });
  if (cell.type === 'error')
    return bad('score-error-value', `分数格是错误值 ${String(cell.value)}。`, '请填表人重新填写这一格。');
  if (cell.type === 'empty' && cell.formula !== undefined)
    return bad(
      'score-formula-empty',
      '分数格是公式，但文件里没有存下结果。',
      '用 Excel 或 WPS 打开该表，重算并保存；或直接填数。',
    );
  const typed = typedNumber(cell.type === 'date' ? `日期 ${String(cell.value)}` : cell.value);
  if (typed.kind === 'empty')
    return bad('score-missing', '没有填分数。', '请填表人补填，或在总表相应评分格中录入。');
  if (typed.kind === 'bad')
    return bad(
      'score-not-number',
      `“${typed.text}”不是分数。`,
      '请填表人改填数字，或在总表相应评分格中改正。',
    );
  const { value } = typed;
  const findings: Finding[] = [];
  if (typed.before !== undefined)
    findings.push(
      warning(
        'score-text-number',
        `分数是文字“${typed.before}”，按 ${value.toFixed()} 计。`,
        '不必处理；如认读有误，请在总表中改正。',
        more,
      ),
    );
  if (value.lt(0) || value.gt(form.maximum))
    findings.push(
      error(
        'score-out-of-range',
        `${value.toFixed()} 超出 0—${form.maximum}。`,
        '请填表人改正，或在总表相应评分格中改正。',
        more,
      ),
    );
  else if (decimalsOf(value) > form.decimals)
    findings.push(
      error(
        'score-decimals',
        `${value.toFixed()} 的小数多于 ${form.decimals} 位。`,
        '请填表人改正，或在总表相应评分格中改正。',
        more,
      ),
    );
  return { value, taken: value.toNumber(), findings };
}
