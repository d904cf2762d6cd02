import { readClauses } from '../clauses';
import { sentencesOf, use, type Passage, type Sourced, type Used } from './sentence';

/** 加分, 一票否决 and 评先 in the running text. */
interface BonusRule extends Sourced {
  name: string;
  points: number;
  /** 次, 篇 … */
  per: string | null;
}

export interface Bonus {
  rules: BonusRule[];
  /** The most that all of them add. */
  cap: ({ points: number } & Sourced) | null;
}

export interface Awards {
  bonus: Bonus;
  vetoes: Sourced[];
  awards: Sourced[];
  /** Deductions of the running text that belong to no rubric. */
  deductions: Sourced[];
}

const award = /评先|先进单位|表彰奖励|取消[^,。;]{0,12}资格|不得评为|不得参加|降低?一个?等次|奖励/;
const cap =
  /(?:加分)?(?:累计|合计|最高|最多|总计|总分)[^,。;]{0,8}?(?:不超过|不得超过|为|限)?(\d+(?:\.\d+)?)分/;

/** 「国家、省、市党委政府名义表彰」 with three numbers: each its own. */
function parts(text: string, count: number): string[] | null {
  for (const match of text.matchAll(/[\u4e00-\u9fff]{1,6}(?:[、和及][\u4e00-\u9fff]{1,6}?)+/g)) {
    const list = match[0].split(/[、和及]/);
    if (list.length < count) continue;
    const heads = list.slice(0, count);
    const last = heads.at(-1) ?? '';
    const rest = text.slice(match.index + heads.slice(0, -1).join('、').length + 1);
    const width = heads[0]?.length ?? 1;
    const tail = rest.slice(Math.min(width, last.length));
    return heads.map((head, index) => `${index === count - 1 ? last.slice(0, width) : head}${tail}`);
  }
  return null;
}

export function awardsOf(passages: readonly Passage[], used: Used): Awards {
  const rules: BonusRule[] = [];
  const vetoes: Sourced[] = [];
  const awards: Sourced[] = [];
  const deductions: Sourced[] = [];
  let most: Bonus['cap'] = null;
  /** Whether a cap is the one of the scheme; another beside it stays unread, for people to say which holds. */
  const isCap = (points: number, from: Sourced): boolean => {
    most ??= { points, ...from };
    return most.points === points;
  };
  const seen = new Set<string>();
  for (const passage of passages) {
    const { clauses, used: read } = readClauses(passage.text);
    let spans = read;
    const known = used.get(passage.at) ?? [];
    const isKnown = (from: number) => known.some((span) => span.from <= from && from < span.to);
    for (const clause of clauses) {
      if (isKnown(clause.from)) continue;
      const source = clause.text;
      if (clause.kind === '加' && clause.points !== null) {
        const same = clauses.filter((other) => other.from === clause.from && other.kind === '加');
        const words = source
          .replace(
            /[，,、\s]*(?:分别|各|可)?(?:给予|予以)?(?:加|奖励?)[\s\d.、和分,，/一二三四五六七八九十]*$/,
            '',
          )
          .replace(/的$/, '')
          .replace(/的单位$/, '');
        const names = same.length > 1 ? parts(words, same.length) : null;
        const name =
          names?.[same.indexOf(clause)] ??
          (same.length > 1 ? `${words}（${same.indexOf(clause) + 1}）` : words);
        const key = `${name}|${clause.points}`.replace(/\s/g, '');
        if (!seen.has(key))
          rules.push({ name, points: clause.points, per: clause.per, source, at: passage.at });
        seen.add(key);
        if (clause.limit !== null && !isCap(clause.limit, { source: passage.text, at: passage.at })) {
          const { until } = clause;
          spans = spans.filter(
            ({ from, to }) => from < until || clauses.some((one) => one.from < to && from < one.until),
          );
        }
      } else if (clause.kind === '扣' || clause.kind === '酌情') deductions.push({ source, at: passage.at });
    }
    if (spans.length > 0) used.set(passage.at, [...known, ...spans]);
    for (const one of sentencesOf(passage)) {
      const limit = cap.exec(one.text)?.[1];
      if (
        limit !== undefined &&
        /加分|加\d/.test(one.text) &&
        isCap(Number(limit), { source: one.quote, at: one.at })
      )
        use(used, one);
      const vetoed = clauses.some(({ kind, from }) => kind === '否决' && one.from <= from && from < one.to);
      if (
        vetoed ||
        (/一票否决/.test(one.text) && /实行|予以|给予|执行|实施/.test(one.text) && passage.prose)
      ) {
        vetoes.push({ source: one.quote, at: one.at });
        use(used, one);
      } else if (award.test(one.text) && passage.prose) {
        awards.push({ source: one.quote, at: one.at });
        use(used, one);
      }
    }
  }
  return { bonus: { rules, cap: most }, vetoes, awards, deductions };
}
