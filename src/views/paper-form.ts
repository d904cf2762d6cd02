import { sum } from '../base/decimal';
import { typedScore, type ScoreLimits } from '../schemes/typed-score';

/** 录入纸质表: one rater's form, unit by unit, as boxes to type into. */

export interface PaperFormView extends ScoreLimits {
  /** Rater id. */
  rater: string;
  name: string;
  /** 「附件3」. */
  annex: string;
  /** The file it came in, "" where it was typed or has not come. */
  file: string;
  /**
   * In the order of the form; `now` is the score as it stands, "" where none does. `received`: the form that came in spoke
   * of this unit, if only by a blank, and what is typed now is a 更正.
   */
  rows: { unit: string; name: string; now: string; received: boolean }[];
}

/** What stands at the foot of the boxes. */
export interface PaperFoot {
  /** Boxes that hold a score, or 弃权. */
  filled: number;
  /** Of the scores: what is held against a sum on the paper. It is converted by unit, not by rater. */
  sum: string;
}

/** @param texts of the boxes; those that hold no score count as empty */
export function paperFoot(form: ScoreLimits, texts: readonly string[]): PaperFoot {
  const typed = texts.map((text) => typedScore(text, form));
  return {
    filled: typed.filter(({ taken }) => taken !== null).length,
    sum: sum(typed.flatMap(({ value }) => value ?? [])).toFixed(),
  };
}
