import { notSimulated } from '../refused';
import { criterion, found, standsAt } from './criterion';
import type { Block, Operand } from './evaluate';
import { ErrorValue, numberOf, shown, truthOf, type Value } from './value';

/** The functions that our workbooks use, and no others. */

/**
 * What a function takes: `v` one value (of several, one after the other where that is allowed), `r` an area as it
 * stands, `a` any values, several of them worked out too.
 */
export type Kind = 'v' | 'r' | 'a';

interface Known {
  /** One letter an argument; "…" after the last when it may come again. */
  kinds: string;
  /** Fewest arguments. */
  least: number;
  work: (args: readonly Operand[]) => Value | Block;
}

/** An error on the way to the value is the value. */
class Stop extends Error {
  constructor(readonly error: ErrorValue) {
    super(error.code);
  }
}
const stop = (code: string): never => {
  throw new Stop(new ErrorValue(code));
};
const passed = <Some>(value: Some | ErrorValue): Some => {
  if (value instanceof ErrorValue) throw new Stop(value);
  return value;
};

const one = (args: readonly Operand[], index: number): Value => args[index]?.block[0]?.[0] ?? null;
const number = (args: readonly Operand[], index: number, otherwise = 0): number =>
  args[index] ? passed(numberOf(one(args, index))) : otherwise;
const text = (args: readonly Operand[], index: number): string => shown(passed(one(args, index)));
const flat = (operand: Operand | undefined): readonly Value[] => operand?.block.flat() ?? [];

/** An area of cells; what is worked out is not taken where the programs want cells. */
const cells = (operand: Operand | undefined): Block =>
  operand?.refers ? operand.block : notSimulated('算出来的值用在只认单元格的地方');

/** Numbers of all arguments: cells that hold something else are passed over, errors are not. */
function numbers(args: readonly Operand[]): number[] {
  return args.flatMap(({ block, refers }) =>
    block.flat().flatMap((value) => {
      const known = passed(value);
      if (typeof known === 'number') return [known];
      return refers || known === null ? [] : [passed(numberOf(known))];
    }),
  );
}

/** Truths of all arguments: texts in cells are passed over. */
function truths(args: readonly Operand[]): boolean[] {
  return args.flatMap(({ block, refers }) =>
    block.flat().flatMap((value) => {
      const known = passed(value);
      return refers && (known === null || typeof known === 'string') ? [] : [passed(truthOf(known))];
    }),
  );
}

/** Rounds on the fifteen digits that the programs keep. */
function rounded(args: readonly Operand[], whole: (scaled: number) => number): number {
  const [value, digits] = [number(args, 0), Math.trunc(number(args, 1))];
  const scaled = Number(`${Number(Math.abs(value).toPrecision(15))}e${digits}`);
  const kept = Number.isFinite(scaled) ? whole(Number(scaled.toPrecision(15))) : 0;
  return Math.sign(value) * Number(`${kept}e${-digits}`) + 0;
}

