import {
  compared,
  ErrorValue,
  notAvailable,
  noReference,
  numberOf,
  shown,
  wrongValue,
  type Value,
} from './value';

/** The functions that our workbooks use, and no others: an unknown one is an error of the test. */

/** A block of values; a single one is 1 × 1. */
export type Block = readonly (readonly Value[])[];

export interface Argument {
  /** Values of an area or array; a reference's cells as they stand. */
  block(): Block;
  /** The one value, the first of a block. */
  value(): Value;
  /** Whether it refers to cells: sums pass over texts there. */
  refers: boolean;
}

type Calculation = (args: readonly Argument[]) => Value;

class Stop extends Error {
  constructor(readonly error: ErrorValue) {
    super(error.text);
  }
}
const stopAt = (value: Value): Exclude<Value, ErrorValue> => {
  if (value instanceof ErrorValue) throw new Stop(value);
  return value;
};
const number = (argument: Argument | undefined): number => {
  const value = numberOf(argument ? argument.value() : 0);
  return stopAt(value) as number;
};
const text = (argument: Argument | undefined): string => shown(stopAt(argument ? argument.value() : ''));
const truth = (value: Value): boolean => {
  const known = stopAt(value);
  if (typeof known === 'string') {
    if (/^(true|false)$/i.test(known)) return known.toLowerCase() === 'true';
    throw new Stop(wrongValue);
  }
  return known === true || (typeof known === 'number' && known !== 0);
};

/** Numbers of all arguments: cells that hold something else are passed over, errors are not. */
function* numbers(args: readonly Argument[]): Generator<number> {
  for (const argument of args)
    for (const row of argument.block())
      for (const value of row) {
        const known = stopAt(value);
        if (typeof known === 'number') yield known;
        else if (!argument.refers && known !== null) yield number({ ...argument, value: () => known });
      }
}

/** Half away from zero on the decimal digits that people see. */
function rounded(value: number, digits: number, way: (scaled: number) => number): number {
  const scaled = Number(`${Number(Math.abs(value).toPrecision(15))}e${digits}`);
  const whole = way(Number.isFinite(scaled) ? Number(scaled.toPrecision(15)) : 0);
  return Math.sign(value) * Number(`${whole}e${-digits}`);
}

/** Whether a cell meets a condition such as "领导", ">0", "<>" or a value. */
function criterion(condition: Value): (value: Value) => boolean {
  const match = typeof condition === 'string' ? /^(<>|<=|>=|=|<|>)(.*)$/su.exec(condition) : null;
  const operator = match?.[1] ?? '=';
  const raw: Value = match ? (match[2] ?? '') : condition;
  const asNumber = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  const wanted = typeof asNumber === 'number' && Number.isFinite(asNumber) ? asNumber : raw;
  if (typeof wanted === 'string' && /[*?~]/.test(wanted)) throw new Error(`模拟不认通配符：${wanted}`);
  return (value) => {
    if (value instanceof ErrorValue) return false;
    if (wanted === '' && operator === '=') return match ? value === null : value === null || value === '';
    if (wanted === '' && operator === '<>') return value !== null;
    const comparable =
      typeof wanted === 'number' ? typeof value === 'number' : typeof value === typeof wanted;
    if (!comparable) return operator === '<>';
    const order = compared(value, wanted);
    switch (operator) {
      case '=':
        return order === 0;
      case '<>':
        return order !== 0;
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      default:
        return order >= 0;
    }
  };
}

/** Places where all pairs of area and condition hold. */
function* meeting(pairs: readonly Argument[]): Generator<[number, number]> {
  const tests: { block: Block; holds: (value: Value) => boolean }[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const [area, condition] = [pairs[index], pairs[index + 1]];
    if (area && condition) tests.push({ block: area.block(), holds: criterion(stopAt(condition.value())) });
  }
  const [first] = tests;
  if (!first) return;
  for (let row = 0; row < first.block.length; row++)
    for (let column = 0; column < (first.block[row]?.length ?? 0); column++)
      if (tests.every(({ block, holds }) => holds(block[row]?.[column] ?? null))) yield [row, column];
}

const count = (pairs: readonly Argument[]): number => [...meeting(pairs)].length;

function extreme(args: readonly Argument[], of: (...values: number[]) => number): number {
  const found = [...numbers(args)];
  return found.length === 0 ? 0 : of(...found);
}

