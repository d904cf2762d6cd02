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
  rank: number | null;
}

const million = 1e6;
const micro = (value: { toFixed: (places: number) => string } | null | undefined): number =>
  Math.round(Number(value?.toFixed(6) ?? 0) * million);

const halfUp = (value: number, places: number): number => {
  const unit = million / 10 ** places;
  return Math.floor(value / unit + 0.5) * unit;
};

function tiesOf(scheme: Scheme, result: UnitResult, second: number): number[] {
  const own = scheme.kinds.find(({ id }) => id === result.kind)?.ties;
  if (!own) return scheme.readings.并列 === '按年终得分' ? [second] : [];
  return own.map((name) => {
    const part = result.parts.find((each) => each.part.name === name);
    if (part?.part.source !== '考核细则') return micro(part?.weighted);
    return (second * part.part.weight) / part.part.full;
  });
}

/** Above 0 where the other stands before. */
const ahead = (each: Way, other: Way): number =>
  [other.total, ...other.ties]
    .map((own, index) => own - ([each.total, ...each.ties][index] ?? 0))
    .find((difference) => difference !== 0) ?? 0;

/** One unit on its way: what its total and its 情形 say of it alone. */
interface Way {
  unit: string;
  kind: string;
  total: number;
  /** What tells it from units with the same total. */
  ties: number[];
  veto: boolean;
  lowered: number;
  barred: boolean;
  cancelled: boolean;
}

/** 加减分 of a unit in millionths, claim by claim in the order of the sentences. */
function bonusOf({ scheme, bonuses }: MasterState, unit: string): { inside: number; beside: number } {
  const rules = new Map(scheme.bonus.rules.map((rule) => [rule.name, rule]));
  const claims = bonuses
    .filter((row) => row.unit === unit)
    .flatMap(({ rule, work }) => {
      const own = rules.get(String(rule));
      return own ? [{ own, work: String(work) }] : [];
    });
  // 一项工作只加一次, and only taken once: the first of the greatest of each sign.
  const works = new Map<string, (typeof claims)[number]>();
  for (const claim of claims) {
    const key = `${claim.work} ${Math.sign(claim.own.points)}`;
    const known = works.get(key);
    if (!known || Math.abs(claim.own.points) > Math.abs(known.own.points)) works.set(key, claim);
  }
  const clamp = (value: number, limit = Infinity) => Math.max(-limit, Math.min(limit, value));
  const byFamily = new Map<string, { points: number; limit: number; into: string }>();
  for (const rule of rules.values()) {
    const times = [...works.values()].filter(({ own }) => own === rule).length;
    const family = rule.family ?? rule.id;
    const { points = 0, limit = Infinity } = byFamily.get(family) ?? {};
    byFamily.set(family, {
      points: points + clamp(times * rule.points, rule.limit),
      limit: Math.min(limit, rule.familyLimit ?? Infinity),
      into: rule.into ?? (scheme.readings.加分 === '折算后计入' ? '总分' : '细则'),
    });
  }
  const of = (target: string) =>
    [...byFamily.values()]
      .filter(({ into }) => into === target)
      .reduce((sum, { points, limit }) => sum + clamp(points, limit), 0);
  const inside = Math.min(scheme.bonus.cap, of('细则'));
  const beside = Math.min(scheme.bonus.cap - inside, of('总分'));
  return { inside: inside * million, beside: beside * million };
}

function way(state: MasterState, result: UnitResult): Way {
  const { scheme } = state;
  const { readings } = scheme;
  const kind = unitById(scheme, result.unit)?.kind ?? 'district';
  const counts = state.incidents.get(result.unit)?.counts ?? {};
  const ids = new Map(circumstancesOf(scheme).map(({ name, id }) => [name, id]));
  const counted = (of: readonly string[]) =>
    of.reduce((sum, name) => sum + Number(counts[ids.get(name) ?? ''] ?? 0), 0);
  const lines = (scheme.circumstances ?? []).filter(
    ({ from, kinds }) => from !== null && (kinds?.includes(kind) ?? true),
  );
  const met = (effect: string) =>
    lines.filter((each) => each.effect === effect && counted(each.of) >= (each.from ?? Infinity));
  const { yearEnd, leader, office } = result;
  const bonus = bonusOf(state, unitById(scheme, result.unit)?.name ?? '');
  const second = Math.max(0, micro(yearEnd.rubric) + bonus.inside);
  const rubric = result.parts.find(({ part }) => part.source === '考核细则')?.part;
  const weighted = (second * (rubric?.weight ?? 0)) / (rubric?.full ?? 1);
  let total = weighted + micro(leader?.converted) + micro(office?.converted) + bonus.beside;
  const taken = met('扣总分').map(({ of, from, points = 0, limit = Infinity }) =>
    Math.min(limit * million, points * million * (counted(of) - (from ?? 1) + 1)),
  );
  total = Math.max(0, total - taken.reduce((sum, each) => sum + each, 0));
  if (readings.总分封顶 === '封顶100') total = Math.min(100 * million, total);
  total = Math.min((scheme.totalCap ?? Infinity) * million, total);
  if (readings.总分舍入 === '两位小数') total = halfUp(total, 2);
  if (readings.总分舍入 === '一位小数') total = halfUp(total, 1);
  const judged = readings.否决成绩 === '细则得分' && leader ? second : total;
  const below = scheme.veto.below;
  const veto = met('一票否决').length > 0 || (below !== null && judged < below * million);
  const cancels = lines.filter(({ effect }) => effect === '取消评先').length;
  const hits = met('取消评先').length;
  return {
    unit: result.unit,
    kind,
    total,
    ties: tiesOf(scheme, result, second),
    veto,
    lowered: met('降一等').length,
    barred: met('不得评为优秀').length > 0,
    cancelled: readings.评先取消 === '任一情形' ? hits > 0 : cancels > 0 && hits === cancels,
  };
}

