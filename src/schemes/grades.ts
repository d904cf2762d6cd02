import * as v from 'valibot';
import type { Scheme, UnitKind } from './scheme';

/** 等次: what a total is called, by kind of unit, and how many of a ranking class may have it. */

const text = v.pipe(v.string(), v.nonEmpty());

export const gradeSchema = v.strictObject({
  name: text,
  /** Lower bound in points, included. */
  from: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  source: text,
  /** Ids of the kinds of unit that have this grade; left out where all have it. */
  kinds: v.optional(v.pipe(v.array(text), v.minLength(1))),
});

export type Grade = v.InferOutput<typeof gradeSchema>;

const tables = new WeakMap<Scheme, Map<UnitKind, readonly Grade[]>>();

/** The grades of a kind of unit, best first. */
export function gradesOf(scheme: Scheme, kind: UnitKind): readonly Grade[] {
  const known = tables.get(scheme) ?? new Map<UnitKind, readonly Grade[]>();
  tables.set(scheme, known);
  const own = known.get(kind) ?? scheme.grades.filter(({ kinds }) => kinds?.includes(kind) ?? true);
  known.set(kind, own);
  return own;
}
