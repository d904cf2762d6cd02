import { decimalsOf, type Decimal } from '../base/decimal';
import { folded } from '../base/text';
import { typedNumber } from '../base/typed-number';
import type { RatingForm } from './scheme';

/** What a rater writes who does not score a unit, where the form lets him. */
export const abstainWord = '弃权';

/** What a form allows as a score. */
export type ScoreLimits = Pick<RatingForm, 'maximum' | 'decimals' | 'abstain'>;

/** The word that a form takes instead of a score, if any. */
export const wordInstead = ({ abstain }: ScoreLimits): string | undefined =>
  abstain ? abstainWord : undefined;

/** 「0—10 的数，最多 1 位小数；弃权的写“弃权”」. */
export const allowedScore = ({ maximum, decimals, abstain }: ScoreLimits): string =>
  `0—${maximum} 的数，${decimals === 0 ? '不带小数' : `最多 ${decimals} 位小数`}${abstain ? `；弃权的写“${abstainWord}”` : ''}`;

/** Whether a text is the word that the form takes instead of a score. */
export const abstains = (text: string, { abstain }: ScoreLimits): boolean =>
  abstain === true && folded(text) === abstainWord;

/** What is wrong with a number as a score; undefined where the form allows it. */
export function scoreFault(
  value: Decimal,
  { maximum, decimals }: ScoreLimits,
): { code: 'score-out-of-range' | 'score-decimals'; message: string } | undefined {
  if (value.lt(0) || value.gt(maximum))
    return { code: 'score-out-of-range', message: `${value.toFixed()} 超出 0—${maximum}。` };
  if (decimalsOf(value) <= decimals) return undefined;
  return {
    code: 'score-decimals',
    message:
      decimals === 0 ? `${value.toFixed()} 带了小数。` : `${value.toFixed()} 的小数多于 ${decimals} 位。`,
  };
}

/** A score as somebody types it from paper. */
export interface TypedScore {
  /** Null where there is no number to add up: nothing was typed, 弃权, or what is no score. */
  value: Decimal | null;
  /** What goes into the 总表: the number, the word 弃权, or null. */
  taken: number | typeof abstainWord | null;
  /** In words, "" where nothing is wrong. */
  fault: string;
}

/** Reads 「9」 「9.5」 「９．５」 「9分」 「弃权」; anything that the form does not allow is refused, nothing becomes 0. */
export function typedScore(text: string, form: ScoreLimits): TypedScore {
  const none = (fault: string): TypedScore => ({ value: null, taken: null, fault });
  const typed = typedNumber(text);
  if (typed.kind === 'empty') return none('');
  if (abstains(text, form)) return { value: null, taken: abstainWord, fault: '' };
  if (typed.kind === 'bad' || typed.percent)
    return none(`“${text.trim()}”不是分数，请填${allowedScore(form)}。`);
  const { value } = typed;
  const fault = scoreFault(value, form);
  return fault ? none(fault.message) : { value, taken: value.toNumber(), fault: '' };
}
