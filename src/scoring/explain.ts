import { sum } from '../base/decimal';
import { circumstancesOf, unitById } from '../schemes/index';
import { gradesOf, rankedWith, tiesOf, vetoedPlace } from '../schemes/grades';
import { isAsked } from '../schemes/readings';
import type { Scheme, UnitKind } from '../schemes/scheme';
import { memberReading } from '../schemes/zhengzhou-2019/earlier';
import { cancelIsRead, lessPenalty, penalties } from './awards';
import { explainBonus, explainRating } from './explain-entry';
import { explainRubric } from './explain-rubric';
import { readingStep, shown, signedSum, type Step } from './explain-step';
import { allUnits, type PartResult, type Results, type UnitResult } from './results';
import { addedParts, bonusApart, gradeOf, rubricAlone, totalCap } from './total';

export type { Step } from './explain-step';

/** 分数来历: a result walked back to the cells and sentences that made it. */

function totalFormula(scheme: Scheme, result: UnitResult): string {
  const parts = addedParts(scheme, result);
  const left = signedSum(parts);
  const { exactTotal: exact, total, penalty } = result;
  if (!exact || !total) return left;
  const added = sum(parts.flatMap((part) => part ?? []));
  const rest = lessPenalty(added, penalty);
  const less = added.minus(penalty);
  const taken = penalty.gt(0) ? ` − 情形扣分 ${shown(penalty)} = ${shown(less)}` : '';
  const floor = less.lt(0) ? '，不足 0 分按 0 分计' : '';
  const capped = exact.eq(rest) ? '' : `，封顶 ${shown(exact)}`;
  const rounded = total.eq(exact) ? '' : `，四舍五入为 ${shown(total)}`;
  return `${left} = ${shown(added)}${taken}${floor}${capped}${rounded}`;
}

/** What ended a total, where something did: the scheme's own 总分封顶 or a reading. */
function capSteps(scheme: Scheme, result: UnitResult): Step[] {
  const cap = totalCap(scheme);
  const { exactTotal: exact, penalty } = result;
  if (cap === null || !exact?.eq(cap)) return [];
  const added = sum(addedParts(scheme, result).flatMap((part) => part ?? []));
  if (lessPenalty(added, penalty).lte(cap)) return [];
  if (scheme.totalCap === cap) return [{ label: '总分封顶', value: `${cap} 分`, children: [] }];
  return [readingStep(scheme, scheme.readings.总分封顶 === '封顶100' ? '总分封顶' : '加分')];
}

const kindOfUnit = (scheme: Scheme, unit: string): UnitKind => unitById(scheme, unit)?.kind ?? '';

/** What 情形 take from the total, each with its sentence. */
const explainPenalty = (scheme: Scheme, result: UnitResult): Step[] =>
  result.penalty.gt(0)
    ? [
        {
          label: '情形扣分',
          value: `扣 ${shown(result.penalty)}`,
          about: { is: 'incidents' },
          ...(result.incidents ? { origin: result.incidents.origin } : {}),
          children: penalties(scheme, kindOfUnit(scheme, result.unit), result.incidents ?? undefined).map(
            ({ points, text, source }): Step => ({
              label: text,
              value: `扣 ${shown(points)}`,
              source,
              children: [],
            }),
          ),
        },
      ]
    : [];

/** A figure that somebody sent, with the cell where the office typed it. */
function explainReport({ part, report, weighted }: PartResult): Step {
  const converted = part.weight === part.full ? '' : ` ÷ ${part.full} × ${part.weight}`;
  const exact = report && report.value.times(part.weight).div(part.full);
  const rounded =
    exact && weighted && shown(weighted) !== shown(exact) ? `，四舍五入为 ${shown(weighted)}` : '';
  return {
    label: `${part.name}（转报分，占 ${part.weight} 分）`,
    value: shown(weighted),
    ...(report ? { formula: `${shown(report.value)}${converted} = ${shown(exact)}${rounded}` } : {}),
    ...(part.sentence === '' ? {} : { source: part.sentence }),
    ...(report ? { origin: report.origin } : {}),
    about: { is: 'report', part: part.name },
    children: report && report.basis !== '' ? [{ label: '依据', value: report.basis, children: [] }] : [],
  };
}

function explainPart(scheme: Scheme, result: PartResult, apart: boolean): Step {
  const { part, rating, rubric } = result;
  if (part.source === '评价表' && rating) return explainRating(scheme, part, rating);
  if (part.source === '考核细则' && rubric) return explainRubric(scheme, part, rubric, apart);
  return explainReport(result);
}

/** Whether something beside the total must tell the ranks of two units of a ranking class apart. */
const sameMerit = (scheme: Scheme, one: UnitResult, other: UnitResult): boolean =>
  one.rank !== null &&
  other.rank !== null &&
  one.total !== null &&
  other.total?.eq(one.total) === true &&
  (vetoedPlace(scheme, other.kind) !== '列在最后' || one.veto === other.veto);

/** The trace of a unit's result; undefined for a unit that has none. */
export function explain(scheme: Scheme, results: Results, unitId: string): Step | undefined {
  const all = allUnits(results);
  const result = all.find(({ unit }) => unit === unitId);
  if (!result) return undefined;
  const { total } = result;
  const together = rankedWith(scheme, result.kind);
  const tied = all.some(
    (each) => each !== result && together.includes(each.kind) && sameMerit(scheme, each, result),
  );
  const apart = bonusApart(scheme, result.parts);
  return {
    label: unitById(scheme, unitId)?.name ?? unitId,
    value: `总分 ${shown(total)}`,
    formula: totalFormula(scheme, result),
    about: { is: 'total' },
    children: [
      ...result.parts.map((part) => explainPart(scheme, part, apart)),
      ...(apart
        ? explainBonus(
            scheme,
            result.yearEnd,
            result.parts.some(({ rubric }) => rubric),
          )
        : []),
      ...explainPenalty(scheme, result),
      ...capSteps(scheme, result),
      readingStep(scheme, '总分舍入'),
      ...(rubricAlone(result) && isAsked(memberReading, scheme) ? [readingStep(scheme, memberReading)] : []),
      ...explainVerdict(scheme, result, tied),
    ],
  };
}