/** Grades of a class, in groups of equal merit from the best down: a place is taken, or the group is passed on. */
function graded(scheme: Scheme, ways: readonly Way[]): Map<string, string> {
  const { readings } = scheme;
  const table = (kind: string) => scheme.grades.filter(({ kinds }) => kinds?.includes(kind) ?? true);
  const last = (kind: string) => table(kind).length - 1;
  const byScore = ({ kind, total }: Way) => table(kind).findIndex(({ from }) => total >= from * million);
  const moved = (each: Way, at: number) => {
    if (each.veto && readings.否决等次 === '定为未完成') return last(each.kind);
    const down = Math.min(last(each.kind), at + each.lowered);
    return each.barred && down === 0 ? 1 : down;
  };
  const first = readings.名额递补 === '递补';
  const at = new Map(ways.map((each) => [each.unit, first ? moved(each, byScore(each)) : byScore(each)]));
  for (const grade of scheme.grades) {
    const { places, share } = grade;
    if (places === undefined && share === undefined) continue;
    const own = ways.filter(({ kind }) => table(kind).includes(grade));
    const exact = (share ?? 0) * own.length;
    const parts = {
      舍去: Math.floor(exact / 100),
      四舍五入: Math.floor((exact + 50) / 100),
      进一: Math.ceil(exact / 100),
    };
    let left = places ?? parts[readings.名额舍入];
    const key = ({ total, ties }: Way) => `${total} ${ties.join(' ')}`;
    const order = ahead;
    const here = own.filter(({ unit, kind }) => table(kind)[at.get(unit) ?? -1] === grade).sort(order);
    const groups = [...new Set(here.map(key))].map((each) => here.filter((one) => key(one) === each));
    for (const group of groups) {
      const fits = readings.名额并列 === '并列都评' ? left > 0 : left >= group.length;
      left = fits ? left - group.length : 0;
      if (!fits) for (const { unit } of group) at.set(unit, (at.get(unit) ?? 0) + 1);
    }
  }
  return new Map(
    ways.map((each) => {
      const now = at.get(each.unit) ?? 0;
      return [each.unit, table(each.kind)[first ? now : moved(each, now)]?.name ?? ''];
    }),
  );
}

/** 1, 2, 2, 4 by counting who stands before. */
function rankOf(scheme: Scheme, each: Way, peers: readonly Way[]): number | null {
  const reading = scheme.readings.否决排名 === '列后不排名' ? '不排名' : '参加排名';
  const vetoed = scheme.kinds.find(({ id }) => id === each.kind)?.vetoed ?? reading;
  const out = vetoed === '不排名';
  if (out && each.veto) return null;
  const before = (other: Way) =>
    vetoed === '列在最后' && other.veto !== each.veto ? each.veto : ahead(each, other) > 0;
  return 1 + peers.filter((other) => !(out && other.veto) && before(other)).length;
}

export function expected(state: MasterState, results: readonly UnitResult[]): Expected[] {
  const { scheme } = state;
  const all = results.map((result) => way(state, result));
  const classOf = (kind: string) => scheme.kinds.find(({ id }) => id === kind)?.ranking ?? kind;
  return all.map((each): Expected => {
    const peers = all.filter(({ kind }) => classOf(kind) === classOf(each.kind));
    const grade = graded(scheme, peers).get(each.unit) ?? '';
    return {
      unit: each.unit,
      total: each.total / million,
      grade,
      veto: each.veto,
      eligible: grade === scheme.awards.grade && !each.veto && !each.cancelled,
      rank: rankOf(scheme, each, peers),
    };
  });
}
