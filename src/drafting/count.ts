import { amount, bound, numberOf, period, unit } from './terms';

/** What a clause counts, and the number that ought to be there. Folded text throughout. */

export interface Count {
  /** As written: 次, 人次, 个危险源, 10%, 2家. */
  per: string;
  /** Whether the words say that something is missing: 少, 缺 (and of how much: 「每少 10%」). */
  missing: boolean;
  /** Whether a person should look: an open word, or a single occurrence that may mean "once". */
  doubtful: boolean;
  /** Where the count begins and ends in the condition; both its length where the count stands behind the consequence. */
  at: number;
  end: number;
}

/** Words of manner between what is counted and the verb: 「每个再扣」「每高 0.1 个比点加扣」. They are no part of its name. */
const adverbs =
  /(?:再|另外?|加|追加|均|都|也|一律|各|则|即|应|将|要|可|直接|相应|予以|给予|累计|分别|依次|一次性)+$/;

/** A noun that may follow 个 where it is itself what is counted: 「每个危险源」. */
const noun = '[^\\d,。;:()"、的未没不无扣减加得被有超少每和及或与]{1,8}';
const anyUnit = `(?:${unit})`;
const missing = /少|缺|漏|欠|差|低|不足|降/;
/** Words before a single 「一次」 that make it a count of occurrences. */
const occurs =
  '(?:发现|发生|出现|查实|查出|查到|检查出|抽查出|存在|少|缺少|缺|漏报|漏|迟报|迟|晚|逾期|超期|拖延|延期|延迟|推迟|超时|超|差|有|凡|凡有|新增|增加|因|约谈|通报|通报批评|曝光|投诉|举报|低|降低|下降|高|升高|提高|获|获得|发表|刊发|报送|采用|采纳|被采用|查处|问责|处理|解决|化解|落实|完成|表彰|批示|推广|承办|举办|创建|少于|同比下降|同比上升|缺席|缺勤|旷|迟到|早退|缺失|遗漏|达不到|造成|死亡|受伤|重伤|引发|导致|其中)';
/** Comparisons: a number behind these is a bound. */
const compared =
  /(?:少于|低于|高于|多于|大于|小于|不足|不到|未达到?|没有达到|达不到|超过|达到|不少于|不低于|至少|不超过|最少|满|≥|≤|>|<|仅)$/;
const isBound = new RegExp(`^${bound}`);

/** 「每…一处」, 「每 10%」, 「每处」, 「每个危险源」. */
const each = new RegExp(
  `每(?:(?!每)[^,。;\\d一二两三四五六七八九十半每]{0,14}?)(${amount})(${anyUnit})(?!/)|每(个${noun})(?=,|$|未|没|不|无|有|超|少)|每(${anyUnit}|月|季度|季|年|周)`,
  'g',
);
/** An open word behind 每, as the last resort: 「每株」 is listed, 「每网格」 is not. */
const eachOpen = new RegExp(`每(?:(${amount}))?([^\\d,。;:()每的未不无有少扣]{1,4})(?:的)?,?$`);
/** 「少一次」「发现一起」. */
const single = new RegExp(
  `${occurs}[^,。;\\d一二两三四五六七八九十半每]{0,6}?(?<![\\d.同唯统单之])(?:一|1)(${anyUnit})`,
  'g',
);
/** A count of one, and no part of 「第一」「同一」「单一」. */
const plainOne = '(?<![\\d.第十百同唯统单之])(?:一|1)';
/** 「一项不符」「1 处未整改」, wherever it stands. */
const faulty = new RegExp(`${plainOne}(${anyUnit})(?=[不未没无])`, 'g');
/** 「一次」 at the head of a piece, or the last words before the consequence: 「,一次扣 2 分」「一项不符」. */
const head = new RegExp(`(?:^|[,:;。(])(?:其中)?(?:一|1)(${anyUnit})(?![级般定些直律])`, 'g');
const last = new RegExp(`${plainOne}(${anyUnit})(?=(?:的)?,?$)`, 'g');
const byCount = new RegExp(`(?:按|逐|依)(${anyUnit})(?=数?,?$)`, 'g');
/** Behind the consequence: 「/次」「每次」. */
const behind = new RegExp(`^(?:(?:[/]|每)(?:每)?(${amount})?|一(?=${anyUnit}(?:[,。;)\\n]|$)))(${anyUnit})`);

const leadUnit = new RegExp(`^${anyUnit}$`);
const startsWithPeriod = new RegExp(`^${period}`);
const periodWord = /^(?:年|月|季度?|半年|周|旬|学期|天|日)$/;

