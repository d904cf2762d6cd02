import { amount, numberOf } from '../terms';
import { sentencesOf, use, useWords, type Passage, type Sentence, type Sourced, type Used } from './sentence';

/** 等次: 「优秀：得分95（含）分以上的」「90分以上为优秀，80分以上90分以下为良好」「80—90（不含90）分为良好」. */
export interface Grade extends Sourced {
  name: string;
  /** 名额, where the notice sets one. */
  quota?: Quota;
  /** Lower bound; null where there is none. */
  from: number | null;
  fromIncluded: boolean;
  to: number | null;
  toIncluded: boolean;
}

/** 名额: 「优秀等次不超过参评单位的 30%」「前 3 名为优秀」. */
interface Quota extends Sourced {
  /** So many units; null where it is a share. */
  places: number | null;
  /** A share of the units, in percent. */
  share: number | null;
  /** Why a person should look; "" where the words leave no doubt. */
  doubt: string;
}

const names =
  '(?:基本合格|不合格|基本完成|未完成|基本达标|不达标|基本称职|不称职|优秀|良好|合格|完成|达标|称职|较好|中等|一般|较差|[一二三四特]等奖?|[A-EＡ-Ｅ]级|[一二三四]级|[一二三四][档类]|先进|优|良|中|差|好)';
const number = String.raw`(\d{1,3}(?:\.\d+)?)`;
const named = new RegExp(
  `^(?:\\(?[一二三四五\\d][)、.]?)?"?(${names})"?(?:等次|等级|单位|格次|档次)?(?:的)?(?::|为|是|,|指|等次:)`,
);
const ends = new RegExp(
  `(?:为|评为|确定为|定为|评定为|认定为|属|是|评)"?(${names})"?(?:等次|等级|单位|格次|档次)?(?:$|[,;。)"(])`,
);
const range = new RegExp(
  `${number}(?:分)?(\\([^)]*?含[^)]*\\))?(?:分)?(?:-{1,2}|至|到)${number}(?:分)?(\\([^)]*?含[^)]*\\))?分?`,
);
const above = new RegExp(`${number}(?:分)?(\\([^)]*含[^)]*\\))?分?(?:\\([^)]*含[^)]*\\))?(?:及)?以上`);
const below = new RegExp(
  `(?:低于|不足|不满)${number}分|${number}(?:分)?(\\([^)]*含[^)]*\\))?分?(?:\\([^)]*含[^)]*\\))?(?:及)?以下`,
);

function boundsOf(text: string): Omit<Grade, 'name' | keyof Sourced> | null {
  const inRange = range.exec(text);
  if (inRange) {
    const [, low, lowNote = '', high, highNote = ''] = inRange;
    const rest = text.slice(inRange.index + inRange[0].length);
    const excluded = `${highNote}${/^\(?[^)]*\)/.exec(rest)?.[0] ?? ''}`;
    return {
      from: Number(low),
      fromIncluded: !/不含/.test(lowNote),
      to: Number(high),
      toIncluded: /含/.test(excluded) && !/不含/.test(excluded),
    };
  }
  const up = above.exec(text);
  const down = below.exec(text);
  if (!up && !down) return null;
  return {
    from: up ? Number(up[1]) : null,
    fromIncluded: up !== null,
    to: down ? Number(down[1] ?? down[2]) : null,
    toIncluded: down !== null && /含/.test(down[0]) && !/不含/.test(down[0]),
  };
}

const count = `(${amount})`;
/** Words that are said of much else: 「组员一般不超过 5 名」「其中不超过 3 个」. A 名额 names them as a grade. */
const everyday = /^(?:完成|合格|达标|称职|较好|中等|一般|较差|先进|.)$/;
const quotaWords = (name: string): RegExp[] => [
  // 「优秀等次比例不超过参评单位的 30%」「优秀名额为 3 个」
  new RegExp(
    `${everyday.test(name) ? `(?:"${name}"|${name}(?=等次|等级|格次|档次|名额))` : `"?${name}"?`}(?:等次|等级|单位|格次|档次)?(?:的)?(?:的?(?:比例|名额|数量|个数|占比)|原则上|一般|总数|评定|按|占|不得?超过|控制在|限|各|共|设|评选?)[^,。;\\d一二三四五六七八九十两]{0,22}?(?:${count}(?:个|名|家)|(\\d+(?:\\.\\d+)?)%)`,
    'g',
  ),
  // 「前 3 名为优秀」「排名前 30% 的评为优秀」
  new RegExp(
    `前(?:${count}(?:个|名|家|位)|(\\d+(?:\\.\\d+)?)%)[^,。;]{0,14}?(?:为|评为|确定为|定为|授予)"?${name}`,
    'g',
  ),
  // 「按 20% 的比例评出优秀」「评选 3 个优秀单位」
  new RegExp(
    `(?:按|以)(?:不超过)?[^,。;\\d]{0,12}?()(\\d+(?:\\.\\d+)?)%[^,。;]{0,10}?(?:评|确定|产生)[^,。;]{0,4}"?${name}|(?:评选|评出|评定)(?:不超过)?${count}(?:个|名|家)"?${name}`,
    'g',
  ),
];

