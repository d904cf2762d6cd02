import { spawnSync } from 'node:child_process';

/**
 * Text that a cell cuts off. A PDF holds all of a cell's text and a clip around it, so neither its text nor its
 * letter boxes tell what is seen; drawn as SVG, a letter cut in part stands in a clip and one cut whole is gone.
 */

function output(command: string, args: readonly string[]): string {
  const run = spawnSync(command, args, { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${command}: ${run.stderr}`);
  return run.stdout;
}

/** A word of a page, in points from its upper left corner. */
export interface WordBox {
  page: number;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

export function wordBoxes(pdf: string): WordBox[] {
  const boxes = output('pdftotext', ['-bbox', pdf, '-']).split('<page ').slice(1);
  return boxes.flatMap((xml, page) =>
    [...xml.matchAll(/<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">([^<]*)</g)].map(
      ([, left, top, right, bottom, text = '']) => ({
        page,
        text: decoded(text),
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
      }),
    ),
  );
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box around a path. */
function boxOf(path: string): Box {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const [xs, ys] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** The boxes of the elements of a kind, by id. */
const boxesOf = (svg: string, element: string): Map<string, Box> =>
  new Map(
    [
      ...svg.matchAll(new RegExp(`<${element}\\b[^>]*id="([^"]*)"[^>]*>\\s*<path [^>]*\\bd="([^"]*)"`, 'g')),
    ].map(([, id = '', path = '']) => [id, boxOf(path)]),
  );

/** Ink that a clip may take without anyone seeing it, in points. */
const hair = 0.3;

/** Where the letters of a page begin that are seen, and which of them only in part. */
function drawnLetters(pdf: string, page: number): { x: number; y: number; clipped: boolean }[] {
  const svg = output('pdftocairo', ['-svg', '-f', String(page + 1), '-l', String(page + 1), pdf, '-']);
  const [inks, clips] = [boxesOf(svg, 'symbol'), boxesOf(svg, 'clipPath')];
  const letters: { x: number; y: number; clipped: boolean }[] = [];
  const open: (Box | undefined)[] = [];
  for (const [text] of svg.matchAll(/<\/?g\b[^>]*>|<use [^>]*>/g)) {
    const named = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
    if (text.startsWith('</')) open.pop();
    else if (text.startsWith('<g')) open.push(clips.get(named(/clip-path="url\(#([^)]*)\)"/)));
    else if (text.includes('#glyph')) {
      const [x, y] = [Number(named(/ x="([^"]*)"/)), Number(named(/ y="([^"]*)"/))];
      const ink = inks.get(named(/href="#([^"]*)"/));
      const clipped = open.some(
        (clip) =>
          clip !== undefined &&
          ink !== undefined &&
          (x + ink.left < clip.left - hair ||
            x + ink.right > clip.right + hair ||
            y + ink.top < clip.top - hair ||
            y + ink.bottom > clip.bottom + hair),
      );
      letters.push({ x, y, clipped });
    }
  }
  return letters;
}

/** Letters drawn on the edge of a word's box belong to it. */
const reach = 1;

/** Words of which a letter is cut, in part or whole, as 「page: word」; pages count from 1. */
export function cutText(pdf: string): string[] {
  const words = wordBoxes(pdf);
  const pages = Number(/^Pages:\s+(\d+)/m.exec(output('pdfinfo', [pdf]))?.[1]);
  return Array.from({ length: pages }, (_, page) => page).flatMap((page) => {
    const letters = drawnLetters(pdf, page);
    return words
      .filter((word) => word.page === page)
      .filter((word) => {
        const own = letters.filter(
          ({ x, y }) => x >= word.left - reach && x < word.right && y > word.top && y < word.bottom + reach,
        );
        return own.some(({ clipped }) => clipped) || own.length < [...word.text].length;
      })
      .map(({ text }) => `${page + 1}: ${text}`);
  });
}
