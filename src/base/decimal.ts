import Big from 'big.js';

/**
 * Exact decimal arithmetic, half up, as 「四舍五入」 means it. big.js: 3 kB, made for exactly this;
 * `Math.round(x * 100) / 100` is wrong on one tie in twelve.
 */
const Exact = Big();
// Divisions occur only in 「按满分折算」 and 「按收到份数折算」; 30 digits are far beyond any rounding step.
Exact.DP = 30;
Exact.RM = Exact.roundHalfUp;

export type Decimal = Big;

/** A decimal from a number as it is printed, or from text. Throws on anything that is no number. */
export const decimal = (value: number | string | Decimal): Decimal => new Exact(value);

export const zero: Decimal = decimal(0);

export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
};

export const minimum = (a: Decimal, b: Decimal): Decimal => (a.lt(b) ? a : b);
/** Half up to a number of decimals. */
export const rounded = (value: Decimal, decimals: number): Decimal =>
  value.round(decimals, Exact.roundHalfUp);

/** How many decimals a number shows: 7.25 → 2. */
export const decimalsOf = (value: Decimal): number => {
  const [, fraction = ''] = value.toFixed().split('.');
  return fraction.length;
};