/** The same with a fraction that is no per cent: 「优秀等次不超过总数的三分之一」. */
const quotaInWords = (name: string): RegExp =>
  new RegExp(`${everyday.test(name) ? `${name}(?:等次|等级|名额)` : name}[^,。;]{0,24}分之`);

/** Numbers that may be 名额. */
const counts = new RegExp(`${amount}(?:个|名|家|位)|\\d%`, 'g');
/** Whether a number can only be the 名额: the most there may be, with no other number beside it. */
const isPlain = (words: string, behind: string): boolean =>
  words.match(counts)?.length === 1 &&
  behind.match(counts) === null &&
  !/不少于|不低于|至少|奖励|上浮/.test(words + behind);

/** 「百分之三十」「五分之一」. */
const fraction = new RegExp(`(百|${amount})分之(${amount})`, 'g');
/** Fractions in words as per cent, where they are that exactly: a third is not. */
const inPercent = (text: string): string =>
  text.replace(fraction, (whole, below: string, above: string) => {
    const percent = (numberOf(above) * 100) / (below === '百' ? 100 : numberOf(below));
    return Number.isInteger(percent * 100) && percent <= 100 ? `${percent}%` : whole;
  });

/** 名额 of a grade that a sentence sets in one way of saying it. @param others names of grades, where the next one begins */
const quotasIn = ({ text, quote, at }: Sentence, name: string, words: RegExp, others: RegExp): Quota[] =>
  [...text.matchAll(words)].flatMap((match): Quota[] => {
    const [whole, first, share, last] = match;
    // 「不合格」 holds 「合格」.
    if (/[不基本未]/.test(text.charAt(match.index + whole.indexOf(name) - 1))) return [];
    const number = first ?? last;
    if (!number && share === undefined) return [];
    const behind = text.slice(match.index + whole.length).split(others, 1)[0] ?? '';
    return [
      {
        places: number ? numberOf(number) : null,
        share: share === undefined ? null : Number(share),
        source: quote,
        at,
        doubt: isPlain(whole, behind) ? '' : '原文的数是不是名额，请在“等次”表写明',
      },
    ];
  });

/** The grades with their 名额. Two of one grade (县区 3, 部门 5) are no single number: then it is asked. */
function withQuotas(grades: readonly Grade[], passages: readonly Passage[], used: Used): Grade[] {
  const sentences = passages.filter(({ prose }) => prose).flatMap((passage) => sentencesOf(passage, ';'));
  // Behind another grade's name its own number stands; 「其中」 is none.
  const names = new RegExp(grades.flatMap(({ name }) => (name.length > 1 ? name : [])).join('|') || '(?!)');
  return grades.map((grade) => {
    const ways = quotaWords(grade.name);
    const found = sentences.flatMap((sentence): Quota[] => {
      const one = { ...sentence, text: inPercent(sentence.text) };
      const read = ways
        .map((words) => quotasIn(one, grade.name, words, names))
        .find(({ length }) => length > 0);
      if (read) {
        useWords(used, sentence);
        return read;
      }
      const [words] = one.text.match(fraction) ?? [];
      if (words === undefined || !quotaInWords(grade.name).test(one.text)) return [];
      useWords(used, sentence);
      const doubt = `“${words}”换成百分数除不尽，请在“等次”表写明名额`;
      return [{ places: null, share: null, source: sentence.quote, at: sentence.at, doubt }];
    });
    const [quota] = found;
    if (!quota) return grade;
    const same = found.every((each) => each.places === quota.places && each.share === quota.share);
    const doubt = same
      ? (found.find((each) => each.doubt !== '')?.doubt ?? '')
      : '原文写了几个名额，各管哪一类，请在“等次”表写明';
    return { ...grade, quota: doubt === '' ? quota : { ...quota, places: null, share: null, doubt } };
  });
}

export function gradesOf(passages: readonly Passage[], used: Used): Grade[] {
  const found: Grade[] = [];
  for (const passage of passages) {
    for (const one of sentencesOf(passage, ';,')) {
      if (!/\d/.test(one.text) || /[扣加]\d|扣|加分/.test(one.text)) continue;
      const name = named.exec(one.text)?.[1] ?? ends.exec(one.text)?.[1];
      const bounds = boundsOf(one.text);
      if (name === undefined || !bounds || !/分/.test(one.text)) continue;
      const known = found.find((grade) => grade.name === name);
      // Said again with other bounds, it stays unread, for people to say which holds.
      if (known && (known.from !== bounds.from || known.to !== bounds.to)) continue;
      use(used, one);
      if (!known) found.push({ name, ...bounds, source: one.quote, at: one.at });
    }
  }
  // A single one is a sentence about a grade, not the table of them.
  return found.length >= 2 ? withQuotas(found, passages, used) : [];
}
