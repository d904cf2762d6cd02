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
  /** In the order of the form; `now` is the score as it stands, "" where none does. */
  rows: { unit: string; name: string; now: string }[];
}

/** What stands at the foot of the boxes. */
export interface PaperFoot {
  /** Boxes that hold a score. */
  filled: number;
  /** Of the scores: what is held against a sum on the paper. It is converted by unit, not by rater. */
  sum: string;
}

/** @param texts of the boxes; those that hold no score count as empty */
export function paperFoot(
  form: Pick<PaperFormView, 'maximum' | 'decimals'>,
  texts: readonly string[],
): PaperFoot {
  const values = texts.flatMap((text) => typedScore(text, form).value ?? []);
  return {
    filled: values.length,
    sum: sum(values).toFixed(),
  };
}
