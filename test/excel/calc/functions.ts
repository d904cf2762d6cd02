import { criterion } from './criterion';
import {
  CalcError,
  isError,
  isReference,
  numberOf,
  textOf,
  truthOf,
  type Reference,
  type Single,
  type Value,
} from './values';

/** The functions our forms use, and no others. */

export interface Calculation {
  cell(sheet: number, row: number, column: number): Single;
  /** One value: a place gives its first cell. */
  single(value: Value): Single;
  /** All values of a place or of rows of values. */
  each(value: Value): Iterable<Single>;
}

/** An argument, calculated when asked for. */
export type Argument = () => Value;
type Evaluate = (args: readonly Argument[], calc: Calculation) => Value;

const lazy = (args: readonly Argument[], index: number): Value => args[index]?.() ?? null;

/** Numbers of all arguments; texts and logical values inside places do not count. */
function numbers(args: readonly Argument[], calc: Calculation): number[] | CalcError {
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

const math =
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

/** Rounds away from zero from the half on, on the fifteen digits that Excel keeps. */
const rounding =
  (whole: (scaled: number) => number) =>
  (value: number, digits: number): number => {
    const scale = 10 ** digits;
    const scaled = Number((Math.abs(value) * scale).toPrecision(15));
    return (Math.sign(value) * whole(scaled)) / scale;
  };

function logical(args: readonly Argument[], calc: Calculation): boolean[] | CalcError {
  const found: boolean[] = [];
  for (const argument of args)
    for (const each of calc.each(argument())) {
      const truth = truthOf(each);
      if (isError(truth)) return truth;
      found.push(truth);
    }
  return found;
}

const place = (value: Value): Reference => {
  if (!isReference(value)) throw new Error('not simulated: a range given as values');
  return value;
};

/** Places in step, with their criteria: the rows and columns where all hold. */
function* matching(args: readonly Argument[], from: number, calc: Calculation): Generator<[number, number]> {
  const tests: [Reference, (value: Single) => boolean][] = [];
  for (let index = from; index < args.length; index += 2)
    tests.push([place(lazy(args, index)), criterion(calc.single(lazy(args, index + 1)))]);
  const first = tests[0]?.[0];
  if (!first) return;
  for (let row = 0; row <= first.bottom - first.top; row++)
    for (let column = 0; column <= first.right - first.left; column++)
      if (tests.every(([area, holds]) => holds(calc.cell(area.sheet, area.top + row, area.left + column))))
        yield [row, column];
}

const count: Evaluate = (args, calc) => {
  let found = 0;
  for (const match of matching(args, 0, calc)) found += match.length / 2;
  return found;
};

export const functions: Readonly<Record<string, Evaluate>> = {
  IF: (args, calc) => {
    const truth = truthOf(calc.single(lazy(args, 0)));
    if (isError(truth)) return truth;
    return truth ? lazy(args, 1) : args.length > 2 ? lazy(args, 2) : false;
  },
  IFERROR: (args, calc) => {
    const value = calc.single(lazy(args, 0));
    return isError(value) ? lazy(args, 1) : value;
  },
  CHOOSE: (args, calc) => {
    const index = numberOf(calc.single(lazy(args, 0)));
    if (isError(index)) return index;
    return args[Math.trunc(index)] && index >= 1 ? lazy(args, Math.trunc(index)) : new CalcError('#VALUE!');
  },
  AND: (args, calc) => {
    const all = logical(args, calc);
    return isError(all) ? all : all.every(Boolean);
  },
  OR: (args, calc) => {
    const all = logical(args, calc);
    return isError(all) ? all : all.some(Boolean);
  },
  NOT: (args, calc) => {
    const truth = truthOf(calc.single(lazy(args, 0)));
    return isError(truth) ? truth : !truth;
  },
  NA: () => new CalcError('#N/A'),
  ISNUMBER: (args, calc) => {
    const value = lazy(args, 0);
    return Array.isArray(value) || (isReference(value) && value.top !== value.bottom)
      ? [...calc.each(value)].map((each) => [typeof each === 'number'])
      : typeof calc.single(value) === 'number';
  },
  N: (args, calc) => {
    const value = calc.single(lazy(args, 0));
    return typeof value === 'string' ? 0 : numberOf(value);
  },
  LOWER: (args, calc) => {
    const value = calc.single(lazy(args, 0));
    return isError(value) ? value : textOf(value).toLowerCase();
  },
  SUBSTITUTE: (args, calc) => {
    const [text, old, fresh] = [0, 1, 2].map((index) => calc.single(lazy(args, index)));
    for (const each of [text, old, fresh]) if (each instanceof CalcError) return each;
    const plain = (value: typeof text): string => (value instanceof CalcError ? '' : textOf(value ?? null));
    return plain(text).replaceAll(plain(old), plain(fresh));
  },
  SUM: (args, calc) => {
    const all = numbers(args, calc);
    return isError(all) ? all : all.reduce((sum, each) => sum + each, 0);
  },
  MIN: (args, calc) => {
    const all = numbers(args, calc);
    return isError(all) ? all : all.length === 0 ? 0 : Math.min(...all);
  },
  COUNT: (args, calc) =>
    args.reduce(
      (sum, argument) => sum + [...calc.each(argument())].filter((each) => typeof each === 'number').length,
      0,
    ),
  COUNTIF: count,
  COUNTIFS: count,
  SUMIFS: (args, calc) => {
    const summed = place(lazy(args, 0));
    let sum = 0;
    for (const [row, column] of matching(args, 1, calc)) {
      const value = calc.cell(summed.sheet, summed.top + row, summed.left + column);
      if (isError(value)) return value;
      if (typeof value === 'number') sum += value;
    }
    return sum;
  },
  SUMPRODUCT: (args, calc) => {
    if (args.length !== 1) throw new Error('not simulated: SUMPRODUCT of several arrays');
    let sum = 0;
    for (const each of calc.each(lazy(args, 0))) {
      if (isError(each)) return each;
      if (typeof each === 'number') sum += each;
    }
    return sum;
  },
  INDEX: (args, calc) => {
    const area = place(lazy(args, 0));
    const [row, column] = [1, 2].map((index) => (args[index] ? numberOf(calc.single(lazy(args, index))) : 1));
    if (row instanceof CalcError) return row;
    if (column instanceof CalcError) return column;
    const flat = area.top === area.bottom && args.length === 2;
    const at = flat
      ? { row: area.top, column: area.left + Math.trunc(row ?? 1) - 1 }
      : { row: area.top + Math.trunc(row ?? 1) - 1, column: area.left + Math.trunc(column ?? 1) - 1 };
    if (at.row < area.top || at.row > area.bottom || at.column < area.left || at.column > area.right)
      return new CalcError('#REF!');
    return { sheet: area.sheet, top: at.row, bottom: at.row, left: at.column, right: at.column };
  },
  MATCH: (args, calc) => {
    const wanted = calc.single(lazy(args, 0));
    if (isError(wanted)) return wanted;
    if (calc.single(lazy(args, 2)) !== 0) throw new Error('not simulated: MATCH of sorted values');
    const holds = criterion(wanted, true);
    let index = 0;
    for (const each of calc.each(lazy(args, 1))) {
      index += 1;
      if (holds(each)) return index;
    }
    return new CalcError('#N/A');
  },
  ROUND: math(rounding((scaled) => Math.floor(scaled + 0.5))),
  ROUNDUP: math(rounding(Math.ceil)),
  ROUNDDOWN: math(rounding(Math.floor)),
};
