import { decimal, sum } from '../base/decimal';
import { typedScore, type ScoreLimits } from '../schemes/typed-score';

/** 录入纸质表: one rater's form, unit by unit, as boxes to type into. */

export interface PaperFormView extends ScoreLimits {
  /** Rater id. */
  rater: string;
  name: string;
  /** 「附件3」. */
  annex: string;
  /** 折算系数 as text, "" where scores are not converted one by one. */
  coefficient: string;
  /** The file it came in, "" where it was typed or has not come. */
  file: string;
  /** In the order of the form; `now` is the score as it stands, "" where none does. */
  rows: { unit: string; name: string; now: string }[];
}

/** What stands at the foot of the boxes. */
export interface PaperFoot {
  /** Boxes that hold a score. */
  filled: number;
  sum: string;
  /** Sum × 折算系数, unrounded; "" where scores are not converted one by one. */
  converted: string;
}

/** @param texts of the boxes; those that hold no score count as empty */
export function paperFoot(
  form: Pick<PaperFormView, 'maximum' | 'decimals' | 'coefficient'>,
  texts: readonly string[],
): PaperFoot {
  const values = texts.flatMap((text) => typedScore(text, form).value ?? []);
  const total = sum(values);
  return {
    filled: values.length,
    sum: total.toFixed(),
    converted: form.coefficient === '' ? '' : total.times(decimal(form.coefficient)).round(6).toFixed(),
  };
}
