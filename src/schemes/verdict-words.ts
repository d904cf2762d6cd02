import { circumstanceRules } from './circumstances';
import type { Grade } from './grades';
import { kindName } from './lookup';
import type { Scheme } from './scheme';

/** What 等次 and 情形 lay down, in a line each: for two years to be held against each other. */

const kindWords = (scheme: Scheme, kinds: readonly string[] | null | undefined): string =>
  kinds ? `（${kinds.map((id) => kindName(scheme, id)).join('、')}）` : '';

/** 「4 个」 「25%」; "" where the grade has no 名额. */
export const quotaWords = ({ places, share }: Grade): string =>
  [...(places === undefined ? [] : [`${places} 个`]), ...(share === undefined ? [] : [`${share}%`])].join(
    '、',
  );

/** 「优秀（镇街）：95 分起，名额 25%」. */
export const gradeLines = (scheme: Scheme): string[] =>
  scheme.grades.map((grade) => {
    const quota = quotaWords(grade);
    return `${grade.name}${kindWords(scheme, grade.kinds)}：${grade.from} 分起${quota === '' ? '' : `，名额 ${quota}`}`;
  });

/** 「较大事故 满 1 起：取消评先」. What is only counted has no line. */
export const circumstanceLines = (scheme: Scheme): string[] => {
  const rules = new Set(scheme.kinds.flatMap(({ id }) => circumstanceRules(scheme, id)));
  return [...rules].flatMap(({ of, from, effect, points, limit, kinds }) => {
    if (from === null) return [];
    const per = of[0]?.unit ?? '';
    const taken = points > 0 ? ` 每${per} ${points} 分${limit === null ? '' : `，至多 ${limit} 分`}` : '';
    const names = of.map(({ name }) => name).join('、');
    return [`${names}${kindWords(scheme, kinds)} 满 ${from} ${per}：${effect}${taken}`];
  });
};
