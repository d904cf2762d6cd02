import { fold, quoted } from './fold';
import type { Unread } from './source';
import { amount, mark } from './terms';

/** Every 「N 分」 of a source is used or named: nothing that a text says of points is passed over in silence. */

const scores = new RegExp(`(${amount})${mark}`, 'g');
/** Ways of saying points that are no number of a rubric: 「90 分以上」 is a bound of grades, 「10 分制」 a scale. */
const noMatter = /^制/;

interface Look {
  why: string;
  /** Numbers that are used elsewhere: the points of the row, repeated in brackets. */
  known: readonly number[];
}

const isStop = /[。;\n]/;
/** As far as a sentence is quoted to each side. */
const reach = 200;

function stopBefore(text: string, at: number): number {
  for (let place = at - 1; place >= Math.max(0, at - reach); place--)
    if (isStop.test(text[place] ?? '')) return place + 1;
  return Math.max(0, at - reach);
}

function stopBehind(text: string, at: number): number {
  for (let place = at; place < Math.min(text.length, at + reach); place++)
    if (isStop.test(text[place] ?? '')) return place;
  return Math.min(text.length, at + reach);
}

/** The scores of a text outside of the places that were used. */
export function unreadScores(
  text: string,
  used: readonly { from: number; to: number }[],
  where: string,
  { why, known }: Look,
): Unread[] {
  const folded = fold(text);
  return [...folded.text.matchAll(scores)].flatMap((match): Unread[] => {
    const from = folded.places[match.index] ?? 0;
    if (used.some((span) => span.from <= from && from < span.to)) return [];
    if (noMatter.test(folded.text.slice(match.index + match[0].length))) return [];
    const bracket =
      folded.text[match.index - 1] === '(' && folded.text[match.index + match[0].length] === ')';
    if (bracket && known.includes(Number(match[1]))) return [];
    const start = stopBefore(folded.text, match.index);
    const end = stopBehind(folded.text, match.index);
    return [{ where, text: quoted(folded, start, end), why: `“${match[0]}”${why}` }];
  });
}
