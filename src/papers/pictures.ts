import { sum, zero } from '../base/decimal';
import type {
  BoundsPicture,
  LossesPicture,
  Picture,
  RankingPicture,
  SpreadPicture,
} from '../pictures/picture';
import { figure } from '../pictures/picture';
import { gradesOf } from '../schemes/grades';
import { groupsOf, groupWord, ratersOf } from '../schemes';
import { agreement } from '../scoring/agreement';
import type { Entries } from '../scoring/entries';
import { shown } from '../scoring/explain-step';
import { marginal } from '../scoring/insight';
import type { RubricItem } from '../schemes/rubric';
import type { ItemResult } from '../scoring/results';
import type { PaperKindOfUnit, PaperUnit, PaperYear } from './year';

/** The four pictures of a year, from its kinds of unit and their parts. What is not decided stays undecided. */

/** Units whose assessment has not come and was not settled without it: what they lose is not known yet. */
function awaited({ state, kinds }: PaperYear): ReadonlySet<PaperUnit> {
  if (state.settled) return new Set();
  const units = kinds.flatMap((kind) => kind.units);
  return new Set(
    units.filter((own) => {
      const { team, losses, result } = own;
      if (!team || state.receipts.has(String(team.no))) return false;
      // Typed at the office: then there is something to go by.
      const typed = units.some((other) => other.team === team && other.losses.length > 0);
      return !typed && losses.length === 0 && result.parts.some(({ part }) => part.source === '考核细则');
    }),
  );
}

/** Points of each part as they are added up; null where it is not decided. */
function partsKnown(own: PaperUnit, waiting: boolean): (number | null)[] {
  const sources = own.result.parts.map(({ part }) => part.source);
  return own.parts.map(({ score }, index) => {
    const source = sources[index] ?? '考核细则';
    return (waiting && source === '考核细则') || score === null ? null : score.toNumber();
  });
}

const names = (labels: readonly string[], most = 4): string =>
  labels.length > most ? `${labels.slice(0, most).join('、')}等 ${labels.length} 个` : labels.join('、');

const last = Number.MAX_SAFE_INTEGER;

/** Who stands where, and why? */
function rankingPicture(year: PaperYear, { name, units }: PaperKindOfUnit): RankingPicture {
  const waiting = awaited(year);
  const series = units[0]?.parts.map((part) => part.name) ?? [];
  const rows = units
    .map((own) => {
      const parts = partsKnown(own, waiting.has(own));
      const known = own.result.total !== null && !waiting.has(own);
      return {
        unit: own.unit.id,
        label: own.unit.name,
        rank: known ? own.result.rank : null,
        total: known ? shown(own.result.total) : '未定',
        parts,
      };
    })
    .sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
  const ranges = series.map((part, index) => {
    const values = rows.flatMap(({ parts }) => parts[index] ?? []);
    return { part, least: Math.min(...values), most: Math.max(...values) };
  });
  const widest = [...ranges].sort((a, b) => b.most - b.least - (a.most - a.least))[0];
  const first = rows.find(({ rank }) => rank !== null);
  const open = rows.filter(({ total }) => total === '未定').length;
  const sums = rows.map(({ parts }) => parts.reduce<number>((all, each) => all + Math.max(0, each ?? 0), 0));
  return {
    is: 'ranking',
    question: `${name}：谁排在哪里，分从哪里来？`,
    told: [
      first ? `第 ${first.rank ?? ''} 名${first.label}，${first.total} 分。` : '还没有名次。',
      widest && widest.most > widest.least
        ? `相差最多的是“${widest.part}”：最高 ${figure(widest.most)}，最低 ${figure(widest.least)}。`
        : '',
      open > 0 ? `${open} 个单位未定。` : '',
    ].join(''),
    series,
    rows,
    full: Math.max(100, ...sums),
  };
}

/** Who is at the edge? */
function boundsPicture(year: PaperYear, { name, units }: PaperKindOfUnit): BoundsPicture {
  const { scheme, state } = year;
  const waiting = awaited(year);
  const edges = new Map<string, string[]>();
  for (const { unit, kind, text } of state.results ? marginal(scheme, state.results) : [])
    if (kind !== 'tied') edges.set(unit, [...(edges.get(unit) ?? []), text.replace(/^总分 [^；]*；/u, '')]);
  const rows = units
    .map((own) => {
      const known = own.result.total !== null && !waiting.has(own);
      return {
        unit: own.unit.id,
        label: own.unit.name,
        total: known ? (own.result.total?.toNumber() ?? null) : null,
        grade: known ? (own.result.grade ?? '未定') : '未定',
        edge: known ? (edges.get(own.unit.id) ?? []).join('；') : '',
      };
    })
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1));
  const near = rows.filter(({ edge }) => edge !== '');
  const open = rows.filter(({ total }) => total === null).length;
  return {
    is: 'bounds',
    question: `${name}：谁在等次的边上？`,
    told: [
      near.length > 0
        ? `▲ ${near.length} 个单位在等次的边上：${names(near.map(({ label, edge }) => `${label}（${edge}）`))}。`
        : '没有单位在等次的边上：多扣或少扣 0.5 分，等次都不变。',
      open > 0 ? `${open} 个单位未定。` : '',
    ].join(''),
    bounds: gradesOf(scheme, units[0]?.unit.kind ?? '')
      .filter(({ from }) => from > 0)
      .map(({ name: grade, from }) => ({ name: grade, at: from })),
    rows,
  };
}

