import { loadScheme, zhengzhou2019, formOf } from '../../src/schemes';
import type { BonusRule } from '../../src/schemes/bonus';
import { readingIds, readingOptions, type Readings } from '../../src/schemes/readings';
import type { Clause, RubricItem, RubricRow } from '../../src/schemes/rubric';
import type { RatingForm, Scheme } from '../../src/schemes/scheme';

/**
 * Another city's scheme, as small as one can be that has every kind of clause: the engine may know nothing of
 * 郑州's. Steps of 3 and 7 make divisions that do not end.
 */

type Given = Pick<Clause, 'kind'> & Partial<Clause>;

const row = (annex: number, no: number, given: readonly Given[]): RubricRow => {
  const clauses = given.map((own, index): Clause => ({
    id: `附${annex}-${no}-${index + 1}`,
    text: `第${no}行第${index + 1}句`,
    points: null,
    unit: null,
    required: null,
    step: null,
    tier: null,
    ...own,
  }));
  const standard = clauses.map(({ text }) => text).join('；');
  return { no, content: '内容', contentRestored: null, standard, method: '', clauses };
};

const item = (no: number, points: number, rows: RubricRow[], kind: RubricItem['kind'] = 'scored') => ({
  no,
  title: `第${no}项`,
  kind,
  points,
  rows,
});

/** Readings at their first option. */
const firstReadings = Object.fromEntries(readingIds.map((id) => [id, readingOptions[id][0]])) as Readings;

const unit = (letter: 'D' | 'M', count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${letter}${index + 1}`,
    name: `${letter === 'D' ? '区' : '局'}${index + 1}`,
    kind: letter === 'D' ? ('district' as const) : ('member' as const),
    aliases: [],
  }));

const rater = (letter: 'L' | 'O', count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${letter}${index + 1}`,
    kind: letter === 'L' ? ('leader' as const) : ('office' as const),
    name: `${letter === 'L' ? '领导' : '处室'}${index + 1}`,
  }));

/** A form with another coefficient, which its 说明 states too. */
const withCoefficient = (form: RatingForm, coefficient: number): RatingForm => ({
  ...form,
  coefficient,
  notes: form.notes.map((note) => note.replace(String(form.coefficient), String(coefficient))),
});

/** @param raters leaders, and as many offices */
export function compactScheme(
  districts = 4,
  members = 2,
  raters = 4,
  readings: Partial<Readings> = {},
): Scheme {
  const frame = zhengzhou2019();
  const units = [...unit('D', districts), ...unit('M', members)];
  const [team] = frame.teams;
  const given: Scheme = {
    ...frame,
    id: 'compact',
    forms: {
      // 4 leaders × 10 × 0.5 = 20; 4 offices × 10 × 0.75 = 30.
      leader: withCoefficient(formOf(frame, 'leader'), 2 / raters),
      office: withCoefficient(formOf(frame, 'office'), 3 / raters),
    },
    units,
    raters: [...rater('L', raters), ...rater('O', raters)],
    teams: team ? [{ ...team, no: 1, units: units.map(({ id }) => id) }] : [],
    rubrics: [
      {
        id: 'annex1',
        annex: '附件 1',
        title: '县区细则',
        appliesTo: 'district',
        notes: '备注',
        items: [
          item(1, 20, [
            row(1, 1, [
              { kind: 'fixed', points: 2 },
              { kind: 'count', points: 0.5, unit: '次' },
            ]),
            row(1, 2, [{ kind: 'shortfall', points: 1.5, unit: '家', required: 2 }]),
            row(1, 3, [
              { kind: 'fixed', points: 2, tier: 'a' },
              { kind: 'count', points: 0.5, unit: '人次', tier: 'a' },
              { kind: 'fixed', points: 1 },
            ]),
          ]),
          item(2, 30, [
            row(1, 4, [
              { kind: 'percent', points: 0.3, unit: '百分点', step: 3 },
              { kind: 'percent', points: 0.7, unit: '百分点', step: 7 },
              { kind: 'percent', points: 0.5, unit: '百分点', step: 3 },
            ]),
          ]),
          item(3, 50, [
            row(1, 5, [{ kind: 'indicator' }, { kind: 'event' }, { kind: 'unstated' }]),
            row(1, 6, [{ kind: 'count', points: 20, unit: '起' }]),
          ]),
          item(4, 0, [row(1, 7, [{ kind: 'veto' }])], 'veto'),
        ],
      },
      {
        id: 'annex2',
        annex: '附件 2',
        title: '部门细则',
        appliesTo: 'member',
        notes: '备注',
        items: [item(1, 100, [row(2, 1, [{ kind: 'count', points: 1, unit: '次' }])])],
      },
    ],
    readings: { ...firstReadings, ...readings },
  };
  const loaded = loadScheme(given);
  if (!loaded.ok) throw new Error(`${loaded.finding.code}: ${loaded.finding.message}`);
  return loaded.value;
}

/** 加减分情形 with a number, and what it has besides. */
export const bonusRule = (no: number, points: number, more: Partial<BonusRule> = {}): BonusRule => ({
  id: `加${no}`,
  name: `情形${no}`,
  points,
  source: `第${no}条`,
  ...more,
});

/** A claim of a unit under such a rule, as a line of the 加分台账. */
export const bonusClaim = (unit: string, no: number, work: string) => ({
  unit,
  rule: `情形${no}`,
  work,
  facts: '文号',
  file: '',
  sheet: '',
  cell: '',
});
