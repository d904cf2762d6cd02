import * as v from 'valibot';
import { fault, type Fault } from './fault';
import type { Scheme } from './scheme';

/** 加分情形, and what of them a scheme may say beyond points: negative ones, limits, and where they enter. */

const text = v.pipe(v.string(), v.nonEmpty());
const points = v.pipe(v.number(), v.minValue(0.01));

/** 计入: the score of the rubric before it is weighted, or the total. */
export const bonusTargets = ['细则', '总分'] as const;

export const bonusRuleSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^加\d+$/)),
  /** What the claim is called in lists, e.g. 「批示肯定：全国推广」. */
  name: text,
  /** Negative where it takes points (「受到通报批评的，每次减 2 分」). */
  points: v.number(),
  /** The sentence, quoted. */
  source: text,
  /** 类: those of one name are limited together; left out where it stands alone. */
  family: v.optional(text),
  /** 单项至多: what the rule may give or take a unit, in points; left out where the notice has no such limit. */
  limit: v.optional(points),
  /** 本类至多: the same of its family together, said on one of its lines. */
  familyLimit: v.optional(points),
  /** Left out where reading 加分 decides. */
  into: v.optional(v.picklist(bonusTargets)),
});

export type BonusRule = v.InferOutput<typeof bonusRuleSchema>;

/** Rules that are limited together: a family, or one rule that is of none. */
export interface BonusGroup {
  rules: readonly BonusRule[];
  /** The rule whose line says 本类至多; undefined where there is no such limit. */
  limited: BonusRule | undefined;
  into: BonusRule['into'];
}

/** The groups in the order of their first rule. */
export function bonusGroups({ bonus }: Pick<Scheme, 'bonus'>): BonusGroup[] {
  const groups = new Map<string, BonusRule[]>();
  for (const rule of bonus.rules) {
    const key = rule.family === undefined ? `编号 ${rule.id}` : `类 ${rule.family}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()].map((rules) => ({
    rules,
    limited: rules.find(({ familyLimit }) => familyLimit !== undefined),
    into: rules.find(({ into }) => into !== undefined)?.into,
  }));
}

const said = ({ family, limit, familyLimit, into, points: each }: BonusRule): boolean =>
  each < 0 || family !== undefined || limit !== undefined || familyLimit !== undefined || into !== undefined;

/** Whether 加分情形 say more than every scheme before did. */
export const hasOwnBonus = ({ bonus }: Pick<Scheme, 'bonus'>): boolean => bonus.rules.some(said);

/** Whether some of them take points. */
export const hasNegativeBonus = ({ bonus }: Pick<Scheme, 'bonus'>): boolean =>
  bonus.rules.some((rule) => rule.points < 0);

/** 「加分」, or 「加减分」 where some of them take points. */
export const bonusWord = (scheme: Pick<Scheme, 'bonus'>): string =>
  hasNegativeBonus(scheme) ? '加减分' : '加分';

/** Whether some of them enter the total beside the rubric, as their 计入 says. */
export const hasBonusBeside = ({ bonus }: Pick<Scheme, 'bonus'>): boolean =>
  bonus.rules.some(({ into }) => into === '总分');

/** Whether the score of a rubric may hold any of them. */
export const hasBonusInside = ({ bonus }: Pick<Scheme, 'bonus'>): boolean =>
  bonus.rules.length === 0 || bonus.rules.some(({ into }) => into !== '总分');

/**
 * What a rubric's score on paper calls those that it holds, where others enter the total beside it: 「计入细则的加减分」.
 * By reading 折算后计入 they enter the total as well, and stand in that score only on paper: 「列入报告的加减分」.
 */
export function rubricBonusWord(scheme: Pick<Scheme, 'bonus' | 'readings'>): string {
  const word = bonusWord(scheme);
  if (!hasBonusBeside(scheme)) return word;
  const apart = scheme.readings.加分 === '折算后计入' && hasBonusInside(scheme);
  return `${apart ? '列入报告的' : '计入细则的'}${word}`;
}

/** How claims of one work are held against each other: of what gives the highest counts, of what takes the most. */
export const onceWords = (takes: boolean): string =>
  takes ? '一项工作只减一次，按减得多的计' : '一项工作只加一次，就高不就低';

/** The same of all rules of a scheme. */
export const claimWords = (scheme: Pick<Scheme, 'bonus'>): string =>
  [onceWords(false), ...(hasNegativeBonus(scheme) ? [onceWords(true)] : [])].join('；');

/** What the type of a rule cannot say. */
export function checkBonus(scheme: Scheme): Fault[] {
  const remedy = '在方案的“加分情形”表改这一行。';
  return bonusGroups(scheme).flatMap(({ rules, limited, into }) =>
    rules.flatMap((rule): Fault[] => {
      const wrong = (field: keyof BonusRule, what: string, allowed: string): Fault =>
        fault('scheme-bonus', `加分情形“${rule.name}”${what}。`, allowed, remedy, [rule, field]);
      const another =
        rule.familyLimit !== undefined && limited && rule.familyLimit !== limited.familyLimit
          ? limited.familyLimit
          : undefined;
      return [
        ...(rule.familyLimit !== undefined && rule.family === undefined
          ? [wrong('familyLimit', '写了本类至多，没有写加分类别', '写加分类别；单项的上限写在“单项至多”')]
          : []),
        ...(another === undefined
          ? []
          : [
              wrong(
                'familyLimit',
                `的本类至多是 ${rule.familyLimit ?? ''}，同类的另一行是 ${another}`,
                '本类至多只写在一行，或各行相同',
              ),
            ]),
        ...(rule.into !== into
          ? [
              wrong(
                'into',
                `计入${rule.into ?? '没有写'}，同类的另一行计入${into ?? ''}`,
                '同一类都计入细则，或都计入总分，各行都写',
              ),
            ]
          : []),
        ...(rule.limit !== undefined && rule.limit < Math.abs(rule.points)
          ? [wrong('limit', `单项至多 ${rule.limit} 分，一次就是 ${rule.points} 分`, '单项至多不小于加分值')]
          : []),
      ];
    }),
  );
}
