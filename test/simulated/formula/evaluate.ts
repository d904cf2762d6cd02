import type { Area } from '../../../src/base/address';
import { NotSimulated, notSimulated } from '../refused';
import { functions, type Kind } from './functions';
import { parsed, type Node } from './parse';
import { compared, ErrorValue, numberOf, shown, truthOf, type Value } from './value';

/**
 * The value of a formula, so that results move when cells do. Only what our workbooks use is known; anything else fails
 * loudly. It is no judge of our formulas: that are other programs, in `test/office`.
 */

/** Rows of values: 1 × 1 for a single one. */
export type Block = readonly (readonly Value[])[];

/** What part of a formula gives: values, and whether they are cells as they stand. */
export interface Operand {
  block: Block;
  refers: boolean;
}

/** The workbook around a formula. */
export interface Surroundings {
  /** Values of an area; undefined where there is no such sheet. */
  area(sheet: string | undefined, area: Area): Block | undefined;
  /** What a name stands for, without "=". */
  named(name: string): string | undefined;
}

const single = (value: Value): Operand => ({ block: [[value]], refers: false });
const first = ({ block }: Operand): Value => block[0]?.[0] ?? null;
const several = ({ block }: Operand): boolean => block.length !== 1 || block[0]?.length !== 1;

/** Sums and differences that are only noise of the last binary digits count as nothing. */
const withoutNoise = (sum: number, of: number): number => (Math.abs(sum) < Math.abs(of) * 2e-15 ? 0 : sum);

const comparisons: Readonly<Record<string, ((order: number) => boolean) | undefined>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function arithmetic(operator: string, left: Value, right: Value): Value {
  if (left instanceof ErrorValue) return left;
  if (right instanceof ErrorValue) return right;
  if (operator === '&') return shown(left) + shown(right);
  const comparison = comparisons[operator];
  if (comparison) return comparison(compared(left, right));
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a instanceof ErrorValue) return a;
  if (b instanceof ErrorValue) return b;
  if (operator === '/' && b === 0) return new ErrorValue('#DIV/0!');
  const result =
    operator === '+'
      ? withoutNoise(a + b, a)
      : operator === '-'
        ? withoutNoise(a - b, a)
        : operator === '*'
          ? a * b
          : operator === '/'
            ? a / b
            : a ** b;
  // Adding nothing turns -0 into 0: no program shows one.
  return Number.isFinite(result) ? result + 0 : new ErrorValue('#NUM!');
}

/** `wide`: several values may come where one is asked for, as inside SUMPRODUCT; then all are worked on. */
export class Evaluation {
  constructor(private readonly around: Surroundings) {}

  /** The value that a cell with this formula holds. An empty cell referred to is 0, as everywhere. */
  value(formula: string): Value {
    const result = this.operand(parsed(formula), false);
    if (several(result)) throw new NotSimulated(`一格里有多个结果：${formula}`);
    return first(result) ?? 0;
  }

  private operand(node: Node | undefined, wide: boolean): Operand {
    switch (node?.kind) {
      case undefined:
        return single(null);
      case 'value':
        return single(node.value);
      case 'array':
        return { block: node.rows, refers: false };
      case 'area': {
        const block = this.around.area(node.sheet, node.area);
        return block ? { block, refers: true } : single(new ErrorValue('#REF!'));
      }
      case 'name': {
        const formula = this.around.named(node.name);
        return formula === undefined ? single(new ErrorValue('#NAME?')) : this.operand(parsed(formula), wide);
      }
      case 'unary':
        return this.spread(wide, [this.operand(node.of, wide)], ([of = null]) =>
          node.operator === '%' ? arithmetic('/', of, 100) : arithmetic('*', of, -1),
        );
      case 'binary':
        return this.spread(wide, [this.operand(node.left, wide), this.operand(node.right, wide)], (of) =>
          arithmetic(node.operator, of[0] ?? null, of[1] ?? null),
        );
      case 'call':
        return this.call(node.name, node.args, wide);
    }
  }

  /** Works on single values; place by place where there are several, what is single going with every place. */
  private spread(wide: boolean, of: readonly Operand[], work: (values: readonly Value[]) => Value): Operand {
    if (!of.some(several)) return single(work(of.map(first)));
    if (!wide) throw new NotSimulated('一片区域用在只要一个值的地方');
    const [rows, columns] = [
      Math.max(...of.map(({ block }) => block.length)),
      Math.max(...of.map(({ block }) => block[0]?.length ?? 0)),
    ];
    // Thousands of places, thousands of times a calculation: plain loops.
    const values: Value[] = [];
    const result: Value[][] = [];
    for (let row = 0; row < rows; row++) {
      const line: Value[] = [];
      for (let column = 0; column < columns; column++) {
        for (let index = 0; index < of.length; index++) {
          const { block } = of[index] ?? { block: [] };
          const from = block.length === 1 ? block[0] : block[row];
          const value = from?.length === 1 ? from[0] : from?.[column];
          values[index] = value === undefined ? new ErrorValue('#N/A') : value;
        }
        line.push(work(values));
      }
      result.push(line);
    }
    return { refers: false, block: result };
  }

  private call(name: string, args: readonly (Node | undefined)[], wide: boolean): Operand {
    const one = (index: number): Value => {
      const found = this.operand(args[index], wide);
      if (several(found)) throw new NotSimulated(`${name} 里一片区域的条件`);
      return first(found);
    };
    // Only what is chosen is calculated.
    switch (name) {
      case 'IF': {
        const holds = truthOf(one(0));
        if (holds instanceof ErrorValue) return single(holds);
        return holds || args.length > 2 ? this.operand(args[holds ? 1 : 2], wide) : single(false);
      }
      case 'IFERROR':
      case 'IFNA': {
        const value = one(0);
        const caught = value instanceof ErrorValue && (name === 'IFERROR' || value.code === '#N/A');
        return caught ? this.operand(args[1], wide) : single(value);
      }
      case 'CHOOSE': {
        const index = numberOf(one(0));
        if (index instanceof ErrorValue) return single(index);
        const chosen = Math.trunc(index);
        return chosen < 1 || chosen >= args.length
          ? single(new ErrorValue('#VALUE!'))
          : this.operand(args[chosen], wide);
      }
    }
    const known = functions[name];
    if (!known) throw new NotSimulated(`函数 ${name}`);
    const { kinds, least, work } = known;
    const most = kinds.endsWith('…') ? Infinity : kinds.length;
    if (args.length < least || args.length > most) throw new NotSimulated(`${name} 有 ${args.length} 个参数`);
    const kindOf = (index: number) => (kinds[index] ?? kinds.at(-2)) as Kind;
    const given = args.map((arg, index) => this.operand(arg, wide || kindOf(index) === 'a'));
    const byValue = (index: number) => kindOf(index) === 'v';
    if (!given.some((operand, index) => byValue(index) && several(operand))) {
      const answer = work(given);
      return Array.isArray(answer)
        ? { block: answer as Block, refers: given[0]?.refers === true }
        : single(answer as Value);
    }
    // Areas are given as a whole; of the rest each place is worked out by itself.
    return this.spread(
      wide,
      given.filter((_operand, index) => byValue(index)),
      (values) => {
        let next = 0;
        const answer = work(
          given.map((operand, index) => (byValue(index) ? single(values[next++] ?? null) : operand)),
        );
        return Array.isArray(answer) ? notSimulated(`${name} 里多个结果的多个结果`) : (answer as Value);
      },
    );
  }
}