interface ScoredItem {
  item: RubricItem;
  /** Of the rubric, where a kind has several. */
  rubric: string;
}

const numeral = /^([一二三四五六七八九十]+)、/u;

const resultKey = (rubric: string, no: number): string => `${rubric} ${no}`;

const itemResults = ({ result }: PaperUnit): Map<string, ItemResult> =>
  new Map(
    result.parts.flatMap(({ part, rubric }) =>
      part.source === '考核细则' && rubric
        ? rubric.items.map((item) => [resultKey(part.rubric.id, item.no), item] as const)
        : [],
    ),
  );

/** Where is the city weak? */
function lossesPicture(year: PaperYear, { name, units }: PaperKindOfUnit): LossesPicture {
  const waiting = awaited(year);
  const rubrics =
    units[0]?.result.parts.flatMap(({ part }) => (part.source === '考核细则' ? [part.rubric] : [])) ?? [];
  const items = rubrics.flatMap((rubric) =>
    rubric.items
      .filter(({ kind, points }) => kind === 'scored' && points > 0)
      .map((item): ScoredItem => ({ item, rubric: rubric.id })),
  );
  const rows = units.map((own) => {
    const results = itemResults(own);
    return {
      unit: own.unit.id,
      label: own.unit.name,
      lost: items.map(({ item, rubric }) => {
        const found = results.get(resultKey(rubric, item.no));
        return waiting.has(own) || !found ? null : found.deduction.toNumber();
      }),
    };
  });
  const worst = items
    .map(({ item }, index) => {
      const known = rows.flatMap(({ lost }) => lost[index] ?? []);
      const mean = known.reduce((all, each) => all + each, 0) / Math.max(1, known.length);
      return { item, mean, units: known.filter((each) => each > 0).length };
    })
    .filter(({ mean }) => mean > 0)
    .sort((a, b) => b.mean / b.item.points - a.mean / a.item.points)[0];
  return {
    is: 'losses',
    question: `${name}：弱在哪里？（各单位各大项失分）`,
    told: worst
      ? `失分占分值最多的是“${worst.item.title}”：平均失 ${figure(worst.mean)} 分，占 ${worst.item.points} 分的 ${Math.round((worst.mean / worst.item.points) * 100)}%，${worst.units} 个单位失分。`
      : '没有失分。',
    items: items.map(({ item }) => ({
      short: numeral.exec(item.title)?.[1] ?? String(item.no),
      title: item.title,
      points: item.points,
    })),
    rows,
  };
}

const average = (values: readonly number[]): number =>
  values.reduce((all, each) => all + each, 0) / Math.max(1, values.length);

/** How far one must be to be pointed out: in standard deviations of all means, and as a share of the scale. */
const farAway = { deviations: 1.5, share: 0.03 };

type SpreadGroup = SpreadPicture['groups'][number];

function spreadGroup(
  name: string,
  scale: Pick<SpreadGroup, 'from' | 'to'>,
  all: number,
  rows: readonly Omit<SpreadGroup['rows'][number], 'far'>[],
): SpreadGroup {
  const middle = average(rows.map(({ mean }) => mean));
  const deviation = Math.sqrt(average(rows.map(({ mean }) => (mean - middle) ** 2)));
  return {
    name,
    ...scale,
    mean: all,
    rows: rows.map((row) => ({
      ...row,
      far:
        rows.length > 2 &&
        Math.abs(row.mean - middle) > farAway.deviations * deviation &&
        Math.abs(row.mean - middle) >= farAway.share * (scale.to - scale.from),
    })),
  };
}

const farWords = (groups: readonly SpreadGroup[], unit: string): string => {
  const far = groups.flatMap(({ mean: all, rows }) =>
    rows
      .filter((row) => row.far)
      .map(
        ({ label, mean }) => `${label}${mean > all ? '高' : '低'} ${figure(Math.abs(mean - all))} ${unit}`,
      ),
  );
  return far.length > 0 ? `▲ 平均与总平均相差较大的：${names(far, 6)}。` : '没有相差特别大的。';
};

