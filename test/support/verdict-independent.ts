import type { MasterState } from '../../src/forms/master/state';
import { circumstancesOf, unitById } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { UnitResult } from '../../src/scoring/results';

/**
 * What follows from parts and 情形, worked out once more in whole millionths and in the order of the sentences of the
 * manual: no line of the engine is used but the parts before the total.
 */
interface Expected {
  unit: string;
  total: number;
  grade: string;
  veto: boolean;
  eligible: boolean;
}

const million = 1e6;
const micro = (value: { toFixed: (places: number) => string } | null | undefined): number =>
  Math.round(Number(value?.toFixed(6) ?? 0) * million);

const halfUp = (value: number, places: number): number => {
  const unit = million / 10 ** places;
  return Math.floor(value / unit + 0.5) * unit;
};

export function expected(state: MasterState, result: UnitResult): Expected {
  const { scheme } = state;
  const { readings } = scheme;
  const kind = unitById(scheme, result.unit)?.kind ?? 'district';
  const counts = state.incidents.get(result.unit)?.counts ?? {};
  const ids = new Map(circumstancesOf(scheme).map(({ name, id }) => [name, id]));
  const met = (effect: string) =>
    (scheme.circumstances ?? []).filter(
      (each) =>
        each.effect === effect &&
        each.from !== null &&
        (each.kinds?.includes(kind) ?? true) &&
        counted(each.of) >= each.from,
    );
  const counted = (of: readonly string[]) =>
    of.reduce((sum, name) => sum + Number(counts[ids.get(name) ?? ''] ?? 0), 0);
  const { yearEnd, leader, office } = result;
  const apart = readings.加分 === '折算后计入' ? micro(yearEnd.bonus) : 0;
  let total = micro(yearEnd.weighted) + micro(leader?.converted) + micro(office?.converted) + apart;
  const taken = met('扣总分').map(({ of, from, points = 0, limit = Infinity }) =>
    Math.min(limit * million, points * million * (counted(of) - (from ?? 1) + 1)),
  );
  total = Math.max(0, total - taken.reduce((sum, each) => sum + each, 0));
  if (readings.总分封顶 === '封顶100') total = Math.min(100 * million, total);
  if (readings.总分舍入 === '两位小数') total = halfUp(total, 2);
  if (readings.总分舍入 === '一位小数') total = halfUp(total, 1);
  const judged = readings.否决成绩 === '细则得分' && leader ? micro(yearEnd.score) : total;
  const below = scheme.veto.below;
  const veto = met('一票否决').length > 0 || (below !== null && judged < below * million);
  return { unit: result.unit, total: total / million, veto, ...rest(scheme, kind, total, veto, met) };
}

function rest(
  scheme: Scheme,
  kind: string,
  total: number,
  veto: boolean,
  met: (effect: string) => readonly unknown[],
): { grade: string; eligible: boolean } {
  const grades = scheme.grades.filter(({ kinds }) => kinds?.includes(kind) ?? true);
  let at = grades.findIndex(({ from }) => total >= from * million);
  at += met('降一等').length;
  if (met('不得评为优秀').length > 0 && at === 0) at = 1;
  if (veto && scheme.readings.否决等次 === '定为未完成') at = grades.length - 1;
  const grade = grades[Math.min(at, grades.length - 1)]?.name ?? '';
  const cancels = (scheme.circumstances ?? []).filter(
    ({ effect, from, kinds }) => effect === '取消评先' && from !== null && (kinds?.includes(kind) ?? true),
  ).length;
  const hits = met('取消评先').length;
  const cancelled = scheme.readings.评先取消 === '任一情形' ? hits > 0 : cancels > 0 && hits === cancels;
  return { grade, eligible: grade === scheme.awards.grade && !veto && !cancelled };
}
