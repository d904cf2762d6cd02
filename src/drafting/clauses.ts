import { conditionOf, fails, pieces, withoutNumber } from './condition';
import type { ClauseKind } from './clause-kinds';
import { consequences, type Consequence } from './consequence';
import { countOf, demandIn, requiredOf, tailLength, type Count, type Required } from './count';
import { fold, quoted, type Folded } from './fold';
import { aboutOneThing, grouped, onTop } from './tiers';
import { amount, bound, mark, numberOf, period, unit } from './terms';
import { unexplainedNumber, unexplainedTail, unusedWord, withoutHarmless } from './unexplained';

/** Why a person should look twice at a line. */
type Doubt = string;

/** One 「…的，扣 N 分」 as it was read. */
export interface DraftClause {
  /** The sentence, quoted from the original. */
  text: string;
  kind: ClauseKind;
  points: number | null;
  /** Upper end of a range at somebody's discretion. */
  to: number | null;
  /** Unit of count as written: 次, 5%, 2家; null where nothing is counted. */
  per: string | null;
  /** The most that the clause takes or gives. */
  limit: number | null;
  /** The number that ought to be there (不少于 5 次). */
  required: number | null;
  /** The same letter for tiers of which one applies. */
  group: string | null;
  /** Empty where the reading is confident. */
  doubts: readonly Doubt[];
  /** Whether it counts what is missing against a demand (「不少于 2 家，每少一家」), and whether that is asked anew each month or quarter. */
  shortfall: boolean;
  periodic: boolean;
  /** Places in the original from which the clause and its limit were read. */
  from: number;
  until: number;
}

/** What a text says, clause by clause, and which of its places were used. */
export interface ReadText {
  clauses: DraftClause[];
  /** Spans of the original that were understood, clauses or not (「不扣分」). */
  used: { from: number; to: number }[];
}

const negative = new Set<Consequence['kind']>(['扣', '酌情', '不得分', '大项不得分', '未列分值', '否决']);

/** What takes or gives no number of points cannot reach a limit. */
const limitless = new Set<ClauseKind>(['不得分', '大项不得分', '否决']);

interface Work extends Omit<DraftClause, 'doubts' | 'from' | 'until'> {
  doubts: Doubt[];
  /** Whether points are given for it. */
  won?: boolean;
  /** Folded places. */
  begins: number;
  ends: number;
  condition: string;
  /** What stands between this clause and the one before. */
  joined: string;
}

const eachPeriodLacks = new RegExp(`(?:^|,)每(?:${period})[未没无不]`);
/** 「两处以上」. */
const numberedUnit = new RegExp(`${amount}${unit}`);

/** How far before a consequence its words are looked for. */
const longestRegion = 2_000;
const nearVeto = 200;

const countWord = /每(?![年月周日天])(?!季|半年|学期)|(?:^|[,，])(?:一|1)[次处项人家起件](?![性也都均])/;

/** Reads one text: the 考核标准 of a row, or a sentence. */
export function readClauses(original: string): ReadText {
  const folded = fold(original);
  const { text } = folded;
  const marks = consequences(text);
  const works: Work[] = [];
  const used: { from: number; to: number }[] = [];
  let done = 0;
  /** 「本项最高扣 5 分：每有一次扣 0.5 分」: a limit that stands before what it limits. */
  let ahead: { points: number; to: number } | null = null;
  /** Limits that no clause was taken for. */
  const strays: Consequence[] = [];
  for (const [index, found] of marks.entries()) {
    // What was not read stays before the next consequence, but no sentence is as long as a text of such words alone.
    done = Math.max(done, found.from - longestRegion);
    const last = works.at(-1);
    const consequence = atMost(text, found, done, last !== undefined);
    if (consequence.kind === 'limit') {
      // 「扣完为止」 without a number says nothing that the row does not say.
      if (consequence.points && standsAhead(text, consequence, marks[index + 1], done)) {
        ahead = { points: consequence.points, to: consequence.to };
        used.push({ from: consequence.from, to: consequence.to });
        done = consequence.to;
        continue;
      }
      // What speaks of something else is left to be listed as unread.
      const between = text.slice(done, consequence.from);
      if (!last || ofAnother(text, between, consequence, last)) {
        if (consequence.points !== null) strays.push(consequence);
        if (last) continue;
      }
      if (last && consequence.points) {
        const { limited, asked } = limitedBy(works, between, text.slice(consequence.from, consequence.to));
        // 「酌情扣分，最多 2 分」: its upper end is its limit.
        for (const work of limited)
          if (work.kind === '酌情' && work.to === null) work.doubts.push('“最多几分”是酌情的上限，请核对');
        const each = eachLast.exec(between)?.[1];
        for (const work of limited) {
          work.limit = consequence.points;
          if (each === undefined || each === work.per) continue;
          work.per ??= each;
          work.doubts.push(`“每${each}”最多几分，请核对`);
        }
        for (const work of asked) work.doubts.push('“最多几分”管这一条还是前面几条，请核对');
        used.push({ from: consequence.from, to: consequence.to });
      } else if (consequence.points === null) used.push({ from: consequence.from, to: consequence.to });
      if (last) done = consequence.to;
      continue;
    }
    if (consequence.kind === 'nothing') {
      // 「能立即整改的不扣分」: its words are understood with it, unless they say something else (「逾期的翻倍」).
      const before = text.slice(done, consequence.from);
      const from = /[。;\n]/.test(before) || further.test(before) ? consequence.from : done;
      used.push({ from, to: consequence.to });
      done = consequence.to;
      continue;
    }
    const read = readOne(text, consequence, done, last);
    if (!read) {
      // No circumstance stands before a veto that is none; what the next consequence is of stands near.
      if (consequence.kind === '否决') done = Math.max(done, consequence.from - nearVeto);
      continue;
    }
    // It is of all clauses of its sentence, most likely.
    if (ahead && /[。\n]/.test(text.slice(ahead.to, consequence.from))) ahead = null;
    if (ahead)
      for (const work of read.works) {
        if (limitless.has(work.kind)) continue;
        if (ahead.to === done || adds(work)) work.limit = ahead.points;
        work.doubts.push('“最多几分”写在前面，管这一条还是后面几条，请核对');
      }
    works.push(...read.works);
    done = read.end;
    const more = elided(text, done, works.at(-1), marks);
    works.push(...more);
    done = more.at(-1)?.ends ?? done;
  }
  askOfStrays(text, works, strays);
  works.push(...unstated(text, works));
  works.sort((one, other) => one.begins - other.begins || one.ends - other.ends);
  markUnreadTails(text, works, used);
  const clauses = grouped(withoutRepeats(works)).map((work) => finished(work, folded));
  for (const work of works) used.push({ from: work.begins, to: work.ends });
  return { clauses, used: used.map((span) => inOriginal(folded, span)) };
}

