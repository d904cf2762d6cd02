import type { Count } from './count';
import { amount, bound, mark, period, unit } from './terms';

/**
 * What a reading leaves over of a sentence. A clause is sure only where every number of its words is explained and nothing
 * follows it that might change what it costs: what is only not known to be wrong is asked.
 */

const numbers = new RegExp(`(?<![\\d.])(${amount})(${unit})?`, 'g');
/** What is counted in words; behind other words a Chinese numeral mostly belongs to a name (三级教育, 四不两直). */
const counted = /^(?:次|处|起|家|人|人次|件|份|户|篇|期|例|名|项|条|座|辆|台|所|村|个|批次|场次|场)$/;
const isBound = new RegExp(`^${bound}|^(?:之?内|内|范围|以?前|以?后|起|时|期间|之间|为止)`);
const compared =
  /(?:少于|低于|高于|多于|大于|小于|不足|不到|未达到?|没有达到|达不到|超过|超出|突破|达到?|不少于|不低于|至少|不超过|最少|满|≥|≤|>|<|仅|只有|第|前|后|末|倒数|为|占|率|近|连续|每|含|应有|按|比|逾期?)$/;
/** A bound whose measure is named between it and its number: 「超过控制指标 10%」. */
const further = /(?:低于|高于|大于|小于|不足|未达|没有达到|达不到|超过|超出|突破|达到)[^,;]*$/;
/** Dates, articles, numbers of documents, names of things. */
const named =
  /^(?:年|月|日|号|时|点|条|款|项规定|版|届|周岁|岁|[:.·-]\d|制|类|级|热线|平台|专线|联动|[A-Za-z])/;
/** 「一次性」「一把手」: words that only begin with a number. */
const word = /^(?:级|般|性|定|些|直|律|线|把手|体化|岗双责|票否决|方面|以贯之|切|致|旦|并|经|时|度)/;

/** A number among the words of a clause that is neither what it counts nor a bound nor part of a name; null where there is none. */
export function unexplainedNumber(own: string, count: Count | null): string | null {
  const text = own.replace(/"[^"]*"|《[^》]*》|\[[^\]]*\]/g, (name) => ' '.repeat(name.length));
  for (const match of text.matchAll(numbers)) {
    const [whole, number = '', what] = match;
    const at = match.index;
    const end = at + whole.length;
    if (count && count.at <= at && end <= count.end) continue;
    const before = text.slice(Math.max(0, at - 6), at);
    const after = text.slice(end);
    const isFigure = /^\d/.test(number);
    if (!isFigure && (what === undefined || !counted.test(what) || /[第统唯同之单专]$/.test(before)))
      continue;
    if (word.test(after) && !isFigure) continue;
    // 「完成 100% 的」 asks for all of it.
    if (whole === '100%') continue;
    // 「一次也未召开」 is none at all.
    if (/^[也都均]/.test(after)) continue;
    if (what === '次' && /^(?:死亡|重伤|伤亡|受伤|造成)/.test(after)) continue;
    if (compared.test(before) || /[A-Za-z.至到-]$/.test(before) || isBound.test(after)) continue;
    if (/^(?:-|至|到)/.test(after) || (what === undefined && named.test(after))) continue;
    if (/^(?:%|‰|个?百分点)$/.test(what ?? '') && further.test(text.slice(Math.max(0, at - 14), at)))
      continue;
    if (what !== undefined && /^(?:年|月|日|天|个?小时|分钟|个?工作日|个月|级|类|版)$/.test(what)) continue;
    return whole;
  }
  return null;
}

/** What may stand behind a clause and changes nothing of it: what the judgement rests on, what else follows from it. */
const harmless =
  /^(?!以此|依此|依次)(?:(?:以|由|按|根据|依据|据|查|看|见|详见|参见|实地|现场|抽查|随机|提供|需|须|应|请|其中查)[^,;]*|(?:并|同时|且)?(?:取消|追究|通报|责令|约谈|限期|在|报|给予|予以|对)[^,;]*|[^,;]*除外|(?:并|且|同时)?[^,;]{0,8}不得(?:参加|参与|评|推荐|授予)[^,;]*|不重复(?:计|加|扣|得)?[算分]?|[加减扣得]分|同一[^,;]*(?:最高|不重复|不累计|一次)[^,;]*|不足[^,;]*(?:按|不)[^,;]*计[^,;]*)$/;

/** The pieces of a text that changes nothing left out. */
export const withoutHarmless = (rest: string): string =>
  rest
    .split(/(?<=[,;])/)
    .filter((piece) => !harmless.test(piece.replace(/[\s"'(),;、:。]/g, '')))
    .join('');

/** Words behind a clause, up to the end of its sentence, that no reading accounts for; null where nothing of weight is left. */
export function unexplainedTail(rest: string): string | null {
  const left = rest
    .split(/[,;]/)
    .map((piece) => piece.replace(/[\s"'()、:。\d.①-⑳⑴-⒇]/g, ''))
    .filter((piece) => /[\u4e00-\u9fff]{2}/.test(piece));
  return left[0] ?? null;
}

const score = new RegExp(`${amount}${mark}(?!${bound}|[的者制])`);
/** 「每」 before what is no span of time. */
const eachOf = new RegExp(`每(?! |${period}|天|日|当|逢|隔)[^,;。]{1,4}`);
const lackOfNamed = /(?:少|缺|漏)(?:"[^"]*"|任[一意何]|其[一中]|之一)/;

/**
 * A word of the condition that says by what points are counted, or points themselves, and that the reading has no use for:
 * 「达 92% 12 分，下降 1 个百分点」「少“一有”」. Null where there is none.
 */
export function unusedWord(own: string, count: Count | null): string | null {
  const text = count ? `${own.slice(0, count.at)} ${own.slice(count.end)}` : own;
  const named = lackOfNamed.exec(text)?.[0];
  if (named !== undefined && !count) return named;
  const plain = text.replace(/"[^"]*"|《[^》]*》|\[[^\]]*\]/g, ' ');
  return score.exec(plain)?.[0] ?? (count ? (eachOf.exec(plain)?.[0] ?? null) : null);
}
