import type { ClauseKind } from './clause-kinds';
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
  /** Whether points are given for it. */
  won?: boolean;
  /** Whether what it counts is missing from a number that the text asks for. */
  shortfall?: boolean;
}

const clean = (text: string): string => text.replace(/[,、\s"'()]/g, '').replace(/的$/, '');

/** Nothing was done at all, said without naming it again: 「未开展的」「未投稿的」. */
const bareNothing =
  /^(?:全年|本年度?|当年|年内|年度内|至今|一次|一次都|从|均|完全|全部)*(?:(?:未|没有?|无)(?:按要求|按规定)?[^,]{2}|不(?:开展|召开|组织|报送|上报|制定|建立|落实|参加|签订|安排|公布))(?:过|活动|工作)?$/;
/** Nothing was done, and what: 「未制定方案」. */
const nothing = /^[^,]{0,12}?(?:未|没有?|无)(?:按要求|按规定|及时|按时)?(.{2,})$/;
/** Something was done, but less or worse. */
const lesser =
  /少|缺|不足|不全|不完善|不健全|不到位|不规范|不及时|不完整|不力|不够|不明确|不符|不达标|不细|不实|不严|不齐|部分|逾期|迟|流于形式|质量不高|有缺陷|差(?![异额别旅错])/;
const missing = /少|缺/;
const fewer = /少于|低于|不足|不到|未达/;

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

const compared =
  /低于|少于|不足|不到|未达|达不到|没有达到|高于|超过|大于|小于|达|超出|完成|≥|≤|>|<|≧|≦|率为?$/;
const numberIn = new RegExp(
  `(${amount})(个点|${unit}|点|分|万)?(?:含)?(?:(?:及|或|和)?(?:以上|以下|以内|以外|之间|至|到|-))?`,
  'g',
);

/** The unit of the bound that a condition sets, or null where it sets none. */
function boundOf(words: string): string | null {
  const condition = words.replace(/不含/g, '');
  for (const match of condition.matchAll(numberIn)) {
    const lead = condition.slice(Math.max(0, match.index - 14), match.index);
    // 「第 4-10 项」 names what it speaks of.
    if (/第[\d\-至到]*$/.test(lead)) continue;
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

/** Where the bound of a measure begins; 「“两客一危”车辆」 holds a numeral and no bound. */
const boundFrom = new RegExp(
  `(?:低于|少于|不足|不到|未达|达不到|高于|超过|大于|小于|达到?|在|≥|≤|>|<|≧|≦)?(?:\\d|${amount}(?:${unit}|个点|点|分|万|倍|至|到|-|以)).*$`,
);
const subject = (text: string): string => text.replace(boundFrom, '');

const quantity = /..(?:率|度|比例|比重|数|量|面积|指数|浓度)$/;

/** Whether both may speak of the same measure; the second may leave it out. */
function maySameSubject(one: string, other: string): boolean {
  const [first, second] = [subject(one), subject(other)];
  // 「免疫密度」 and 「抗体合格率」 are two measures of one matter.
  if (quantity.test(first) && quantity.test(second) && first.slice(-3) !== second.slice(-3)) return false;
  return second.length <= 2 || first === second || sameThing(first, second);
}

/** Words between a measure and its bound: 「完成率为 90%」「占比在 1% 以上」. */
const toBound = /[为在占达是]+$/;
/**
 * Whether the words say that both speak of one measure: the second leaves it out, or names it in the same words. 「演练少于 2 次」
 * behind 「培训少于 4 次」 is a measure of its own.
 */
function sameSubject(one: string, other: string): boolean {
  return subject(one).replace(toBound, '').endsWith(subject(other).replace(toBound, ''));
}

const grade =
  /^(?:考核|评价|评定|结果|得|被评为|评为|获得?|等次为|为|排名|名列|位列|全市|全省|全县)*(?:第?[一二三四五六七八九十\d]{1,2}(?:名|等奖|等|档|级)|优秀|良好|一般|较好|不合格|基本合格|合格|不称职|基本称职|称职|好|中|差|较差|优|良|前[一二三四五六七八九十\d]+名?)(?=$|的|等|档|级|以上|及|或|和|至|到|-|之|者|单位)/;

/** 「落实情况好得 5 分，较好得 4 分」. */
const gradeLast =
  /(?:情况|效果|质量|成效|成绩|程度|表现|水平|工作|评价)(?:很|特别)?(?:优秀|良好|一般|较[好差]|好|中|差)$|第[一二三四五六七八九十\d]+名?$/;
/** 「实效好的得 8 分，较好的得 5 分」: the first of several grades says what it is the grade of. */
const bestOf = /[^较很不最]好$|优秀$/;
const isGrade = (clause: Tiered): boolean =>
  grade.test(lastPiece(clause)) || gradeLast.test(lastPiece(clause));
/** 「由考核组综合评定，优秀得 5 分」: the grade stands last. */
const lastPiece = ({ condition }: Tiered): string =>
  clean(condition.replace(/,$/, '').split(',').at(-1) ?? '');

/** Two bounds of one measure: 「低于 90% 的扣 1 分，低于 80% 的扣 2 分」. */
function steps(one: Tiered, other: Tiered): boolean {
  const [first, second] = [clean(one.condition), clean(other.condition)];
  const low = boundOf(first);
  return (
    low !== null &&
    low === boundOf(second) &&
    one.per === other.per &&
    one.points !== other.points &&
    sameSubject(first, second)
  );
}

/** 「不完善的」 with nothing named: it speaks of what stands before it. */
const bareLesser = /^(?:但|或)?不(?:完善|健全|全|齐全|规范|完整|到位|具体|明确|及时|细|实|全面)$/;
/** 「未报送」 and 「迟报」 are of one deed, 「未开会」 and 「迟报」 are not. */
const sameDeed = (whole: string, some: string): boolean =>
  [...whole.slice(-2)].some((letter) => !/[过动作]/.test(letter) && some.includes(letter));

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
  /^(?:执行|落实|运行|实施|内容|质量|效果|频次|数量|操作性|可操作性|针对性|管理|更新|记录|资料|程序|手续|要素|格式|格式内容)(?:情况)?(?=[不未较差少缺有])/;
/** 「每少一次」: less of what stands before it, and nothing else. */
const bareCount = new RegExp(`^每?(?:缺少|少|缺)(?:一|1)?${unit}$`);
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

/** Whether the words say that two clauses exclude each other, or leave it likely, for a person to confirm. */
type Sign = 'said' | 'likely' | null;
const saidIf = (said: boolean): Sign => (said ? 'said' : null);

/** Less of what stands before it with nothing of its own named (「每少一次」「少于 5 次」「迟报」), or the whole word of the deed. */
const leansOnDeed = (whole: string, some: string): boolean =>
  bareCount.test(some) ||
  some.length <= 4 ||
  new RegExp(`^(?:${fewer.source})`).test(some) ||
  some.includes(whole.replace(/(?:过|活动|工作)$/, '').slice(-2));

/** `all` says that nothing was done, `part` that something of it was. */
function nothingAndPart(all: Tiered, part: Tiered, apart: boolean): Sign {
  const [whole, some] = [clean(all.condition), clean(part.condition)];
  // 「未按时归档的扣 2 分；归档不完整的每缺 1 件扣 0.1 分」: what was done late was done.
  if (all.per !== null || lateOrPartly.test(whole)) return null;
  // Nothing at all never costs less than a part of it: then these are two things.
  if (part.per === null && (all.points ?? Infinity) < (part.points ?? 0)) return null;
  if (part.per === null && all.kind === part.kind && all.points === part.points) return null;
  // 「少一次扣 1 分，未开展的扣 2 分」
  const lessDone = part.per === null && lesser.test(some) && sameDeed(whole, some);
  // 「缺少台账」 lacks something else than what was not done.
  const less =
    lessDone ||
    (missing.test(some) &&
      (bareCount.test(some) || boundOf(some) !== null || fewer.test(some) || sameDeed(whole, some)));
  // 「甲少于的扣 2 分，未安排的扣 4 分；乙少于的扣 1 分」: 未安排 is of 甲.
  if (bareNothing.test(whole) && less && !apart && !(all.group !== null && all.begins < part.begins))
    return leansOnDeed(whole, some) ? 'said' : 'likely';
  // 「未与乡镇签订的扣 4 分；签订不全的，每缺一个扣 1 分」「未召开会议的扣 4 分；每少一次扣 2 分」
  const named = /^.{0,12}?(?:未|没有?|无)/.test(whole);
  if (part.per !== null && missing.test(some) && !apart && named && all.begins < part.begins)
    return saidIf(sameVerb(whole, some));
  if (part.per !== null || !lesser.test(some)) return null;
  if (!apart && all.begins < part.begins && sameVerb(whole, some)) return 'said';
  if (
    /^[,、]/.test(part.joined) &&
    all.begins < part.begins &&
    missingThing(whole) !== null &&
    property.test(some)
  )
    return 'likely';
  const thing = missingThing(whole);
  if (thing === null) return null;
  // 「未建立领导小组的扣 2 分，不完善的扣 1 分」
  if (bareLesser.test(some) && all.begins < part.begins && /^,/.test(part.joined)) return 'said';
  // 「未制定预案的扣 2 分，预案不完善的扣 1 分」: the thing itself falls short, not something else of it.
  const at = some.indexOf(thing);
  // 「发展手续不齐全」 and 「未按规定办理转正手续」: other papers, and these were there.
  const lead = some.slice(Math.max(0, at - 2), Math.max(0, at));
  if (otherwiseDone.test(whole) || (lead.length === 2 && !whole.includes(lead))) return null;
  const rest = some.slice(at + thing.length);
  const far = at < 0 ? null : (lesser.exec(rest)?.index ?? null);
  return saidIf(far === 0 || (far !== null && property.test(rest)));
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
function excludes(one: Tiered, other: Tiered): Sign {
  const kinds = [one.kind, other.kind];
  const only = (...allowed: ClauseKind[]) => kinds.every((kind) => allowed.includes(kind));
  const apart = other.joined.includes('。');
  if (only('扣', '酌情')) {
    const falls = one.per === null && (one.points ?? 0) >= (other.points ?? 0);
    if (!apart && falls && concedes(one, other)) return 'said';
    const sign = nothingAndPart(one, other, apart) ?? nothingAndPart(other, one, apart);
    if (sign) return sign;
    const byDegree = [one, other].every(({ condition }) => degree.test(clean(condition)));
    if (!apart && one.per === other.per && byDegree) return 'said';
  }
  if (only('扣', '酌情', '不得分')) return saidIf(steps(one, other));
  if (!only('得', '不得分')) return null;
  // 「完成任务的得 10 分，完成 80% 以上的得 8 分」; 「其余不得分」 closes the tiers.
  if (one.kind === '得' && other.kind === '得' && !apart && fullThenPart(one, other)) return 'said';
  if (other.kind === '不得分' && one.group !== null && restOf.test(clean(other.condition))) return 'said';
  return saidIf(
    steps(one, other) ||
      (isGrade(one) && isGrade(other)) ||
      (bestOf.test(lastPiece(one)) && grade.test(lastPiece(other))),
  );
}

const numbered = new RegExp(`${amount}(${unit}|个点|点|级)`, 'g');
const unitsIn = (condition: string): string[] =>
  [...condition.matchAll(numbered)].map((match) => match[1] ?? '');
/** 「有制度但未执行的」「召开会议而未作出决策的」「已建未使用」: something was done, as against nothing in the clause before. */
const conceding =
  /^([^,未没无]{0,12}?(?:虽|已|(?<![每持设配凡])有|召开|制定|建立|开展|成立|列入|编制|组织|签订)[^,未没无]*)(?:但|而|却|未|没|不按|不及时)/;
/** What a conceding clause says was done is what the clause before says was not. */
function concedes(whole: Tiered, part: Tiered): boolean {
  const [all, some] = [clean(whole.condition), clean(part.condition)];
  const done = conceding.exec(some)?.[1]?.replace(/虽|已经?|但|而|却|有/g, '');
  const lacking = /(?:未|没有?|无)(.+)$/.exec(all)?.[1];
  if (!done || lacking === undefined || all.length > 24) return false;
  // 「未建立台账的扣 2 分，已建立队伍但未演练的扣 1 分」 share a verb and are two things.
  return lacking.startsWith(done) || done.startsWith(lacking) || aboutOneThing(lacking, done);
}

/**
 * 「无报表的扣 1 分，少一次扣 0.1 分」: less of what the clause before lacks wholly, most likely; of what, only a person can say.
 */
const lessOfNothing = (one: Tiered, other: Tiered): boolean =>
  one.kind === '扣' &&
  other.kind === '扣' &&
  one.per === null &&
  other.per !== null &&
  other.shortfall !== true &&
  !other.joined.includes('。') &&
  /^.{0,12}?(?:未|没有?|无)/.test(clean(one.condition)) &&
  bareCount.test(clean(other.condition)) &&
  (one.points ?? 0) > (other.points ?? 0);

/** Behind 「未建立的」「已建立但未开展的」 what lacks and costs less may be the next step of the same. */
const goesFurther = (one: Tiered, other: Tiered): boolean =>
  one.group !== null &&
  conceding.test(clean(one.condition)) &&
  !other.joined.includes('。') &&
  other.kind === '扣' &&
  other.per === null &&
  (one.points ?? 0) > (other.points ?? 0);

/** Which of the neighbours that may be tiers are put down as such, for a person to confirm. */
function likelyTiers(one: Tiered, other: Tiered): boolean {
  const [first, second] = [clean(one.condition), clean(other.condition)];
  const costs = [one, other].every(({ kind }) => kind === '扣' || kind === '不得分');
  if (!costs || one.points === other.points || onTop.test(other.condition)) return false;
  // 「超标 1 次扣 1 分，超标 3 次以上不得分」
  if (other.per === null && risesFrom(one, other)) return true;
  // 「未开展的不得分，开展不足 4 次的每少 1 次扣 1 分」「未开展的不得分，开展但无资料的扣 1 分」
  if (one.kind === '不得分' && other.kind === '扣')
    return (
      concedes(one, other) ||
      nothingAndPart({ ...one, kind: '扣' }, other, other.joined.includes('。')) !== null
    );
  if (one.kind !== '扣' || other.kind !== '扣') return false;
  // 「未建立的扣 3 分，已建立但未开展的扣 2 分，无记录的扣 1 分」: how far it came.
  if (lessOfNothing(one, other)) return true;
  if (goesFurther(one, other)) return isWholly(second) && second.length <= 12;
  if (one.per === null && other.per === null) return likelyCases(one, other);
  if (one.per === null || one.per !== other.per) return false;
  // 「每人次扣 2 分，情节严重的每人次扣 5 分」
  if (/^情节/.test(second) || greater(first, second)) return true;
  // 「低于 96% 的每降低 1 个百分点扣 0.25 分；低于 90% 的每降低 1 个百分点扣 0.5 分」「超员 10% 以上的每辆」
  return boundOf(first) !== null && boundOf(first) === boundOf(second) && maySameSubject(first, second);
}

/** 「1 起扣 3 分，2 起扣 8 分，3 起以上不得分」: a greater number of the same unit. */
function risesFrom(one: Tiered, other: Tiered): boolean {
  const [first, second] = [clean(one.condition), clean(other.condition)];
  const rank = /[%‰级点]$/;
  const units = one.per === null ? unitsIn(first) : [bareUnit(one.per)];
  return (
    unitsIn(second).some(
      (word) => units.some((unitOfFirst) => unitOfFirst.startsWith(word)) && !rank.test(word),
    ) &&
    maySameSubject(first, second) &&
    (other.kind === '不得分' || (other.points ?? 0) > (one.points ?? 0))
  );
}

/** Two cases of a fixed amount each of which the second most likely is a worse one, or the rest, of the first. */
function likelyCases(one: Tiered, other: Tiered): boolean {
  const [first, second] = [clean(one.condition), clean(other.condition)];
  if (restLead.test(second) || concedes(one, other)) return true;
  // 「台账未建立的扣 1 分，不规范的扣 0.5 分」
  if (isWholly(first) && bareLesser.test(second)) return true;
  if ((other.points ?? 0) <= (one.points ?? 0)) return false;
  return (
    // 「未达标的扣 2 分，连续两年未达标的扣 4 分」
    (first.length >= 3 && second.endsWith(first)) ||
    // 「强度超标扣 1 分，超标 10% 以上扣 2 分」
    (boundOf(first) === null &&
      boundOf(second) !== null &&
      subject(second).length >= 2 &&
      first.endsWith(subject(second))) ||
    // 「未报送的扣 1 分，逾期十日以上的扣 2 分」
    (late.test(second) && boundOf(second) !== null && /期|时|完成|整改|报|未/.test(first)) ||
    // 「办理少于 2 件的扣 1 分，零办理的扣 2 分」
    (boundOf(first) !== null &&
      fewer.test(first) &&
      /^(?:未|没|无|零)/.test(second) &&
      aboutOneThing(first, second))
  );
}

/** Whether two neighbours may be tiers though their words do not say so outright: numbers of one unit, or a concession. */
function mayExclude(one: Tiered, other: Tiered): boolean {
  const counts = one.kind === other.kind && one.points !== other.points;
  const [first, second] = [clean(one.condition), clean(other.condition)];
  if (conceding.test(second) || goesFurther(one, other) || lessOfNothing(one, other)) return true;
  // 「已建未启用的扣 1 分，未建的扣 3 分」
  if ((other.points ?? 0) > (one.points ?? 0) && concedes(other, one)) return true;
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
    maySameSubject(first, second)
  );
}

/** What all sentences of a field speak of; two that share only these do not speak of one thing. */
const topics =
  /安全|生产|消防|食品|药品|森林|防火|学校|校园|环保|环境|生态|教育|应急|单位|人员|企业|乡镇|街道|村居|社区|年度|全年|部门|领导|责任|相关|有关|各级|政府|党委|辖区/g;
export const aboutOneThing = (one: string, other: string): boolean =>
  sameThing(one.replace(topics, '\n'), other.replace(topics, '\n'));

/** Whether the second begins with the very deed that the first says was not done. */
function startsWithDeed(first: string, second: string): boolean {
  const deed = second.slice(0, 2);
  const not = /未|没|无/.exec(first)?.index;
  const names = deed.length === 2 && !/[未没无不]/.test(deed) && deed.replace(topics, '') !== '';
  return not !== undefined && names && first.indexOf(deed, not) > not;
}

/** 「再扣」「另扣」: on top of what the clause before takes. */
export const onTop = /(?:再|另|(?<![参增附添施强更外])加|追加|另外|同时|额外)$/;
/** How well or badly a thing was done, or what came of it: it may be the thing of the clause before. */
const measure =
  /情节|后果|影响|程度|严重|恶劣|轻微|较[好差重轻大小多少]|特别|一般|优秀|良好|基本|部分|大部|少数|个别|全部|完全|全面|效果|其中|仍|全年|从未|均未|都未|一次未|始终|连续/;
/** The same of the time a thing took. */
const late = /超期|逾期|滞后|超时|推迟|延期|延迟|拖延/;
const timed = /期|时限|进度|完成|整改|及时/;
/** A bound with nothing before it that it is the bound of. */
const leadingBound = /^(?:低于|高于|超过|少于|多于|大于|小于|不足|不到|未达|达不?到|等于|持平)/;
/** 「其他等级的」: all that the clause before does not name. */
const restLead = /^(?:其余|其他|其它|此外)/;
/** Grades, prizes and ranks: one who wins one of them does not win the next. */
const graded = new RegExp(
  `优秀|良好|合格|称职|(?:[特一二三四]等|[金银铜]|优胜)奖|(?:第|前|后)${amount}(?:[名位的]|$)|[ABCD]级|[一二三四五]星`,
);
const isGraded = (text: string): boolean => graded.test(text);
const cameOf = /^(?:并|且|已)?(?:造成|致使?|导致|引发|产生|引起)/;
/** What makes a case of the clause before a worse one. */
const graver = /情节|后果|程度|严重|恶劣|轻微|反复|屡|其中|仍|拒不|拒绝/;
/** 「排名后两位的，倒数第一的」: the second is one of the first. */
const ranked = new RegExp(`排名|名次|位次|倒数|末位|[前后末]${amount}[名位]`);
const startsWithRank = new RegExp(`^(?:在?[全本][国省市县区镇]|年度|考核|综合|测评)*(?:${ranked.source})`);
const extent = /面积|损失|金额|伤亡|人数|时间|持续/;
/** Levels of the one who does a thing, and of what happens. */
const levels =
  /国家级?|国务院|中央|进京|赴京|到京|赴省|到省|赴市|到市|部级|省部级|自治区级?|自治州级?|兵团|[甲乙丙丁A-DⅠ-Ⅳ]级|[甲乙丙丁]|省级?|市级?|县级?|区级?|乡级|镇级|村级|特别重大|重特大|特大|重大|较大|一般|轻微|轻伤|重伤|死亡|伤残|以上|以下|及|和|或|[一二三四五六七八九十\d]+/g;
/** 「未按时」「未足额」: it was done, in another manner than asked. */
const otherwiseDone =
  /(?:未|没有?|不)(?:能)?(?:按|及时|足额|全|覆盖|完全|严格|认真|有效|完整|如实|准确|逐|定期|足|经|达|完)/;
/** The same, but for 「未按要求制定」, which says that nothing was made. */
const lateOrPartly =
  /(?:未|没有?|不)(?:能)?(?:按[^要规]|及时|足额|全部|完全|严格|认真|全面|有效|完整|如实|准确|逐|定期|足|达|完成)/;
const haves = /^有[^未没无不]+$/;

/** Whether the words name a thing of their own, so that they do not lean on the clause before. */
const standsAlone = (text: string): boolean =>
  text.replace(/[^\u4e00-\u9fff]/g, '').length >= 4 &&
  text.replace(new RegExp(manner.source, 'g'), '').replace(/[^\u4e00-\u9fff]/g, '').length >= 2 &&
  !property.test(text);

/** Nothing of it was done, in so many words: 「未制定方案」「无台账」, and not 「未按时」. */
const isWholly = (text: string): boolean =>
  /^[^,]{0,16}?(?:未|没有?|无|不是|缺少)/.test(text) && !otherwiseDone.test(text);

/** What stands before the first word of lack, and what it says is lacking. */
function lacking(text: string): { head: string; thing: string } | null {
  const match = /^(.*?)(?:未|没有?|无|不是|缺少)(.*)$/.exec(text);
  return match ? { head: match[1] ?? '', thing: match[2] ?? '' } : null;
}
const ownManner = new RegExp(manner.source, 'g');
const names = (text: string): boolean =>
  text.replace(ownManner, '').replace(/[^\u4e00-\u9fff]/g, '').length >= 2;

/**
 * Two clauses that each say what is lacking lack different things: 「书记未听取汇报的，镇长未听取汇报的」「办公室未设在府办的，
 * 办公室未抽调人员的」. Not where the second supposes what the first lacks (「未制定计划的，计划未批准的」).
 */
function lackApart(first: string, second: string): boolean {
  const [one, other] = [lacking(first), lacking(second)];
  if (!one || !other) return false;
  if (supposes(first, second) || aboutOneThing(one.thing, other.head) || aboutOneThing(other.thing, one.head))
    return false;
  // 「书记未签字的，无签字的」: the second says of all what the first says of one.
  if (one.thing === other.thing && (one.head === '' || other.head === '')) return false;
  if (isWholly(first) && isWholly(second)) return !aboutOneThing(one.thing, other.thing);
  return (
    names(other.thing) &&
    !aboutOneThing(one.thing, other.thing) &&
    (names(one.thing) || !aboutOneThing(one.head, other.head))
  );
}

/** 「未制定计划的扣 2 分，计划未批准的扣 1 分」: the second supposes what the first lacks. */
function supposes(first: string, second: string): boolean {
  const thing = missingThing(first);
  const head = second.split(/未|没|无|不|少|缺/, 1)[0] ?? '';
  return thing !== null && head.includes(thing);
}

const won = ({ kind, won: given }: Tiered): boolean =>
  kind === '得' || kind === '加' || (kind === '酌情' && given === true);

/** Whether the second is what there is instead of what the first wins, or wins in proportion. */
function comesInstead(one: Tiered, other: Tiered): boolean {
  if (one.kind === '按比例') return other.kind === '得' || other.kind === '不得分';
  return (
    one.kind === '得' && ['不得分', '按比例', '扣', '酌情', '未列分值'].includes(other.kind) && !won(other)
  );
}

/**
 * Whether the words give a reason to take two neighbours for different things, each of which costs what it says. Without one a
 * person has to say whether only one of them applies.
 */
function standApart(one: Tiered, other: Tiered): boolean {
  if (onTop.test(other.condition) || one.kind === '未列分值' || other.kind === '未列分值') return true;
  const [first, second] = [clean(one.condition), clean(other.condition)];
  // 「达标的得 3 分，未达标的不得分（按比例得分，每低 1% 扣 0.1 分）」: what is won, and what comes instead of it.
  if (comesInstead(one, other)) return false;
  // 「一般事故每起扣 2 分，重大事故一票否决」: the same, and worse.
  const worst: readonly ClauseKind[] = ['否决', '大项不得分'];
  if (worst.includes(other.kind) || worst.includes(one.kind))
    return one.kind === other.kind || !mayBeWorse(first, second);
  if (restLead.test(second)) return false;
  if (one.kind === '按比例' || other.kind === '按比例') return true;
  if (won(one) !== won(other)) return !contrasts(first, second) && !(isGraded(first) && isGraded(second));
  // 「死亡 1 人扣 5 分，2 人以上扣 10 分」
  if (one.per !== null && other.per === null && unitsIn(second).includes(bareUnit(one.per))) return false;
  const units = unitsIn(first).filter((word) => word !== bareUnit(one.per));
  if (unitsIn(second).some((word) => units.includes(word)) && maySameSubject(first, second)) return false;
  // 「优秀的加 3 分，良好的加 1 分」: whether both can be had, only a person can say.
  if (one.kind === '加' && other.kind === '加')
    return (
      !(isGraded(first) && isGraded(second)) &&
      !differOnlyInLevel(first, second) &&
      first.slice(-2) !== second.slice(-2) &&
      (one.per === null || one.per !== other.per)
    );
  if (one.kind === '加' || other.kind === '加') return true;
  if (one.per === other.per && amissAlike(first, second)) return false;
  if (contrasts(first, second)) return false;
  // 「有 1 件扣 0.3 分，每多 1 件扣 0.3 分」
  if (/每再?(?:多|增加?|超出?)/.test(second) && one.per !== null && one.per === other.per) return false;
  // 「低于平均增速的扣 1 分」 without a subject: it leans on the clause before.
  if (one.per === null && other.per === null && leadingBound.test(second)) return false;
  if (haves.test(first) && haves.test(second)) return true;
  if (ranked.test(first) && ranked.test(second)) return false;
  // 「满意度低于平均值的扣 1 分，排名末位的扣 2 分」: a rank of what the clause before measures.
  if (startsWithRank.test(second)) return false;
  // 「按时完成得 3 分，延期 1 个月以内完成得 2 分」
  if (one.kind === '得' && [first, second].some((text) => boundOf(text) !== null)) return false;
  // 「引发火灾 1 起扣 3 分，受害面积超过 10 公顷扣 5 分」: how great what was counted is.
  if (one.per !== null && other.per === null && extent.test(second)) return false;
  if (conceding.test(second) || graver.test(second)) return false;
  // 「每件扣 2 分，造成损失的每件扣 5 分」: what came of the first.
  const countsElse = other.per !== null && one.per !== other.per;
  if (!countsElse && cameOf.test(second) && !cameOf.test(first)) return false;
  // Of two tiers one costs more.
  const costAlike =
    one.kind === other.kind && one.per === other.per && one.points === other.points && one.to === other.to;
  // 「一般事故每起扣 2 分，较大事故每起扣 5 分」: each is counted by itself, but not 「未设总监的每家扣 1 分，总监未履职的每家扣 0.5 分」.
  if (one.per !== null && other.per !== null)
    return (
      (countsElse && namesItself(second)) ||
      costAlike ||
      !(
        won(one) ||
        !namesItself(second) ||
        ofOneLack(first, second, bareUnit(one.per)) ||
        startsAlike(first, second) ||
        greater(first, second) ||
        qualifies(first, second) ||
        differOnlyInLevel(first, second) ||
        (sanction.test(first) && sanction.test(second))
      )
    );
  // 「谈话未开展的，未全覆盖的」: the second names nothing that it is said of.
  const [lack, less] = [lacking(first), lacking(second)];
  const leans = less?.head === '' && second.length <= 6 && !isWholly(second);
  if (one.points !== other.points && leans && lack && lack.head !== '') return false;
  // 「计划未完成的，完成率低于 50% 的」「未建成的，建成未挂牌的」: it begins with the deed of the clause before.
  const differ = one.per === null && other.per === null && one.points !== other.points;
  // 「整治不力的扣 1 分，被上级通报的扣 3 分」: what came of the first.
  if (differ && qualifies(first, second)) return false;
  if ((differ || one.kind !== other.kind) && startsWithDeed(first, second)) return false;
  const measured = measure.exec(second)?.[0];
  if ((measured !== undefined && !first.includes(measured)) || (late.test(second) && timed.test(first)))
    return false;
  if (costAlike) return true;
  if (differOnlyInLevel(first, second)) return false;
  // 「未开展演练的扣 2 分，未总结的扣 1 分」: what costs less may be a later stage of what was not done.
  if (costsLess(one, other) && !builtAlike(first, second) && mayFollow(first, second)) return false;
  if (one.per === null && other.per === null && one.kind !== '得' && lackApart(first, second)) return true;
  if (one.per !== null && other.per === null && isWholly(second) && lacksAnother(first, second)) return true;
  return standsAlone(second) && !aboutOneThing(first, second);
}

/** How a report went wrong, and how somebody was missing: of one report, of one meeting only one of them is true. */
const badReport =
  /[迟漏瞒谎错虚误缓不拒未]报|[未不](?:能)?(?:按|及)(?:规定|要求)?时[^,]{0,2}[报填送交]|未按(?:规定|要求)(?:时间|时限)/;
const absence = /迟到|早退|缺席|缺勤|缺会|旷[工课会]|无故|未(?:参加|到会)/;
const amissAlike = (first: string, second: string): boolean =>
  [badReport, absence].some((way) => way.test(first) && way.test(second));
/** What somebody was punished with: the graver takes in the lighter. */
const sanction = /处分|处罚|警告|开除|撤职|判刑|刑事|通报|约谈|问责/;
/** How many characters of a condition name something, its count left out. */
const ownCount = new RegExp(`(?:每|其中|发现|发生|出现|经查实|查实|有|一经)*(?:${amount})?${unit}$`);
const namesItself = (text: string): boolean =>
  text.replace(ownCount, '').replace(/[^\u4e00-\u9fff]/g, '').length >= 4;
/** Whether the second names how great or how grave the thing of the first is, or leans on it altogether. */
const mayBeWorse = (first: string, second: string): boolean =>
  graver.test(second) ||
  cameOf.test(second) ||
  differOnlyInLevel(first, second) ||
  amissAlike(first, second) ||
  boundOf(second) !== null ||
  /重大|较大|特大|死亡|人身|伤亡/.test(second) ||
  aboutOneThing(first, second);

/** 「省级表彰的」「市级表彰的」 */
function differOnlyInLevel(first: string, second: string): boolean {
  const [one = '', other = ''] = [first, second].map((text) =>
    text.replace(levels, '').replace(/每|发生|发现|出现|被|获|受到?|[次起家件篇个例人处条项]|全|在|的/g, ''),
  );
  return one.endsWith(other) && first !== second;
}

/** Whether the second takes less than the first, or by count where the first takes a number once. */
const costsLess = (one: Tiered, other: Tiered): boolean =>
  one.kind === '不得分' ||
  (one.per === null && other.per !== null) ||
  (other.to ?? other.points ?? 0) < (one.to ?? one.points ?? 0);

/** 「挂牌后未整改的」: what went before was done. */
const afterwards = /^[^,未没无不]{1,6}后/;
/** Whether the second may be of what the first says was not there: it falls short, or names no subject where the first has one. */
function mayFollow(first: string, second: string): boolean {
  if (afterwards.test(second)) return true;
  const lacks = /^[^,]{0,16}?(?:未|没有?|无|不是|缺少|不足|少于)/.test(first) && !lateOrPartly.test(first);
  // 「食安办未实体化运作的，未配备专职人员的」
  const sameOne = lacking(first)?.head !== '' && lacking(second)?.head === '' && !isWholly(first);
  return lacks && ((fallsShort(first, second) && !isWholly(second)) || sameOne);
}

/** Whether the second falls short of something that it does not name, or that the first names: 「质量不高的」「每少一次」. */
function fallsShort(first: string, second: string): boolean {
  const at = lesser.exec(second)?.index;
  if (at === undefined) return false;
  const head = second.slice(0, at).replace(/每$/, '');
  return !names(head) || property.test(second) || aboutOneThing(first, head);
}

/** What makes the second a case of the first, of which it names no other thing: who found it, whose it is, what came of it. */
const quality = /^(?:经|被|属|系|因|仍|且|并|致|造成|引发|受到|群众|社会|性质|情形|拒不|屡|多次|再次|长期)/;
const qualifies = (first: string, second: string): boolean =>
  quality.test(second) && !first.includes(quality.exec(second)?.[0] ?? '');

/** 「未组」 of 「未按要求组织培训」, 「无」 of 「无签到表」. */
const lackingVerb = (text: string): string =>
  (/未(?:按(?:要求|规定))?./.exec(text) ?? /没有|无|不是|缺少/.exec(text))?.[0].replace(
    /按(?:要求|规定)/,
    '',
  ) ?? '';

/** 「无会议记录，无签到表」「书记未听取汇报，镇长未听取汇报」「未组织培训，未组织演练」: one form of words for different things. */
function builtAlike(first: string, second: string): boolean {
  const [one, other] = [lacking(first), lacking(second)];
  if (!one || !other || !isWholly(second)) return false;
  if (one.thing === other.thing) return one.head !== '' && other.head !== '';
  return one.head === other.head && lackingVerb(first) === lackingVerb(second);
}

/** 「每宗扣 1 分，面积超过 5 亩的每宗扣 2 分」: the second is one of the first, and a greater one. */
const greater = (first: string, second: string): boolean =>
  boundOf(first) === null &&
  boundOf(second) !== null &&
  (extent.test(second) || subject(second).length <= 2 || aboutOneThing(first, second));

/** 「造成死亡的，未造成死亡的」「移交县级部门的，移交镇纪委的」: the second begins with a deed of the first. */
function startsAlike(first: string, second: string): boolean {
  const deed = second.replace(/^[未没有无不被对因]+/, '').slice(0, 2);
  return deed.length === 2 && !saysNothing(deed) && deed.replace(topics, '') !== '' && first.includes(deed);
}

/** Whether one of the two denies what the other says: 「完成创建的加 3 分，未完成的扣 3 分」. */
function contrasts(first: string, second: string): boolean {
  const [plain, denied] = /^[未没不]/.test(second) ? [first, second] : [second, first];
  const deed = /^(?:[未没]有?|不)(?:能)?(.{2})/.exec(denied)?.[1];
  return deed !== undefined && !/^[未没不]/.test(plain) && new RegExp(`(?<![未没不])${deed}`).test(plain);
}

/** Whether two clauses that count the same speak of one thing, which the one lacks wholly or in part. */
function ofOneLack(first: string, second: string, counted: string): boolean {
  const [one = '', other = ''] = [first, second].map((text) =>
    text
      .replaceAll(counted, '')
      .replace(levels, '')
      .replace(/发现|发生|出现|存在|每/g, ''),
  );
  return one !== other && aboutOneThing(one, other) && [first, second].some((text) => undone.test(text));
}

/** 「少开一次扣 0.5 分，会议无纪要的扣 0.2 分」: what the second lacks, or what lacks it, is not in the first. */
function lacksAnother(first: string, second: string): boolean {
  const [head = ''] = second.split(/未|没|无|不是|缺少/, 1);
  const thing = missingThing(second);
  return (head.length >= 2 && !first.includes(head.slice(-2))) || (thing !== null && !first.includes(thing));
}

const bareUnit = (per: string | null): string => (per ?? '').replace(/^[\d.]+/, '');

/** Bounds of one measure in a row, as {@link clean} leaves them. */
const boundsInTurn = new RegExp(
  `(?:低于|少于|不足|不到|未达到?|高于|超过|大于|小于|达到?)${amount}(${unit})(?:${amount}\\1)+$`,
);

const byRank = /从[高低多少优大小]到|排序/;

const tierDoubt = '像是同一件事的几档，请核对是否只取一档';

const isWon = (clause: Tiered | undefined): boolean =>
  clause?.kind === '得' || clause?.kind === '不得分' || (clause?.kind === '酌情' && clause.won === true);

/** A clause in a numbered point of its own. */
const numberedPoint =
  /\n|^[,;。、]*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、．]|\d{1,2}\.(?!\d)|[①-⑳⑴-⒇])/;
/** A clause in a sentence or a numbered point of its own. */
const ownSentence =
  /[。\n]|^[,;、]*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、．]|\d{1,2}\.(?!\d)|[①-⑳⑴-⒇])/;

