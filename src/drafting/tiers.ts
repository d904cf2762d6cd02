import type { ClauseKind } from './consequence';
import { amount, unit } from './terms';

/** Which neighbouring clauses are tiers of one thing, of which one applies. */

interface Tiered {
  kind: ClauseKind;
  per: string | null;
  points: number | null;
  to: number | null;
  condition: string;
  joined: string;
  group: string | null;
  begins: number;
  doubts: string[];
  /** Whether what it counts is missing from a number that the text asks for. */
  shortfall?: boolean;
}

const clean = (text: string): string => text.replace(/[,、\s"'()]/g, '').replace(/的$/, '');

/** Nothing was done at all, said without naming it again: 「未开展的」「未投稿的」. */
const bareNothing =
  /^(?:全年|本年度?|当年|年内|年度内|至今|一次|一次都|从|均|完全|全部)*(?:未|没有?|无|不)(?:按要求|按规定)?[^,]{2}(?:过|活动|工作)?$/;
/** Nothing was done, and what: 「未制定方案」. */
const nothing = /^[^,]{0,12}?(?:未|没有?|无)(?:按要求|按规定|及时|按时)?(.{2,})$/;
/** Something was done, but less or worse. */
const lesser =
  /少|缺|不足|不全|不完善|不健全|不到位|不规范|不及时|不完整|不力|不够|不明确|不符|不达标|不细|不实|不严|不齐|部分|逾期|迟|流于形式|质量不高|有缺陷|差(?![异额别旅错])/;
const missing = /少|缺/;

/** Words of manner: two texts that share only these do not speak of one thing. */
const manner = /[未没有无不的及时按要求规定制建立开展落实完善健全到位组织进行工作每少缺一次项]/;

/** Whether both texts have two characters together that name a thing. */
function sameThing(one: string, other: string): boolean {
  for (let at = 0; at + 1 < one.length; at++) {
    const pair = one.slice(at, at + 2);
    if (!manner.test(pair) && other.includes(pair)) return true;
  }
  return false;
}

const compared = /低于|少于|不足|不到|未达|达不到|没有达到|高于|超过|大于|达到|超出/;
const numberIn = new RegExp(
  `(${amount})(${unit}|个点|点|分|万)?(?:含)?(?:(?:及|或|和)?(?:以上|以下|以内|以外|之间|至|到|-))?`,
  'g',
);

/** The unit of the bound that a condition sets, or null where it sets none. */
function boundOf(condition: string): string | null {
  for (const match of condition.matchAll(numberIn)) {
    const lead = condition.slice(Math.max(0, match.index - 14), match.index);
    // 「5-10 万」: its unit stands behind the second number.
    if (match[2] === undefined && /(?:至|到|-)$/.test(match[0])) continue;
    if (
      compared.test(lead) ||
      /(?:至|到|-)$/.test(lead) ||
      /(?:以上|以下|以内|以外|之间|至|到|-)$/.test(match[0])
    )
      return (match[2] ?? '').replace('万元', '万');
  }
  return null;
}

const subject = (text: string): string =>
  text.replace(/(?:低于|少于|不足|不到|未达|达不到|高于|超过|大于|达到|在)?[\d一二三四五六七八九十].*$/, '');

/** Whether both speak of the same measure; the second may leave it out. */
function sameSubject(one: string, other: string): boolean {
  const [first, second] = [subject(one), subject(other)];
  return second.length <= 2 || first === second || sameThing(first, second);
}

const grade =
  /^(?:考核|评价|评定|结果|得|被评为|评为|获得?|等次为|为|排名|名列|位列|全市|全省|全县)*(?:第?[一二三四五六七八九十\d]{1,2}(?:名|等奖|等|档|级)|优秀|良好|一般|较好|合格|好|中|差|较差|优|良|前[一二三四五六七八九十\d]+名?)/;

/** Two bounds of one measure: 「低于 90% 的扣 1 分，低于 80% 的扣 2 分」. */
function steps(one: Tiered, other: Tiered): boolean {
  const [first, second] = [clean(one.condition), clean(other.condition)];
  const low = boundOf(first);
  return (
    low !== null &&
    low === boundOf(second) &&
    one.per === null &&
    other.per === null &&
    one.points !== other.points &&
    sameSubject(first, second)
  );
}

/** 「不完善的」 with nothing named: it speaks of what stands before it. */
const bareLesser = /^(?:但|或)?不(?:完善|健全|全|齐全|规范|完整|到位|具体|明确|及时|细|实|全面)$/;
/** A word of which every character is of manner names nothing. */
const saysNothing = (word: string): boolean => [...word].every((letter) => manner.test(letter));

/** The thing that was not there at all: its name stands at the end (预案, 责任制). */
function missingThing(whole: string): string | null {
  const thing = nothing.exec(whole)?.[1]?.slice(-2);
  return thing !== undefined && !saysNothing(thing) ? thing : null;
}

const undone = /未|没/;
/** What a thing that is there may still lack: 「无值班制度的扣 2 分，执行不严的扣 1 分」. */
const property =
  /^(?:执行|落实|运行|实施|内容|质量|效果|操作性|可操作性|针对性|管理|更新|记录|资料|程序|手续|要素|格式|格式内容)(?:情况)?(?=[不未较差少缺有])/;
/** 「每少一次」: less of what stands before it, and nothing else. */
const bareCount = /^每?(?:缺少|少|缺)(?:一|1)?[^未没不无]{1,3}$/;
/** How grave a thing is, and nothing else. */
const degree =
  /^(?:情节|后果|问题|影响|程度|造成)?(?:轻微|较轻|较小|一般|较重|较大|严重|特别严重|极其严重|重大|恶劣|较差|很差)(?:的?(?:后果|影响|问题|损失))?$/;

/** 「编制不完善」「悬挂不规范」: the same verb, and at once how it fell short. */
function sameVerb(whole: string, some: string): boolean {
  const verb = some.slice(0, 2);
  const not = undone.exec(whole)?.index;
  return (
    not !== undefined &&
    whole.indexOf(verb, not) > not &&
    (lesser.exec(some.slice(verb.length))?.index ?? 99) <= 1
  );
}

/** `all` says that nothing was done, `part` that something of it was. */
function nothingAndPart(all: Tiered, part: Tiered, apart: boolean): boolean {
  const [whole, some] = [clean(all.condition), clean(part.condition)];
  if (all.per !== null) return false;
  // Nothing at all never costs less than a part of it: then these are two things.
  if (part.per === null && (all.points ?? Infinity) < (part.points ?? 0)) return false;
  // 「少一次扣 1 分，未开展的扣 2 分」
  const less = part.per === null ? lesser.test(some) : missing.test(some);
  // 「甲少于的扣 2 分，未安排的扣 4 分；乙少于的扣 1 分」: 未安排 is of 甲.
  if (bareNothing.test(whole) && less && !apart && !(all.group !== null && all.begins < part.begins))
    return true;
  // 「未与乡镇签订的扣 4 分；签订不全的，每缺一个扣 1 分」「未召开会议的扣 4 分；每少一次扣 2 分」
  const named = /^.{0,12}?(?:未|没有?|无)/.test(whole);
  if (part.per !== null && less && !apart && named && all.begins < part.begins)
    return (
      sameVerb(whole, some) ||
      // Nothing at all costs more than one that is missing, or these are two things.
      (part.shortfall !== true && bareCount.test(some) && (all.points ?? 0) > (part.points ?? 0))
    );
  if (part.per !== null || !lesser.test(some)) return false;
  if (!apart && all.begins < part.begins && sameVerb(whole, some)) return true;
  if (
    /^[,、]/.test(part.joined) &&
    all.begins < part.begins &&
    missingThing(whole) !== null &&
    property.test(some)
  )
    return true;
  const thing = missingThing(whole);
  if (thing === null) return false;
  // 「未建立领导小组的扣 2 分，不完善的扣 1 分」
  if (bareLesser.test(some) && all.begins < part.begins && /^,/.test(part.joined)) return true;
  // 「未制定预案的扣 2 分，预案不完善的扣 1 分」: the thing itself falls short, not something else of it.
  const at = some.indexOf(thing);
  return at >= 0 && (lesser.exec(some.slice(at + thing.length))?.index ?? 99) <= 4;
}

/** Whether one may be the lesser case of the other though its words say more than that. */
function mayBePart(all: Tiered, part: Tiered): boolean {
  const thing = all.per === null && part.per === null ? missingThing(clean(all.condition)) : null;
  const some = clean(part.condition);
  return thing !== null && some.includes(thing) && lesser.test(some);
}

/** 「其余不得分」: whatever no tier before it names. */
const restOf = /^(?:其余|其他|其它|除此之外|以外)的?$/;
/** 「完成任务的」 asks for all, 「完成 80% 以上的」 for a part of the same. */
function fullThenPart(one: Tiered, other: Tiered): boolean {
  const [first, second] = [clean(one.condition), clean(other.condition)];
  const verb = subject(second);
  return (
    boundOf(first) === null &&
    boundOf(second) !== null &&
    (one.points ?? 0) > (other.points ?? 0) &&
    verb.length >= 2 &&
    (verb.length <= 4 ? first.includes(verb) : sameThing(first, verb))
  );
}

/** Whether two clauses that follow each other exclude each other. */
function excludes(one: Tiered, other: Tiered): boolean {
  const kinds = [one.kind, other.kind];
  const only = (...allowed: ClauseKind[]) => kinds.every((kind) => allowed.includes(kind));
  const apart = other.joined.includes('。');
  if (only('扣', '酌情') && (nothingAndPart(one, other, apart) || nothingAndPart(other, one, apart)))
    return true;
  if (
    only('扣', '酌情') &&
    !apart &&
    one.per === other.per &&
    degree.test(clean(one.condition)) &&
    degree.test(clean(other.condition))
  )
    return true;
  if (only('扣', '酌情', '不得分')) return steps(one, other);
  if (!only('得', '不得分')) return false;
  // 「完成任务的得 10 分，完成 80% 以上的得 8 分」; 「其余不得分」 closes the tiers.
  if (one.kind === '得' && other.kind === '得' && !apart && fullThenPart(one, other)) return true;
  if (other.kind === '不得分' && one.group !== null && restOf.test(clean(other.condition))) return true;
  return steps(one, other) || (grade.test(clean(one.condition)) && grade.test(clean(other.condition)));
}

const numbered = new RegExp(`${amount}(${unit}|个点|点|级)`, 'g');
const unitsIn = (condition: string): string[] =>
  [...condition.matchAll(numbered)].map((match) => match[1] ?? '');
/** 「有制度但未执行的」「召开会议而未作出决策的」: something was done, as against nothing in the clause before. */
const conceding = /^(?:虽|已|有|召开|制定|建立|开展|成立)[^,]*(?:但|而未|却)/;

/** Whether two neighbours may be tiers though their words do not say so outright: numbers of one unit, or a concession. */
function mayExclude(one: Tiered, other: Tiered): boolean {
  const counts = one.kind === other.kind && one.points !== other.points;
  const [first, second] = [clean(one.condition), clean(other.condition)];
  if (conceding.test(second)) return true;
  if (
    ['扣', '酌情'].includes(one.kind) &&
    ['扣', '酌情'].includes(other.kind) &&
    (mayBePart(one, other) || mayBePart(other, one))
  )
    return true;
  // 「未落实的扣 2 分，效果差的扣 1 分」: the second says of nothing else what was lacking in it.
  if (
    other.joined.startsWith(',') &&
    [one, other].every(({ kind, per }) => kind === '扣' && per === null) &&
    (one.points ?? 0) > (other.points ?? 0) &&
    /未|没|无/.test(first) &&
    second.length <= 6 &&
    lesser.test(second) &&
    !undone.test(second)
  )
    return true;
  if (!counts) return false;
  const units = unitsIn(first);
  // 「缺 1 人扣 0.5 分，缺 2 人扣 1 分」
  if (one.per !== null && other.per === null && unitsIn(second).includes(bareUnit(one.per)))
    return subject(second).length <= 4;
  return (
    one.per === other.per &&
    unitsIn(second).some((word) => units.includes(word) && word !== bareUnit(one.per)) &&
    sameSubject(first, second)
  );
}

const bareUnit = (per: string | null): string => (per ?? '').replace(/^[\d.]+/, '');

/** Gives the same letter to neighbouring clauses that exclude each other. */
export function grouped<Clause extends Tiered>(clauses: readonly Clause[]): Clause[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  let next = 0;
  const result = clauses.map((clause) => ({ ...clause }));
  for (let at = 1; at < result.length; at++) {
    const [one, other] = [result[at - 1], result[at]];
    if (!one || !other || one.begins === other.begins) continue;
    if (!excludes(one, other)) {
      if (one.group === null && mayExclude(one, other))
        for (const clause of [one, other]) clause.doubts.push('像是同一件事的几档，请核对是否只取一档');
      continue;
    }
    const closes = (other.kind === '不得分' && restOf.test(clean(other.condition))) || steps(one, other);
    if (!closes && (one.kind === '不得分' || other.kind === '不得分'))
      for (const clause of [one, other]) clause.doubts.push('与“不得分”是否只取一档，请核对');
    one.group ??= letters[next++ % letters.length] ?? null;
    other.group = one.group;
  }
  return result;
}
