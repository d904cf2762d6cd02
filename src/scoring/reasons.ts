/** A reason and the sentence that it quotes in brackets at its end. */
export interface Reason {
  /** 「被约谈 1 次」. */
  words: string;
  /** "" where it quotes none. */
  source: string;
}

/** A reason apart from its sentence. Names of 情形 and grades have brackets of their own: only a known sentence is taken off. */
export function partedReason(reason: string, known: readonly string[]): Reason {
  const source = known.find((each) => reason.endsWith(`（${each}）`));
  return source === undefined
    ? { words: reason, source: '' }
    : { words: reason.slice(0, -`（${source}）`.length), source };
}
