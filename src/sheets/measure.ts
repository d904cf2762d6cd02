/**
 * Row heights from text. Programs do not grow a row for wrapped text in merged cells, so heights are computed for the
 * widest fallback font: a full-width character takes two column characters, any other one.
 */

/** Characters of the standard font that a text takes on one line. */
export const textWidth = (text: string): number =>
  [...text].reduce(
    (width, character) =>
      width + (character.charCodeAt(0) > 0x2e7f || '“”‘’—…·×①②③④⑤⑥⑦⑧⑨⑩'.includes(character) ? 2 : 1.1),
    0,
  );

/** Column widths are measured in characters of the standard font (11 pt); larger type fits fewer. */
const standardSize = 11;
/** Characters lost to the cell's inner margins. */
const cellPadding = 1.2;

/**
 * Lines that a wrapped text needs.
 * @param width column width in characters
 * @param size font size in points
 */
export function lineCount(text: string, width: number, size: number): number {
  const room = Math.max(2, (width - cellPadding) * (standardSize / size));
  // A full-width character never stands half on a line: count the room in whole ones.
  const perLine = Math.max(2, Math.floor(room / 2) * 2);
  return text
    .split('\n')
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(textWidth(paragraph) / perLine)), 0);
}

/** Height in points of a wrapped text: lines of 1.35 times the size, and room above and below. */
export const textHeight = (text: string, width: number, size: number): number =>
  Math.ceil(lineCount(text, width, size) * size * 1.35 + 4);