const ofEach = new RegExp(`^(?:${unit}|单位|班级|部门).*(?:配|有|设|建|安排|开展|召开|上报|报送|完成|组织)`);

const bare = (per: string): string => per.replace(/^[\d.]+/, '');

const written = (number: string | undefined, word: string): string => {
  if (/^[%‰]$/.test(word)) return `${number === undefined ? '' : numberOf(number)}${word}`;
  const what = word === '百分点' ? '个百分点' : word;
  return number === undefined || numberOf(number) === 1 ? what : `${numberOf(number)}${what}`;
};

/** Counts with 每. */
function* eaches(condition: string, won: boolean): Generator<Count> {
  for (const match of condition.matchAll(each)) {
    const [whole, number, counted, open, bare] = match;
    const end = match.index + whole.length;
    const at = match.index;
    const after = condition.slice(end);
    // 「每月」「每人每年」 say how often something is asked for; only just before the consequence do they count.
    if (bare !== undefined) {
      const isPeriod = periodWord.test(bare);
      if (isPeriod && !/^(?:的|次)?,?$/.test(after)) continue;
      if (/^每/.test(after) && startsWithPeriod.test(after.slice(1))) continue;
      yield {
        per: written(undefined, bare),
        missing: missing.test(after.slice(0, 4)),
        doubtful: isPeriod,
        at,
        end,
      };
      continue;
    }
    if (open !== undefined) {
      yield { per: open, missing: false, doubtful: false, at, end };
      continue;
    }
    // 「每月召开会议少于 1 次」 is a bound, not a count.
    const words = whole.slice(1, whole.length - (counted ?? '').length - (number ?? '').length);
    if (startsWithPeriod.test(words) && (compared.test(words) || words.length > 3)) continue;
    // 「每月开展一次活动得 3 分」 says how often it is done.
    if (won && startsWithPeriod.test(words) && !missing.test(words)) continue;
    if (compared.test(words) && words.length > 3) continue;
    // 「每次考核排名后三位」 is a rank.
    if (/(?:[前后末第]|倒数)$/.test(words)) continue;
    // 「每个村配备 1 名网格员」 asks for something in each village.
    if (ofEach.test(words)) continue;
    if (isBound.test(after)) {
      // 「每起二级以上事故」 counts by 起; the number is a bound of what is counted.
      const [first] = leadUnit.exec(words) ?? [];
      if (first !== undefined)
        yield { per: first, missing: false, doubtful: false, at, end: at + 1 + first.length };
      continue;
    }
    // 「每半天」 as written is not 0.5 天 in a rubric's own words.
    yield {
      per: written(number, counted ?? ''),
      missing: missing.test(words),
      doubtful: number === '半',
      at,
      end,
    };
  }
}

/** Names that begin with a number and count nothing: 「一村一警」「一户一档」, and what stands in quotation marks. */
const sayings = new RegExp(
  `"[^"]*"|一[\\u4e00-\\u9fff]一(?:档|策|警|岗|表|册|卡|码|议|品|图|案|台账|长|员|专|评|清单|方案|责)`,
  'g',
);
/** 「任何一项」: each of them, or one and no more. */
const anyOf = /任[意何]?$/;

/** Single occurrences. */
function* singles(words: string, won: boolean): Generator<Count> {
  const condition = words.replace(sayings, (name) => '"'.repeat(name.length));
  for (const pattern of [single, faulty, head, last]) {
    for (const match of condition.matchAll(pattern)) {
      const [whole, counted] = match;
      const end = match.index + whole.length;
      const word = whole.slice(0, -(counted?.length ?? 0) - 1);
      const after = condition.slice(end);
      // 「1%-3% 的」 is a range.
      if (/^(?:-|至|到)/.test(after)) continue;
      // 「一级甲等」「一档」 name a rank.
      if (/^[级档]$/.test(counted ?? '') && !missing.test(word)) continue;
      if (isBound.test(after) || compared.test(word) || compared.test(condition.slice(0, match.index)))
        continue;
      // 「至少包案处理 1 件」 asks for a number; it does not count.
      if (
        /(?:至少|最少|不少于|不低于|不得少于)[^,。;]{0,10}$/.test(
          condition.slice(0, end - (counted?.length ?? 0) - 1),
        )
      )
        continue;
      if (/第$/.test(condition.slice(0, match.index + word.length))) continue;
      // 「一次也未召开」 is none at all; 「一次未召开」 may be.
      if (
        /^[也都均]/.test(after) ||
        /(?:没有|无|未有|从无)$/.test(condition.slice(0, match.index + word.length))
      )
        continue;
      // 「一次死亡 3 人以上」「一次 3 人（含）以上重伤」 is how grave one accident is.
      if (counted === '次' && /^(?:性)?(?:(?:死亡|致死|重伤|伤亡|受伤|造成)[^,]{0,4})?\d/.test(after))
        continue;
      // 「有一套完整台账，得 5 分」 says what there is, once.
      if (won && /有$/.test(word) && !/^(?:的)?,?$/.test(after)) continue;
      if (/^(?:级|般|性|定|些|直|律|线|把手|体化|岗双责|票否决|方面)/.test(after) && counted !== '项')
        continue;
      yield {
        per: written(undefined, counted ?? ''),
        missing: missing.test(word),
        doubtful:
          anyOf.test(condition.slice(0, match.index + word.length)) ||
          // 「1 项不合格得 10 分」: what fails wins nothing by its number.
          (won && /^[不未没无]/.test(after)) ||
          (counted === '次' && word === '' && /^[未没]/.test(after)),
        at: match.index,
        end,
      };
    }
  }
}

