import { decimal, zero, type Decimal } from '../base/decimal';
import { clauseById, ratersOf, sourceOf, type FormPart } from '../schemes/index';
import { bonusWord, hasOwnBonus, onceWords } from '../schemes/bonus';
import type { Clause } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { bonusLimits } from './bonus';
import { limitOf } from './clause';
import { addition, readingStep, shown, type Step, sixPlaces } from './explain-step';
import { fewest } from './rating';
import type { CountedBonus, CountedDeduction, RubricResult, RatingResult } from './results';

/** The last steps of a trace: one ledger row or one bonus claim, with its sentence, and why it does not count. */

const whyNot: Record<Exclude<CountedDeduction['reason'], 'repeated' | 'limited'>, string> = {
  '': '',
  'lighter-tier': '同组条款取较重的一条',
  overridden: '本小项以手填扣分为准',
};

/** How many steps a quantity came to. In proportion the points are kept to six decimals; the steps are shown as they are. */
function steps(clause: Clause, quantity: Decimal, points: Decimal): string {
  const counted = points.div(clause.points === null || clause.points === 0 ? 1 : clause.points);
  const exact = quantity.div(clause.step ?? 1);
  return shown(counted.minus(exact).abs().lt('0.00001') ? exact : counted);
}

/**
 * How a clause came to its points, in figures.
 * @param before quantities of the clause that the ledger records above this row
 */
function pointsFormula(clause: Clause, quantity: Decimal, points: Decimal, before: Decimal): string {
  const each = clause.points ?? 0;
  const unit = clause.unit ?? '';
  switch (clause.kind) {
    case 'fixed':
      return `一次${clause.earns ? '得' : '扣'} ${each}`;
    case 'count':
    case 'shortfall':
      if (clause.repeat !== undefined)
        return `${each} × ${shown(quantity)}${unit}${before.gt(0) ? `（此前已记 ${shown(before)}${unit}）` : ''}，第二次起每次按 ${clause.repeat} 倍`;
      return clause.step === null
        ? `${each} × ${shown(quantity)}${unit}`
        : `${each} × ${steps(clause, quantity, points)}档（${shown(quantity)}${unit}，每 ${clause.step}${unit} 一档）`;
    case 'percent':
      return `${each} × ${steps(clause, quantity, points)}档（少 ${shown(quantity)} ${unit}，每 ${clause.step ?? 1} 一档）`;
    case 'proportion':
      return `${each} × ${shown(quantity)}%`;
    case 'discretion':
      return `酌情定为 ${shown(points)}（${each}—${clause.to ?? each} 分）`;
    case 'row':
      return `本小项 ${shown(points)} 分全扣`;
    case 'indicator':
    case 'event':
      return `本大项 ${shown(points)} 分全扣`;
    case 'unstated':
      return '原文未列分值，只记录';
    case 'veto':
      return '否决项，不计分';
  }
}

const inSteps = (clause: Clause, quantity: Decimal): boolean =>
  (clause.kind === 'percent' || (clause.step !== null && clause.repeat === undefined)) &&
  !quantity
    .div(clause.step ?? 1)
    .mod(1)
    .eq(0);

export function explainDeduction(
  scheme: Scheme,
  { deduction, points, counted, reason }: CountedDeduction,
  before = zero,
): Step {
  const entry = clauseById(scheme).get(deduction.clause);
  const earns = entry?.clause.earns === true;
  const limit = entry && limitOf(entry.clause);
  const word = earns ? '得' : '扣';
  const why =
    reason === 'limited'
      ? `本条最多${word} ${limit ?? ''} 分`
      : reason === 'repeated'
        ? `重复登记，只${word}一次`
        : whyNot[reason];
  const left = `${shown(reason === 'limited' ? points.minus(counted.abs()) : points)} 分：${why}`;
  return {
    label: deduction.facts === '' ? deduction.clause : deduction.facts,
    value: `${word} ${shown(counted.abs())}`,
    ...(entry
      ? { formula: pointsFormula(entry.clause, deduction.quantity, points, before), source: sourceOf(entry) }
      : {}),
    origin: deduction.origin,
    about: { is: 'deduction', id: deduction.id },
    children: [
      ...(reason === '' ? [] : [{ label: '不计', value: left, children: [] }]),
      ...(entry && inSteps(entry.clause, deduction.quantity) ? [readingStep(scheme, '不足一档')] : []),
    ],
  };
}

function explainClaim(scheme: Scheme, { claim, points, counted }: CountedBonus): Step {
  const rule = scheme.bonus.rules.find((each) => each.id === claim.rule);
  return {
    label: `${points.lt(0) ? '减分' : '加分'}：${claim.work}（${rule?.name ?? claim.rule}）`,
    value: givenOrTaken(counted, points),
    ...(rule ? { source: rule.source } : {}),
    origin: claim.origin,
    about: { is: 'claim', id: claim.id },
    children: counted.eq(points)
      ? []
      : [
          {
            label: '不计',
            value: `${shown(points.abs())} 分：${onceWords(points.lt(0))}`,
            children: [],
          },
        ],
  };
}

const givenOrTaken = (points: Decimal, sign = points): string =>
  sign.lt(0) ? `减 ${shown(points.abs())}` : `加 ${shown(points)}`;