/** The part of a trace that says what follows from the total: grade, veto, eligibility, rank. */

const reason = (value: string): Step => ({ label: '理由', value, children: [] });

function explainGrade(scheme: Scheme, result: UnitResult): Step {
  const { total, grade: name, gradeReasons } = result;
  if (!total || name === null) return { label: '等次', value: '未定', children: [] };
  const kind = kindOfUnit(scheme, result.unit);
  const grades = gradesOf(scheme, kind);
  const index = grades.findIndex((each) => each.name === gradeOf(scheme, kind, total));
  const [above, byScore] = [grades[index - 1], grades[index]];
  const parts = [
    ...(byScore && byScore.from > 0 ? [`${shown(total)} ≥ ${byScore.from}`] : []),
    ...(above ? [`${shown(total)} < ${above.from}`] : []),
  ];
  const differs = byScore !== undefined && byScore.name !== name;
  const struck = differs && result.veto && scheme.readings.否决等次 === '定为未完成';
  const why = struck ? '一票否决改为' : '改为';
  const moved = differs ? `，按得分为${byScore.name}，${why}${name}` : '';
  return {
    label: '等次',
    value: name,
    formula: `${parts.join('，')}${moved}`,
    ...(byScore ? { source: byScore.source } : {}),
    about: { is: 'grade' },
    children: [
      ...gradeReasons.map(reason),
      ...(gradeReasons.length > 0 && !result.veto ? incidentStep(scheme, result) : []),
      ...(struck ? [readingStep(scheme, '否决等次')] : []),
    ],
  };
}

/** The cell of 奖惩情形 that a veto or a lost eligibility rests on. */
function incidentStep(scheme: Scheme, { incidents }: UnitResult): Step[] {
  if (!incidents) return [];
  const value = circumstancesOf(scheme)
    .map(({ id, name, unit }) => `${name} ${incidents.counts[id] ?? 0} ${unit}`)
    .join('，');
  return [{ label: '奖惩情形', value, origin: incidents.origin, about: { is: 'incidents' }, children: [] }];
}

/** What tells it from units with the same total. */
function tieSteps(scheme: Scheme, { kind, parts }: UnitResult): Step[] {
  const own = tiesOf(scheme, kind);
  if (!own) return [readingStep(scheme, '并列')];
  const figures = own.map((name) => {
    const part = parts.find((each) => each.part.name === name);
    return `${name} ${shown(part?.weighted ?? null)}`;
  });
  return [{ label: '同分先看', value: figures.join('，'), children: [] }];
}

/** Where a vetoed unit is ranked. */
function vetoedSteps(scheme: Scheme, { kind }: UnitResult): Step[] {
  const own = scheme.kinds.find(({ id }) => id === kind)?.vetoed;
  return own === undefined
    ? [readingStep(scheme, '否决排名')]
    : [{ label: '否决的排名', value: own, children: [] }];
}

/** A rank in figures, or why there is none: the total is not decided, or it is not ranked. */
export const rankText = ({ rank, total }: Pick<UnitResult, 'rank' | 'total'>): string =>
  rank === null ? (total ? '不排名' : '未定') : String(rank);

function explainRank(scheme: Scheme, result: UnitResult, tied: boolean): Step {
  return {
    label: '名次',
    value: rankText(result),
    about: { is: 'rank' },
    children: [
      ...(tied ? tieSteps(scheme, result) : []),
      ...(result.veto ? vetoedSteps(scheme, result) : []),
    ],
  };
}

/** Whether the score that a veto asks for is not the total. */
const judgedByRubric = ({ readings, veto }: Scheme, result: UnitResult): boolean =>
  readings.否决成绩 === '细则得分' &&
  veto.below !== null &&
  result.parts.some(({ rubric }) => rubric) &&
  !rubricAlone(result);

/** @param tied another unit that it is ranked with has the same total */
function explainVerdict(scheme: Scheme, result: UnitResult, tied: boolean): Step[] {
  const open = result.total === null;
  // While the total is open, what 情形 cost is already certain.
  const undecided = open && result.ineligibleReasons.length === 0;
  return [
    explainGrade(scheme, result),
    {
      label: '一票否决',
      value: result.veto ? '是' : open ? '未定' : '否',
      about: { is: 'veto' },
      children: [
        ...result.vetoReasons.map(reason),
        ...(judgedByRubric(scheme, result) ? [readingStep(scheme, '否决成绩')] : []),
        ...(result.veto ? incidentStep(scheme, result) : []),
      ],
    },
    {
      label: '评先资格',
      value: undecided ? '未定' : result.eligible ? '有' : '无',
      about: { is: 'eligible' },
      children: [
        ...result.ineligibleReasons.map(reason),
        ...(result.veto ? [] : incidentStep(scheme, result)),
        ...(cancelIsRead(scheme, kindOfUnit(scheme, result.unit), result.incidents ?? undefined)
          ? [readingStep(scheme, '评先取消')]
          : []),
      ],
    },
    explainRank(scheme, result, tied),
  ];
}
