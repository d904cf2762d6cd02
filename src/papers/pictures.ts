import { sum, zero } from '../base/decimal';
import type {
  BoundsPicture,
  LossesPicture,
  Picture,
  RankingPicture,
  SpreadPicture,
} from '../pictures/picture';
import { figure } from '../pictures/picture';
import { totalRemarks } from '../forms/master/publication';
import { formOf } from '../schemes';
import { gradesOf } from '../schemes/grades';
import type { Scheme } from '../schemes/scheme';
import type { Entries } from '../scoring/entries';
import { shown } from '../scoring/explain-step';
import { marginal } from '../scoring/insight';
import { incomparable, raterGroups } from './raters';
import { some } from './shared';
import { unassessed, type PaperKindOfUnit, type PaperUnit, type PaperYear } from './year';

/** The four pictures of a year, from its kinds of unit and their parts. What is not decided stays undecided. */

/** Points of each part as they are added up; null where it is not decided. */
const partsKnown = ({ parts, result }: PaperUnit, waiting: boolean): (number | null)[] =>
  parts.map(({ score }, index) => {
    // 加分, which has no part, comes with the assessment too.
    const source = result.parts[index]?.part.source ?? '考核细则';
    return (waiting && source === '考核细则') || score === null ? null : score.toNumber();
  });

/** What several pictures of a year need, found once. */
interface Seen {
  scheme: Scheme;
  waiting: ReadonlySet<PaperUnit>;
  /** By unit id: why it is at the edge of a grade. */
  edges: ReadonlyMap<string, readonly string[]>;
}

function seenIn(year: PaperYear): Seen {
  const { scheme, state } = year;
  const edges = new Map<string, string[]>();
  for (const { unit, kind, why } of state.results ? marginal(scheme, state.results) : [])
    if (kind !== 'tied') edges.set(unit, [...(edges.get(unit) ?? []), why]);
  return { scheme, waiting: unassessed(year), edges };
}

const last = Number.MAX_SAFE_INTEGER;

/** Who stands where, and why? */
function rankingPicture({ scheme, waiting }: Seen, { name, units }: PaperKindOfUnit): RankingPicture {
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
  const [first] = rows;
  const foremost = rows.filter(({ rank }) => rank !== null && rank === first?.rank);
  const names = some(
    foremost.map(({ label }) => label),
    4,
  );
  const open = rows.filter(({ total }) => total === '未定').length;
  const apart = units.flatMap((own) => {
    const words = waiting.has(own) ? [] : totalRemarks({ result: own.result, scheme });
    return words.length > 0 ? [`${own.unit.name}（${words.join('，')}）`] : [];
  });
  const sums = rows.map(({ parts }) => parts.reduce<number>((all, each) => all + Math.max(0, each ?? 0), 0));
  return {
    is: 'ranking',
    question: `${name}：谁排在哪里，分从哪里来？`,
    told: [
      first && foremost.length > 0
        ? `第 ${first.rank ?? ''} 名${names}，${foremost.length > 1 ? '都是 ' : ''}${first.total} 分。`
        : '还没有名次。',
      widest && widest.most > widest.least
        ? `相差最多的是“${widest.part}”：最高 ${figure(widest.most)}，最低 ${figure(widest.least)}。`
        : '',
      apart.length > 0 ? `总分不等于各部分之和：${some(apart, 6)}。` : '',
      open > 0 ? `${open} 个单位未定。` : '',
    ].join(''),
    series,
    rows,
    full: Math.max(100, ...sums),
  };
}

/** Who is at the edge? */
function boundsPicture(
  { scheme, waiting, edges }: Seen,
  { id, name, units }: PaperKindOfUnit,
): BoundsPicture {
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
        ? `▲ ${near.length} 个单位在等次的边上：${some(
            near.map(({ label, edge }) => `${label}（${edge}）`),
            4,
          )}。`
        : open < rows.length
          ? '没有单位在等次的边上：多扣或少扣 0.5 分，等次都不变。'
          : '还没有总分。',
      open > 0 ? `${open} 个单位未定。` : '',
    ].join(''),
    bounds: gradesOf(scheme, id)
      .filter(({ from }) => from > 0)
      .map(({ name: grade, from }) => ({ name: grade, at: from })),
    rows,
  };
}

const numeral = /^([一二三四五六七八九十]+)、/u;

