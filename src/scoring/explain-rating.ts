import type { RaterKind, Scheme } from '../schemes/scheme';
import { readingStep, shown, sixPlaces, type Step } from './explain-step';
import type { RatingResult } from './results';

/** The part of a trace that goes back to the 评价表. */

const decided = { scale: '未收到，按收到份数折算', zero: '未收到，按零分计' } as const;

function formula({ sum, exact, converted, coefficient, scale, outstanding }: RatingResult): string {
  if (!exact)
    return outstanding.length > 0 ? `还差 ${outstanding.length} 份未定` : '没有一份可计，无从按份数折算';
  const scaled = scale.eq(1) ? '' : ` × ${sixPlaces(scale)}（缺表折算）`;
  return `${shown(sum)} × ${sixPlaces(coefficient)}${scaled} = ${sixPlaces(exact)}，四舍五入为 ${shown(converted)}`;
}

export function explainRating(scheme: Scheme, kind: RaterKind, result: RatingResult): Step {
  const form = scheme.forms[kind];
  const nameOf = (id: string) => scheme.raters.find((rater) => rater.id === id)?.name ?? id;
  return {
    label: `${kind === 'leader' ? '领导考核' : '平时考核'}（${form.annex}，占 ${form.weight} 分）`,
    value: shown(result.converted),
    formula: formula(result),
    source: form.notes.at(-1) ?? form.source,
    about: { is: 'rating', kind },
    children: [
      ...result.scores.map(({ rater, value, origin }) => ({
        label: nameOf(rater),
        value: value.toFixed(),
        origin,
        about: { is: 'score' as const, kind, rater },
        children: [],
      })),
      ...result.decided.map(({ rater, decision }) => ({
        label: nameOf(rater),
        value: decided[decision],
        about: { is: 'score' as const, kind, rater },
        children: [],
      })),
      ...result.outstanding.map((rater) => ({
        label: nameOf(rater),
        value: '未收到，尚未决定',
        about: { is: 'score' as const, kind, rater },
        children: [],
      })),
      readingStep(scheme, '换算舍入'),
      readingStep(scheme, '折算系数'),
      ...(result.decided.length > 0 ? [readingStep(scheme, '缺表')] : []),
    ],
  };
}