/** Gives the same letter to neighbouring clauses that exclude each other. */
export function grouped<Clause extends Tiered>(clauses: readonly Clause[]): Clause[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  let next = 0;
  const result = clauses.map((clause) => ({ ...clause }));
  /** Clauses of which it is not clear whether they are tiers with their neighbours. */
  const unsettled = new Set<Clause>();
  /** 「不得分」 at the end of several steps, which makes tiers of them, most likely. */
  const closing = new Set<Clause>();
  for (let at = 1; at < result.length; at++) {
    const [one, other] = [result[at - 1], result[at]];
    if (!one || !other) continue;
    // 「低于的按从高到低排序，分别得 8、6、4 分」: one of a list by rank.
    const inList = one.begins === other.begins || result[at + 1]?.begins === other.begins;
    if (inList && byRank.test(other.condition)) {
      other.doubts.push(tierDoubt);
      continue;
    }
    if (one.begins === other.begins) {
      // 「低于 80%、70%、60% 的，分别扣 1、2、3 分」
      if (boundsInTurn.test(clean(other.condition)) && one.points !== other.points) {
        one.group ??= letters[next++ % letters.length] ?? null;
        other.group = one.group;
      }
      continue;
    }
    const ownWords = ownSentence.test(other.joined);
    const sign = excludes(one, other);
    if (sign === null) {
      // 「按时上报计 1 分，迟报计 0.5 分，不报不计分」: what closes several tiers is one of them.
      const closesTiers = other.kind === '不得分' && (unsettled.has(one) || one.group !== null);
      const unclear =
        mayExclude(one, other) ||
        // 「全额上交的得 15 分。按比例的按比例得分。」: what comes instead of it may stand in the next sentence.
        (comesInstead(one, other) && !numberedPoint.test(other.joined)) ||
        (!ownWords && (closesTiers || !standApart(one, other)));
      // 「甲得 1 分，乙得 2 分，没有不得分」 is of each of them.
      if (closesTiers && !ownWords && !/^(?:没有?|无|否则)$/.test(clean(other.condition))) closing.add(other);
      if (!unclear) continue;
      for (const clause of [one, other]) {
        unsettled.add(clause);
        clause.doubts.push(tierDoubt);
      }
      if (likelyTiers(one, other)) {
        one.group ??= letters[next++ % letters.length] ?? null;
        other.group = one.group;
      }
      continue;
    }
    // In a sentence or a point of its own it is another thing by its place, and the same by its words.
    if (sign === 'likely' || ownWords) for (const clause of [one, other]) ask(clause);
    const closes = (other.kind === '不得分' && restOf.test(clean(other.condition))) || steps(one, other);
    if (!closes && (one.kind === '不得分' || other.kind === '不得分'))
      for (const clause of [one, other]) clause.doubts.push('与“不得分”是否只取一档，请核对');
    one.group ??= letters[next++ % letters.length] ?? null;
    other.group = one.group;
  }
  askBeyondNeighbours(result);
  askAdditions(result);
  // What is won in one sentence in several steps is one thing: with one of them unclear, all are.
  for (let from = 0; from < result.length;) {
    let to = from + 1;
    while (to < result.length && isWon(result[to]) && !ownSentence.test(result[to]?.joined ?? '')) to += 1;
    const chain = result.slice(from, to).filter(isWon);
    const mixed = chain.some(({ group }) => group !== null) && chain.some(({ group }) => group === null);
    if (chain.length > 1 && (mixed || chain.some((clause) => unsettled.has(clause))))
      for (const clause of chain) ask(clause);
    // 「“双下降”的得 5 分，“一升一降”的得 2 分，“双上升”的不得分」: steps, most likely, whatever their words are.
    for (const clause of chain.flatMap((_, at) => closedRun(chain, at))) ask(clause);
    const steadily =
      chain.length > 2 && isSteady(chain) && chain.every((clause) => unsettled.has(clause) || clause.group);
    if (steadily && chain.every(({ condition }) => !/否则/.test(condition))) closing.add(chain[0] as Clause);
    if (chain.some((clause) => closing.has(clause))) {
      // 「超过 5% 的扣 1 分，超过 10% 的扣 2 分，有大班额的不得分」: it closes what stands before it.
      const group =
        chain.find((clause) => clause.group !== null)?.group ??
        result[from - 1]?.group ??
        letters[next++ % letters.length] ??
        null;
      for (const clause of chain) clause.group = group;
    }
    from = to;
  }
  askWholeGroups(result);
  return result;
}