/** 个 alone names nothing, 人 and 户 name all: a noun behind these may be what is meant (「少 1 人档」「缺一个栏目」). */
const unfinished: Readonly<Record<string, RegExp>> = {
  个: /^\(|^[不无][^,。;()的未没被]{1,2}[^,。;()的未没被扣]{2,}|^(?:方面|环节|地方|部分|层面|问题)|^[^,。;()未没不无被在的超扣]+(?:、|和|及|或|与)|^[^,。;()未没不无被在的超扣]{9}/,
  人: /^[^,。;()的未没不无有被在因上次]{1,2}的?,?$/,
  户: /^[^,。;()的未没不无有被在因上次]{1,2}的?,?$/,
};
/** 「每人每次」「每项按次」「每次(项)」: two counts side by side, and the text does not say which. */
const sideBySide = new RegExp(`^的?(?:每|按|逐|[(、/或]每?${unit})`);

/** Whether the words around a count leave open what is counted. */
function leavesOpen(condition: string, count: Count, all: readonly Count[]): boolean {
  const rest = condition.slice(count.end);
  if (unfinished[bare(count.per)]?.test(rest) === true || sideBySide.test(rest)) return true;
  return all.some(
    (other) =>
      other.end <= count.at &&
      other.per !== count.per &&
      // 「每发生一起火灾，每人扣」: two of them count, near or far.
      (condition[other.at] === '每' || /^(?:的)?$/.test(condition.slice(other.end, count.at))),
  );
}

const nounBehind = new RegExp(`^${noun}(?=,|$|的|未|没|不|无|有|超|少|被|、|和|及|或|与)`);

/** 「每缺一个栏目」 counts 个栏目: 个 alone would say nothing. */
function withNoun(condition: string, count: Count): Count {
  const named = /个$/.test(count.per) ? nounBehind.exec(condition.slice(count.end)) : null;
  // 「有 1 个村（社区）未达标」: a name that does not end where a name ends.
  if (!named)
    return /个$/.test(count.per) && /^[^的,。;未没不无被在扣]/.test(condition.slice(count.end))
      ? { ...count, doubtful: true }
      : count;
  // 「一个企业报表不全」: of the enterprise, or of the report?
  const long = named[0].length >= 4 && condition[count.at] !== '每';
  return { ...count, per: `${count.per}${named[0]}`, doubtful: count.doubtful || long };
}

/** What the words of a condition count, or null. `tail` is what stands behind the consequence; `won` says that points are won. */
export function countOf(words: string, tail: string, won = false): Count | null {
  const condition = words.replace(adverbs, '');
  const after = behind.exec(tail);
  const candidates = [...eaches(condition, won), ...singles(condition, won)];
  if (after && !(after[0].startsWith('每') && !/^[,。;)/]|^$/.test(tail.slice(after[0].length)))) {
    const per = written(after[1], after[2] ?? '');
    return {
      per,
      missing: missing.test(condition.slice(-8)),
      // 「死亡 1 人扣 30 分/次」: two of them count.
      doubtful: candidates.some((other) => other.per !== per),
      at: words.length,
      end: words.length,
    };
  }
  for (const match of condition.matchAll(byCount))
    candidates.push({
      per: match[1] ?? '',
      missing: false,
      doubtful: false,
      at: match.index,
      end: match.index + match[0].length,
    });
  const nearest = candidates.reduce<Count | null>(
    (best, one) =>
      best === null || one.end > best.end || (one.end === best.end && one.at < best.at) ? one : best,
    null,
  );
  if (nearest)
    return withNoun(condition, {
      ...nearest,
      doubtful: nearest.doubtful || leavesOpen(condition, nearest, candidates),
    });
  const late = lateBy.exec(condition);
  if (late && (late[1] !== undefined || condition.includes('每')))
    return {
      per: written(late[1], late[2] ?? ''),
      missing: true,
      doubtful: false,
      at: late.index,
      end: condition.length,
    };
  const open = eachOpen.exec(condition);
  if (open?.[2] !== undefined && !startsWithPeriod.test(open[2]))
    return {
      per: written(open[1], open[2]),
      missing: missing.test(condition),
      doubtful: true,
      at: open.index,
      end: condition.length,
    };
  return null;
}

