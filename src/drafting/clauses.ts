import { conditionOf, fails, pieces, withoutNumber } from './condition';
import { consequences, type ClauseKind, type Consequence } from './consequence';
import { countOf, requiredOf, tailLength } from './count';
import { fold, quoted, type Folded } from './fold';
import { grouped } from './tiers';
import { amount, mark, numberOf } from './terms';

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

interface Work extends Omit<DraftClause, 'doubts' | 'from' | 'until'> {
  doubts: Doubt[];
  /** Folded places. */
  begins: number;
  ends: number;
  condition: string;
  /** What stands between this clause and the one before. */
  joined: string;
}

const countWord = /每(?![年月周日天])(?!季|半年|学期)|(?:^|[,，])(?:一|1)[次处项人家起件]/;

/** Reads one text: the 考核标准 of a row, or a sentence. */
export function readClauses(original: string): ReadText {
  const folded = fold(original);
  const { text } = folded;
  const marks = consequences(text);
  const works: Work[] = [];
  const used: { from: number; to: number }[] = [];
  let done = 0;
  for (const consequence of marks) {
    const last = works.at(-1);
    if (consequence.kind === 'limit') {
      // 「扣完为止」 without a number says nothing that the row does not say.
      if (last && consequence.points) {
        last.limit = consequence.points;
        used.push({ from: consequence.from, to: consequence.to });
      } else if (consequence.points === null) used.push({ from: consequence.from, to: consequence.to });
      if (last) done = consequence.to;
      continue;
    }
    if (consequence.kind === 'nothing') {
      used.push({ from: consequence.from, to: consequence.to });
      done = consequence.to;
      continue;
    }
    const read = readOne(text, consequence, done, last);
    if (!read) continue;
    works.push(...read.works);
    done = read.end;
    const more = elided(text, done, works.at(-1), marks);
    works.push(...more);
    done = more.at(-1)?.ends ?? done;
  }
  works.push(...unstated(text, works));
  works.sort((one, other) => one.begins - other.begins || one.ends - other.ends);
  const clauses = grouped(withoutRepeats(works)).map((work) => finished(work, folded));
  for (const work of works) used.push({ from: work.begins, to: work.ends });
  return { clauses, used: used.map((span) => inOriginal(folded, span)) };
}

const inOriginal = (folded: Folded, { from, to }: { from: number; to: number }) => ({
  from: folded.places[from] ?? 0,
  to: (folded.places[Math.max(to - 1, 0)] ?? 0) + 1,
});

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
    required,
    group,
    doubts,
    shortfall,
    periodic,
    from: span.from,
    until: span.to,
  };
}

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
  if (kind === '未列分值' && !failed) return null;
  if (kind === '否决') return vetoed(text, consequence, done, begins, own);
  let count = countOf(own, tail);
  const doubts: Doubt[] = [];
  const joined = region;
  // 「每发生一起较大事故扣 20 分、重大以上的扣 40 分」: the second counts what the first counts.
  if (
    !count &&
    last?.per &&
    /^[、,和及]/.test(region) &&
    !fails(own) &&
    isNegative === negative.has(last.kind)
  ) {
    count = { per: last.per, missing: false, doubtful: !region.startsWith('、') };
  }
  const required = requiredOf(text.slice(startOfDemand(done, region), begins), own, count);
  const before =
    required.asked || !count?.missing
      ? required
      : requiredOf(text.slice(sentenceStart(text, begins), begins), own, count);
  if (consequence.doubtful) doubts.push('这种写法不多见');
  if (own.replace(/[\s,的"]/g, '').length < 2) doubts.push('没有找到为什么扣（得）分');
  if (isNegative && !failed && kind !== '大项不得分' && !count && !/^(?:有|凡|如|若|对)/.test(own))
    doubts.push('没有读出扣分的情形');
  if (!count && countWord.test(own) && kind !== '大项不得分') doubts.push('句中有“每”，没有读出按什么计');
  if (count?.doubtful) doubts.push(`按“${count.per}”计，请核对`);
  if (/(?:各|分别|均)$/.test(own) && !consequence.list) doubts.push('“各”“分别”指每一项还是一次，请核对');
  if ((consequence.points ?? 0) >= 100) doubts.push('分值很大，原文可能丢了“—”');
  if (own.length > 160) doubts.push('条件很长，请核对引文');
  const numbers = consequence.list ?? [consequence.points];
  const works = numbers.map((points): Work => ({
    text: '',
    kind,
    points,
    to: consequence.upTo,
    per: count?.per ?? null,
    limit: null,
    required: before.number,
    group: null,
    doubts: [...doubts],
    shortfall: before.asked && count?.missing === true,
    periodic: before.periodic,
    begins,
    ends: end,
    condition: own,
    joined,
  }));
  return { works, end };
}

/** Demands stand in the sentences since the consequence before, within the same line. */
function startOfDemand(done: number, region: string): number {
  return done + region.lastIndexOf('\n') + 1;
}

function sentenceStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1)) + 1;
}

/** 「甲的；乙的。按照有关规定执行“一票否决”」: each condition is a sentence of the veto. */
function vetoed(
  text: string,
  consequence: Consequence,
  done: number,
  begins: number,
  own: string,
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
  const bare =
    /^(?:按照?|依据?|根据|由|将|予以|给予|实行|执行|实施|直接)[^,。;]{0,20}$/.test(
      own.replace(/["']/g, ''),
    ) || own.replace(/["',]/g, '') === '';
  if (!bare) {
    if (!fails(own) && !/[的者]/.test(own)) return null;
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
    if (marks.some((mark) => mark.from < end && mark.to > at)) return found;
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
  for (const { from, to } of pieces(text, '。;\n')) {
    const piece = text.slice(from, to);
    const lead = withoutNumber(piece);
    if (works.some(({ begins, ends }) => begins < to && ends > from)) continue;
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
