import type { Decimal } from '../base/decimal';
import { sum } from '../base/decimal';
import type { RaterKind, Scheme } from '../schemes/scheme';
import type { Origin } from './entries';

/** What a step speaks of, so that a screen can show the cell where it stands. The unit is the trace's own. */
export type Subject =
  | { is: 'total' | 'grade' | 'veto' | 'eligible' | 'rank' | 'bonus' | 'incidents' }
  /** `rubric` is the id of one that is not the first of its kind. */
  | { is: 'rubric'; rubric?: string }
  | { is: 'item'; no: number; rubric?: string }
  /** A 转报分, by the name of its part. */
  | { is: 'report'; part: string }
  | { is: 'rating'; kind: RaterKind }
  | { is: 'score'; kind: RaterKind; rater: string }
  /** A row of a ledger, by the id of its entry (D3, B1). */
  | { is: 'deduction' | 'claim'; id: string }
  | { is: 'reading'; id: string };

/** One step of a trace, as plain data: what it is, its value as printed, and what it rests on. */
export interface Step {
  label: string;
  value: string;
  /** How the value comes from its children, in figures. */
  formula?: string;
  /** The sentence it rests on. */
  source?: string;
  /** The cell it was read from. */
  origin?: Origin;
  about?: Subject;
  children: Step[];
}

/** As the cells print it, at most six decimals: a figure in proportion or per form may not end. */
export const sixPlaces = (value: Decimal): string => value.round(6).toFixed();

export const shown = (value: Decimal | null): string => (value ? sixPlaces(value) : '未定');

/** 「1 + 0.5 − 2」: what takes points with its sign before it; what is not decided as 未定. */
export const signedSum = (parts: readonly (Decimal | null)[]): string =>
  parts
    .map((part, index) => {
      const minus = part?.lt(0) === true;
      if (index === 0) return minus ? `−${sixPlaces(part.abs())}` : shown(part);
      return minus ? ` − ${sixPlaces(part.abs())}` : ` + ${shown(part)}`;
    })
    .join('');

/** "1 + 0.5 = 1.5"; nothing where there is nothing to add. */
export const addition = (parts: readonly Decimal[]): { formula?: string } =>
  parts.length > 1 ? { formula: `${signedSum(parts)} = ${sixPlaces(sum(parts))}` } : {};

/** The reading that played a part, with its choice. */
export const readingStep = (scheme: Scheme, id: keyof Scheme['readings']): Step => ({
  label: `口径“${id}”`,
  value: scheme.readings[id],
  about: { is: 'reading', id },
  children: [],
});
