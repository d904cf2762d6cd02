import { lazy, type Argument, type Calculation, type Evaluate } from './arguments';
import { lookups } from './lookup';
import { sums } from './sums';
import { texts } from './texts';
import { CalcError, isError, isReference, numberOf, truthOf } from './values';

/** The functions our forms use, and no others. Here those of logic. */

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

export const functions: Readonly<Record<string, Evaluate>> = {
  ...lookups,
  ...sums,
  ...texts,
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
};
