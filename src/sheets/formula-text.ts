/**
 * Formulas as text. Programs spell one and the same formula in many ways: Excel 2021 shows `=@INDEX(…)` for a formula out
 * of a file, some quote every sheet name and some none, some put blanks between arguments, name the workbook itself, or
 * show the prefixes that a file holds. What is compared here is what a formula says, not how it is spelled; anchors ($)
 * say something and count.
 */

const text = String.raw`"(?:[^"]|"")*"`;
const inWord = String.raw`[\p{L}\p{N}_.\\?]`;
/** What stands before `!`: group 1 in quotes, group 2 without. */
const prefix = String.raw`'((?:[^']|'')*)'!|(?<!${inWord})(\[[^\]]*\]${inWord}*|${inWord}+)!`;
const errorValue = String.raw`#[\p{L}/0]+[!?]?`;
const tableColumns = String.raw`\[(?:[^[\]]|\[[^\]]*\])*\]`;
const hiddenPrefix = String.raw`(?<!${inWord})(?:_xlfn\.|_xlws\.|_xludf\.|_xll\.)+`;
/** Another program, by DDE. Group 3. */
const channel = String.raw`(?<!${inWord})(${inWord}+)\|`;

/** All that a spelling may change, and what must be passed over as it stands. */
const tokens = new RegExp(
  [text, errorValue, prefix, tableColumns, String.raw`${hiddenPrefix}|@|\s+`].join('|'),
  'giu',
);
const sources = new RegExp([text, errorValue, prefix, channel].join('|'), 'giu');

/** Ends an operand, or begins one: a blank between two operands is the intersection of them. */
const ends = /[\p{L}\p{N}_.)\]'"#?!}]$/u;
const begins = /^[\p{L}\p{N}_$('"[\\{#]/u;
/** A workbook's name where no sheet of it follows: `总表.xlsx!名称`. */
const bookName = /\.(?:xls[xmb]?|xlt[xm]?|ett?|csv|ods)$/i;

const lower = (words: string): string => words.toLowerCase().normalize('NFC');
const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Workbook and sheet before `!`; "" for what is not named. */
function placeOf(quoted: string | undefined, bare: string | undefined): { book: string; sheet: string } {
  const place = quoted === undefined ? (bare ?? '') : quoted.replaceAll("''", "'");
  const open = place.indexOf('[');
  const close = place.indexOf(']', open);
  if (open >= 0 && close > open)
    return { book: place.slice(0, open) + place.slice(open + 1, close), sheet: place.slice(close + 1) };
  return bookName.test(place) ? { book: place, sheet: '' } : { book: '', sheet: place };
}

/**
 * Whether a workbook that a formula names is the one it stands in. A path means a file that is not open, so only a full
 * name with the same path is the same; in a file `[0]` is the workbook itself.
 */
function isOwn(book: string, own: string): boolean {
  if (book === '' || book === '0') return true;
  if (own === '') return false;
  return book === fileName(book) ? lower(book) === lower(fileName(own)) : lower(book) === lower(own);
}

/** `SINGLE(x)`, which files hold for an `@` of later versions, without the function around it. */
function withoutSingle(formula: string): string {
  const around: boolean[] = [];
  return formula.replace(
    new RegExp(String.raw`${text}|'(?:[^']|'')*'|(?<!${inWord})single\(|[()]`, 'giu'),
    (found) => {
      if (found === ')') return around.pop() ? '' : found;
      if (!found.endsWith('(')) return found;
      around.push(found !== '(');
      return found === '(' ? found : '';
    },
  );
}

/**
 * The one spelling that all spellings of a formula come to; not for a cell.
 * @param formula with or without "="
 * @param own name of the workbook it stands in, with or without its path; "" when it is not known
 */
export function foldedFormula(formula: string, own = ''): string {
  const said = formula.trim().replace(/^=/, '');
  let folded = '';
  let from = 0;
  let blank = false;
  const add = (piece: string): void => {
    if (piece === '') return;
    if (blank && ends.test(folded) && begins.test(piece)) folded += ' ';
    blank = false;
    folded += piece;
  };
  for (const match of said.matchAll(tokens)) {
    const [found, quoted, bare] = match;
    add(lower(said.slice(from, match.index)));
    from = match.index + found.length;
    if (found.startsWith('"')) add(found);
    else if (quoted !== undefined || bare !== undefined) {
      const { book, sheet } = placeOf(quoted, bare);
      const named = isOwn(book, own) ? sheet : `[${book}]${sheet}`;
      if (named !== '') add(`'${lower(named).replaceAll("'", "''")}'!`);
    } else if (/^\s/.test(found)) blank = true;
    else if (found === '@' || /^_xl/i.test(found)) continue;
    else add(lower(found));
  }
  add(lower(said.slice(from)));
  return /single\(/.test(folded) ? withoutSingle(folded) : folded;
}

/** Whether two formulas say the same, whatever programs made of their spelling. No formula is like no formula only. */
export const sameFormula = (a: string | undefined, b: string | undefined, own = ''): boolean =>
  a === b || (a !== undefined && b !== undefined && foldedFormula(a, own) === foldedFormula(b, own));

/**
 * Another file (or program, by DDE) that a formula takes something from, as the formula names it; undefined for none.
 * Such a formula is not ours, and its result says nothing about this workbook.
 */
export function otherFile(formula: string, own = ''): string | undefined {
  // Most formulas name none, and there are thousands of them.
  if (!/[[|]|\.(?:xl|et|csv|ods)/i.test(formula)) return undefined;
  for (const [, quoted, bare, channelName] of formula.matchAll(sources)) {
    if (channelName !== undefined) return channelName;
    if (quoted === undefined && bare === undefined) continue;
    const { book } = placeOf(quoted, bare);
    if (!isOwn(book, own)) return book;
  }
  return undefined;
}
