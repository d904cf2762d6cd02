import { called, condition, type Argument, type Block } from './functions';
import { parsed, type Node } from './parse';
import {
  compared,
  divisionByZero,
  ErrorValue,
  noName,
  noReference,
  numberOf,
  shown,
  wrongNumber,
  type Value,
} from './value';

/**
 * The value of a formula, at once and synchronously, as WPS's object model gives it. No judge of our formulas: that is
 * LibreOffice in `test/office`. It is here so that results move when cells do.
 */
export interface Cells {
  /** Values of an area of a sheet; undefined where there is no such sheet. */
  area(
    sheet: string | undefined,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): Block | undefined;
  /** What a name stands for, without "="; undefined for an unknown one. */
  name(name: string): string | undefined;
}

type Result = { block: Block; refers: boolean };

const single = (value: Value): Result => ({ block: [[value]], refers: false });
const first = ({ block }: Result): Value => block[0]?.[0] ?? null;

function arithmetic(operator: string, a: Value, b: Value): Value {
  if (a instanceof ErrorValue) return a;
  if (b instanceof ErrorValue) return b;
  switch (operator) {
    case '&':
      return shown(a) + shown(b);
    case '=':
      return compared(a, b) === 0;
    case '<>':
      return compared(a, b) !== 0;
    case '<':
      return compared(a, b) < 0;
    case '<=':
      return compared(a, b) <= 0;
    case '>':
      return compared(a, b) > 0;
    case '>=':
      return compared(a, b) >= 0;
  }
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x instanceof ErrorValue) return x;
  if (y instanceof ErrorValue) return y;
  const value =
    operator === '+'
      ? x + y
      : operator === '-'
        ? x - y
        : operator === '*'
          ? x * y
          : operator === '/'
            ? x / y
            : x ** y;
  if (operator === '/' && y === 0) return divisionByZero;
  // Adding nothing turns -0 into 0: no program shows one.
  return Number.isFinite(value) ? value + 0 : wrongNumber;
}

/** Applies an operation place by place; what is single goes with every place of the other. */
function spread(a: Result, b: Result, operation: (a: Value, b: Value) => Value): Result {
  const rows = Math.max(a.block.length, b.block.length);
  const columns = Math.max(a.block[0]?.length ?? 1, b.block[0]?.length ?? 1);
  if (rows === 1 && columns === 1) return single(operation(first(a), first(b)));
  const at = ({ block }: Result, row: number, column: number): Value => {
    const line = block.length === 1 ? block[0] : block[row];
    return (line?.length === 1 ? line[0] : line?.[column]) ?? null;
  };
  return {
    refers: false,
    block: Array.from({ length: rows }, (_row, row) =>
      Array.from({ length: columns }, (_column, column) => operation(at(a, row, column), at(b, row, column))),
    ),
  };
}

function evaluated(node: Node | undefined, cells: Cells): Result {
  if (!node) return single(null);
  switch (node.kind) {
    case 'value':
      return single(node.value);
    case 'area': {
      const block = cells.area(node.sheet, node.top, node.left, node.bottom, node.right);
      return block ? { block, refers: true } : single(noReference);
    }
    case 'name': {
      const text = cells.name(node.name);
      return text === undefined ? single(noName) : evaluated(parsed(text), cells);
    }
    case 'unary': {
      const of = evaluated(node.of, cells);
      if (node.operator === '+') return of;
      const factor = node.operator === '%' ? 0.01 : -1;
      return spread(of, single(factor), (a, b) => arithmetic('*', a, b));
    }
    case 'binary':
      return spread(evaluated(node.left, cells), evaluated(node.right, cells), (a, b) =>
        arithmetic(node.operator, a, b),
      );
    case 'call':
      return call(node.name, node.args, cells);
  }
}

function call(name: string, args: readonly (Node | undefined)[], cells: Cells): Result {
  const value = (index: number) => first(evaluated(args[index], cells));
  switch (name) {
    case 'IF': {
      const holds = condition(value(0));
      if (holds instanceof ErrorValue) return single(holds);
      return holds ? evaluated(args[1], cells) : args.length > 2 ? evaluated(args[2], cells) : single(false);
    }
    case 'IFERROR': {
      const result = evaluated(args[0], cells);
      return first(result) instanceof ErrorValue ? evaluated(args[1], cells) : result;
    }
    case 'CHOOSE': {
      const index = numberOf(value(0));
      return index instanceof ErrorValue ? single(index) : evaluated(args[Math.trunc(index)], cells);
    }
    case 'ISNUMBER': {
      const of = evaluated(args[0], cells);
      return { refers: false, block: of.block.map((row) => row.map((each) => typeof each === 'number')) };
    }
  }
  const given = args.map((node): Argument => {
    let result: Result | undefined;
    const known = () => (result ??= evaluated(node, cells));
    return {
      block: () => known().block,
      value: () => first(known()),
      get refers() {
        return known().refers;
      },
    };
  });
  return single(called(name, given));
}

/** The value that a cell with this formula holds. An empty cell referred to is 0, as everywhere. */
export const valueOfFormula = (formula: string, cells: Cells): Value =>
  first(evaluated(parsed(formula), cells)) ?? 0;
