import type { Finding } from '../base/finding';

/** A value of a scheme: the object that holds it, and its field. */
export type About = readonly [owner: object, field: string];

/** A finding about a scheme, with the value that it is about: whoever read that value knows sheet and cell. */
export type Fault = Finding & { about?: About };

/**
 * One thing wrong with a scheme that makes it unusable. `allowed` says what would be right.
 * @param about the value to be mended
 */
export const fault = (
  code: string,
  message: string,
  allowed: string,
  remedy: string,
  about?: About,
): Fault => ({
  code,
  severity: 'error',
  message,
  allowed,
  remedy,
  ...(about ? { about } : {}),
});

/** Values that occur more than once, each named once. */
export function repeated<Value>(values: Iterable<Value>): Value[] {
  const seen = new Set<Value>();
  const twice = new Set<Value>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}

/** The first whose number is not the one due, of a list that is to be numbered 1, 2, 3 …; undefined where all are. */
export const outOfOrder = <Numbered extends { no: number }>(
  list: readonly Numbered[],
): Numbered | undefined => list.find(({ no }, index) => no !== index + 1);
