import { unitById } from '../schemes';
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

export function resultsJson(scheme: Scheme, results: Results | null, findings: readonly Finding[]) {
  const name = ({ unit }: UnitResult) => unitById(scheme, unit)?.name ?? unit;
  const rubric = ({ yearEnd }: UnitResult) => ({
    items: yearEnd.items.map((item) => item.score.toNumber()),
    rubric: yearEnd.rubric.toNumber(),
    bonus: yearEnd.bonus.toNumber(),
  });
  const verdict = (result: UnitResult) => ({
    total: number(result.total),
    grade: result.grade,
    veto: result.veto,
    eligible: result.eligible,
    rank: result.rank,
  });
  return {
    districts: (results?.districts ?? []).map((result) => ({
      unit: name(result),
      leader: rating(result.leader),
      office: rating(result.office),
      yearEnd: {
        ...rubric(result),
        score: result.yearEnd.score.toNumber(),
        weighted: result.yearEnd.weighted.toNumber(),
      },
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
  const name = ({ unit }: UnitResult) => unitById(scheme, unit)?.name ?? unit;
  const show = (value: Decimal | null): string | number => value?.toNumber() ?? '—';
  if (results.districts.length > 0) {
    say('县（市、区）成绩');
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
    say('成员单位成绩');
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
