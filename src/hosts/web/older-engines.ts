/**
 * Members of the language that came after the oldest engines we run in (WPS: Chromium 86; 360 and 奇安信: 92) and that
 * we or libraries use. The compiler lowers syntax, not these. Imported first by what runs there, page and Worker alike;
 * newer engines keep their own.
 */

/** Where the members belong. A page has one; a test may give another's. */
export interface Engine {
  Array: ArrayConstructor;
  String: StringConstructor;
  Object: ObjectConstructor;
  Uint8Array: Uint8ArrayConstructor;
}

interface Sequence {
  readonly length: number;
  readonly [index: number]: unknown;
}

type Test = (value: unknown, index: number, of: unknown) => unknown;

function at(this: Sequence, index = 0): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLastIndex(this: Sequence, test: Test, self?: unknown): number {
  for (let index = this.length - 1; index >= 0; index--)
    if (test.call(self, this[index], index, this)) return index;
  return -1;
}

function findLast(this: Sequence, test: Test, self?: unknown): unknown {
  return this[findLastIndex.call(this, test, self)];
}

const hasOwn = (object: object, key: PropertyKey): boolean =>
  Object.prototype.hasOwnProperty.call(object, key);

/** What is filled in, by name. */
export const filled = ['at', 'findLast', 'findLastIndex', 'hasOwn'] as const;

export function fillIn(engine: Engine): void {
  const add = (holder: object, name: (typeof filled)[number], value: unknown) => {
    if (!(name in holder))
      Object.defineProperty(holder, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const typedArray = Object.getPrototypeOf(engine.Uint8Array.prototype) as object;
  for (const holder of [engine.Array.prototype, engine.String.prototype, typedArray]) add(holder, 'at', at);
  for (const holder of [engine.Array.prototype, typedArray]) {
    add(holder, 'findLast', findLast);
    add(holder, 'findLastIndex', findLastIndex);
  }
  add(engine.Object, 'hasOwn', hasOwn);
}

fillIn({ Array, String, Object, Uint8Array });