/** 「每缺 1 年」「推迟一个季度」: a span of time is what is counted only behind a word of lack or delay. */
const lateBy = new RegExp(
  `(?:缺少?|少|欠|漏|逾期|超期|延期|迟|晚|拖延?|推迟|超过?|延误)(${amount})?(年|季度|学期|旬|周)(?:的)?,?$`,
);

/** Where the tail of a consequence ends: 「/次」 belongs to it. */
export const tailLength = (tail: string): number => {
  const match = behind.exec(tail);
  return match && (match[0].startsWith('/') || /^[,。;)]|^$/.test(tail.slice(match[0].length)))
    ? match[0].length
    : 0;
};

const demanded = '(?:不少于|不得少于|不应少于|不低于|不得低于|至少|最少|应有|≥|不小于|达到|要有|应达)';
const demand = new RegExp(
  `${demanded}[^,。;\\d一二两三四五六七八九十]{0,10}?(${amount})(${anyUnit})|(?:每|全)(?:${period})[^,。;\\d一二两三四五六七八九十]{0,14}?(${amount})(${anyUnit})|(${amount})(${anyUnit})(?:\\(含\\))?以上|(?:少于|不足|不到|未达到?|低于|小于)(${amount})(${anyUnit})`,
  'g',
);
const threshold = new RegExp(
  `(?:少于|不足|不到|未达到?|没有达到|低于|小于|未满|达不到|少于规定的)(${amount})(${anyUnit})`,
  'g',
);

const atLeast = new RegExp(
  `(?:不少于|不得少于|不低于|至少|最少)[^,。;\\d一二两三四五六七八九十]{0,10}?(${amount})(${anyUnit})`,
  'g',
);

export interface Required {
  number: number | null;
  /** Whether the text asks for something countable at all, even if for several numbers at once. */
  asked: boolean;
  /** Whether it is asked anew in each month, quarter …, so that the number of a year is another. */
  periodic: boolean;
  /** Why a person should look at the number, or null where the text leaves no doubt. */
  doubt: string | null;
}

/** Members of 「有部署、有方案、有总结」. */
const haves = /有[^,、。;有]{1,8}(?:[、,]?有[^,、。;有]{1,8})+/g;
/** Names in a row: 「“甲”、“乙”、“丙”」. */
const names = /"[^"]{1,20}"(?:[、,和及与]*"[^"]{1,20}")+/g;

/** Names in one pair of quotation marks, and how many they are said to be. */
const namedInOne = new RegExp(`"([^"、]{1,12}(?:、[^"、]{1,12})+)"(${amount})?`, 'g');

const byPeriod = /(?:按|逐)(?:月|季度?|半年|周|旬|学期)/;

/** What is asked for is asked of each of several: 「每村不少于 5 条」「党委、政府各不少于 2 次」. */
const ofSeveral = /每(?!年|月|季|半年|周|旬|学期|两月|日|天)|各(?!项|类|级|种)|分别|均/;

/** What is asked for stands behind one of these: 「开展培训 4 次」. */
const doing =
  /开展|组织|召开|举办|举行|报送|上报|检查|演练|培训|宣传|配备|建立|建成|完成|创建|参加|巡查|刊发/;

/** A number of units; 「第 2 次」 and 「1 次性」 are none. */
const ofUnits = new RegExp(`(?<![第\\d.])(${amount})(${anyUnit})(?!性)`, 'g');

/** Numbers of one unit in a text, but for the one of 「每少一次」. */
function numbersOf(text: string, word: string): { number: number; text: string; at: number }[] {
  return [...text.matchAll(ofUnits)].flatMap((match) =>
    match[2] === word && !(/^[一1]$/.test(match[1] ?? '') && /[缺少漏每]$/.test(text.slice(0, match.index)))
      ? [{ number: numberOf(match[1] ?? ''), text: match[0], at: match.index }]
      : [],
  );
}

/** A number of the counted unit among the words of a piece, or null. */
export const demandIn = (piece: string, count: Count): number | null =>
  numbersOf(piece, bare(count.per))[0]?.number ?? null;

