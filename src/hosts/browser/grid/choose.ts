import { functionLookup } from '@univerjs/engine-formula';

/**
 * Mends CHOOSE of the formula engine. Which one to choose comes as a table of one cell where a function or a reference says
 * it, and the engine then gives no range but its first cell: a list that follows the unit of its row had one line.
 */

/** What of the engine's values is needed here; its own types would have to be asked in turn. */
interface Value {
  isReferenceObject: () => boolean;
  isArray: () => boolean;
  toArrayValueObject: () => Value;
  getRowCount: () => number;
  getColumnCount: () => number;
  get: (row: number, column: number) => Value | null | undefined;
}

interface Choose {
  calculate: (this: unknown, which: Value, ...among: Value[]) => Value;
}

/** The one value of a table of one cell. */
function single(value: Value): Value {
  const table = value.isReferenceObject() ? value.toArrayValueObject() : value;
  if (!table.isArray() || table.getRowCount() !== 1 || table.getColumnCount() !== 1) return value;
  return table.get(0, 0) ?? value;
}

export function mendChoose(): void {
  const functions = functionLookup as unknown as readonly (readonly [{ prototype: Choose }, string])[];
  const prototype = functions.find(([, name]) => name === 'CHOOSE')?.[0].prototype;
  if (!prototype) return;
  const { calculate } = prototype;
  prototype.calculate = function (which, ...among) {
    return calculate.call(this, single(which), ...among);
  };
}