/**
 * The clauses from `at` on that each win another number of points, with the 不得分 that closes them; none where there is no such
 * run, or where it was settled that they are tiers.
 */
function closedRun<Clause extends Tiered>(chain: readonly Clause[], at: number): readonly Clause[] {
  const closing = chain.findIndex((clause, index) => index > at && clause.kind !== '得');
  if (chain[closing]?.kind !== '不得分') return [];
  const run = chain.slice(at, closing);
  const fixed = ({ kind, per, condition }: Clause): boolean =>
    kind === '得' && per === null && !haves.test(clean(condition));
  const differ = new Set(run.map(({ points }) => points)).size > 1;
  return differ && run.every(fixed) && run.some(({ group }) => group === null)
    ? chain.slice(at, closing + 1)
    : [];
}

/** 「得 3 分，得 2 分，得 1 分，不得分」: each wins less than the one before, or each more. */
function isSteady(chain: readonly Tiered[]): boolean {
  const points = chain.map(({ kind, points: won }) => (kind === '不得分' ? 0 : (won ?? NaN)));
  const steps = points.slice(1).map((value, at) => Math.sign(value - (points[at] ?? NaN)));
  return steps.every((step) => step === steps[0] && step !== 0);
}

/** How many clauses of a sentence are held against each other: rubrics do not name more things in one breath. */
const breath = 4;

