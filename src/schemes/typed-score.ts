import { decimalsOf, type Decimal } from '../base/decimal';
import { typedNumber } from '../base/typed-number';
import type { RatingForm } from './scheme';

/** What a form allows as a score. */
export type ScoreLimits = Pick<RatingForm, 'maximum' | 'decimals'>;

/** A score as somebody types it from paper: the number, or why it is none. */
export interface TypedScore {
  /** Null where nothing was typed, or what was typed is no score. */
  value: Decimal | null;
  /** In words, "" where nothing is wrong. */
  fault: string;
}

/** Reads 「9」 「9.5」 「９．５」 「9分」; anything that the form does not allow is refused, nothing becomes 0. */
export function typedScore(text: string, { maximum, decimals }: ScoreLimits): TypedScore {
  const typed = typedNumber(text);
  if (typed.kind === 'empty') return { value: null, fault: '' };
  if (typed.kind === 'bad' || typed.percent)
    return { value: null, fault: `“${text.trim()}”不是分数，请填 0—${maximum} 的数。` };
  const { value } = typed;
  if (value.lt(0) || value.gt(maximum))
    return { value: null, fault: `${value.toFixed()} 超出 0—${maximum}。` };
  if (decimalsOf(value) > decimals)
    return {
      value: null,
      fault:
        decimals === 0 ? `${value.toFixed()} 带了小数。` : `${value.toFixed()} 的小数多于 ${decimals} 位。`,
    };
  return { value, fault: '' };
}