/**
 * 「管理不规范的，最多扣 2 分」: what fails stands right before the limit and costs nothing else, so that it is no limit of
 * the clause before but a clause itself, up to so many points.
 */
function atMost(text: string, found: Consequence, done: number, follows: boolean): Consequence {
  if (found.kind !== 'limit' || found.points === null || !/[扣减]/.test(text.slice(found.from, found.to)))
    return found;
  const own = sameSentence(text.slice(done, found.from))
    .replace(/^[,、]/, '')
    .replace(eachLast, '');
  const isOwn = follows
    ? /^[^,]{3,}[的者],?$/.test(own) && fails(own) && !/累计|合计|[本此该]项/.test(own)
    : fails(own);
  return isOwn ? { ...found, kind: '酌情', points: null, upTo: found.points, doubtful: true } : found;
}

/** 「每项最高扣 10 分」: the limit is of each of what is counted. */
const eachLast = new RegExp(`,?每(个?${unit})$`);

/** Whether what it costs adds up, so that a limit says something: what costs a number once is that number at the most. */
const adds = ({ kind, per }: Work): boolean => per !== null || ['酌情', '按比例', '未列分值'].includes(kind);

/** A limit that says itself that it is of more than one clause. */
const ofAll = /[本此该]项|各项|[两三四]项|以上|上述|共计|合计|总分|总计|累计|(?<!公)共/;
/** 「加、扣分均不超过 5 分」 */
const ofBoth = /均|都|加[、和或]?[扣减]|奖[、和或]?[惩罚扣]/;
/** 「扣完 5 分为止」: what there is to lose, whichever clause takes it. */
const untilGone = /[扣减][完光]/;

/**
 * The clauses that a limit behind them is of: 「甲每次扣 1 分，乙每次扣 2 分，最多扣 5 分」 limits both, and a person is asked
 * wherever it might be of more or of fewer.
 */
function limitedBy(
  works: readonly Work[],
  between: string,
  limit: string,
): { limited: readonly Work[]; asked: readonly Work[] } {
  // 「每次得 0.5 分，未开展不得分，最高 2 分」: what costs all there is has no limit.
  const able = works.filter(({ kind }) => !limitless.has(kind));
  const last = able.at(-1) ?? works.at(-1);
  if (!last) return { limited: [], asked: [] };
  const all = ofAll.test(between + limit) || /[。;\n]/.test(between);
  const alike = able
    .slice(sentenceOf(able, all))
    .filter((work) => work.won === last.won && work.limit === null);
  const adding = alike.filter(adds);
  const several = all || untilGone.test(limit) || able.at(-1)?.joined.includes(';') !== true;
  const limited = adding.length > 0 && (several || !adds(last)) ? adding : [last];
  const isClear =
    last === works.at(-1) &&
    (works.length === 1 ||
      (!all &&
        limited.length === 1 &&
        adding.length <= 1 &&
        limited[0] === last &&
        !untilGone.test(limit) &&
        !inOneBreath(works) &&
        // 「每处扣 0.5 分；仍未整改的再扣 1 分，最多扣 5 分」: on top of what the clause before takes.
        !onTop.test(last.condition)));
  return { limited, asked: isClear && !ofBoth.test(between + limit) ? [] : works };
}