/** Values of an area where all pairs of area and condition hold. */
function matching(of: Block, pairs: readonly Operand[]): Value[] {
  const tests: { block: Block; holds: (value: Value) => boolean; at: readonly number[] | undefined }[] = [];
  const width = of[0]?.length ?? 0;
  for (let index = 0; index < pairs.length; index += 2) {
    const block = cells(pairs[index]);
    if (block.length !== of.length || block[0]?.length !== width) stop('#VALUE!');
    const condition = one(pairs, index + 1);
    tests.push({ block, holds: criterion(condition), at: standsAt(block, condition) });
  }
  const valueAt = (block: Block, place: number): Value =>
    block[Math.floor(place / width)]?.[place % width] ?? null;
  const places =
    tests.find(({ at }) => at)?.at ?? Array.from({ length: of.length * width }, (_, index) => index);
  return places
    .filter((place) => tests.every(({ block, holds }) => holds(valueAt(block, place))))
    .map((place) => valueAt(of, place));
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const onlyNumbers = (values: readonly Value[]): number[] =>
  values.flatMap((value) => (typeof passed(value) === 'number' ? [value as number] : []));
const sumOf: Known['work'] = ([area, ...pairs]) => sum(onlyNumbers(matching(cells(area), pairs)));
const countOf: Known['work'] = (pairs) => matching(cells(pairs[0]), pairs).length;

/** The row and column of INDEX; 0 for all of them. */
function indexed(args: readonly Operand[]): Value | Block {
  const block = args[0]?.block ?? [];
  const line = block.length === 1 && args.length === 2;
  const [row, column] = line
    ? [1, Math.trunc(number(args, 1))]
    : [Math.trunc(number(args, 1)), Math.trunc(number(args, 2, block[0]?.length === 1 ? 1 : 0))];
  if (row < 0 || column < 0) return stop('#VALUE!');
  if (row > block.length || column > (block[0]?.length ?? 0)) return stop('#REF!');
  const rows = row === 0 ? block : block.slice(row - 1, row);
  return column === 0 ? rows : rows.map((each) => each.slice(column - 1, column));
}

/** Where a value stands first in the first column or row of a block, from 0. */
function placeOf(wanted: Value, block: Block, along: 'column' | 'row'): number {
  const width = block[0]?.length ?? 0;
  const places = standsAt(block, passed(wanted));
  const at = places
    ? (places.find((place) => (along === 'row' ? place < width : place % width === 0)) ?? -1)
    : (along === 'row' ? (block[0] ?? []) : block.map(([first = null]) => first)).findIndex(found(wanted));
  if (at < 0) return stop('#N/A');
  return places && along === 'column' ? at / width : at;
}

const exactly = (args: readonly Operand[], index: number): void => {
  if (!args[index] || number(args, index) !== 0) notSimulated('在排好序的值里找');
};

function ranked(args: readonly Operand[]): number {
  const [value, all] = [number(args, 0), onlyNumbers(cells(args[1]).flat())];
  if (!all.includes(value)) return stop('#N/A');
  return 1 + all.filter((each) => (number(args, 2) === 0 ? each > value : each < value)).length;
}

function extreme(args: readonly Operand[], of: (...values: number[]) => number): number {
  const all = numbers(args);
  return all.length === 0 ? 0 : of(...all);
}

/** The `n`-th of sorted numbers. */
function nth(args: readonly Operand[], order: (a: number, b: number) => number): number {
  const all = numbers(args.slice(0, 1)).sort(order);
  return all[Math.ceil(number(args, 1)) - 1] ?? stop('#NUM!');
}

const isoDay = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);

/** Days as the formats that our formulas ask for show them. */
const dayFormats: Record<string, (serial: number) => string> = {
  'yyyy-mm-dd': isoDay,
  'yyyy"年"m"月"d"日"': (serial) => {
    const [year, month, day] = isoDay(serial).split('-').map(Number);
    return `${year}年${month}月${day}日`;
  },
};

function texted(args: readonly Operand[]): Value {
  const format = dayFormats[shown(one(args, 1))];
  if (!format) return notSimulated(`TEXT 的格式 ${shown(one(args, 1))}`);
  const value = passed(one(args, 0));
  const serial = numberOf(value);
  // What is no number stays as it is.
  return serial instanceof ErrorValue ? value : format(serial);
}

const define = (kinds: string, least: number, work: Known['work']): Known => ({
  kinds,
  least,
  work: (args) => {
    try {
      return work(args);
    } catch (error) {
      if (error instanceof Stop) return error.error;
      throw error;
    }
  },
});
const is = (test: (value: Value) => boolean): Known => define('v', 1, (args) => test(one(args, 0)));

