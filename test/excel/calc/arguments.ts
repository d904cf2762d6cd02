import { isError, isReference, numberOf, CalcError, type Single, type Value } from './values';

/** What functions are given, and how they look at it. */

export interface Calculation {
  cell(sheet: number, row: number, column: number): Single;
  /** One value: a place gives its first cell. */
  single(value: Value): Single;
  /** All values of a place or of rows of values. */
  each(value: Value): Iterable<Single>;
}

/** An argument, calculated when asked for. */
export type Argument = () => Value;
export type Evaluate = (args: readonly Argument[], calc: Calculation) => Value;

export const lazy = (args: readonly Argument[], index: number): Value => args[index]?.() ?? null;

/** Numbers of all arguments; texts and logical values inside places do not count. */
export function numbers(args: readonly Argument[], calc: Calculation): number[] | CalcError {
  const found: number[] = [];
  for (const argument of args) {
    const value = argument();
    if (isReference(value) || Array.isArray(value)) {
      for (const each of calc.each(value)) {
        if (isError(each)) return each;
        if (typeof each === 'number') found.push(each);
      }
    } else {
      const number = numberOf(value);
      if (isError(number)) return number;
      if (value !== null) found.push(number);
    }
  }
  return found;
}

export const math =
  (work: (...values: number[]) => number): Evaluate =>
  (args, calc) => {
    const values: number[] = [];
    for (const argument of args) {
      const number = numberOf(calc.single(argument()));
      if (isError(number)) return number;
      values.push(number);
    }
    return work(...values);
  };
