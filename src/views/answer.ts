import { formOf, signedByOffice } from '../schemes';
import type { RaterKind, Scheme } from '../schemes/scheme';
import type { Origin } from '../scoring/entries';
import type { Step } from '../scoring/explain-step';
import type { MasterState } from '../forms/master/state';

/**
 * 分数来历 as a text to answer a unit with. Who gave which score is nobody's business outside the office: names of
 * raters, the files and sheets that carry them, and the order of the scores stay out of it.
 */

/** Where a figure was read, in words; "" where it was typed here. */
export const originWords = (origin: Origin | undefined): string =>
  !origin || origin.file === '' ? '' : [`${origin.file}　${origin.sheet}`, origin.cell].join(' ').trim();

/** The whole way as text, each step indented under what it makes. */
export function stepText({ label, value, formula, source, origin, children }: Step, depth = 0): string {
  const indent = '　'.repeat(depth);
  const words = originWords(origin);
  const lines = [
    `${indent}${label}：${value}`,
    ...[formula, source, words && `出自 ${words}`].flatMap((line) => (line ? [`${indent}　${line}`] : [])),
  ];
  return [...lines, ...children.map((child) => stepText(child, depth + 1))].join('\n');
}

/** Somebody of a 评价组, whoever it is. */
function anybody(scheme: Scheme, group: RaterKind): string {
  const form = formOf(scheme, group);
  return `${signedByOffice(form) ? '某个' : '某位'}${form.raterWord}`;
}

const isScore = (step: Step): boolean => step.about?.is === 'score';

/** Files that scores came in: their names say whose they are. */
function ratingFiles(step: Step, inScore = false): string[] {
  const within = inScore || isScore(step);
  return [
    ...(within && step.origin ? [step.origin.file] : []),
    ...step.children.flatMap((child) => ratingFiles(child, within)),
  ];
}

/** The higher score first, whoever gave it; what is no score behind them. */
const byValue = (a: Step, b: Step): number => {
  const [left, right] = [Number(a.value), Number(b.value)];
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return right - left;
};

/** The same steps without anything that tells which rater gave what. */
export function maskedStep(step: Step, { scheme, receipts }: Pick<MasterState, 'scheme' | 'receipts'>): Step {
  const hidden = new Set([
    ...ratingFiles(step),
    ...scheme.raters.flatMap(({ id }) => receipts.get(id)?.file ?? []),
  ]);
  // A longer name may hold a shorter one. A single character is no name that could be told from any other word.
  const names = scheme.raters
    .flatMap(({ id, name, kind }) => [name, id].map((text) => ({ text: text.trim(), kind })))
    .filter(({ text }) => text.length > 1)
    .sort((a, b) => b.text.length - a.text.length);
  const clean = (text: string, of = names): string =>
    of.reduce((rest, { text: name, kind }) => rest.replaceAll(name, anybody(scheme, kind)), text);
  const people = names.filter(({ kind }) => !signedByOffice(formOf(scheme, kind)));

  const mask = (each: Step, inScore: boolean): Step => {
    const within = inScore || isScore(each);
    const { origin, formula, source, ...rest } = each;
    // The name of an office is also a word of the clauses, whose wording stays.
    const told = within || each.about === undefined ? names : people;
    const children = each.children.map((child) => mask(child, within));
    const scores = children.filter(isScore).sort(byValue);
    const others = children.filter((child) => !isScore(child));
    return {
      ...rest,
      label: each.about?.is === 'score' ? anybody(scheme, each.about.kind) : clean(each.label, told),
      value: clean(each.value, told),
      ...(formula === undefined ? {} : { formula: clean(formula, told) }),
      ...(source === undefined ? {} : { source }),
      ...(origin && !within && !hidden.has(origin.file)
        ? { origin: { ...origin, file: clean(origin.file), sheet: clean(origin.sheet) } }
        : {}),
      children: [...scores, ...others],
    };
  };
  return mask(step, false);
}