export const functions: Readonly<Record<string, Known | undefined>> = {
  SUM: define('r…', 1, (args) => sum(numbers(args))),
  MIN: define('r…', 1, (args) => extreme(args, Math.min)),
  MAX: define('r…', 1, (args) => extreme(args, Math.max)),
  AVERAGE: define('r…', 1, (args) => {
    const all = numbers(args);
    return all.length === 0 ? stop('#DIV/0!') : sum(all) / all.length;
  }),
  LARGE: define('rv', 2, (args) => nth(args, (a, b) => b - a)),
  SMALL: define('rv', 2, (args) => nth(args, (a, b) => a - b)),
  COUNT: define('r…', 1, (args) => args.flatMap(flat).filter((each) => typeof each === 'number').length),
  COUNTA: define('r…', 1, (args) => args.flatMap(flat).filter((each) => each !== null).length),
  COUNTBLANK: define(
    'r',
    1,
    ([area]) =>
      cells(area)
        .flat()
        .filter((each) => each === null || each === '').length,
  ),
  COUNTIF: define('rv', 2, countOf),
  COUNTIFS: define('rvrvrvrvrvrv', 2, countOf),
  SUMIF: define('rvr', 2, ([area, condition, summed = area]) => {
    if (area?.block.length !== summed?.block.length) return notSimulated('SUMIF 两片大小不同的区域');
    return sum(
      onlyNumbers(
        matching(
          cells(summed),
          [area, condition].flatMap((each) => each ?? []),
        ),
      ),
    );
  }),
  SUMIFS: define('rrvrvrvrvrvrv', 3, sumOf),
  SUMPRODUCT: define('a…', 1, (args) => {
    const [{ block: of } = { block: [] }] = args;
    if (args.some(({ block }) => block.length !== of.length || block[0]?.length !== of[0]?.length))
      return stop('#VALUE!');
    let total = 0;
    of.forEach((line, row) => {
      line.forEach((_value, column) => {
        total += args.reduce((product, { block }) => {
          const factor = passed(block[row]?.[column] ?? null);
          return typeof factor === 'number' ? product * factor : 0;
        }, 1);
      });
    });
    return total;
  }),
  RANK: define('vrv', 2, ranked),
  'RANK.EQ': define('vrv', 2, ranked),
  ROUND: define('vv', 2, (args) => rounded(args, (scaled) => Math.floor(scaled + 0.5))),
  ROUNDUP: define('vv', 2, (args) => rounded(args, Math.ceil)),
  ROUNDDOWN: define('vv', 2, (args) => rounded(args, Math.floor)),
  ABS: define('v', 1, (args) => Math.abs(number(args, 0))),
  INT: define('v', 1, (args) => Math.floor(number(args, 0))),
  MOD: define('vv', 2, (args) => {
    const [value, by] = [number(args, 0), number(args, 1)];
    return by === 0 ? stop('#DIV/0!') : value - by * Math.floor(value / by);
  }),
  AND: define('r…', 1, (args) => truths(args).every(Boolean)),
  OR: define('r…', 1, (args) => truths(args).some(Boolean)),
  NOT: define('v', 1, (args) => !passed(truthOf(one(args, 0)))),
  NA: define('', 0, () => stop('#N/A')),
  N: define('v', 1, (args) => {
    const value = passed(one(args, 0));
    return typeof value === 'string' ? 0 : passed(numberOf(value));
  }),
  T: define('v', 1, (args) => {
    const value = passed(one(args, 0));
    return typeof value === 'string' ? value : '';
  }),
  ISNUMBER: is((value) => typeof value === 'number'),
  ISTEXT: is((value) => typeof value === 'string'),
  ISBLANK: is((value) => value === null),
  ISERROR: is((value) => value instanceof ErrorValue),
  ISNA: is((value) => value instanceof ErrorValue && value.code === '#N/A'),
  INDEX: define('avv', 2, indexed),
  MATCH: define('vrv', 2, (args) => {
    exactly(args, 2);
    const block = args[1]?.block ?? [];
    if (block.length !== 1 && block[0]?.length !== 1) return stop('#N/A');
    return placeOf(one(args, 0), block, block.length === 1 ? 'row' : 'column') + 1;
  }),
  VLOOKUP: define('vrvv', 3, (args) => {
    exactly(args, 3);
    const block = args[1]?.block ?? [];
    const column = Math.trunc(number(args, 2));
    if (column < 1) return stop('#VALUE!');
    if (column > (block[0]?.length ?? 0)) return stop('#REF!');
    return block[placeOf(one(args, 0), block, 'column')]?.[column - 1] ?? null;
  }),
  HLOOKUP: define('vrvv', 3, (args) => {
    exactly(args, 3);
    const row = args[1]?.block[Math.trunc(number(args, 2)) - 1];
    return row ? (row[placeOf(one(args, 0), args[1]?.block ?? [], 'row')] ?? null) : stop('#REF!');
  }),
  ROWS: define('r', 1, ([area]) => area?.block.length ?? 0),
  COLUMNS: define('r', 1, ([area]) => area?.block[0]?.length ?? 0),
  LOWER: define('v', 1, (args) => text(args, 0).toLowerCase()),
  UPPER: define('v', 1, (args) => text(args, 0).toUpperCase()),
  TRIM: define('v', 1, (args) => text(args, 0).replace(/ +/g, ' ').replace(/^ | $/g, '')),
  CHAR: define('v', 1, (args) => String.fromCharCode(number(args, 0))),
  LEN: define('v', 1, (args) => text(args, 0).length),
  LEFT: define('vv', 1, (args) => text(args, 0).slice(0, number(args, 1, 1))),
  RIGHT: define('vv', 1, (args) => {
    const length = number(args, 1, 1);
    return length === 0 ? '' : text(args, 0).slice(-length);
  }),
  MID: define('vvv', 3, (args) => {
    const from = number(args, 1) - 1;
    return text(args, 0).slice(from, from + number(args, 2));
  }),
  FIND: define('vv', 2, (args) => {
    const at = text(args, 1).indexOf(text(args, 0));
    return at < 0 ? new ErrorValue('#VALUE!') : at + 1;
  }),
  EXACT: define('vv', 2, (args) => text(args, 0) === text(args, 1)),
  SUBSTITUTE: define('vvv', 3, (args) =>
    text(args, 1) === '' ? text(args, 0) : text(args, 0).split(text(args, 1)).join(text(args, 2)),
  ),
  TEXT: define('vv', 2, texted),
};
