/**
 * Objects whose members are those they have, and no others: reading, writing or calling what is not simulated throws and
 * names it, so that nothing passes because a missing member happened to read as undefined.
 */

const targets = new WeakMap<object, object>();

/** Asked by the language, by promises and by test reports of any object. */
const asked = new Set<PropertyKey>([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

export class NotSimulated extends Error {}

/** Members that were asked for and are not there, for tests that want none of it swallowed. */
export const missed: string[] = [];

/** How many members were read or called, by all objects: each is a crossing into the program's process. */
export const crossings = { count: 0 };

function miss(what: string): never {
  missed.push(what);
  throw new NotSimulated(`模拟的 WPS 没有 ${what}`);
}

export function strictly<Target extends object>(kind: string, target: Target): Target {
  const proxy = new Proxy(target, {
    get: (object, key) => {
      crossings.count += 1;
      if (!(key in object))
        return typeof key === 'symbol' || asked.has(key) ? undefined : miss(`${kind}.${key}`);
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? (value.bind(object) as unknown) : value;
    },
    set: (object, key, value) => {
      crossings.count += 1;
      if (!(key in object)) miss(`${kind}.${String(key)}`);
      return Reflect.set(object, key, value, object);
    },
  });
  targets.set(proxy, target);
  return proxy;
}

/** The object behind a strict one, when it is given back to us as an argument. */
export const behind = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (targets.get(value) ?? value) : value;
