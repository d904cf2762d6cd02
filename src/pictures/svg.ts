import { drawn, textWidth, type Drawing, type Mark } from './drawing';
import { palettes, type Palette } from './paints';
import { captionOf, type Picture } from './picture';

/** A picture as a file of its own, with its question above and its sentence below it. */

const face = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const n = (value: number): string => String(Math.round(value * 100) / 100);

function markSvg(mark: Mark, colours: Palette): string {
  const { fill } = colours[mark.paint];
  switch (mark.is) {
    case 'box':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="${fill}"/>`;
    case 'frame':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="none" stroke="${fill}" stroke-dasharray="3 2"/>`;
    case 'line':
      return `<line x1="${n(mark.x1)}" y1="${n(mark.y1)}" x2="${n(mark.x2)}" y2="${n(mark.y2)}" stroke="${fill}"${mark.dashed ? ' stroke-dasharray="4 3"' : ''}/>`;
    case 'dot':
      return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.radius)}" fill="${fill}"/>`;
    case 'text':
      return `<text x="${n(mark.x)}" y="${n(mark.y)}" dy="0.36em" font-size="${n(mark.size)}" text-anchor="${mark.align}" fill="${fill}"${mark.bold ? ' font-weight="600"' : ''}>${escaped(mark.text)}</text>`;
  }
}

/** Lines of a text that fit a width. */
function lines(text: string, width: number, size: number): string[] {
  const done: string[] = [];
  let current = '';
  for (const letter of text) {
    if (current !== '' && textWidth(current + letter, size) > width) {
      done.push(current);
      current = '';
    }
    current += letter;
  }
  return current === '' ? done : [...done, current];
}

/** Width of a picture that is saved, in pixels: the text width of an A4 page. */
const savedWidth = 680;

/** The drawing of a picture as it is saved or printed. */
const savedDrawing = (picture: Picture): Drawing => drawn(picture, savedWidth);

/**
 * The picture as the text of an .svg file, light, on white.
 * @param notes lines below it
 */
export function pictureSvg(
  picture: Picture,
  notes: readonly string[] = [],
): { svg: string; width: number; height: number } {
  const drawing = savedDrawing(picture);
  const [margin, head] = [20, 44];
  const width = drawing.width + margin * 2;
  const below = [captionOf(picture), ...notes].flatMap((note) => lines(note, drawing.width, 12));
  const foot = head + drawing.height + 16;
  const height = foot + below.length * 18 + margin;
  const colours = palettes.light;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${face}" role="img">`,
    `<title>${escaped(picture.question)}</title><desc>${escaped(picture.told)}</desc>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${margin}" y="28" font-size="18" font-weight="600" fill="${colours.ink.fill}">${escaped(picture.question)}</text>`,
    `<g transform="translate(${margin} ${head})">${drawing.marks.map((mark) => markSvg(mark, colours)).join('')}</g>`,
    ...below.map(
      (words, index) =>
        `<text x="${margin}" y="${n(foot + 12 + index * 18)}" font-size="12" fill="${colours.muted.fill}">${escaped(words)}</text>`,
    ),
    '</svg>',
  ].join('');
  return { svg, width, height };
}