/** The number that the words before a clause ask for, in the clause's own unit. */
export function requiredOf(before: string, condition: string, count: Count | null, near = true): Required {
  const nothing: Required = { number: null, asked: false, periodic: false, doubt: null };
  if (!count) {
    // 「投稿少于 5 次的」「召开不少于 2 次的，得 1 分」
    const asked = [...condition.matchAll(threshold), ...condition.matchAll(atLeast)].at(-1);
    const word = asked?.[2] ?? '';
    return asked && !/[%‰元]|百分点/.test(word) ? { ...nothing, number: numberOf(asked[1] ?? '') } : nothing;
  }
  if (!count.missing || /%|百分点/.test(count.per)) return nothing;
  const word = bare(count.per);
  const demands = [...before.matchAll(demand)].flatMap((match) => {
    const [whole, one, oneUnit, two, twoUnit, three, threeUnit, four, fourUnit] = match;
    const counted = oneUnit ?? twoUnit ?? threeUnit ?? fourUnit ?? '';
    if (counted !== word) return [];
    const lead = before.slice(Math.max(0, match.index - 14), match.index) + whole;
    const piece = lead.split(/[,。;]/).at(-1) ?? '';
    return [
      {
        number: numberOf(one ?? two ?? three ?? four ?? ''),
        periodic: /每(?:月|季|半年|周|旬|学期|两月)/.test(piece),
        from: match.index,
        to: match.index + whole.length,
        // 「1 处/镇」
        shared: ofSeveral.test(piece) || before[match.index + whole.length] === '/',
      },
    ];
  });
  const strays = numbersOf(before, word).filter(
    ({ at }) => !demands.some(({ from, to }) => from <= at && at < to),
  );
  if (demands.length > 0) {
    const [first] = demands;
    const known = demands.length === 1 ? (first?.number ?? null) : null;
    return {
      number: known,
      asked: true,
      periodic: demands.some(({ periodic }) => periodic),
      doubt:
        demands.length > 1 || strays.some(({ number }) => number !== known)
          ? '前面要求的数不止一个，请核对应有几个'
          : first?.shared === true
            ? '前面要求的数是每一处（每一单位）的，请核对应有几个'
            : null,
    };
  }
  const [stray] = near ? strays : [];
  // 「半年 1 次、一年 1 次，少一次」
  if (strays.length > 1) return { ...nothing, asked: true, doubt: '前面要求的数不止一个，请核对应有几个' };
  if (stray && strays.length === 1 && word !== '级')
    return {
      ...nothing,
      number: doing.test(
        before
          .slice(0, stray.at)
          .split(/[,。;]/)
          .at(-1) ?? '',
      )
        ? stray.number
        : null,
      asked: true,
      doubt: `“${stray.text}”是不是应有的数，请核对`,
    };
  const otherwise = [...before.matchAll(atLeast)].find(
    ([, , counted]) => !/^[%‰元]|百分点/.test(counted ?? ''),
  );
  if (otherwise)
    return {
      ...nothing,
      asked: true,
      doubt: `“${otherwise[0]}”与“${count.per}”不是同一个数法，请核对应有几个`,
    };
  // 「未按季度研究的，每少一次」 asks for one in each quarter.
  if (byPeriod.test(before)) return { ...nothing, asked: true, periodic: true };
  if (!/^(?:项|个|种|类|条)$/.test(word)) return nothing;
  // 「都要做到有…、有…」「每次要有…」 ask for the same again for each of several things: how many is not said.
  if (/(?:都要|均要|每一?次|每项|各项|分别|均应|都应)/.test(before)) return nothing;
  const list = [...before.matchAll(haves)].at(-1)?.[0];
  const byMembers = '应有的数是从列出的几样数出来的，请核对';
  if (list) return { ...nothing, number: (list.match(/有/g) ?? []).length, asked: true, doubt: byMembers };
  // 「“责任、措施、资金、时限、预案”五落实」 says how many it names.
  const [, named = '', said = ''] = [...before.matchAll(namedInOne)].at(-1) ?? [];
  if (named !== '') {
    const number = named.split('、').length;
    const asked = { ...nothing, number, asked: true };
    return said === '' || numberOf(said) === number
      ? asked
      : { ...asked, doubt: '引号里的几样是不是应有的数，请核对' };
  }
  const quotedNames = [...before.matchAll(names)].at(-1)?.[0];
  if (quotedNames)
    return { ...nothing, number: quotedNames.split('"').length >> 1, asked: true, doubt: byMembers };
  return nothing;
}
