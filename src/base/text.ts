/** Folding: two texts that people would call the same become the same string. */

const invisible = /[\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]/g;

/** Characters that a cell of a workbook holds at most. */
export const longestText = 32_767;

/** Punctuation that appears in full and half width side by side in the notice. */
const punctuation: Record<string, string> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '、': ',',
  '。': '.',
  '—': '-',
  '－': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '-',
  '−': '-',
};

const marks = new RegExp(`[${Object.keys(punctuation).join('')}]`, 'g');

/** Texts that folding leaves as they are, and most are: Chinese characters, digits and letters. */
const plainAlready = /^[\u4E00-\u9FFFA-Za-z0-9]*$/;
const foldedAlready = /^[\u4E00-\u9FFFa-z0-9]*$/;

/** Full-width letters and digits to half width, zero-width characters away, white space trimmed. */
export const plain = (text: string): string =>
  plainAlready.test(text) ? text : text.normalize('NFKC').replace(invisible, '').trim();

/** For comparing: also without any white space, punctuation in one width, lower case. */
export const folded = (text: string): string =>
  foldedAlready.test(text)
    ? text
    : plain(text)
        .replace(/\s+/g, '')
        .replace(marks, (mark) => punctuation[mark] ?? mark)
        .toLowerCase();