/** 「加分项最多加 5 分」 that stands apart from every clause may be of any that gives. */
function askOfStrays(text: string, works: readonly Work[], strays: readonly Consequence[]): void {
  for (const { from, to } of strays) {
    const words = sameSentence(text.slice(Math.max(0, from - 8), to));
    const sign = /[扣减]/.test(words) ? false : /[加奖]/.test(words) ? true : null;
    for (const work of works)
      if (sign === (work.won === true) && adds(work))
        work.doubts.push('另有“最多几分”，是否管这一条，请核对');
  }
}

/** Words of a limit itself, which name nothing that it is of. */
const ofItself = /[本此该]小?项|各项|[两三四]项|以上|上述|累计|合计|[加扣得]分|考核|分值|[,、:()"\s]/g;
/** How often the clause before counts for one matter. */
const countedOnce = /^同一|不(?:再)?(?:重复|累计|叠加)|(?:取|按|就|从)最?高/;
/** As many points are those of the whole. */
const whole = 100;

/**
 * 「加分项最高 10 分」「由第三方测评，满分 100 分」「本项共 10 分，其中制度建设 4 分」 behind a clause and its stop: a sentence with a
 * subject of its own.
 */
function ofAnother(text: string, between: string, { from, to, points }: Consequence, last: Work): boolean {
  if (points === null || !/[。\n]/.test(between)) return false;
  // 「同一事项不重复加分，累计不超过 5 分」 goes on with the clause before.
  const lead = sameSentence(between)
    .split(/(?<=[,;])/)
    .filter((piece) => !countedOnce.test(piece))
    .join('');
  return (
    lead.slice(withoutNumber(lead)).replace(ofItself, '') !== '' ||
    (last.won === true ? /扣分/ : /加分/).test(lead) ||
    (points >= whole && !/[扣减加]/.test(text.slice(from, to))) ||
    /^,?其中/.test(text.slice(to, to + 3))
  );
}

/** Where the sentence of the last clause begins among the clauses; `all`: a limit that speaks of all of them. */
function sentenceOf(works: readonly Work[], all: boolean): number {
  if (all) return 0;
  return Math.max(
    0,
    works.findLastIndex(({ joined }) => /[。\n]/.test(joined)),
  );
}

/** 「甲每次扣 1 分，乙每次扣 2 分，最多扣 5 分」: only a comma stands between the two. */
function inOneBreath(works: readonly Work[]): boolean {
  const [before, last] = works.slice(-2);
  return before?.kind === last?.kind && before?.limit === null && /^[,、]/.test(last?.joined ?? '');
}

/** Whether a limit opens a sentence that goes on: 「加分项最高 5 分，每采用一篇加 1 分」. Behind a clause it closes one. */
function standsAhead(text: string, limit: Consequence, next: Consequence | undefined, done: number): boolean {
  if (!next || next.kind === 'limit' || next.kind === 'nothing') return false;
  const opens = done === 0 || /[。;\n]/.test(text.slice(done, limit.from));
  return opens && !/[。;\n]/.test(text.slice(limit.to, next.from));
}

/** What a sentence may still say of a clause behind it. */
const further =
  /每|倍|减半|类推|递增|递减|累计|封顶|上限|最多|最高|为止|追加|除外|合计|评分|打分|计分|酌情|折算|另[加扣减]|[\d一二两三四五六七八九十半]分|[加减扣]分/;
/** The same, where the words up to the next clause may be its demand. */
const furtherBefore = /倍|类推|递增|递减|封顶|上限|[\d一二两三四五六七八九十半]分(?![钟之类])/;

/** Marks clauses behind whose consequence their sentence goes on with something that was not read. */
function markUnreadTails(
  text: string,
  works: readonly Work[],
  used: readonly { from: number; to: number }[],
): void {
  const taken = new Uint8Array(text.length);
  for (const { from, to } of used) taken.fill(1, from, to);
  const starts = new Map(used.map(({ from, to }) => [from, to]));
  works.forEach((work, index) => {
    let after = index + 1;
    let end = work.ends;
    // 「不得分（一票否决）」: what costs more begins with it and ends behind it.
    for (; after < works.length && (works[after]?.begins ?? 0) < work.ends; after += 1)
      end = Math.max(end, works[after]?.ends ?? 0);
    const next = works[after];
    const sentence = text.slice(end, end + longestRegion);
    const stop = /[。;\n]/.exec(sentence)?.index ?? sentence.length;
    const to = Math.min(end + stop, next?.begins ?? text.length);
    const places = Array.from({ length: Math.max(to - end, 0) }, (_, at) => end + at);
    const limited = places.some((at) => (starts.get(at) ?? Infinity) <= to);
    const unread = places.map((at) => (taken[at] === 1 ? '' : (text[at] ?? ''))).join('');
    // What introduces a limit that was read.
    const rest = withoutHarmless(
      limited
        ? unread.replace(/[本此该单各]小?项|[两三四]项|以上|上述|合计|[加扣减得]分|累计|[或和()]/g, '')
        : unread,
    );
    const goesOn = next !== undefined && next.begins <= to;
    // 「扣 0.2 分/月，…」: what hangs on the score itself is of this clause, whatever comes next.
    const hanging = goesOn ? (/^(?:[/每按]|\(每)[^,;]+/.exec(rest)?.[0] ?? null) : null;
    const left = goesOn ? hanging : unexplainedTail(rest);
    // 「超出 10% 的扣 1 分，超出 20% 的扣 2 分，以此类推」 goes on with all steps of its sentence.
    if (rest.includes('类推'))
      for (let at = index; at > 0 && !/[。\n]/.test(works[at]?.joined ?? ''); at -= 1)
        works[at - 1]?.doubts.push('后面的“以此类推”没有读');
    if (left !== null || (goesOn ? furtherBefore : further).test(rest))
      work.doubts.push(`后面的“${(left ?? rest).replace(/^[,、]/, '').slice(0, 16)}”没有读`);
  });
}

const inOriginal = (folded: Folded, { from, to }: { from: number; to: number }) => ({
  from: folded.places[from] ?? 0,
  to: (folded.places[Math.max(to - 1, 0)] ?? 0) + 1,
});

/** What is asked of a bound alone is answered where it is one of several tiers. */
const settledByTiers =
  /^百分数是不是|^应有的数是得不得分|^几次（几个）合扣|说的是什么|^没有读出扣分的情形|^没有找到为什么/;

function finished(work: Work, folded: Folded): DraftClause {
  const { kind, points, to, per, limit, required, group, doubts, shortfall, periodic, begins, ends } = work;
  const span = inOriginal(folded, { from: begins, to: ends });
  const text = quoted(folded, begins, ends);
  return {
    text,
    kind,
    points,
    to,
    per,
    limit,
    // The bound of a step is no demand.
    required: group !== null && (kind === '得' || kind === '不得分') ? null : required,
    group,
    doubts: [...new Set(doubts)].filter((doubt) => group === null || !settledByTiers.test(doubt)),
    shortfall,
    periodic,
    from: span.from,
    until: span.to,
  };
}

/** Whether words without a word of failing still say when something is lost: 「移送司法机关处理的」「村庄有露天焚烧现象」. */
const says = (condition: string): boolean =>
  /^(?:有|凡|如|若|对)/.test(condition) ||
  (condition.replace(/[^\u4e00-\u9fff]/g, '').length >= 6 &&
    /(?:[的者]|现象|以上|以下|以外),?$/.test(condition));

/** A number just before the consequence that was not read as a count: 「超过 0.1 个百分点扣 1 分」. */
const numberLast = new RegExp(`${amount}(?:${unit}|个?点)(?:的|者)?,?$`);
/** A number that is only a bound: 「低于 90% 的」「少于 5 次的」「第 3 名」. */
const boundLast = new RegExp(
  `(?:低于|少于|不足|不到|不满|不达|未达|达不?到|高于|大于|小于|第|为|[率占]|排名|前|后|末|倒数|率(?:超过|高于|大于|超出))${amount}(?:${unit}|个?点)(?:的|者)?,?$`,
);
/** 「完成 100% 的」 */
const ofWhole = /100%(?:的|者)?,?$/;
/** A count in the words before the condition: 「每发生一次火警，能及时报告的扣 3 分」. */
const countedBefore = new RegExp(`每(?!年|月|季|周|天|日|半|学期|两|旬)|(?:发生|发现|出现)(?:一|1)${unit}`);
const sameSentence = (text: string): string =>
  text.slice(Math.max(...['。', ';', '\n'].map((stop) => text.lastIndexOf(stop))) + 1);

/** 「第二次」「再次」: what the first costs and what the next costs differ. */
const inTurn =
  /第[一二三四五六七八九十\d]+[次起例回]|首次|初次|再次|再犯|重复发生|屡[次教]|累计扣满|超[过出]部分/;

/** 「2% 以上的扣 2 分」「情节严重的扣 3 分」: a bound or a degree is a case by itself. */
const bounded = new RegExp(
  `${amount}${unit}?${bound}的?,?$|(?:末|倒数|后)(?:第)?${amount}[位名]?的?,?$|^(?:情节|后果|问题|影响)[^,]{2,4}的?,?$`,
);

/** 「其余不得分」 names what no tier before it names. */
const rest = /^(?:其余|其他|其它)的?,?$/;

const separators = /^[\s,、;:。)]+/;

function readOne(
  text: string,
  consequence: Consequence,
  done: number,
  last: Work | undefined,
): { works: Work[]; end: number } | null {
  const kind = consequence.kind as ClauseKind;
  const region = text.slice(done, consequence.from);
  const isNegative =
    negative.has(kind) &&
    !/[得加奖给计记赋评]/.test(
      text
        .slice(consequence.from, consequence.to)
        .slice(0, 4)
        .replace(/不得|不计|不记|不给|不予|记0|计0|得0|得零|记零|计零|给予扣|评定|计分|扣/g, ''),
    );
  const { from, fails: failed } = conditionOf(region, !isNegative);
  const condition = region.slice(from);
  const tail = text.slice(consequence.to, consequence.to + 40).split('\n', 1)[0] ?? '';
  const end = consequence.to + tailLength(tail);
  const begins = done + from + (separators.exec(condition)?.[0].length ?? 0);
  const own = text.slice(begins, consequence.from);
  // What is only named: 「扣分情况」 behind no word of failing.
  const isMultiple = /[倍半番]/.test(text.slice(consequence.from, consequence.to));
  if (kind === '未列分值' && !failed && !(isMultiple && /[的者],?$/.test(own))) return null;
  if (kind === '否决') return vetoed(text, consequence, { done, begins, own, last });
  let count =
    consequence.per === undefined
      ? countOf(own, tail, kind === '得')
      : { per: consequence.per, missing: false, doubtful: false, at: own.length, end: own.length };
  const doubts: Doubt[] = [];
  const otherwise = /否则|反之/.test(text.slice(done, consequence.to));
  const joined = region;
  // 「每发生一起较大事故扣 20 分、重大以上的扣 40 分」: the second counts what the first counts.
  if (
    !count &&
    last?.per &&
    /^[、,和及]/.test(region) &&
    !fails(own) &&
    // 「一处扣 0.2 分，两处以上扣 1 分」: a number of its own is not counted by what the first counts.
    !/\d/.test(own) &&
    !numberedUnit.test(own) &&
    kind !== '大项不得分' &&
    isNegative === negative.has(last.kind)
  ) {
    count = {
      per: last.per,
      missing: false,
      doubtful: !region.startsWith('、'),
      at: own.length,
      end: own.length,
    };
  }
  const demandEnds = begins + (count?.at ?? 0);
  const required = requiredOf(text.slice(startOfDemand(done, region), demandEnds), own, count);
  let before =
    required.asked || !count?.missing
      ? required
      : requiredOf(text.slice(sentenceStart(text, begins), demandEnds), own, count, false);
  if (!before.asked && count?.missing === true) {
    const far = demandedBefore(text, begins, own, count);
    if (far) before = far;
  }
  if (before.doubt !== null) doubts.push(before.doubt);
  if ((kind === '得' || kind === '不得分') && before.number !== null)
    doubts.push('应有的数是得不得分的条件，请核对');
  // 「4 次以上的记 10 分」「达 100% 的加 15 分」
  if ((kind === '得' || kind === '加') && !count && numberAsked.test(own))
    doubts.push('应有的数是得不得分的条件，请核对');
  // 「签订率低于 100% 的扣 2 分」: the share that ought to be reached, or a bound only.
  if (!count && shareBound.test(own)) doubts.push(shareDoubt);
  // 「有一首村歌的加 1 分」「缺幅扣分」
  if (count && kind === '加' && new RegExp(`有(?:一|1)${unit}`).test(own) && !own.includes('每'))
    doubts.push(`按“${count.per}”计，请核对`);
  if (!count && new RegExp(`[缺少漏]${unit}的?,?$`).test(own)) doubts.push('按什么计，请核对');
  if (/单[次起处项]/.test(own) && !count) doubts.push('“单次”“单起”是否按次计，请核对');
  // 「每半年开展督查，每少一次」
  if (
    count?.missing === true &&
    !/%|百分点/.test(count.per) &&
    before.number === null &&
    againAndAgain.test(sameSentence(text.slice(Math.max(0, begins - demandReach), demandEnds)))
  )
    doubts.push('应有几个，原文没有直接写，请核对');
  if (count && kind === '不得分') doubts.push(`按“${count.per}”计还是只要有一次，请核对`);
  if (before.periodic && before.number !== null) doubts.push('应有的数是每期的，全年几次请核对');
  if (text.slice(done, consequence.from).endsWith('或')) doubts.push('“或”的前后是否只取一档，请核对');
  // 「再次发生的加倍扣分」 says no number that could be another the next time.
  if (consequence.points !== null && inTurn.test(own)) doubts.push('第几次、再次各扣几分，请核对');
  if (
    !count &&
    !consequence.list &&
    kind !== '不得分' &&
    numberLast.test(own) &&
    !boundLast.test(own) &&
    !ofWhole.test(own)
  )
    doubts.push('几次（几个）合扣还是每次（每个）扣，请核对');
  const stray = unexplainedNumber(own, count);
  if (stray !== null) doubts.push(`“${stray}”说的是什么，请核对`);
  const unused = unusedWord(own, count);
  if (unused !== null) doubts.push(`“${unused}”没有读，请核对`);
  if (!count && countedBefore.test(sameSentence(region.slice(0, from))))
    doubts.push('前半句有“每”“一次”，请核对按什么计');
  // 「每季度未开展的」: each quarter anew, or once for the year?
  if (!count && eachPeriodLacks.test(own)) doubts.push('前半句有“每”“一次”，请核对按什么计');
  if (otherwise && (last?.per || last?.doubts.length)) doubts.push('“否则”是否也按次数计，请核对');
  if (/^[,、;]?或/.test(region))
    for (const list of [doubts, last?.doubts]) list?.push('“或”的前后是否只取一档，请核对');
  if (consequence.doubtful) doubts.push('这种写法不多见');
  // 「及时率 100%，每有一件超时扣 0.5 分」
  if (count && !/[%‰]|百分点/.test(count.per)) {
    const goal = shareGoal.exec(
      sameSentence(text.slice(Math.max(0, begins - demandReach), begins + count.at)),
    );
    if (goal) doubts.push(`“${goal[0]}”是不是应有的数，请核对`);
  }
  if (count && /[%‰]|百分点/.test(count.per)) {
    const base = shareAsked.exec(text.slice(Math.max(0, begins - demandReach), begins + count.at));
    if (base) doubts.push(`从“${base[0]}”起算，请核对`);
  }
  if (kind === '酌情' && consequence.points !== null && consequence.upTo === null)
    doubts.push('酌情扣几分到几分，原文只写了一个数，请核对');
  if (kind === '酌情' && /[加奖]/.test(text.slice(consequence.from, consequence.to)))
    doubts.push('酌情加几分，请核对');
  // 「视情节轻重扣 1 至 2 分」 says itself what it goes by.
  const byItself =
    /^(?:视|根据|按)/.test(text.slice(consequence.from, consequence.to)) ||
    /(?:视|根据|按照?)[^,;]{2,}$|^[,;]?(?:并|且|同时)在?[^,;]{0,6}中?$/.test(own);
  // 「扣 1-3 分」 without 酌情: at discretion, or by how grave it is.
  if (
    kind === '酌情' &&
    consequence.points !== null &&
    consequence.upTo !== null &&
    !byItself &&
    !/[酌视]|适当/.test(text.slice(consequence.from, consequence.to))
  )
    doubts.push('几分到几分之间怎样定，原文没有写，请核对');
  if (own.replace(/[\s,的"]/g, '').length < 2 && !otherwise && kind !== '按比例' && !byItself)
    doubts.push('没有找到为什么扣（得）分');
  if (
    isNegative &&
    !failed &&
    !otherwise &&
    !byItself &&
    kind !== '大项不得分' &&
    !count &&
    !says(own) &&
    !rest.test(own) &&
    !bounded.test(own)
  )
    doubts.push('没有读出扣分的情形');
  if (!count && countWord.test(own) && kind !== '大项不得分') doubts.push('句中有“每”，没有读出按什么计');
  if (count?.doubtful || (count?.at === own.length && /^\/[^,。;)]*\//.test(tail)))
    doubts.push(`按“${count.per}”计，请核对`);
  if (
    (/[各均]$/.test(own) || text[consequence.from] === '各' || (/分别$/.test(own) && !count)) &&
    !consequence.list
  )
    doubts.push('“各”“分别”指每一项还是一次，请核对');
  // 「依排序另加 5 至 1 分」 gives each rank its own.
  if (consequence.points !== null && consequence.upTo !== null && consequence.points >= consequence.upTo)
    doubts.push('前面的数不小于后面的数，请核对是一个范围还是几档');
  if (consequence.list)
    doubts.push(
      isListed(own, consequence.list.length, count)
        ? '几个分值是否只取一个，请核对'
        : '几个分值各对哪一种情形，请核对',
    );
  if ((consequence.points ?? 0) >= 100) doubts.push('分值很大，原文可能丢了“—”');
  if (ofList.test(sameSentence(region))) doubts.push('“下列情形”各是一条还是合为一条，请核对');
  if (own.length > 160) doubts.push('条件很长，请核对引文');
  const numbers = consequence.list ?? [consequence.points];
  const works = numbers.map((points): Work => ({
    text: '',
    kind,
    points,
    to: consequence.upTo,
    // 「任何一项未落实的不得分」: the first costs all there is.
    per: kind === '不得分' ? null : (count?.per ?? null),
    limit: null,
    required: kind === '按比例' ? null : before.number,
    group: null,
    doubts: [...doubts],
    won: !isNegative,
    shortfall: before.asked && count?.missing === true,
    periodic: before.periodic,
    begins,
    ends: end,
    condition: own,
    joined,
  }));
  return { works, end };
}

/** A demand of each month, quarter … */
const againAndAgain = new RegExp(`[每按逐]${period}|定期`);
/** A share that everything after it is measured by. */
const shareGoal = new RegExp(`率(?:应?达到?|为|要求)?${amount}%`);
/** A share that was not reached, or was. */
const shareBound = new RegExp(
  `(?:低于|少于|不足|不到|未达到?|没有达到|达不到|达到?|为|率)${amount}(?:%|‰)|${amount}(?:%|‰)(?:${bound}|的)`,
);
/** Asked of a bound alone: one of several steps is no demand. */
const shareDoubt = '百分数是不是应有的数，请核对';

/** A number that has to be reached. */
const numberAsked = new RegExp(`${amount}${unit}${bound}|(?:达到?|完成|不少于|不低于)${amount}${unit}`);

/** Whether the words name as many things as the list has numbers: 「省级、市级、县级的，分别扣 3、2、1 分」. */
function isListed(own: string, numbers: number, count: Count | null): boolean {
  const words = (count ? own.slice(0, count.at) + own.slice(count.end) : own).replace(
    /[,的]+(?:分别|各|依次)?$/,
    '',
  );
  if (words.includes('或')) return false;
  // 「排名前三的，分别加 3、2、1 分」
  const ranks = new RegExp(`[前后]${amount.replace('(?:', '(')}`).exec(words)?.[1];
  if (ranks !== undefined && numberOf(ranks) === numbers) return true;
  return words.split(/[,;。]/).some((piece) => piece.split(/[、和及与]/).length === numbers);
}

/** Demands stand in the sentences since the consequence before, within the same line. */
function startOfDemand(done: number, region: string): number {
  return done + region.lastIndexOf('\n') + 1;
}

/** How far back a demand may stand from the clause that counts what is missing of it. */
const demandReach = 240;

/**
 * 「调研指导不少于 4 次。未建立制度扣 1 分，调研指导每少 1 次扣 0.5 分」: what is asked for stands before another clause. It is the
 * number of this one where both name the same thing.
 */
function demandedBefore(text: string, begins: number, own: string, count: Count): Required | null {
  const reach = Math.max(0, begins - demandReach);
  const from = reach + text.slice(reach, begins).lastIndexOf('\n') + 1;
  const named = own.slice(0, count.at) + own.slice(count.at + (own.startsWith('每', count.at) ? 1 : 0));
  const found = pieces(text.slice(from, begins), ',;。:')
    .map((piece) => text.slice(from + piece.from, from + piece.to))
    .filter((piece) => demandIn(piece, count) !== null && aboutOneThing(piece, named));
  const [piece = ''] = found;
  return found.length === 0 ? null : { ...requiredOf(piece, '', { ...count, missing: true }), asked: true };
}

function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - longestRegion);
  const before = text.slice(from, at);
  return from + Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1;
}

/** 「有下列情形之一的」 */
const ofList = /(?:下列|以下|如下)[^,。;]{0,8}(?:之一|情形|情况|行为|问题)/;
/** One of what is listed: a circumstance to its end. */
const listedCase = /^[^:]{2,120}(?:[的者]|事故|案件|事件|问题|行为)$/;

/**
 * 「有下列情形之一的，考核不合格：1.瞒报事故的；2.发生重大事故的」: the spans of the circumstances behind the consequence.
 * `goesOn`: the next number of the list is none that can be read.
 */
function casesBehind(text: string, from: number): { found: { from: number; to: number }[]; goesOn: boolean } {
  // 「一票否决，此项以起火点为准：」: what introduces the list.
  const lead = /^["']?(?:的(?:情形|情况):|,[^:。;\n]{0,40}:|[:。])?\n?/.exec(text.slice(from, from + 48));
  const start = from + (lead?.[0].length ?? 0);
  const found: { from: number; to: number }[] = [];
  for (const piece of pieces(text.slice(start, start + longestRegion), ';。\n')) {
    const span = { from: start + piece.from, to: start + piece.to };
    const number = withoutNumber(text.slice(span.from, span.to));
    span.from += number;
    if (span.to <= span.from) continue;
    const words = text.slice(span.from, span.to);
    if (!listedCase.test(words) || consequences(words).length > 0) return { found, goesOn: number > 0 };
    found.push(span);
  }
  return { found, goesOn: false };
}

/** 「不低于 65%，每低 1 个百分点」: the share from which is counted, which a sentence may or may not mean by it. */
const shareAsked = new RegExp(`(?<!每[^,;。]{0,12})(?<![\\d.])\\d+(?:\\.\\d+)?(?:%|‰|百分点)`);

/** What stands between a consequence and another of the same thing. */
const costsMore = /^,?(?:并|且|同时)|^[,、(](?:直接|实行|予以|给予|执行|实施)*$/;

/** 「甲的；乙的。按照有关规定执行“一票否决”」: each condition is a sentence of the veto. */
function vetoed(
  text: string,
  consequence: Consequence,
  { done, begins, own, last }: { done: number; begins: number; own: string; last: Work | undefined },
): { works: Work[]; end: number } | null {
  const work = (from: number, to: number, doubts: Doubt[]): Work => ({
    text: '',
    kind: '否决',
    points: null,
    to: null,
    per: null,
    limit: null,
    required: null,
    group: null,
    doubts,
    shortfall: false,
    periodic: false,
    begins: from,
    ends: to,
    condition: text.slice(from, to),
    joined: '',
  });
  const doubts = consequence.doubtful ? ['这种写法不多见'] : [];
  // 「记零分，并给予一票否决」「不得分（一票否决）」: the same costs more than points.
  if (last && costsMore.test(text.slice(done, consequence.from)))
    return { works: [work(last.begins, consequence.to, doubts)], end: consequence.to };
  const bare =
    /^(?:按照?|依据?|根据|由|将|予以|给予|实行|执行|实施|直接)[^,。;]{0,20}$/.test(
      own.replace(/["']/g, ''),
    ) || own.replace(/["',]/g, '') === '';
  // 「定为不合格等次的情形：」
  const heads = /^的(?:情形|情况):/.test(text.slice(consequence.to, consequence.to + 4));
  if (heads || ofList.test(sameSentence(text.slice(done, consequence.from)))) {
    const { found: cases, goesOn } = casesBehind(text, consequence.to);
    const asked = [...doubts, '“下列情形”各读作一条，请核对'];
    if (goesOn) asked.push('“下列情形”后面几条没有读');
    if (cases.length > 0)
      return {
        works: cases.map(({ from, to }) => work(from, to, [...asked])),
        end: cases.at(-1)?.to ?? consequence.to,
      };
  }
  if (!bare) {
    if (!fails(own) && !/[的者]/.test(own)) {
      // 「重大事故一票否决」, 「安全生产实行一票否决。」
      const said = /(?:事故|案件|事件|问题)$/.test(own);
      const ruled =
        /(?:实行|执行|实施)["']?$/.test(own) && /^["']?(?:[。;]|$)/.test(text.slice(consequence.to));
      if (!said && !ruled) return null;
      doubts.push('没有写发生还是出现，请核对');
    }
    return { works: [work(begins, consequence.to, doubts)], end: consequence.to };
  }
  const region = text.slice(done, begins);
  const lineStart = region.lastIndexOf('\n') + 1;
  const conditions = pieces(region.slice(lineStart), ';。')
    .map(({ from, to }) => {
      const piece = region.slice(lineStart + from, lineStart + to);
      const lead = withoutNumber(piece);
      return { from: done + lineStart + from + lead, to: done + lineStart + to, text: piece.slice(lead) };
    })
    .filter((piece) => /(?:的|者)$/.test(piece.text));
  if (conditions.length === 0) return null;
  return { works: conditions.map(({ from, to }) => work(from, to, doubts)), end: consequence.to };
}

const more = new RegExp(`^([、,])(?:(?![,、;。()])\\D){1,14}?(${amount})${mark}(?=[,、;。)\\n]|$)`);
const isSum = /满分|总分|合计|共计|分值|最高|最多|累计|不超过|未|不|没|基础|以上|以下/;

/** Whether one of the marks, which stand in their order and apart, reaches into a span. */
function overlapped(marks: readonly Consequence[], from: number, to: number): boolean {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (marks[low]?.from ?? Infinity) < to;
}

/** 「国家级加 5 分、省级 3 分、市级 2 分」: the verb stands once. */
function elided(text: string, from: number, first: Work | undefined, marks: readonly Consequence[]): Work[] {
  const found: Work[] = [];
  if (!first || !['扣', '得', '加'].includes(first.kind) || first.to !== null) return found;
  let at = from;
  for (;;) {
    const match = more.exec(text.slice(at, at + 60));
    if (!match || isSum.test(match[0])) return found;
    const end = at + match[0].length;
    // What another rule reads is not left out here.
    if (overlapped(marks, at, end)) return found;
    const doubts = match[1] === ',' ? [...first.doubts, '这里没有写“扣”“加”“得”，照前一句读'] : first.doubts;
    found.push({
      ...first,
      points: numberOf(match[2] ?? ''),
      limit: null,
      required: null,
      doubts: [...doubts],
      begins: at + 1,
      ends: at + match[0].length,
      condition: match[0].slice(1),
      joined: match[1] ?? '',
    });
    at += match[0].length;
  }
}

/** 「未建立……的；」 with no consequence: it can be recorded, and costs what the text does not say. */
function unstated(text: string, works: readonly Work[]): Work[] {
  if (works.length === 0 || /下列|之一|以下情形|情形/.test(text)) return [];
  const found: Work[] = [];
  const taken = new Uint8Array(text.length);
  for (const { begins, ends } of works) taken.fill(1, begins, ends);
  for (const { from, to } of pieces(text, '。;\n')) {
    const piece = text.slice(from, to);
    const lead = withoutNumber(piece);
    if (taken.subarray(from, to).includes(1)) continue;
    if (!/^(?:未|没有?|无)[^]{4,}的$/.test(piece.slice(lead))) continue;
    const next = works.find(({ begins }) => begins >= to);
    // 「甲的；乙的，每项扣 1 分」 is one clause of two conditions: then what follows says 每 or 均 of all of them.
    if (
      next &&
      text.slice(to, next.begins).replace(/[;。\n]/g, '') === '' &&
      /^(?:每项|每|均|都|各)/.test(next.condition)
    )
      continue;
    found.push({
      text: '',
      kind: '未列分值',
      points: null,
      to: null,
      per: null,
      limit: null,
      required: null,
      group: null,
      doubts: ['原文没有写扣几分'],
      shortfall: false,
      periodic: false,
      begins: from + lead,
      ends: to,
      condition: piece.slice(lead),
      joined: '',
    });
  }
  return found;
}

/** The same long sentence twice is one clause: pages that repeat their last line. */
function withoutRepeats(works: Work[]): Work[] {
  const seen = new Set<string>();
  return works.filter((work) => {
    const key = `${work.condition}|${work.kind}|${String(work.points)}`;
    const repeated = work.condition.length >= 10 && seen.has(key) && !work.condition.startsWith('、');
    // A list gives several clauses to one condition.
    if (
      repeated &&
      works.some((other) => other !== work && other.begins === work.begins && other.points === work.points)
    )
      return true;
    seen.add(key);
    return !repeated;
  });
}