const advice = '只供内部参考：相差大不等于有错。';

/**
 * Whose scale differs among the raters?
 * @param named whether raters stand there by name; else they are numbered, the farthest from the panel first
 */
function ratersPicture({ scheme }: PaperYear, entries: Entries, named: boolean): SpreadPicture {
  const groups = groupsOf(scheme).flatMap((group): SpreadGroup[] => {
    const raters = ratersOf(scheme, group);
    const own = new Set(raters.map(({ id }) => id));
    const found = agreement(entries.scores.filter(({ rater }) => own.has(rater)));
    if (!found) return [];
    const word = groupWord(scheme, group);
    const nameOf = new Map(raters.map(({ id, name }) => [id, name]));
    return [
      spreadGroup(
        `${word}（${found.raters.length} 份评价表）`,
        { from: 0, to: scheme.forms[group]?.maximum ?? 10 },
        average(found.raters.map(({ mean }) => mean)),
        found.raters.map(({ rater, lowest, mean, highest }, index) => ({
          label: named ? (nameOf.get(rater) ?? rater) : `${word} ${index + 1}`,
          lowest,
          mean,
          highest,
        })),
      ),
    ];
  });
  return {
    is: 'spread',
    question: '评价人：谁的尺度不一样？',
    told:
      groups.length > 0
        ? `条是每人给分从最低到最高，点是平均，虚线是总平均。${farWords(groups, '分')}${advice}`
        : '收到的评价表不足两份，无从比较。',
    who: '评价人',
    what: '给分',
    groups,
  };
}

/** What a unit lost of all points of its rubrics, in percent. */
function shareLost({ result }: PaperUnit): number {
  const items = result.parts.flatMap(({ rubric }) => rubric?.items ?? []);
  const points = sum(items.map((item) => item.points));
  return points.gt(zero)
    ? sum(items.map(({ deduction }) => deduction))
        .times(100)
        .div(points)
        .toNumber()
    : 0;
}

/** Whose scale differs among the teams? Kind by kind, since each has its own rubric. */
function teamsPicture(year: PaperYear): SpreadPicture {
  const waiting = awaited(year);
  const groups = year.kinds.flatMap(({ name, units }): SpreadGroup[] => {
    const assessed = units.filter(
      (own) => own.team && !waiting.has(own) && own.result.parts.some(({ rubric }) => rubric),
    );
    const teams = [
      ...new Map(assessed.flatMap(({ team }) => (team ? [[team.no, team] as const] : []))).values(),
    ]
      .sort((a, b) => a.no - b.no)
      .map((team) => ({ team, lost: assessed.filter((own) => own.team === team).map(shareLost) }));
    if (teams.length < 2) return [];
    const all = assessed.map(shareLost);
    return [
      spreadGroup(
        `${name}（失分占细则满分的百分比）`,
        { from: 0, to: Math.max(5, Math.ceil(Math.max(...all) / 5) * 5) },
        average(all),
        teams.map(({ team, lost }) => ({
          label: `${team.name}（${lost.length} 个单位）`,
          lowest: Math.min(...lost),
          mean: average(lost),
          highest: Math.max(...lost),
        })),
      ),
    ];
  });
  return {
    is: 'spread',
    question: '考核组：哪一组扣得松，哪一组扣得紧？',
    told:
      groups.length > 0
        ? `条是本组所考单位失分从最少到最多，点是平均，虚线是总平均。${farWords(groups, '个百分点')}${advice}`
        : '不足两个考核组有结果，无从比较。',
    who: '考核组',
    what: '失分占细则满分的 %',
    groups,
  };
}

/** What all pictures of a year are. */
export interface YearPictures {
  /** Kind by kind: ranking, bounds, losses. */
  kinds: { /** Id of the kind of unit. */ kind: string; name: string; pictures: Picture[] }[];
  /** Of raters and of teams. */
  scales: Picture[];
}

/** All pictures of a year. */
export const yearPictures = (year: PaperYear, entries: Entries, named: boolean): YearPictures => ({
  kinds: year.kinds.map((kind) => ({
    kind: kind.units[0]?.unit.kind ?? '',
    name: kind.name,
    pictures: [
      rankingPicture(year, kind),
      boundsPicture(year, kind),
      ...(kind.units.some(({ result }) => result.parts.some(({ part }) => part.source === '考核细则'))
        ? [lossesPicture(year, kind)]
        : []),
    ],
  })),
  scales: [ratersPicture(year, entries, named), teamsPicture(year)],
});
