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

/** Full-width letters and digits to half width, zero-width characters away, white space trimmed. */
export const plain = (text: string): string => text.normalize('NFKC').replace(invisible, '').trim();

/** For comparing: also without any white space, punctuation in one width, lower case. */
export const folded = (text: string): string =>
  [...plain(text).replace(/\s+/g, '')]
    .map((character) => punctuation[character] ?? character)
    .join('')
    .toLowerCase();
