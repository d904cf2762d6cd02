import type { Calculation } from './arguments';
import {
  CalcError,
  compared,
  isError,
  isReference,
  numberOf,
  textOf,
  type Reference,
  type Single,
  type Value,
} from './values';

/** Arithmetic, comparison and joining of two values; of whole columns inside SUMPRODUCT, row by row. */

function one(sign: string, left: Single, right: Single): Single {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (sign === '&') return textOf(left) + textOf(right);
  if ('=<>'.includes(sign[0] ?? '')) {
    const order = compared(left, right);
    switch (sign) {
      case '=':
        return order === 0;
      case '<>':
        return order !== 0;
      case '<':
        return order < 0;
      case '>':
        return order > 0;
      case '<=':
        return order <= 0;
      default:
        return order >= 0;
    }
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  if (isError(a)) return a;
  if (isError(b)) return b;
  switch (sign) {
    case '+':
      return a + b;
    case '-': {
      // Excel takes a difference that is only noise for nothing.
      const difference = a - b;
      return Math.abs(difference) < Math.abs(a) * 2e-15 ? 0 : difference;
    }
    case '*':
      return a * b;
    case '/':
      return b === 0 ? new CalcError('#DIV/0!') : a / b;
    default:
      return a ** b;
  }
}

const many = (value: Value): value is Single[][] | Reference =>
  Array.isArray(value) || (isReference(value) && (value.top !== value.bottom || value.left !== value.right));

export function combined(sign: string, left: Value, right: Value, calc: Calculation): Value {
  if (!many(left) && !many(right)) return one(sign, calc.single(left), calc.single(right));
  const [a, b] = [[...calc.each(left)], [...calc.each(right)]];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, row) => [
    one(sign, (a.length === 1 ? a[0] : a[row]) ?? null, (b.length === 1 ? b[0] : b[row]) ?? null),
  ]);
}
