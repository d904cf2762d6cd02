import { criterion } from './criterion';
import { lazy, type Argument, type Calculation, type Evaluate } from './arguments';
import { CalcError, isError, isReference, numberOf, type Reference, type Single, type Value } from './values';

/** Functions that find and count cells. */

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

export const lookups: Readonly<Record<string, Evaluate>> = {
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
  INDEX: (args, calc) => {
    const first = lazy(args, 0);
    // A calculated array as a whole: the way to have it calculated as one.
    if (Array.isArray(first) && calc.single(lazy(args, 1)) === 0) return first;
    const area = place(first);
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
  VLOOKUP: (args, calc) => {
    const wanted = calc.single(lazy(args, 0));
    const area = place(lazy(args, 1));
    const column = numberOf(calc.single(lazy(args, 2)));
    if (isError(wanted)) return wanted;
    if (isError(column)) return column;
    if (calc.single(lazy(args, 3)) !== 0) throw new Error('not simulated: VLOOKUP of sorted values');
    if (column > area.right - area.left + 1) return new CalcError('#REF!');
    const holds = criterion(wanted, true);
    for (let row = area.top; row <= area.bottom; row++)
      if (holds(calc.cell(area.sheet, row, area.left)))
        return calc.cell(area.sheet, row, area.left + column - 1) ?? 0;
    return new CalcError('#N/A');
  },
  COLUMNS: (args) => {
    const area = place(lazy(args, 0));
    return area.right - area.left + 1;
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
};
