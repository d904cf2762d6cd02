import type { CircumstanceLine } from '../../schemes/circumstances';
import { readClauses } from '../clauses';
import { withoutNumber } from '../condition';
import { amount, bound, numberOf } from '../terms';
import { sentencesOf, use, type Passage, type Sentence, type Sourced, type Used } from './sentence';

/** 情形 of the running text: what happened to a unit, from how many on, and what follows from it. */
export interface DraftCircumstance extends Sourced {
  /** Counted together: 较大事故、重大及以上事故. */
  of: string[];
  unit: string;
  from: number;
  effect: NonNullable<CircumstanceLine['effect']>;
  /** For 扣总分. */
  points: number | null;
  limit: number | null;
  /** Kinds of unit, as the notice names them; empty where it applies to all. */
  kinds: string[];
  /** Why a person should look; "" where the words leave no doubt. */
  doubt: string;
}

/** 「不实行一票否决」「可不降等次」 name an effect that does not follow. */
const notSo =
  /(?<!(?:不|免|未|暂缓)(?:予以?|于|再|得|能|宜|应|实行|给予|执行|实施|适用|直接|一律|被|安全生产|")*)/
    .source;

const effectWords: readonly (readonly [effect: DraftCircumstance['effect'], words: RegExp])[] = [
  ['一票否决', /"?一票否决"?|(?:直接|一律)?(?:评|认|判|确)?定为"?(?:不合格|不达标|未完成|不称职)/],
  ['不得评为优秀', /不(?:得|能|予)(?:评|确)?(?:定)?(?:为|参评)?"?优秀/],
  [
    '取消评先',
    /取消[^,。;]{0,16}(?:资格|评先|评优)|不得(?:参加|参与|评为|推荐|评选)[^,。;]{0,10}(?:评先|评优|先进|表彰|评选)/,
  ],
  ['降一等', /(?:降低?|下调|降)(?:一|1)?个?(?:考核|评定)?(?:等次|档次|等级|[等档级])(?:使用|确定)?/],
];
const effects = effectWords.map(
  ([effect, words]) => [effect, new RegExp(`${notSo}(?:${words.source})`)] as const,
);

/** What introduces an effect and says nothing of what happened. */
const introduces =
  /(?:,|的?)(?:(?:一律|直接|均|将|应|按规定|按照有关规定|当年|年度|本年度|其|对其|该单位|考核|考评|结果|等次|单位)*(?:实行|予以|给予|执行|实施)?(?:安全生产)?)$/;
const leads =
  /^(?:第[一二三四五六七八九十百]+条|(?:本|该)?(?:行业(?:领域)?|辖区|地区|系统|单位)内?(?=发生|出现)|(?:年度内|考核期内|考核年度内|本年度|当年|年内|年度)|对|凡|有下列情形之一的?:?|[,:、\s])+/;

const event = new RegExp(
  `^(?:发生|出现|造成)(?:了)?(?:(${amount})([起次件例]))?((?:${bound})?(?:\\(含\\))?)([^,、;]{2,24}?(?:事故|事件|案件|火灾|疫情|舆情|上访|命案|问题))(?:(${amount})([起次件例]))?(?:${bound})?(?:\\(含\\))?$`,
);
const named = new RegExp(
  `^(?:因[^,]*)?(?:被|受到)(.{0,16}?)(约谈|通报批评|通报|挂牌督办|警示|问责|曝光|处分|督办)(?:(${amount})次)?(?:${bound})?$`,
);
const overTarget = /死亡人数(?:超过|突破|超出).{0,8}指标/;
const hidden = /(?:(?:迟报|漏报|谎报|瞒报|隐瞒不报)[、或和]?)+/;
/** 「考核成绩在 60 分以下」 is a bound of the total, which 方案 has a field of its own for. */
const ofScore = /分以下|低于\d+分|不足\d+分/;

type What = Pick<DraftCircumstance, 'of' | 'unit' | 'from' | 'doubt'>;

/** Words that say nothing more of an accident. Whose fault it was does: that stays. */
const padding = /(主要责任|全部责任|同等责任|次要责任|直接责任|领导责任)|生产安全|安全生产|责任|\(含\)/g;

/** 「较大以上生产安全事故」 are two circumstances counted together, by the names that every scheme has them under. */
function accidents(name: string): string[] {
  const level = name.replace(padding, (_, liability: string | undefined) => liability ?? '');
  if (/^较大(?:及|或|和)?以上事故$/.test(level)) return ['较大事故', '重大及以上事故'];
  return [level];
}

function whatOf(condition: string): What | null {
  const text = condition.replace(/["\s]/g, '').replace(/[的者]$/, '');
  const happened = event.exec(text);
  if (happened) {
    const [, before, beforeUnit, atLeast = '', name = '', behind, behindUnit] = happened;
    const number = before ?? behind;
    return {
      of: accidents(name.replace(/^的/, '')),
      unit: beforeUnit ?? behindUnit ?? (/事故|火灾|案|事件/.test(name) ? '起' : '次'),
      from: number === undefined ? 1 : numberOf(number),
      doubt: /以下|以内/.test(atLeast) ? '几起以下才算，原文写得少见，请核对' : '',
    };
  }
  const blamed = named.exec(text);
  if (blamed) {
    const [, by = '', verb = '', number] = blamed;
    const level = /[省市区县镇乡]级(?:及?以上)?/.exec(by)?.[0] ?? '';
    return {
      of: [`${verb === '约谈' ? '' : level}${verb}`],
      unit: '次',
      from: number === undefined ? 1 : numberOf(number),
      doubt: '',
    };
  }
  if (overTarget.test(text)) return { of: ['超控制指标死亡'], unit: '人', from: 1, doubt: '' };
  const kept = hidden.exec(text);
  if (kept && /事故|信息|情况|事件/.test(text))
    return {
      of: [`${kept[0].replace(/[、或和]/g, '')}${/事故/.test(text) ? '事故' : ''}`],
      unit: '次',
      from: 1,
      doubt: '',
    };
  if (/弄虚作假/.test(text)) return { of: ['弄虚作假'], unit: '次', from: 1, doubt: '' };
  const rest = text.replace(/[、,].*$/, '');
  return /[的者]$/.test(condition) && rest.length >= 4 && rest.length <= 24
    ? { of: [rest], unit: '次', from: 1, doubt: '原文没有写怎样计数，按次、发生一次起算，请核对' }
    : null;
}

/** The conditions of an effect: joined by 、 或 ；, each a circumstance of its own. */
function conditionsOf(text: string): string[] {
  return text
    .replace(leads, '')
    .split(
      /[;,]|、(?=发生|出现|被|受到|因|造成|死亡|考核|年度|弄虚)|或者?(?=发生|出现|被|受到|因|造成|死亡|考核|年度|总|弄虚|特别|重大|较大|一般)/,
    )
    .map((piece) => piece.replace(leads, ''))
    .filter((piece) => piece !== '' && !ofScore.test(piece));
}

/** Kinds whom the condition names at its end: 「…的县区」. What stands for all of them is none. */
function subjectOf(text: string, kinds: readonly string[]): { rest: string; kinds: string[] } {
  const match = /^(.*[的])([^,;的]{2,16})$/.exec(text);
  const subject = match?.[2];
  if (match === null || subject === undefined) return { rest: text, kinds: [] };
  const mine = kinds.filter((kind) => subject.includes(kind.replace(/[（(].*$/, '')));
  return /单位|政府|部门|地区|县|区|乡|镇|街道|村|社区|企业|学校/.test(subject)
    ? { rest: match[1] ?? text, kinds: mine }
    : { rest: text, kinds: [] };
}

type Effect = DraftCircumstance['effect'];

/** The first effect that a text names from a place on. */
function effectFrom(text: string, done: number): { effect: Effect; from: number; to: number } | undefined {
  return effects
    .flatMap(([effect, words]) => {
      const match = words.exec(text.slice(done));
      return match ? [{ effect, from: done + match.index, to: done + match.index + match[0].length }] : [];
    })
    .sort((one, other) => one.from - other.from)[0];
}

/** The circumstances that a text names as conditions. */
export function happeningsIn(text: string, kinds: readonly string[]): (What & { kinds: string[] })[] {
  const { rest, kinds: mine } = subjectOf(text, kinds);
  const conditions = conditionsOf(rest);
  // 「发生较大事故，并被约谈的」: a circumstance stands by itself.
  const joint = conditions.some((condition) => /^(?:并|且|同时|又)/.test(condition))
    ? '几个条件是否要同时具备，请核对'
    : '';
  return conditions.flatMap((condition) => {
    const what = whatOf(condition);
    return what ? [{ ...what, doubt: what.doubt || joint, kinds: mine }] : [];
  });
}

function* readSentence(
  { text, quote, at }: Sentence,
  kinds: readonly string[],
): Generator<DraftCircumstance> {
  let done = withoutNumber(text);
  let last: ReturnType<typeof happeningsIn> = [];
  for (let next = effectFrom(text, done); next; next = effectFrom(text, done)) {
    const before = text.slice(done, next.from).replace(introduces, '');
    // 「取消评先资格，并降低一个等次」: the same has both.
    if (!/^[,、]?(?:并|且|同时|及)*$/.test(before)) last = happeningsIn(before, kinds);
    const doubt = !/否决|降|取消|不/.test(text.slice(next.from, next.to).slice(0, 6))
      ? '原文写的是定为不合格，不是一票否决，请核对'
      : /除外|例外/.test(text.slice(next.to))
        ? '后面写了哪些除外，请核对'
        : '';
    for (const what of last)
      yield {
        ...what,
        effect: next.effect,
        points: null,
        limit: null,
        source: quote,
        at,
        doubt: what.doubt || doubt,
      };
    done = next.to;
  }
}

/** 「被市级通报批评的，每次从总分中扣 2 分，最多扣 6 分」. */
function* fromTotal(one: Sentence, kinds: readonly string[]): Generator<DraftCircumstance> {
  if (!/总分/.test(one.text)) return;
  for (const { text, kind, points, limit, per, doubts } of readClauses(one.text).clauses) {
    if (kind !== '扣' || points === null || !/总分/.test(text)) continue;
    const before = text.replace(/[,，]?每[^,，]*?(?:从|在)?总分.*$|[,，]?(?:从|在)[^,，]*总分.*$/, '');
    const happened = happeningsIn(before.slice(withoutNumber(before)), kinds);
    const together = happened.length > 1 && limit !== null ? '“最多几分”是否管几种情形合计，请核对' : '';
    for (const what of happened)
      yield {
        ...what,
        unit: per ?? what.unit,
        effect: '扣总分',
        points,
        limit,
        source: one.quote,
        at: one.at,
        doubt:
          what.doubt || doubts[0] || (per === null ? '每次扣还是只扣一次，原文没有写，请核对' : together),
      };
  }
}

/** How a point of a list is numbered: 一、 （一） 1. （1） ①. */
const styles = [
  /^[一二三四五六七八九十]+[、．.]/,
  /^\([一二三四五六七八九十]+\)/,
  /^\d+[、．.]/,
  /^\(\d+\)|^\d+\)/,
  /^[①-⑳]/,
];
const styleOf = (text: string): number => styles.findIndex((style) => style.test(text));

/** 情形, and the sentences of 一票否决 that stand in a list below 「有下列情形之一的」. */
interface Happenings {
  circumstances: DraftCircumstance[];
  vetoes: Sourced[];
}

/**
 * Circumstances of a notice, in its order.
 * @param kinds names of the kinds of unit that it lists
 */
export function circumstancesOf(
  passages: readonly Passage[],
  kinds: readonly string[],
  used: Used,
): Happenings {
  const found: DraftCircumstance[] = [];
  const vetoes: Sourced[] = [];
  const add = (line: DraftCircumstance) => {
    const key = ({ effect, of, kinds: mine }: DraftCircumstance) => [effect, ...of, '', ...mine].join();
    const same = found.find((other) => key(other) === key(line));
    if (!same) found.push(line);
    else if (same.points !== line.points || same.limit !== line.limit || same.from !== line.from)
      same.doubt = [same.doubt, `原文另有一处写的不同：“${line.source}”，请核对`]
        .filter((text) => text !== '')
        .join('；');
  };
  /** 「有下列情形之一的，实行一票否决：」, and the points of its list below. */
  let open: { effects: Effect[]; style: number; below: number | null } | null = null;
  for (const one of passages.filter(({ prose }) => prose).flatMap((passage) => sentencesOf(passage, ';'))) {
    const text = one.text.trim();
    const style = styleOf(text);
    if (
      open &&
      style >= 0 &&
      style !== open.style &&
      (open.below ?? style) === style &&
      !effectFrom(text, 0)
    ) {
      open.below = style;
      if (open.effects.includes('一票否决')) vetoes.push({ source: one.quote, at: one.at });
      use(used, one);
      for (const what of happeningsIn(text.slice(withoutNumber(text)).replace(/[。;]$/, ''), kinds))
        for (const effect of open.effects)
          add({ ...what, effect, points: null, limit: null, source: one.quote, at: one.at });
      continue;
    }
    open = null;
    if (/下列|以下/.test(text) && /情形|情况|行为/.test(text)) {
      const named: Effect[] = [];
      for (let next = effectFrom(text, 0); next; next = effectFrom(text, next.to)) named.push(next.effect);
      if (named.length > 0) open = { effects: named, style, below: null };
      continue;
    }
    for (const line of [...readSentence(one, kinds), ...fromTotal(one, kinds)]) add(line);
  }
  return { circumstances: found, vetoes };
}

const accidentNames = ['较大事故', '重大及以上事故'];

/**
 * Whether the single fields of 方案 say all of it: accidents that veto or cost 评先, and 约谈, for every kind alike. A scheme
 * without the table has the rule on 约谈 always, so a notice without it needs the table.
 */
export const saidInFields = (lines: readonly DraftCircumstance[]): boolean =>
  (lines.length === 0 || lines.some(({ of }) => of.join() === '约谈')) &&
  lines.every(({ of, effect, kinds, from }) => {
    if (kinds.length > 0) return false;
    const isAccident = of.every((name) => accidentNames.includes(name));
    if (effect === '一票否决') return isAccident;
    return effect === '取消评先' && (isAccident || (of.join() === '约谈' && from === 1));
  });