/** Limits that the notice sets beside 累计上限, where they took something, and where 加减分 entered. */
function limitSteps(scheme: Scheme, { bonuses, bonus, inside }: RubricResult): Step[] {
  const beside = bonus.minus(inside);
  return [
    ...bonusLimits(scheme, bonuses).limits.map(({ of, points, most, source }): Step => ({
      label: of,
      value: `${givenOrTaken(points)}，至多 ${most}`,
      source,
      children: [],
    })),
    ...(hasOwnBonus(scheme) && !inside.eq(0) && !beside.eq(0)
      ? [
          { label: '计入细则', value: givenOrTaken(inside), children: [] },
          { label: '计入总分', value: givenOrTaken(beside), children: [] },
        ]
      : []),
  ];
}

/** How the claims come to what counts: added up, and what each limit left of that; nothing where they are one figure. */
function bonusFormula(scheme: Scheme, { bonus, bonuses }: RubricResult): { formula?: string } {
  const counting = bonuses.filter(({ counted }) => !counted.eq(0)).map(({ counted }) => counted);
  const { limits, left } = bonusLimits(scheme, bonuses);
  const limited = limits.length > 0 ? `，按单项、本类的上限计 ${shown(left)}` : '';
  const capped = left.eq(bonus) ? '' : `，累计不超过 ${scheme.bonus.cap}`;
  const [only] = counting;
  const added =
    addition(counting).formula ?? (only && `${limited}${capped}` !== '' ? shown(only) : undefined);
  return added === undefined ? {} : { formula: `${added}${limited}${capped}` };
}

/**
 * All claims with the limits; nothing where none was made.
 * @param enters whether they may enter a rubric that is a part of the total: then reading 加分 decides of those that do
 *   not say it themselves
 */
export function explainBonus(scheme: Scheme, result: RubricResult, enters: boolean): Step[] {
  const { bonus, bonuses } = result;
  if (bonuses.length === 0) return [];
  const decides =
    enters &&
    bonuses.some(({ claim }) =>
      scheme.bonus.rules.some(({ id, into }) => id === claim.rule && into === undefined),
    );
  return [
    {
      label: `${bonusWord(scheme)}合计`,
      value: givenOrTaken(bonus),
      ...bonusFormula(scheme, result),
      source: scheme.bonus.source,
      about: { is: 'bonus' },
      children: [
        ...bonuses.map((each) => explainClaim(scheme, each)),
        ...limitSteps(scheme, result),
        ...(decides ? [readingStep(scheme, '加分')] : []),
      ],
    },
  ];
}

/** The part of a trace that goes back to the 评价表. */

const decided = { scale: '未收到，按收到份数折算', zero: '未收到，按零分计' } as const;

/** Scores that an average is made of are fewer than three: none is left out. */
const whole = ({ combination }: FormPart, { scores, decided: missing }: RatingResult): boolean =>
  combination === '去掉最高最低后平均' &&
  scores.length + missing.filter(({ decision }) => decision === 'zero').length < fewest;

/** 「 × 0.125」, or as a division where the figure does not end: who calculates after it comes to the same. */
const times = (factor: Decimal, dividend: number, divisor: number): string =>
  factor.eq(factor.round(6)) ? ` × ${sixPlaces(factor)}` : ` × ${dividend} ÷ ${divisor}`;

function formula(scheme: Scheme, part: FormPart, result: RatingResult): string {
  const { group, form, weight, full, averageDecimals, combination } = part;
  const { sum, average, exact, converted, coefficient, scale, outstanding, exempt } = result;
  if (!exact)
    return outstanding.length > 0 ? `还差 ${outstanding.length} 份未定` : '没有一份可计，无从按份数折算';
  if (average) {
    const rounded = averageDecimals === null ? '' : `（保留 ${averageDecimals} 位小数）`;
    const how = whole(part, result) ? `不足 ${fewest} 个分数，不去掉最高最低，平均` : combination;
    return `${how} ${shown(average)}${rounded} × ${weight} ÷ ${full} = ${sixPlaces(exact)}，四舍五入为 ${shown(converted)}`;
  }
  const scaledAway = result.decided.filter(({ decision }) => decision === 'scale').length;
  const causes = [...(scaledAway > 0 ? ['缺表'] : []), ...new Set(exempt.map(({ why }) => why))];
  const forms = ratersOf(scheme, group).length;
  const scaled = scale.eq(1)
    ? ''
    : `${times(scale, forms, forms - scaledAway - exempt.length)}（${causes.join('、')}折算）`;
  const factor = times(coefficient, weight, decimal(form.maximum).times(forms).toNumber());
  return `${shown(sum)}${factor}${scaled} = ${sixPlaces(exact)}，四舍五入为 ${shown(converted)}`;
}

export function explainRating(scheme: Scheme, part: FormPart, result: RatingResult): Step {
  const { form, group: kind } = part;
  const nameOf = (id: string) => scheme.raters.find((rater) => rater.id === id)?.name ?? id;
  return {
    label: `${part.name}（${form.annex}，占 ${part.weight} 分）`,
    value: shown(result.converted),
    formula: formula(scheme, part, result),
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
      ...result.exempt.map(({ rater, why }) => ({
        label: nameOf(rater),
        value: why === '弃权' ? '弃权，不计' : '本单位，不评',
        about: { is: 'score' as const, kind, rater },
        children: [],
      })),
      ...result.outstanding.map((rater) => ({
        label: nameOf(rater),
        value: '未收到，尚未决定',
        about: { is: 'score' as const, kind, rater },
        children: [],
      })),
      ...(part.decimals === undefined ? [readingStep(scheme, '换算舍入')] : []),
      ...(part.combination === '总分×系数' ? [readingStep(scheme, '折算系数')] : []),
      ...(result.decided.length > 0 ? [readingStep(scheme, '缺表')] : []),
    ],
  };
}
