import type { ActiveDirtyManagerService } from '@univerjs/engine-formula';

/** What a calculation goes by: areas, names and rules that changed. */
export type Dirty = ReturnType<NonNullable<ReturnType<ActiveDirtyManagerService['get']>>['getDirtyData']>;

/** Lists one after the other, maps key by key, and true where either is. */
function both(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  if (Array.isArray(a) && Array.isArray(b)) return [...(a as unknown[]), ...(b as unknown[])];
  if (typeof a === 'boolean' && typeof b === 'boolean') return a || b;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return b;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return Object.fromEntries(
    [...new Set([...Object.keys(left), ...Object.keys(right)])].map((key) => [
      key,
      both(left[key], right[key]),
    ]),
  );
}

/** The changes of both. */
export const merged = (a: Dirty | undefined, b: Dirty | undefined): Dirty | undefined =>
  both(a, b) as Dirty | undefined;
