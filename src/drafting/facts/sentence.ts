import { fold, quoted, type Folded } from '../fold';
import { amount, mark } from '../terms';

/** A text with its address, and its sentences: facts quote the sentence they were read from. */
export interface Passage {
  at: string;
  text: string;
  /** Whether it is prose of the notice, rather than a line of a table. */
  prose: boolean;
}

export interface Sentence {
  at: string;
  /** Folded, for reading. */
  text: string;
  /** Quoted from the original. */
  quote: string;
  /** Span in the original. */
  from: number;
  to: number;
  /** Where its folded characters stand in the original. */
  places: readonly number[];
}

/** Every fact stands on a sentence. */
export interface Sourced {
  source: string;
  at: string;
}

const stops = /[。\n]/;

/** The sentences of a passage, cut at full stops (and at `marks`, where given). */
export function sentencesOf({ at, text }: Passage, marks = ''): Sentence[] {
  const folded = fold(text);
  const found: Sentence[] = [];
  let from = 0;
  for (let place = 0; place <= folded.text.length; place++) {
    const letter = folded.text[place] ?? '。';
    if (!stops.test(letter) && !(marks !== '' && marks.includes(letter))) continue;
    if (place > from) found.push(sentence(folded, at, from, Math.min(place + 1, folded.text.length)));
    from = place + 1;
  }
  return found;
}

function sentence(folded: Folded, at: string, from: number, to: number): Sentence {
  return {
    at,
    text: folded.text.slice(from, to),
    quote: quoted(folded, from, to),
    from: folded.places[from] ?? 0,
    to: (folded.places[to - 1] ?? 0) + 1,
    places: folded.places.slice(from, to),
  };
}

/** Spans that facts were read from, by address. */
export type Used = Map<string, { from: number; to: number }[]>;

export function use(used: Used, { at, from, to }: Omit<Sentence, 'text' | 'quote' | 'places'>): void {
  const spans = used.get(at) ?? [];
  spans.push({ from, to });
  used.set(at, spans);
}

const scores = new RegExp(`${amount}${mark}`, 'g');

/** The same for a fact that has nothing to do with points: what its sentence says of them stays to be read or listed. */
export function useWords(used: Used, one: Sentence): void {
  const { at, text, places } = one;
  const place = (index: number): number => places[index] ?? one.to;
  let from = 0;
  for (const match of text.matchAll(scores)) {
    use(used, { at, from: place(from), to: place(match.index) });
    from = match.index + match[0].length;
  }
  use(used, { at, from: place(from), to: one.to });
}

/** One piece of a sentence that a fact was read from. */
export const usePiece = (used: Used, { at, places, to }: Sentence, match: RegExpExecArray): void =>
  use(used, {
    at,
    from: places[match.index] ?? to,
    to: (places[match.index + match[0].length - 1] ?? to) + 1,
  });
