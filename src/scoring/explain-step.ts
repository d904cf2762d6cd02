import type { Decimal } from '../base/decimal';
import { sum } from '../base/decimal';
import type { Scheme } from '../schemes/scheme';
import type { Origin } from './entries';

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
  children: Step[];
}

/** As the cells print it, at most six decimals: a figure in proportion or per form may not end. */
export const sixPlaces = (value: Decimal): string => value.round(6).toFixed();

export const shown = (value: Decimal | null): string => (value ? sixPlaces(value) : '未定');

/** "1 + 0.5 = 1.5"; nothing where there is nothing to add. */
export const addition = (parts: readonly Decimal[]): { formula?: string } =>
  parts.length > 1 ? { formula: `${parts.map(sixPlaces).join(' + ')} = ${sixPlaces(sum(parts))}` } : {};

/** The reading that played a part, with its choice. */
export const readingStep = (scheme: Scheme, id: keyof Scheme['readings']): Step => ({
  label: `口径“${id}”`,
  value: scheme.readings[id],
  children: [],
});
