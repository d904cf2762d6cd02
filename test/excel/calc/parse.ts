import { parseAddress } from '../../../src/base/address';
import type { Argument, Calculation } from './arguments';
import { functions } from './functions';
import { combined } from './operators';
import { tokens, type Token } from './tokens';
import { CalcError, isError, numberOf, type Value } from './values';

/** A formula made ready: call it to have its value. */
export type Compiled = () => Value;

export interface Surroundings extends Calculation {
  sheetIndex(name: string): number | undefined;
  /** The formula behind a defined name, seen from a sheet. */
  named(name: string, sheet: number): string | undefined;
}

const levels: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

export function compiled(formula: string, sheet: number, calc: Surroundings): Compiled {
  const list = tokens(formula);
  let at = 0;
  const peek = (): Token | undefined => list[at];
  const sign = (text: string): boolean => {
    const token = peek();
    if (token?.is !== 'sign' || token.value !== text) return false;
    at += 1;
    return true;
  };
  const fail = (what: string): never => {
    throw new Error(`not simulated: ${what} in formula ${formula}`);
  };

  function binary(level: number): Compiled {
    const signs = levels[level];
    if (!signs) return postfix();
    let left = binary(level + 1);
    for (;;) {
      const token = peek();
      if (token?.is !== 'sign' || !signs.includes(token.value)) return left;
      at += 1;
      const [a, b, operation] = [left, binary(level + 1), token.value];
      left = () => combined(operation, a(), b(), calc);
    }
  }

  function postfix(): Compiled {
    const inner = unary();
    if (!sign('%')) return inner;
    return () => combined('/', inner(), 100, calc);
  }

  function unary(): Compiled {
    if (sign('+')) return unary();
    if (!sign('-')) return primary();
    const inner = unary();
    return () => {
      const number = numberOf(calc.single(inner()));
      return isError(number) ? number : -number;
    };
  }

  function reference(of: number | undefined, first: string): Compiled {
    if (of === undefined) return () => new CalcError('#REF!');
    const start = parseAddress(first) ?? fail(first);
    let end = start;
    if (sign(':')) {
      const token = list[at++];
      end = (token?.is === 'cell' ? parseAddress(token.value) : undefined) ?? fail('a range');
    }
    const area = { sheet: of, top: start.row, left: start.column, bottom: end.row, right: end.column };
    return () => area;
  }

  function call(name: string): Compiled {
    const work = functions[name.toUpperCase()] ?? fail(`function ${name}`);
    const args: Argument[] = [];
    if (!sign(')')) {
      do args.push(binary(0));
      while (sign(','));
      if (!sign(')')) fail('an open bracket');
    }
    return () => work(args, calc);
  }

  function primary(): Compiled {
    const token = list[at++];
    if (!token) return fail('the end');
    switch (token.is) {
      case 'number':
      case 'text':
        return () => token.value;
      case 'error':
        return () => new CalcError(token.value);
      case 'cell':
        return reference(sheet, token.value);
      case 'sheet': {
        const cell = list[at++];
        return cell?.is === 'cell' ? reference(calc.sheetIndex(token.value), cell.value) : fail('a sheet');
      }
      case 'name': {
        if (sign('(')) return call(token.value);
        if (/^(?:TRUE|FALSE)$/i.test(token.value)) return () => token.value.toUpperCase() === 'TRUE';
        const behind = calc.named(token.value, sheet);
        return behind === undefined ? () => new CalcError('#NAME?') : compiled(behind, sheet, calc);
      }
      case 'sign': {
        if (token.value !== '(') return fail(token.value);
        const inner = binary(0);
        if (!sign(')')) fail('an open bracket');
        return inner;
      }
    }
  }

  const whole = binary(0);
  if (at < list.length) fail('what follows');
  return whole;
}
