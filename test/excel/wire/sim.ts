import type { Area } from '../../../src/base/address';
import { NotSimulated } from './faults';

/** One object of the simulated Excel as the wire sees it. Names are as on the wire: "UsedRange", "Values". */
export interface Sim {
  readonly type: string;
  /** Where a range lies, for methods that are given another range. */
  readonly area?: Area;
  /** What creating a proxy for it answers. */
  readonly id?: Readonly<Record<string, unknown>>;
  /** Properties; an object for a navigation property. */
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  /** Methods; an object, null for "OrNullObject" that found nothing, or a plain answer. */
  readonly call?: Readonly<Record<string, (args: readonly unknown[]) => unknown>>;
  readonly item?: (key: unknown) => Sim;
  readonly items?: () => readonly Sim[];
}

export const isSim = (value: unknown): value is Sim =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function member<Of>(members: Readonly<Record<string, Of>> | undefined, name: string, of: Sim): Of {
  const found = members && Object.hasOwn(members, name) ? members[name] : undefined;
  if (found === undefined) throw new NotSimulated(`${of.type}.${name}`);
  return found;
}

export const property = (of: Sim, name: string): unknown => member(of.get, name, of)();

export const invoke = (of: Sim, name: string, args: readonly unknown[]): unknown =>
  member(of.call, name, of)(args);

export const assign = (of: Sim, name: string, value: unknown): void => member(of.set, name, of)(value);

export function indexed(of: Sim, key: unknown): Sim {
  if (!of.item) throw new NotSimulated(`${of.type}[…]`);
  return of.item(key);
}

/** The answer to a load of some paths ("name", "format/fill/color", of each item in a collection). */
export function loaded(of: Sim, select: readonly string[]): unknown {
  if (select.length === 0) throw new NotSimulated(`${of.type}: a load of everything`);
  if (of.items) return { _Items: of.items().map((item) => ({ ...item.id, ...loadedOne(item, select) })) };
  return loadedOne(of, select);
}

function loadedOne(of: Sim, select: readonly string[]): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  const below = new Map<string, string[]>();
  for (const path of select) {
    const [first = '', ...rest] = path.split('/');
    const name = pascal(first);
    if (rest.length > 0) below.set(name, [...(below.get(name) ?? []), rest.join('/')]);
    else {
      const value = property(of, name);
      answer[name] = isSim(value) ? loadedOne(value, Object.keys(value.get ?? {})) : value;
    }
  }
  for (const [name, paths] of below) {
    const inner = property(of, name);
    answer[name] = isSim(inner)
      ? loaded(
          inner,
          paths.map((path) => path.replace(/^items\//, '')),
        )
      : null;
  }
  return answer;
}
