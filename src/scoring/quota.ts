import { decimal, rounded } from '../base/decimal';
import { gradesOf, quotaGrades, rankedWith, usesQuotas, type Grade } from '../schemes/grades';
import type { Scheme, UnitKind } from '../schemes/scheme';
import { movedGrade, type GradeMove } from './awards';
import { byMerit, type Merit } from './rank';

/** 名额: of a ranking class only so many may have a grade; those beyond are given the next one. */

/** What of a unit the places go by. */
export interface Contender extends Merit {
  unit: string;
  kind: UnitKind;
  /** Grade that the total alone gives; null while it is outstanding. */
  byScore: string | null;
  /** The same after 情形 and 否决等次 moved it. */
  moved: string | null;
  /** How 情形 move a grade, and whether a veto makes it the last one. */
  move: Pick<GradeMove, 'lowered' | 'barred'>;
  struck: boolean;
}

/** The grade that is left to a unit, with what 名额 did to it. */
interface Allotted {
  grade: string | null;
  reasons: string[];
  /** Grades that it would have by its score, and stands beyond their 名额. */
  beyond: string[];
  /** Place of its grade among those of its kind, from 1: before 名额, and after those of each grade; none without total. */
  steps: number[];
}

const round = { 舍去: 0, 四舍五入: 1, 进一: 3 } as const;

/** How many of so many units may have a grade. */
function placesOf(scheme: Scheme, { places, share }: Grade, units: number): number {
  if (places !== undefined) return places;
  // Nine decimals, as the formula: a share in thirds must not be one more for its last digit.
  return rounded(
    decimal(share ?? 100)
      .times(units)
      .div(100),
    9,
  )
    .round(0, round[scheme.readings.名额舍入])
    .toNumber();
}

const shownQuota = ({ places, share }: Grade, allowed: number): string =>
  places === undefined ? `${share ?? ''}%，${allowed} 个` : `${allowed} 个`;

/** Grades of one ranking class. */
function allot(scheme: Scheme, all: readonly Contender[]): Map<string, Allotted> {
  const { 名额递补: refill, 名额并列: ties } = scheme.readings;
  const now = new Map(
    all.map((each) => [
      each.unit,
      {
        grade: refill === '递补' ? each.moved : each.byScore,
        reasons: [] as string[],
        beyond: [] as string[],
        steps: [] as number[],
      },
    ]),
  );
  const note = () => {
    for (const { unit, kind } of all) {
      const entry = now.get(unit);
      const at = gradesOf(scheme, kind).findIndex(({ name }) => name === entry?.grade);
      if (at >= 0) entry?.steps.push(at + 1);
    }
  };
  note();
  for (const grade of quotaGrades(scheme, [...new Set(all.map(({ kind }) => kind))])) {
    const members = all.filter(({ kind }) => gradesOf(scheme, kind).includes(grade));
    const allowed = placesOf(scheme, grade, members.length);
    const contenders = members.filter(
      ({ unit, total }) => total !== null && now.get(unit)?.grade === grade.name,
    );
    for (const each of contenders) {
      const higher = contenders.filter((other) => byMerit(other, each) < 0).length;
      const level = contenders.filter((other) => byMerit(other, each) <= 0).length;
      if (ties === '并列都评' ? higher < allowed : level <= allowed) continue;
      const own = gradesOf(scheme, each.kind);
      const next = own[own.indexOf(grade) + 1]?.name ?? grade.name;
      const { reasons = [], beyond = [], steps = [] } = now.get(each.unit) ?? {};
      const text = `超出名额：${grade.name}名额 ${shownQuota(grade, allowed)}，排在第 ${higher + 1} 位（${grade.source}）`;
      now.set(each.unit, {
        grade: next,
        reasons: [...reasons, text],
        beyond: [...beyond, grade.name],
        steps,
      });
    }
    note();
  }
  if (refill === '不递补')
    for (const { unit, kind, move, struck } of all) {
      const { grade = null, reasons = [], beyond = [], steps = [] } = now.get(unit) ?? {};
      const lowest = gradesOf(scheme, kind).at(-1)?.name ?? null;
      now.set(unit, {
        grade: struck && grade !== null ? lowest : movedGrade(scheme, kind, grade, move),
        reasons,
        beyond,
        steps,
      });
    }
  return now;
}

/** Grades after 名额, of all units; nothing where the scheme has no 名额. */
export function allotted(scheme: Scheme, contenders: readonly Contender[]): Map<string, Allotted> {
  const found = new Map<string, Allotted>();
  if (!usesQuotas(scheme)) return found;
  const classes = new Map<string, UnitKind[]>();
  for (const { id } of scheme.kinds) {
    const kinds = rankedWith(scheme, id);
    classes.set(kinds.join('|'), kinds);
  }
  for (const kinds of classes.values())
    for (const [unit, each] of allot(
      scheme,
      contenders.filter(({ kind }) => kinds.includes(kind)),
    ))
      found.set(unit, each);
  return found;
}
