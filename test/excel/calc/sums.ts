import { lazy, math, numbers, type Evaluate } from './arguments';
import { isError } from './values';

/** Functions over numbers. */

/** Rounds away from zero from the half on, on the fifteen digits that Excel keeps. */
const rounding =
  (whole: (scaled: number) => number) =>
  (value: number, digits: number): number => {
    const scale = 10 ** digits;
    const scaled = Number((Math.abs(value) * scale).toPrecision(15));
    return (Math.sign(value) * whole(scaled)) / scale;
  };

export const sums: Readonly<Record<string, Evaluate>> = {
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
  SUMPRODUCT: (args, calc) => {
    if (args.length !== 1) throw new Error('not simulated: SUMPRODUCT of several arrays');
    let sum = 0;
    for (const each of calc.each(lazy(args, 0))) {
      if (isError(each)) return each;
      if (typeof each === 'number') sum += each;
    }
    return sum;
  },
  ROUND: math(rounding((scaled) => Math.floor(scaled + 0.5))),
  ROUNDUP: math(rounding(Math.ceil)),
  ROUNDDOWN: math(rounding(Math.floor)),
};
