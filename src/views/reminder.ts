import { chineseDay } from '../base/calendar';
import type { Scheme } from '../schemes/scheme';
import type { GroupView, ReturnView } from './overview';

/** 催报: the ready text to those whose material is outstanding. */

/**
 * "" when nothing is outstanding.
 * @param reports 转报分 that has not come, part by part
 */
export function reminder(
  scheme: Scheme,
  groups: readonly GroupView[],
  returns: readonly ReturnView[],
  reports: readonly string[],
): string {
  const open = returns.filter(({ status }) => status === 'outstanding' || status === 'partial');
  if (open.length === 0 && reports.length === 0) return '';
  const material = [...groups.map(({ id, word }) => [id, `${word}评价表`]), ['team', '考核组工作簿']];
  const lines = material.flatMap(([kind, words]) => {
    const own = open.filter((each) => each.kind === kind);
    const names = own.map(({ name, status, words: state }) =>
      status === 'partial' ? `${name}（${state}）` : name,
    );
    return own.length === 0 ? [] : [`${words} ${own.length} 份：${names.join('、')}`];
  });
  // Whoever owes no report is not told when it is due.
  const due = open.some(({ kind }) => kind === 'team')
    ? `；考核报告签字后须于${chineseDay(scheme.calendar.reportDue)}前报送`
    : '';
  return [
    `【催报】${scheme.title}（${scheme.documentNumber}），以下材料尚未收到：`,
    ...lines,
    ...(reports.length === 0 ? [] : [`转报分：${reports.join('、')}，请写明依据`]),
    `${open.length > 0 ? '请用发表的原表填写，' : '请'}尽快报${scheme.issuer}${due}。已报送的，请忽略本通知。`,
  ].join('\n');
}
