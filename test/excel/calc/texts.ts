import { isoOfSerial } from '../../../src/hosts/excel/dates';
import { lazy, type Evaluate } from './arguments';
import { CalcError, isError, numberOf, textOf } from './values';

/** Functions over texts. */

export const texts: Readonly<Record<string, Evaluate>> = {
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
  TEXT: (args, calc) => {
    const [value, format] = [0, 1].map((index) => calc.single(lazy(args, index)));
    if (format !== 'yyyy-mm-dd')
      throw new Error(`not simulated: TEXT in the format ${JSON.stringify(format)}`);
    const number = numberOf(value ?? null);
    // What is no number stays as it is.
    if (isError(number)) return value ?? null;
    return isoOfSerial(number);
  },
  LEN: (args, calc) => {
    const value = calc.single(lazy(args, 0));
    return isError(value) ? value : textOf(value).length;
  },
  LEFT: (args, calc) => {
    const value = calc.single(lazy(args, 0));
    const length = numberOf(calc.single(lazy(args, 1)));
    if (isError(value)) return value;
    return isError(length) ? length : textOf(value).slice(0, length);
  },
};