const plain: Record<string, Calculation> = {
  SUM: (args) => [...numbers(args)].reduce((sum, each) => sum + each, 0),
  MIN: (args) => extreme(args, Math.min),
  MAX: (args) => extreme(args, Math.max),
  COUNT: (args) =>
    args.reduce(
      (sum, argument) =>
        sum +
        argument
          .block()
          .flat()
          .filter((value) => typeof value === 'number').length,
      0,
    ),
  COUNTIF: count,
  COUNTIFS: count,
  SUMIFS: ([area, ...pairs]) => {
    const block = area?.block() ?? [];
    let sum = 0;
    for (const [row, column] of meeting(pairs)) {
      const value = stopAt(block[row]?.[column] ?? null);
      if (typeof value === 'number') sum += value;
    }
    return sum;
  },
  SUMPRODUCT: (args) => {
    const blocks = args.map((argument) => argument.block());
    let sum = 0;
    blocks[0]?.forEach((line, row) =>
      line.forEach((_value, column) => {
        const factors = blocks.map((block) => stopAt(block[row]?.[column] ?? null));
        sum += factors.reduce<number>((product, each) => product * (typeof each === 'number' ? each : 0), 1);
      }),
    );
    return sum;
  },
  ROUND: ([value, digits]) => rounded(number(value), number(digits), Math.round),
  ROUNDUP: ([value, digits]) => rounded(number(value), number(digits), Math.ceil),
  ROUNDDOWN: ([value, digits]) => rounded(number(value), number(digits), Math.floor),
  AND: (args) =>
    args.every((argument) =>
      argument
        .block()
        .flat()
        .every((value) => truth(value)),
    ),
  OR: (args) =>
    args.reduce(
      (any, argument) =>
        argument
          .block()
          .flat()
          .reduce<boolean>((one, value) => truth(value) || one, any),
      false,
    ),
  NOT: ([value]) => !truth(value?.value() ?? false),
  NA: () => notAvailable,
  N: ([value]) => {
    const known = stopAt(value?.value() ?? null);
    return typeof known === 'number' ? known : known === true ? 1 : 0;
  },
  INDEX: ([area, row, column]) => {
    const block = area?.block() ?? [];
    const [r, c] = [number(row), column ? number(column) : 1];
    const single = block.length === 1 && !column;
    const found = single ? block[0]?.[r - 1] : block[r - 1]?.[c - 1];
    return r < 1 || found === undefined ? noReference : found;
  },
  VLOOKUP: ([wanted, area, column, mode]) => {
    if (number(mode) !== 0) throw new Error('模拟只认 VLOOKUP(…,…,…,0)');
    const value = stopAt(wanted?.value() ?? null);
    const found = (area?.block() ?? []).find(
      ([each = null]) =>
        !(each instanceof ErrorValue) && typeof each === typeof value && compared(each, value) === 0,
    );
    return found ? (found[number(column) - 1] ?? 0) : notAvailable;
  },
  COLUMNS: ([area]) => area?.block()[0]?.length ?? 0,
  MATCH: ([wanted, area, mode]) => {
    if (number(mode) !== 0) throw new Error('模拟只认 MATCH(…,…,0)');
    const value = stopAt(wanted?.value() ?? null);
    const list = area?.block().flat() ?? [];
    const at = list.findIndex(
      (each) => !(each instanceof ErrorValue) && typeof each === typeof value && compared(each, value) === 0,
    );
    return at < 0 ? notAvailable : at + 1;
  },
  LOWER: ([value]) => text(value).toLowerCase(),
  LEN: ([value]) => text(value).length,
  LEFT: ([value, length]) => text(value).slice(0, length ? number(length) : 1),
  SUBSTITUTE: ([value, old, next]) => text(value).split(text(old)).join(text(next)),
};

/** The value of a function that looks at all its arguments. */
export function called(name: string, args: readonly Argument[]): Value {
  const run = plain[name];
  if (!run) throw new Error(`模拟不认函数 ${name}`);
  try {
    return run(args);
  } catch (error) {
    if (error instanceof Stop) return error.error;
    throw error;
  }
}

/** A truth value for IF; an error stays one. */
export function condition(value: Value): boolean | ErrorValue {
  try {
    return truth(value);
  } catch (error) {
    if (error instanceof Stop) return error.error;
    throw error;
  }
}
