import { sum, decimal } from '../base/decimal';
import type { Combination, KindOfUnit, PartSource } from './kinds';
import type { Rubric } from './rubric';
import type { RatingForm, Scheme, Unit } from './scheme';

/** 计分部分 with everything said that a scheme may leave unsaid: what the engine and the formulas go by. */

interface Part {
  /** Its place among the parts of its kind, from 0. */
  index: number;
  name: string;
  /** Its name where there is little room. */
  short: string;
  source: PartSource;
  /** Points of what is converted: of a rubric, of a figure that was sent, of one score of a form. */
  full: number;
  /** Points that it adds to the total at most. */
  weight: number;
  /** Decimals of what it adds; null where it is not rounded; undefined where reading 换算舍入 decides. */
  decimals: number | null | undefined;
  /** "" where the sentence stands elsewhere. */
  sentence: string;
}

export interface FormPart extends Part {
  source: '评价表';
  group: string;
  form: RatingForm;
  combination: Combination;
  averageDecimals: number | null;
}

export interface RubricPart extends Part {
  source: '考核细则';
  rubric: Rubric;
  /** The first of its kind: 加分 enters here where it enters a rubric. */
  first: boolean;
  /** The score of the unit is that of the rubric: there is nothing to convert it to. */
  alone: boolean;
}

export interface ReportPart extends Part {
  source: '转报分';
}

export type ScoringPart = FormPart | RubricPart | ReportPart;

/** Points of all 大项 together. */
export const rubricPoints = (rubric: Rubric): number =>
  sum(rubric.items.map(({ points }) => decimal(points))).toNumber();

function resolved(scheme: Scheme, kind: KindOfUnit): ScoringPart[] {
  const firstRubric = kind.parts.findIndex(({ source }) => source === '考核细则');
  return kind.parts.flatMap((part, index): ScoringPart[] => {
    const said = {
      index,
      name: part.name,
      short: part.short ?? part.name,
      sentence: part.sentence ?? '',
    };
    switch (part.source) {
      case '评价表': {
        const form = scheme.forms[part.form];
        if (!form) return [];
        return [
          {
            ...said,
            source: part.source,
            group: part.form,
            form,
            full: form.maximum,
            weight: part.weight ?? form.weight,
            decimals: part.decimals,
            combination: part.combination ?? '总分×系数',
            averageDecimals: part.averageDecimals ?? null,
            sentence: said.sentence || form.source,
          },
        ];
      }
      case '考核细则': {
        const rubric = scheme.rubrics.find(({ id, appliesTo }) =>
          part.rubric === undefined ? appliesTo === kind.id : id === part.rubric,
        );
        if (!rubric) return [];
        const whole = kind.parts.length === 1;
        const weight = part.weight ?? (whole ? 100 : scheme.yearEnd.weight);
        const full = part.full ?? 100;
        return [
          {
            ...said,
            source: part.source,
            rubric,
            full,
            weight,
            decimals: part.decimals ?? null,
            first: index === firstRubric,
            alone: whole && weight === full && part.decimals === undefined,
            sentence: said.sentence || (whole ? '' : scheme.yearEnd.source),
          },
        ];
      }
      case '转报分':
        return [
          {
            ...said,
            source: part.source,
            full: part.full,
            weight: part.weight ?? part.full,
            decimals: part.decimals ?? null,
          },
        ];
    }
  });
}

const resolvedParts = new WeakMap<Scheme, ReadonlyMap<string, readonly ScoringPart[]>>();

/** The parts of a kind in the order of the notice; those whose form or rubric the scheme lacks (not yet checked) are left out. */
export function partsOf(scheme: Scheme, kind: string): readonly ScoringPart[] {
  const known = resolvedParts.get(scheme);
  const table = known ?? new Map(scheme.kinds.map((each) => [each.id, resolved(scheme, each)]));
  if (!known) resolvedParts.set(scheme, table);
  return table.get(kind) ?? [];
}

/** The part of a kind that a rater group gives. */
export const formPartOf = (scheme: Scheme, kind: string, group: string): FormPart | undefined =>
  partsOf(scheme, kind).find((part): part is FormPart => part.source === '评价表' && part.group === group);

/** The parts of a kind that rubrics give. */
export const rubricPartsOf = (scheme: Scheme, kind: string): RubricPart[] =>
  partsOf(scheme, kind).filter((part): part is RubricPart => part.source === '考核细则');

/** The parts of a kind that departments or lower levels report. */
export const reportPartsOf = (scheme: Scheme, kind: string): ReportPart[] =>
  partsOf(scheme, kind).filter((part): part is ReportPart => part.source === '转报分');

/** 评价组, in the order of the scheme. */
export const groupsOf = (scheme: Scheme): string[] => Object.keys(scheme.forms);

/** The form of a 评价组. A loaded scheme has one for each of its raters. */
export function formOf(scheme: Scheme, group: string): RatingForm {
  const form = scheme.forms[group];
  if (!form) throw new Error(`scheme ${scheme.id} has no form for ${group}`);
  return form;
}

/** Whether a form is signed with the name of an office, and not by a person. */
export const signedByOffice = ({ raterWord, signatures }: RatingForm): boolean =>
  signatures.some((line) => line.startsWith(`${raterWord}名称`));

/** Measure word for its raters: 「位」 for people, 「个」 for offices. */
export const measureOf = (form: RatingForm): string => (signedByOffice(form) ? '个' : '位');

const ratedUnits = new WeakMap<Scheme, Map<string, readonly Unit[]>>();

/** The units that a 评价组 rates, in the order of the scheme. */
export function unitsRatedBy(scheme: Scheme, group: string): readonly Unit[] {
  const known = ratedUnits.get(scheme) ?? new Map<string, readonly Unit[]>();
  ratedUnits.set(scheme, known);
  const units =
    known.get(group) ?? scheme.units.filter(({ kind }) => formPartOf(scheme, kind, group) !== undefined);
  known.set(group, units);
  return units;
}

/** Whether the forms of the scheme let anybody leave out a score. */
export const leavesOut = ({ forms }: Pick<Scheme, 'forms'>): boolean =>
  Object.values(forms).some(({ abstain, ownVote }) => abstain === true || ownVote === false);

/** Whether a unit's score has this rubric in it. */
export const usesRubric = (scheme: Scheme, kind: string, rubricId: string): boolean =>
  rubricPartsOf(scheme, kind).some(({ rubric }) => rubric.id === rubricId);
