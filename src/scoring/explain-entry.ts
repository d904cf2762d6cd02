import { decimal, sum, type Decimal } from '../base/decimal';
import { clauseById, sourceOf, type FormPart } from '../schemes/index';
import { bonusGroups, bonusWord, hasOwnBonus, onceWords, type BonusRule } from '../schemes/bonus';
import type { Clause } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { limitOf } from './clause';
import { addition, readingStep, shown, type Step, sixPlaces } from './explain-step';
import type { CountedBonus, CountedDeduction, RubricResult, RatingResult } from './results';

/** The last steps of a trace: one ledger row or one bonus claim, with its sentence, and why it does not count. */

const whyNot: Record<CountedDeduction['reason'], string> = {
  '': '',
  repeated: '重复登记，只扣一次',
  limited: '',
  'lighter-tier': '同组条款取较重的一条',
  overridden: '本小项以手填扣分为准',
};

/** How many steps a quantity came to. In proportion the points are kept to six decimals; the steps are shown as they are. */
function steps(clause: Clause, quantity: Decimal, points: Decimal): string {
  const counted = points.div(clause.points === null || clause.points === 0 ? 1 : clause.points);
  const exact = quantity.div(clause.step ?? 1);
  return shown(counted.minus(exact).abs().lt('0.00001') ? exact : counted);
}

/** How a clause came to its points, in figures. */
function pointsFormula(clause: Clause, quantity: Decimal, points: Decimal): string {
  const each = clause.points ?? 0;
  const unit = clause.unit ?? '';
  switch (clause.kind) {
    case 'fixed':
      return `一次${clause.earns ? '得' : '扣'} ${each}`;
    case 'count':
    case 'shortfall':
      if (clause.repeat !== undefined)
        return `${each} × ${shown(quantity)}${unit}，第二次起每次按 ${clause.repeat} 倍`;
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
): Step {
  const entry = clauseById(scheme).get(deduction.clause);
  const earns = entry?.clause.earns === true;
  const limit = entry && limitOf(entry.clause);
  const why = reason === 'limited' ? `本条最多${earns ? '得' : '扣'} ${limit ?? ''} 分` : whyNot[reason];
  const left = `${shown(reason === 'limited' ? points.minus(counted.abs()) : points)} 分：${why}`;
  return {
    label: deduction.facts === '' ? deduction.clause : deduction.facts,
    value: `${earns ? '得' : '扣'} ${shown(counted.abs())}`,
    ...(entry
      ? { formula: pointsFormula(entry.clause, deduction.quantity, points), source: sourceOf(entry) }
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
            value: `${shown(points)} 分：${onceWords(points.lt(0))}`,
            children: [],
          },
        ],
  };
}

const givenOrTaken = (points: Decimal, sign = points): string =>
  sign.lt(0) ? `减 ${shown(points.abs())}` : `加 ${shown(points)}`;

/** Limits that the notice sets beside 累计上限, where a scheme has any. */
function limitSteps(scheme: Scheme, { bonuses, bonus, inside }: RubricResult): Step[] {
  const of = (rules: readonly BonusRule[]) =>
    sum(
      bonuses.filter(({ claim }) => rules.some(({ id }) => id === claim.rule)).map(({ counted }) => counted),
    );
  const step = (what: string, points: Decimal, limit: number, source: string): Step[] =>
    points.abs().gt(limit)
      ? [{ label: what, value: `${givenOrTaken(points)}，至多 ${limit}`, source, children: [] }]
      : [];
  const groups = bonusGroups(scheme);
  const beside = bonus.minus(inside);
  return [
    ...scheme.bonus.rules.flatMap((rule) =>
      rule.limit === undefined ? [] : step(rule.name, of([rule]), rule.limit, rule.source),
    ),
    ...groups.flatMap(({ rules, limited }) =>
      limited?.familyLimit === undefined
        ? []
        : step(`${limited.family ?? ''}合计`, of(rules), limited.familyLimit, limited.source),
    ),
    ...(hasOwnBonus(scheme) && !inside.eq(0) && !beside.eq(0)
      ? [
          { label: '计入细则', value: givenOrTaken(inside), children: [] },
          { label: '计入总分', value: givenOrTaken(beside), children: [] },
        ]
      : []),
  ];
}

/** All claims with the limits; nothing where none was made. */
export function explainBonus(scheme: Scheme, result: RubricResult): Step[] {
  const { bonus, bonuses } = result;
  if (bonuses.length === 0) return [];
  const counting = bonuses.filter(({ counted }) => !counted.eq(0)).map(({ counted }) => counted);
  const added = addition(counting).formula;
  const capped = sum(counting).gt(decimal(scheme.bonus.cap)) ? `，累计不超过 ${scheme.bonus.cap}` : '';
  return [
    {
      label: `${bonusWord(scheme)}合计`,
      value: givenOrTaken(bonus),
      ...(added === undefined ? {} : { formula: `${added}${capped}` }),
      source: scheme.bonus.source,
      about: { is: 'bonus' },
      children: [
        ...bonuses.map((each) => explainClaim(scheme, each)),
        ...limitSteps(scheme, result),
        readingStep(scheme, '加分'),
      ],
    },
  ];
}

/** The part of a trace that goes back to the 评价表. */

const decided = { scale: '未收到，按收到份数折算', zero: '未收到，按零分计' } as const;

function formula(
  { weight, full, averageDecimals, combination }: FormPart,
  { sum, average, exact, converted, coefficient, scale, outstanding, decided: missing, exempt }: RatingResult,
): string {
  if (!exact)
    return outstanding.length > 0 ? `还差 ${outstanding.length} 份未定` : '没有一份可计，无从按份数折算';
  if (average) {
    const rounded = averageDecimals === null ? '' : `（保留 ${averageDecimals} 位小数）`;
    return `${combination} ${shown(average)}${rounded} × ${weight} ÷ ${full} = ${sixPlaces(exact)}，四舍五入为 ${shown(converted)}`;
  }
  const causes = [
    ...(missing.some(({ decision }) => decision === 'scale') ? ['缺表'] : []),
    ...new Set(exempt.map(({ why }) => why)),
  ];
  const scaled = scale.eq(1) ? '' : ` × ${sixPlaces(scale)}（${causes.join('、')}折算）`;
  return `${shown(sum)} × ${sixPlaces(coefficient)}${scaled} = ${sixPlaces(exact)}，四舍五入为 ${shown(converted)}`;
}

export function explainRating(scheme: Scheme, part: FormPart, result: RatingResult): Step {
  const { form, group: kind } = part;
  const nameOf = (id: string) => scheme.raters.find((rater) => rater.id === id)?.name ?? id;
  return {
    label: `${part.name}（${form.annex}，占 ${part.weight} 分）`,
    value: shown(result.converted),
    formula: formula(part, result),
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
      readingStep(scheme, '换算舍入'),
      readingStep(scheme, '折算系数'),
      ...(result.decided.length > 0 ? [readingStep(scheme, '缺表')] : []),
    ],
  };
}
