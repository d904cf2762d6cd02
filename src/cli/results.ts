import { kindOf } from '../schemes';
import type { ScorePart } from '../schemes/kinds';
import type { Decimal } from '../base/decimal';
import type { Finding } from '../base/finding';
import type { Scheme } from '../schemes/scheme';
import type { RatingResult, Results, UnitResult } from '../scoring/results';
import { findingJson, say, sayTable } from './terminal';

/** Results as JSON for other tools, and as a table for people. */

const number = (value: Decimal | null): number | null => value?.toNumber() ?? null;

const rating = (result: RatingResult | null) => ({
  sum: number(result?.sum ?? null),
  converted: number(result?.converted ?? null),
});

const rubric = ({ yearEnd }: UnitResult) => ({
  items: yearEnd.items.map((item) => item.score.toNumber()),
  rubric: yearEnd.rubric.toNumber(),
  bonus: yearEnd.bonus.toNumber(),
});

const score = ({ yearEnd }: UnitResult) => ({
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
const partJson = (result: UnitResult) => (part: ScorePart) => ({
  name: part.name,
  source: part.source,
  ...(part.source === '评价表' ? rating(result[part.form]) : { ...rubric(result), ...score(result) }),
});

/** All units by 对象类别, each with the parts that make up its total. */
function kindsJson(scheme: Scheme, results: Results) {
  const name = nameIn(scheme);
  return scheme.kinds
    .map((kind) => ({
      kind: kind.name,
      units: results[kind.id === 'district' ? 'districts' : 'members'].map((result) => ({
        unit: name(result),
        parts: kind.parts.map(partJson(result)),
        ...verdict(result),
      })),
    }))
    .filter(({ units }) => units.length > 0);
}

/** `districts` and `members` are the shape of version 0.1.0, for tools that read it. */
export function resultsJson(scheme: Scheme, results: Results | null, findings: readonly Finding[]) {
  const name = nameIn(scheme);
  return {
    kinds: results ? kindsJson(scheme, results) : [],
    districts: (results?.districts ?? []).map((result) => ({
      unit: name(result),
      leader: rating(result.leader),
      office: rating(result.office),
      yearEnd: { ...rubric(result), ...score(result) },
      ...verdict(result),
    })),
    members: (results?.members ?? []).map((result) => ({
      unit: name(result),
      ...rubric(result),
      ...verdict(result),
    })),
    findings: findings.map(findingJson),
  };
}

const byRank = (a: UnitResult, b: UnitResult): number => (a.rank ?? 1e9) - (b.rank ?? 1e9);

const remark = (result: UnitResult): string => (result.veto ? '一票否决' : result.eligible ? '可评先' : '');

export function sayResults(scheme: Scheme, results: Results): void {
  const name = nameIn(scheme);
  const show = (value: Decimal | null): string | number => value?.toNumber() ?? '—';
  if (results.districts.length > 0) {
    say(`${kindOf(scheme, 'district').name}成绩`);
    sayTable(
      ['名次', '单位', '领导', '平时', '年终', '总分', '等次', '备注'],
      [...results.districts]
        .sort(byRank)
        .map((result) => [
          result.rank ?? '—',
          name(result),
          show(result.leader?.converted ?? null),
          show(result.office?.converted ?? null),
          show(result.yearEnd.weighted),
          show(result.total),
          result.grade ?? '—',
          remark(result),
        ]),
    );
  }
  if (results.members.length > 0) {
    say();
    say(`${kindOf(scheme, 'member').name}成绩`);
    sayTable(
      ['名次', '单位', '细则', '加分', '总分', '等次', '备注'],
      [...results.members]
        .sort(byRank)
        .map((result) => [
          result.rank ?? '—',
          name(result),
          show(result.yearEnd.rubric),
          show(result.yearEnd.bonus),
          show(result.total),
          result.grade ?? '—',
          remark(result),
        ]),
    );
  }
}
