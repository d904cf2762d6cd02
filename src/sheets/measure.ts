/**
 * Row heights from text. Programs do not grow a row for wrapped text in merged cells, so heights are computed: in
 * points, for the narrowest columns and the widest letters that a machine may give the same file, and with a line of
 * slack.
 */

/**
 * Pixels of one character of column width: the widest digit of the standard font, 宋体 11. Excel and WPS take 8 on a
 * plain screen and a little over 7 on a finer one; what fits 7 fits all.
 */
const digitPixels = 7;
/** A file's column width counts the margins too: two pixels on each side and one for the line are not for text. */
const paddingPixels = 5;
const pointsPerPixel = 0.75;

/** Width in points of columns of so many characters. */
export const columnPoints = (characters: number): number => characters * digitPixels * pointsPerPixel;

/** Points of it that text may take. */
const textRoom = (characters: number): number =>
  Math.max(0, columnPoints(characters) - paddingPixels * pointsPerPixel);

/** Letters and digits in the widest fallback, in parts of the size; 宋体 and 仿宋 take 0.5. */
const halfWidth = 0.55;
/** Half an em by their code, a whole one in every Chinese font. */
const wideLatin = '·×÷±°§';

const letterWidth = (letter: string): number =>
  letter.charCodeAt(0) >= 0x2010 || wideLatin.includes(letter) ? 1 : halfWidth;

/** Width of a text on one line, in parts of its size. */
export const textWidth = (text: string): number =>
  [...text].reduce((width, letter) => width + letterWidth(letter), 0);

/**
 * What stays on one line: a full-width character or a run of letters and digits, with the opening marks before it and
 * the closing ones after it.
 */
const piece = /[（(《〈“‘〔【[]*(?:[\w.%/+-]+|.)?[，。、；：！？）)》〉”’〕】\],;:!?…—·％]*/gsu;

/**
 * Lines that a text takes when it is broken as programs break it.
 * @param room points of a line
 * @param size font size in points
 */
function linesIn(text: string, room: number, size: number): number {
  const perLine = Math.max(1, room / size);
  return text.split('\n').reduce((total, paragraph) => {
    let [lines, used] = [1, 0];
    for (const [letters] of paragraph.matchAll(piece)) {
      const width = textWidth(letters);
      if (used > 0 && used + width > perLine) [lines, used] = [lines + 1, 0];
      used += width;
      // Longer than a line, it is broken anywhere.
      for (; used > perLine; used -= perLine) lines += 1;
    }
    return total + lines;
  }, 0);
}

/**
 * Lines that a wrapped text needs.
 * @param width column width in characters, as the file says it
 * @param size font size in points
 */
export const lineCount = (text: string, width: number, size: number): number =>
  linesIn(text, textRoom(width), size);

/** A text that would stay on its one line in so much less room needs no slack. */
const tight = 0.85;

/**
 * Width in characters of a column that keeps each of these texts on one line, with the room that asks for no slack.
 * @param least width where they need less
 * @param most where they need more: then they take several lines
 * @param share of the column that the longest of them may take
 */
export function widthFor(
  texts: readonly string[],
  size: number,
  least: number,
  most: number,
  share = tight,
): number {
  const longest = Math.max(0, ...texts.map(textWidth));
  const needed = ((longest * size) / share + paddingPixels * pointsPerPixel) / columnPoints(1);
  return Math.min(most, Math.max(least, Math.ceil(needed)));
}

/** Height of a line in parts of the size: 宋体 and 仿宋, and the tallest fallback (Noto CJK). */
const [ownLine, fallbackLine] = [1.3, 1.45];
/** Points above and below the text. */
const margin = 4;
/** Points that so many lines need in the tallest fallback. */
export const linesHeight = (lines: number, size: number): number =>
  Math.ceil(lines * fallbackLine * size + margin);

/**
 * @param spare lines beside those that the text takes, given those and the lines that it would take in `tight` of the
 * room
 */
function measured(
  text: string,
  width: number,
  size: number,
  spare: (lines: number, tight: number) => number,
): number {
  const room = textRoom(width);
  const lines = linesIn(text, room, size);
  const slack = spare(lines, linesIn(text, room * tight, size));
  return Math.max(Math.ceil((lines + slack) * ownLine * size + margin), linesHeight(lines, size));
}

/**
 * Height in points that a text needs in a column so many characters wide. The line of slack is a line of the official
 * font: where the fallback's taller lines need more than that, theirs is the height.
 */
export function textHeight(text: string, width: number, size: number): number {
  const key = `${width}/${size}`;
  const known = heights.get(text);
  const before = known?.get(key);
  if (before !== undefined) return before;
  const height = measured(text, width, size, (_, tight) => (tight > 1 ? 1 : 0));
  if (known) known.set(key, height);
  else {
    if (heights.size >= mostHeights) heights.clear();
    heights.set(text, new Map([[key, height]]));
  }
  return height;
}

/** The same with a line of slack only where the text would take one more in so much less room. */
export const closeHeight = (text: string, width: number, size: number): number =>
  measured(text, width, size, (lines, tight) => (tight > lines ? 1 : 0));

/** The same clause stands on the sheets of every unit: breaking its text into lines is most of what drawing takes. */
const heights = new Map<string, Map<string, number>>();
const mostHeights = 5_000;

/**
 * Full-width characters that a cell is certain to show, whatever they are: a mark that must not begin a line takes
 * the character before it along, so a line may hold one less.
 * @param width column width in characters
 * @param height row height in points
 */
export function lettersIn(width: number, height: number, size: number): number {
  const lines = Math.floor((height - margin) / (fallbackLine * size));
  return Math.max(0, lines * (Math.floor(textRoom(width) / size) - 1));
}

/** Height of a text whose lines somebody broke, in points; 0 where nobody did. */
export const brokenHeight = (text: string, size: number): number => {
  const lines = text.split('\n').length;
  return lines > 1 ? linesHeight(lines, size) : 0;
};
