import { notSimulated } from '../simulated/refused';

/**
 * Objects whose members are those they have, and no others: reading, writing or calling what is not simulated throws and
 * names it, so that nothing passes because a missing member happened to read as undefined.
 */

/** Asked by the language, by promises and by test reports of any object. */
const asked = new Set<PropertyKey>([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

/** How many members were read or called, by all objects: each is a crossing into the program's process. */
export const crossings = { count: 0 };

export function strictly<Target extends object>(kind: string, target: Target): Target {
  return new Proxy(target, {
    get: (object, key) => {
      crossings.count += 1;
      if (!(key in object))
        return typeof key === 'symbol' || asked.has(key) ? undefined : notSimulated(`${kind}.${key}`);
      const value: unknown = Reflect.get(object, key, object);
      return typeof value === 'function' ? (value.bind(object) as unknown) : value;
    },
    set: (object, key, value) => {
      crossings.count += 1;
      if (!(key in object)) notSimulated(`${kind}.${String(key)}`);
      return Reflect.set(object, key, value, object);
    },
  });
}

/** A property by how it is read, and written if it can be. */
export type Property = readonly [get: () => unknown, set?: (value: never) => void];

/** A strict object of some members and of properties. */
export function withProperties<Target extends object>(
  kind: string,
  properties: { readonly [Name in keyof Target]?: Property },
  members: object = {},
): Target {
  for (const [name, property] of Object.entries(properties) as [string, Property][])
    Object.defineProperty(members, name, { get: property[0], ...(property[1] && { set: property[1] }) });
  return strictly(kind, members) as Target;
}
