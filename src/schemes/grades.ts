import * as v from 'valibot';
import type { VetoedPlace } from './kinds';
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
  /** 名额: how many units of a ranking class may have it, as a number; left out where the notice has none. */
  places: v.optional(v.number()),
  /** 名额 as a share of the units of the ranking class, in percent. */
  share: v.optional(v.number()),
});

export type Grade = v.InferOutput<typeof gradeSchema>;

const tables = new WeakMap<Scheme, Map<UnitKind, readonly Grade[]>>();

/** Whether only so many units may have the grade. */
export const hasQuota = ({ places, share }: Grade): boolean => places !== undefined || share !== undefined;

/** Whether the table 等次 says more than names and bounds. */
export const usesQuotas = ({ grades }: Pick<Scheme, 'grades'>): boolean => grades.some(hasQuota);

/** Whether the table 等次 says more than every scheme before did. */
export const hasOwnGrades = ({ grades }: Pick<Scheme, 'grades'>): boolean =>
  grades.some((grade) => grade.kinds !== undefined || hasQuota(grade));

/** Kinds of unit that are ranked together with a kind, itself among them, in the scheme's order. */
export const rankedWith = ({ kinds }: Scheme, kind: UnitKind): UnitKind[] => {
  const own = kinds.find(({ id }) => id === kind)?.ranking;
  return own === undefined ? [kind] : kinds.filter(({ ranking }) => ranking === own).map(({ id }) => id);
};

/** Where vetoed units of a kind are ranked: as the kind says, or by reading 否决排名. */
export const vetoedPlace = ({ kinds, readings }: Scheme, kind: UnitKind): VetoedPlace =>
  kinds.find(({ id }) => id === kind)?.vetoed ?? (readings.否决排名 === '列后不排名' ? '不排名' : '参加排名');

/** 同分先看 of a kind: names of its parts; undefined where reading 并列 decides. */
export const tiesOf = ({ kinds }: Scheme, kind: UnitKind): readonly string[] | undefined =>
  kinds.find(({ id }) => id === kind)?.ties;

/** Grades with 名额 of kinds that are ranked together, in the order in which their places are given. */
export const quotaGrades = (scheme: Scheme, together: readonly UnitKind[]): Grade[] =>
  scheme.grades.filter(
    (grade) => hasQuota(grade) && together.some((kind) => gradesOf(scheme, kind).includes(grade)),
  );

/** The grades of a kind of unit, best first. */
export function gradesOf(scheme: Scheme, kind: UnitKind): readonly Grade[] {
  const known = tables.get(scheme) ?? new Map<UnitKind, readonly Grade[]>();
  tables.set(scheme, known);
  const own = known.get(kind) ?? scheme.grades.filter(({ kinds }) => kinds?.includes(kind) ?? true);
  known.set(kind, own);
  return own;
}
