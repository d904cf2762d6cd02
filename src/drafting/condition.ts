import { amount, failing, unit } from './terms';

/** The words that a consequence is about: how far to its left they go. */

/** Demands and set phrases that hold a word of failing without failing: 「不少于」「不断」. */
const harmless =
  /至少|不少于|不得少于|不低于|不得低于|不小于|不断|不同|不动产|无障碍|无偿|无人机|不定期|不仅|不但|不超过|缺一不可|无线|无害化|无缝|非煤|防止|避免|杜绝|不忘初心|差异|减少|违法行为举报|出现场|差别|错时|错峰|破解|破除|因地制宜|漏洞|超前|超额|超低|防盗/g;

/** Whether a piece says that something was not as it ought to be. Names in quotation marks say nothing. */
export const fails = (piece: string): boolean =>
  failing.test(piece.replace(/"[^"]*"/g, '').replace(harmless, ''));

/** A piece that only counts: 「每发现一处」「一次」「每少 10%」. What is counted stands in the piece before. */
const onlyCounts = new RegExp(
  `^(?:凡|经|经查|其中)?(?:每)?(?:检查|抽查|查)?(?:发现|出现|发生|少|缺少|缺|有|低|低于|降低|差|超|逾期|超期|增加|高|低|升高|下降)?(?:${amount})?${unit}(?:次)?(?:的)?$`,
);
const emptyWords =
  /^(?:则|的|并|将|要|应|一律|均|都|每次|各|分别|予以|给予|另|再|同时|直接|相应|该|此|一次性|否则|反之|如|若|另外|其他|其余)*$/;
const listNumber =
  /^[\s,、;:)]*(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)、．]|\d{1,2}\.(?!\d)|\(\d{1,3}\)|\([一二三四五六七八九十]{1,3}\)|[①-⑳⑴-⒇])+[\s,、;:]*/;

/** Where the number of a list ends at the head of a text. */
export const withoutNumber = (text: string): number => listNumber.exec(text)?.[0].length ?? 0;

/** Places in a text where pieces begin, split at the given marks outside of brackets and quotation marks. */
export function pieces(text: string, marks: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '(' || letter === '《' || letter === '[') depth += 1;
    else if ((letter === ')' || letter === '》' || letter === ']') && depth > 0) depth -= 1;
    else if (marks.includes(letter) && depth === 0) {
      found.push({ from, to: at });
      from = at + 1;
    }
  }
  found.push({ from, to: text.length });
  return found;
}

/** A bracket that opens before the consequence and closes behind it belongs to it: 「(每少一次扣 1 分)」. */
function insideBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') {
      if (depth === 0) return at + 1;
      depth -= 1;
    }
  }
  return 0;
}

const blank = (text: string): boolean =>
  emptyWords.test(text.slice(withoutNumber(text)).replace(/["()]/g, ''));

const longest = 2_000;
/** Brackets within brackets. */
const deepest = 4;

export interface Condition {
  /** Where the words begin in the region. */
  from: number;
  /** Whether a word of failing was found. */
  fails: boolean;
}

/**
 * Where the condition begins in `region`, the text between the consequence before and this one.
 * @param positive 得 and 加: all of the sentence is the condition
 */
export function conditionOf(region: string, positive: boolean, depth = 0): Condition {
  // No sentence of a rubric is that long; what is, is no sentence.
  if (region.length > longest) {
    const cut = region.length - longest;
    const near = conditionOf(region.slice(cut), positive);
    return { ...near, from: near.from + cut };
  }
  const start = insideBracket(region);
  const inner = region.slice(start);
  // A bracket with only a count in it counts what stands before it.
  if (start > 0 && depth < deepest && (blank(inner) || onlyCounts.test(inner.replace(/,$/, '')))) {
    const outer = conditionOf(region.slice(0, start - 1), positive, depth + 1);
    return outer;
  }
  const sentences = pieces(inner, '。\n');
  let chosen = sentences.length - 1;
  const textOf = ({ from, to }: { from: number; to: number }) => inner.slice(from, to);
  while (chosen > 0 && blank(textOf(sentences[chosen] ?? { from: 0, to: 0 }).replace(/,/g, ''))) chosen -= 1;
  const sentence = sentences[chosen] ?? { from: 0, to: inner.length };
  const end = inner.length;
  const parts = pieces(inner.slice(sentence.from, end), ';:');
  let part = parts.length - 1;
  while (part > 0) {
    const span = parts[part] ?? { from: 0, to: 0 };
    const text = inner.slice(sentence.from + span.from, sentence.from + span.to).replace(/,$/, '');
    if (!blank(text.replace(/,/g, '')) && (positive || !onlyCounts.test(text))) break;
    part -= 1;
  }
  const from = start + sentence.from + (parts[part]?.from ?? 0);
  const segment = region.slice(from);
  const lead = withoutNumber(segment);
  if (positive) return { from: from + lead, fails: true };
  return walkLeft(region, from + lead);
}

function walkLeft(region: string, from: number): Condition {
  const segment = region.slice(from);
  const commas = pieces(segment, ',');
  let at = commas.length - 1;
  const textAt = (index: number): string => {
    const span = commas[index];
    return span ? segment.slice(span.from, span.to) : '';
  };
  while (at > 0 && blank(textAt(at))) at -= 1;
  const otherwise = segment.includes('否则') || segment.includes('反之');
  if (otherwise) return { from, fails: true };
  const first = at;
  if (onlyCounts.test(textAt(at)) && at > 0 && (/的$/.test(textAt(at - 1)) || fails(textAt(at - 1)))) at -= 1;
  for (let left = at; left >= 0; left--) {
    if (!fails(textAt(left))) continue;
    // 「细则不符合实际，操作性差的」「有制度，但未执行的」: what fails or is conceded before it is of the same condition.
    let begin = left;
    while (begin > 0 && (fails(textAt(begin - 1)) || /^(?:但|而|却)/.test(textAt(begin)))) begin -= 1;
    return { from: from + startOf(commas, begin, segment), fails: true };
  }
  // 「参与人数 50 人以下的，每起」: what is counted stands before the count, whatever its words are.
  return { from: from + startOf(commas, at, segment), fails: fails(textAt(first)) };
}

function startOf(commas: readonly { from: number }[], index: number, segment: string): number {
  const from = commas[index]?.from ?? 0;
  return from + withoutNumber(segment.slice(from));
}
