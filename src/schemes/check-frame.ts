import { decimal, sum } from '../base/decimal';
import { fault, repeated, type Fault } from './fault';
import { gradesOf, hasQuota, type Grade } from './grades';
import { partsOf } from './parts';
import { saysKinds } from './kinds';
import type { Scheme } from './scheme';

/** The frame of a scheme: weights, grades, awards and days. */

/** The parts of a kind make up its whole score: which of them is wrong nobody can say but the office. */
const weights = (scheme: Scheme): Fault[] =>
  scheme.kinds.flatMap(({ id, name, parts: own }) => {
    // What has no units needs no rubric, and its parts may not be whole.
    if (!scheme.units.some(({ kind }) => kind === id)) return [];
    const parts = partsOf(scheme, id);
    const total = sum(parts.map(({ weight }) => decimal(weight)));
    if (total.eq(100)) return [];
    const said = parts.map((part) => `${part.name} ${part.weight}`).join('、');
    return [
      fault(
        'scheme-weights',
        `${name}各部分的比重合计 ${total.toFixed()}%（${said}）。`,
        '合计 100%',
        `改${parts.map((part) => part.name).join('、')}的比重。`,
        saysKinds(scheme) ? [own[0] ?? scheme, 'weight'] : [scheme.yearEnd, 'weight'],
      ),
    ];
  });

/** Grades run from the best down to 0, so that every total has exactly one. */
function gradesOfKind(grades: readonly Grade[], kind: string): Fault[] {
  const bounds = grades.map(({ from }) => from);
  const rising = grades.find(({ from }, index) => index > 0 && from >= (bounds[index - 1] ?? 0));
  const astray = rising ?? (bounds.at(-1) === 0 ? undefined : (grades.at(-1) ?? grades));
  const found: Fault[] = [];
  if (astray) {
    const message = `${kind}等次下限依次为 ${bounds.join('、')}。`;
    found.push(
      fault('scheme-grades', message, '由高到低，末一等次从 0 分起', '改等次下限。', [astray, 'from']),
    );
  }
  for (const name of repeated(grades.map((grade) => grade.name)))
    found.push(
      fault('scheme-grade-twice', `${kind}等次“${name}”出现两次。`, '等次名称不得重复', '改等次名称。', [
        grades.findLast((grade) => grade.name === name) ?? grades,
        'name',
      ]),
    );
  return found;
}

/** 名额: a number or a share, never both; the last grade takes whoever is left. */
function quotas({ grades }: Scheme): Fault[] {
  const wrong = (grade: Grade, what: string, allowed: string): Fault =>
    fault('scheme-quota', `等次“${grade.name}”${what}。`, allowed, '改等次的名额。', [
      grade,
      grade.share === undefined ? 'places' : 'share',
    ]);
  return grades.flatMap((grade) => {
    const { places, share, from } = grade;
    const found: [boolean, string, string][] = [
      [places !== undefined && share !== undefined, '的名额既写了个数，又写了占比', '两格只填一格'],
      [
        places !== undefined && !(Number.isInteger(places) && places >= 1),
        `的名额是 ${places ?? ''} 个`,
        '1 以上的整数；原文没有名额的，留空',
      ],
      [
        share !== undefined && !(share > 0 && share <= 100),
        `的名额占比是 ${share ?? ''}%`,
        '大于 0、不超过 100 的数；原文没有名额的，留空',
      ],
      [hasQuota(grade) && from === 0, '是末一等，不能有名额', '末一等的名额留空'],
    ];
    return found.flatMap(([is, what, allowed]) => (is ? [wrong(grade, what, allowed)] : []));
  });
}

/** Each kind of unit has a whole table, its own or the common one. */
function grades(scheme: Scheme): Fault[] {
  const apart = scheme.grades.some(({ kinds }) => kinds !== undefined);
  const known = scheme.kinds.map(({ id }) => id);
  const found = apart
    ? scheme.kinds.flatMap(({ id, name }) => gradesOfKind(gradesOf(scheme, id), `“${name}”的`))
    : gradesOfKind(scheme.grades, '');
  for (const grade of scheme.grades)
    for (const kind of (grade.kinds ?? []).filter((each) => !known.includes(each))) {
      const message = `等次“${grade.name}”的适用类别“${kind}”不是对象类别。`;
      const allowed = `${scheme.kinds.map((each) => each.name).join('、')}；适用全部类别的留空`;
      found.push(fault('scheme-grade-kind', message, allowed, '改等次的适用类别。', [grade, 'kinds']));
    }
  const names = scheme.grades.map(({ name }) => name);
  if (!names.includes(scheme.awards.grade)) {
    const message = `评先所需的等次“${scheme.awards.grade}”不在等次中。`;
    found.push(
      fault('scheme-award-grade', message, names.join('、'), '改评先等次。', [scheme.awards, 'grade']),
    );
  }
  return found;
}

/** 「0 起以上」 would strike every unit: from one on, or the scheme has no such rule. */
function thresholds({ awards, veto }: Scheme): Fault[] {
  const found: [string, { accidents: number | null }][] = [
    ['取消评先的较大事故起数', awards],
    ['一票否决的较大及以上事故起数', veto],
  ];
  return found.flatMap(([label, owner]) => {
    const value = owner.accidents;
    return value === null || (Number.isInteger(value) && value >= 1)
      ? []
      : [
          fault(
            'scheme-threshold',
            `方案的“${label}”是 ${value}。`,
            '1 以上的整数；原文没有这条规定的，留空',
            '改起数，或清空这一格。',
            [owner, 'accidents'],
          ),
        ];
  });
}

/** Days follow one another, and the period lies in the year that is assessed. */
function calendar(scheme: Scheme): Fault[] {
  const { calendar: days, year } = scheme;
  const fields = ['periodStart', 'periodEnd', 'assessmentStart', 'assessmentEnd', 'reportDue'] as const;
  const order = fields.map((field) => days[field]);
  const found: Fault[] = [];
  // ISO dates sort as text.
  const early = fields.find((field, index) => index > 0 && days[field] < (order[index - 1] ?? ''));
  if (early) {
    const allowed = '考核时限、考核时间、报送时间先后相接';
    found.push(
      fault('scheme-calendar', `日期次序不对：${order.join('、')}。`, allowed, '改日期。', [days, early]),
    );
  }
  const outside = (['periodStart', 'periodEnd'] as const).find(
    (field) => !days[field].startsWith(`${year}-`),
  );
  if (outside) {
    const message = `考核时限 ${days.periodStart} 至 ${days.periodEnd} 不在 ${year} 年度内。`;
    found.push(fault('scheme-year', message, `${year} 年度`, '改年度或考核时限。', [days, outside]));
  }
  if (days.spotChecks.from > days.spotChecks.to) {
    const message = `抽查数 ${days.spotChecks.from}-${days.spotChecks.to} 前大后小。`;
    found.push(fault('scheme-spot-checks', message, '前小后大', '改抽查数。', [days.spotChecks, 'from']));
  }
  return found;
}

export const checkFrame = (scheme: Scheme): Fault[] => [
  ...weights(scheme),
  ...grades(scheme),
  ...quotas(scheme),
  ...thresholds(scheme),
  ...calendar(scheme),
];
