import { kindName, partsOf } from '../schemes';
import { bonusRemarks, gradeRemarks, totalRemarks } from '../forms/master/publication';
import { bonusWord } from '../schemes/bonus';
import { bonusBeside, rubricAlone } from '../scoring/total';
import type { Decimal } from '../base/decimal';
import type { Finding } from '../base/finding';
import type { Scheme } from '../schemes/scheme';
import {
  ratingBy,
  unitsIn,
  type PartResult,
  type RatingResult,
  type Results,
  type RubricResult,
  type UnitResult,
} from '../scoring/results';
import { firstGroup, ratedKind, rubricKind, secondGroup } from '../schemes/zhengzhou-2019/earlier';
import { findingJson, say, sayTable } from './terminal';

/** Results as JSON for other tools, and as a table for people. */

const number = (value: Decimal | null | undefined): number | null => value?.toNumber() ?? null;

const rating = (result: RatingResult | null) => ({
  sum: number(result?.sum ?? null),
  converted: number(result?.converted ?? null),
});

const rubric = ({ yearEnd }: { yearEnd: RubricResult }) => ({
  items: yearEnd.items.map((item) => item.score.toNumber()),
  rubric: yearEnd.rubric.toNumber(),
  bonus: yearEnd.bonus.toNumber(),
});

const score = ({ yearEnd }: { yearEnd: RubricResult }) => ({
  score: yearEnd.score.toNumber(),
  weighted: yearEnd.weighted.toNumber(),
});

const verdict = (result: UnitResult) => ({
  total: number(result.total),
  grade: result.grade,
  veto: result.veto,
  eligible: result.eligible,
  rank: result.rank,
});

const nameIn = (scheme: Scheme) => {
  const names = new Map(scheme.units.map(({ id, name }) => [id, name]));
  return ({ unit }: UnitResult): string => names.get(unit) ?? unit;
};

/** What a unit got in one part; figures that the part's source does not have are left out. */
function partJson({ part, rating: given, rubric: own, report, weighted }: PartResult) {
  const said = { name: part.name, source: part.source };
  if (part.source === '评价表')
    return { ...said, ...rating(given), ...(given?.average ? { score: number(given.average) } : {}) };
  if (own) return { ...said, ...rubric({ yearEnd: own }), ...score({ yearEnd: own }) };
  return { ...said, score: number(report?.value), weighted: number(weighted) };
}

/** What enters the total beside the parts, where anything does. */
const beside = (result: UnitResult) => {
  const bonus = rubricAlone(result) ? 0 : bonusBeside(result.yearEnd).toNumber();
  const penalty = result.penalty.toNumber();
  return { ...(bonus === 0 ? {} : { bonus }), ...(penalty === 0 ? {} : { penalty }) };
};

/** All units by 对象类别, each with the parts that make up its total. */
function kindsJson(scheme: Scheme, results: Results) {
  const name = nameIn(scheme);
  return results.kinds
    .map(({ kind, units }) => ({
      kind: kindName(scheme, kind),
      units: units.map((result) => ({
        unit: name(result),
        parts: result.parts.map(partJson),
        ...beside(result),
        ...verdict(result),
      })),
    }))
    .filter(({ units }) => units.length > 0);
}

const earlierUnits = (results: Results | null, kind: string): readonly UnitResult[] =>
  unitsIn(results ?? undefined, kind);

/** `districts` and `members` are the shape of version 0.1.0, for tools that read it. */
export function resultsJson(scheme: Scheme, results: Results | null, findings: readonly Finding[]) {
  const name = nameIn(scheme);
  return {
    kinds: results ? kindsJson(scheme, results) : [],
    districts: earlierUnits(results, ratedKind).map((result) => ({
      unit: name(result),
      leader: rating(ratingBy(result, firstGroup)),
      office: rating(ratingBy(result, secondGroup)),
      yearEnd: { ...rubric(result), ...score(result) },
      ...verdict(result),
    })),
    members: earlierUnits(results, rubricKind).map((result) => ({
      unit: name(result),
      ...rubric(result),
      ...verdict(result),
    })),
    findings: findings.map(findingJson),
  };
}

const byRank = (a: UnitResult, b: UnitResult): number => (a.rank ?? 1e9) - (b.rank ?? 1e9);

/** What the columns beside it do not tell of the total and the grade. */
const remark = (scheme: Scheme, result: UnitResult): string =>
  [
    ...(result.veto ? ['一票否决'] : result.eligible ? ['可评先'] : []),
    ...gradeRemarks({ result }),
    ...bonusRemarks({ result }),
    ...totalRemarks({ result, scheme }),
  ].join('，');

export function sayResults(scheme: Scheme, results: Results): void {
  const name = nameIn(scheme);
  const show = (value: Decimal | null): string | number => value?.toNumber() ?? '—';
  let first = true;
  for (const { kind, units } of results.kinds) {
    if (units.length === 0) continue;
    if (!first) say();
    first = false;
    const [one] = units;
    const alone = one !== undefined && rubricAlone(one);
    const heads = alone
      ? ['细则', bonusWord(scheme)]
      : partsOf(scheme, kind).map(({ short }) => short.replace(/考核$/u, ''));
    say(`${kindName(scheme, kind)}成绩`);
    sayTable(
      ['名次', '单位', ...heads, '总分', '等次', '备注'],
      [...units]
        .sort(byRank)
        .map((result) => [
          result.rank ?? '—',
          name(result),
          ...(alone
            ? [show(result.yearEnd.rubric), show(result.yearEnd.bonus)]
            : result.parts.map(({ weighted }) => show(weighted))),
          show(result.total),
          result.grade ?? '—',
          remark(scheme, result),
        ]),
    );
  }
}
