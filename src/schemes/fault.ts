import type { Finding } from '../base/finding';

/** One thing wrong with a scheme that makes it unusable. `allowed` says what would be right. */
export const fault = (code: string, message: string, allowed: string, remedy: string): Finding => ({
  code,
  severity: 'error',
  message,
  allowed,
  remedy,
});

/** Values that occur more than once, each named once. */
export function repeated<Value>(values: Iterable<Value>): Value[] {
  const seen = new Set<Value>();
  const twice = new Set<Value>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}

/** Whether the numbers are 1, 2, 3 … in this order. */
export const countsUp = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => number === index + 1);