/**
 * 「未制定方案的扣 2 分，无专人的扣 1 分，方案不完善的扣 1 分」: a tier may stand beyond its neighbour, within one sentence. It is
 * asked, for what stands between may belong to it or not.
 */
function askBeyondNeighbours(clauses: readonly Tiered[]): void {
  clauses.forEach((other, at) => {
    for (let back = at - 1; back >= Math.max(0, at - breath); back--) {
      if (ownSentence.test(clauses[back + 1]?.joined ?? '')) break;
      const one = clauses[back];
      if (!one || back === at - 1 || one.begins === other.begins) continue;
      if (one.group !== null && one.group === other.group) continue;
      if (
        excludes(one, other) === null &&
        !mayExclude(one, other) &&
        !leansOnGroup(one, other, clauses[at - 1])
      )
        continue;
      for (const clause of [one, other]) ask(clause);
    }
  });
}

/** 「没有记录的，记录不全的，记录不真实的」: behind two tiers, a third thing of the same may be one of them. */
const leansOnGroup = (one: Tiered, other: Tiered, before: Tiered | undefined): boolean =>
  one.group !== null && one.group === before?.group && other.group === null && !standApart(one, other);

/** 「国家级加 10 分，自治区级加 8 分，市级加 5 分」: where two of a sentence may exclude each other, all that add may. */
function askAdditions(clauses: readonly Tiered[]): void {
  let from = 0;
  clauses.forEach((_, at) => {
    const next = clauses[at + 1];
    if (next?.kind === '加' && !ownSentence.test(next.joined)) return;
    const run = clauses.slice(from, at + 1).filter(({ kind }) => kind === '加');
    if (run.some(({ doubts }) => doubts.includes(tierDoubt))) run.forEach(ask);
    from = at + 1;
  });
}

const ask = (clause: Tiered): void => {
  if (!clause.doubts.includes(tierDoubt)) clause.doubts.push(tierDoubt);
};

/** Tiers stand and fall together: where one is asked about, all of its letter are. */
function askWholeGroups(clauses: readonly Tiered[]): void {
  const asked = new Set(
    clauses
      .filter(({ group, doubts }) => group !== null && doubts.includes(tierDoubt))
      .map(({ group }) => group),
  );
  for (const clause of clauses) if (asked.has(clause.group)) ask(clause);
}
