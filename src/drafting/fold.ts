/**
 * A text made even for reading, with a map back: full width to half width, blanks away, dashes and brackets in one form.
 * What is quoted is always cut from the original.
 */
export interface Folded {
  text: string;
  /** `places[i]` is where character i of `text` stands in the original; one more for the end. */
  places: readonly number[];
  original: string;
}

const oneForm: Readonly<Record<string, string>> = {
  '；': ';',
  '，': ',',
  '﹐': ',',
  '：': ':',
  '（': '(',
  '）': ')',
  '〔': '[',
  '〕': ']',
  '【': '(',
  '】': ')',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '＂': '"',
  '—': '-',
  '－': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '-',
  '−': '-',
  '～': '-',
  '~': '-',
  '∼': '-',
  '〜': '-',
  '％': '%',
  '．': '.',
  '／': '/',
  '！': '。',
  '？': '。',
  〇: '零',
  '＋': '+',
  '＝': '=',
};

/** A number that begins a point of a list: 「1.」「（2）」「③」「第三」. A line that begins so is a sentence of its own. */
const listNumber = /^\s*(?:[(（]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）.．、]|[①-⑳⑴-⒇])/;

/** A line break ends a sentence, except where a line only went on: it has no stop before it and no number behind it. */
const endsLine = (before: string, after: string): boolean =>
  /[。；;！？!?]\s*$/.test(before) || listNumber.test(after);

/** Makes `original` even. Line breaks that end a sentence become 「\n」; the others go. */
export function fold(original: string): Folded {
  const places: number[] = [];
  let text = '';
  const put = (letter: string, at: number) => {
    text += letter;
    for (let count = 0; count < letter.length; count++) places.push(at);
  };
  for (let at = 0; at < original.length; at++) {
    const letter = original[at] ?? '';
    if (letter === '\n' || letter === '\v') {
      const cut = Math.max(0, at - 40);
      if (endsLine(original.slice(cut, at), original.slice(at + 1, at + 20))) put('\n', at);
      continue;
    }
    // 「扣 5 10 分」 has lost its dash: two numbers never become one.
    if (
      /[ \u3000]/.test(letter) &&
      /\d/.test(text.at(-1) ?? '') &&
      /[\d\uFF10-\uFF19]/.test(original.slice(at).trimStart()[0] ?? '')
    ) {
      if (text.at(-1) !== ' ') put(' ', at);
      continue;
    }
    if (/[\s\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]/.test(letter)) continue;
    const plain =
      oneForm[letter] ?? (/[\uFF10-\uFF19\uFF21-\uFF5A]/.test(letter) ? letter.normalize('NFKC') : letter);
    put(plain, at);
  }
  places.push(original.length);
  return { text: withPoints(text), places, original };
}

const banking: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
};
/** 「扣贰分」 */
const withDigits = (text: string): string =>
  text.replace(/(?<=[扣减加得计记奖])([壹贰叁肆伍陆柒捌玖拾]{1,2})(?=个?分)/g, (numerals) =>
    [...numerals].map((numeral) => banking[numeral] ?? numeral).join(''),
  );

/** 「0。5 分」, 「0·5分」 and 「O.5 分」 are half a point. Lengths stay, so places stay true. */
const withPoints = (text: string): string =>
  withDigits(text)
    .replace(/(^|\D)(\d)[。·](\d{1,2}分)/g, '$1$2.$3')
    .replace(/(?<![A-Za-z])[OoＯ](?=\.\d{1,2}分)/g, '0');

/** The original between two places of the folded text, without blanks at its ends. */
export const quoted = (folded: Folded, from: number, to: number): string =>
  to <= from ? '' : folded.original.slice(folded.places[from], (folded.places[to - 1] ?? 0) + 1).trim();