/** Where is the city weak? */
function lossesPicture({ waiting }: Seen, { name, units }: PaperKindOfUnit): LossesPicture {
  const scored = units[0]?.scored ?? [];
  const several = scored.length > 1;
  const items = scored.flatMap(({ name: part, rubric }) =>
    rubric.items
      .filter(({ kind, points }) => kind === 'scored' && points > 0)
      .map(({ no, title, points }) => ({
        rubric: rubric.id,
        no,
        group: several ? part : '',
        short: numeral.exec(title)?.[1] ?? String(no),
        title: several ? `${part}：${title}` : title,
        points,
      })),
  );
  const rows = units.map((own) => ({
    unit: own.unit.id,
    label: own.unit.name,
    lost: items.map(({ rubric, no }) => {
      const found = own.scored
        .find((each) => each.rubric.id === rubric)
        ?.result.items.find((item) => item.no === no);
      return waiting.has(own) || !found ? null : found.deduction.toNumber();
    }),
  }));
  const anyKnown = rows.some(({ lost }) => lost.some((each) => each !== null));
  const worst = items
    .map(({ title, points }, index) => {
      const known = rows.flatMap(({ lost }) => lost[index] ?? []);
      const mean = known.reduce((all, each) => all + each, 0) / Math.max(1, known.length);
      return { title, points, mean, units: known.filter((each) => each > 0).length };
    })
    .filter(({ mean }) => mean > 0)
    .sort((a, b) => b.mean / b.points - a.mean / a.points)[0];
  return {
    is: 'losses',
    question: `${name}：弱在哪里？（各单位各大项失分）`,
    told: worst
      ? `失分占分值最多的是“${worst.title}”：平均失 ${figure(worst.mean)} 分，占 ${worst.points} 分的 ${Math.round((worst.mean / worst.points) * 100)}%，${worst.units} 个单位失分。`
      : anyKnown
        ? '没有失分。'
        : '还没有收到考核结果。',
    items: items.map(({ group, short, title, points }) => ({ group, short, title, points })),
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
  const deviation = Math.sqrt(average(rows.map(({ mean }) => (mean - all) ** 2)));
  return {
    name,
    ...scale,
    mean: all,
    rows: rows.map((row) => ({
      ...row,
      far:
        rows.length > 2 &&
        Math.abs(row.mean - all) > farAway.deviations * deviation &&
        Math.abs(row.mean - all) >= farAway.share * (scale.to - scale.from),
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
  return far.length > 0 ? `▲ 平均与总平均相差较大的：${some(far, 6)}。` : '没有相差特别大的。';
};

const advice = '只供内部参考：相差大不等于有错。';

/**
 * Whose scale differs among the raters?
 * @param named whether they stand there by name
 */
export function ratersPicture(year: PaperYear, entries: Entries, named: boolean): SpreadPicture {
  const { scheme } = year;
  const groups = raterGroups(year, entries, named).flatMap(({ group, word, found, nameOf }) =>
    found
      ? [
          spreadGroup(
            `${word}（${found.raters.length} 份评价表）`,
            { from: 0, to: formOf(scheme, group).maximum },
            average(found.raters.map(({ mean }) => mean)),
            found.raters.map(({ rater, lowest, mean, highest }) => ({
              label: nameOf(rater),
              lowest,
              mean,
              highest,
            })),
          ),
        ]
      : [],
  );
  return {
    is: 'spread',
    question: '评价人：谁的尺度不一样？',
    ...(groups.length > 0 ? { read: '条是每人给分从最低到最高，点是平均，虚线是总平均。' } : {}),
    told: groups.length > 0 ? `${farWords(groups, '分')}${advice}` : incomparable,
    who: '评价人',
    groups,
  };
}

/** What a unit lost of all points of its rubrics, in percent. */
function shareLost({ scored }: PaperUnit): number {
  const items = scored.flatMap(({ result }) => result.items);
  const points = sum(items.map((item) => item.points));
  return points.gt(zero)
    ? sum(items.map(({ deduction }) => deduction))
        .times(100)
        .div(points)
        .toNumber()
    : 0;
}

/** Whose scale differs among the teams? Kind by kind, since each has its own rubric. */
export function teamsPicture(year: PaperYear): SpreadPicture {
  const waiting = unassessed(year);
  const groups = year.kinds.flatMap(({ name, units }): SpreadGroup[] => {
    const assessed = units.filter((own) => own.team && !waiting.has(own) && own.scored.length > 0);
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
    ...(groups.length > 0 ? { read: '条是本组所考单位失分从最少到最多，点是平均，虚线是总平均。' } : {}),
    told: groups.length > 0 ? `${farWords(groups, '个百分点')}${advice}` : '不足两个考核组有结果，无从比较。',
    who: '考核组',
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
export function yearPictures(year: PaperYear, entries: Entries, named: boolean): YearPictures {
  const seen = seenIn(year);
  return {
    kinds: year.kinds.map((kind) => ({
      kind: kind.id,
      name: kind.name,
      pictures: [
        rankingPicture(seen, kind),
        boundsPicture(seen, kind),
        ...(kind.units.some(({ scored }) => scored.length > 0) ? [lossesPicture(seen, kind)] : []),
      ],
    })),
    scales: [ratersPicture(year, entries, named), teamsPicture(year)],
  };
}

/** Where the units of each kind are weak, as far as rubrics score them. */
export function lossesPictures(year: PaperYear): LossesPicture[] {
  const seen = seenIn(year);
  return year.kinds
    .filter(({ units }) => units.some(({ scored }) => scored.length > 0))
    .map((kind) => lossesPicture(seen, kind));
}

/** Who stands where and who is at the edge, kind by kind. */
export function standings(
  year: PaperYear,
): { kind: PaperKindOfUnit; ranking: RankingPicture; bounds: BoundsPicture }[] {
  const seen = seenIn(year);
  return year.kinds.map((kind) => ({
    kind,
    ranking: rankingPicture(seen, kind),
    bounds: boundsPicture(seen, kind),
  }));
}
