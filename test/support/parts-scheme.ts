import { Random } from '../../src/sample/random';
import { reportKey, reportRows } from '../../src/forms/master/reports';
import type { MasterState } from '../../src/forms/master/state';
import { abstainWord, formOf, loadScheme, unitsOfRater, zhengzhou2019 } from '../../src/schemes';
import { vetoedPlaces, combinations, type KindOfUnit, type ScorePart } from '../../src/schemes/kinds';
import type { Rubric } from '../../src/schemes/rubric';
import type { RatingForm, Scheme } from '../../src/schemes/scheme';
import { choose, mechanismYear, parts, rubric } from './mechanism-scheme';
import { compactScheme } from './scoring-scheme';

/**
 * Schemes made at random of any shape: kinds of their own, 评价组 of their own, several rubrics for one unit and of any
 * sum, 转报分; and a year of each.
 */

const groupWords = ['专家', '科室', '服务对象（企业）'] as const;
const kindNames = ['街道', '县直部门', '重点企业（一类）'] as const;
const kindLetters = ['S', 'B', 'Q'] as const;
const groupLetters = ['Z', 'K', 'F'] as const;

function form(random: Random, index: number): RatingForm {
  const word = groupWords[index] ?? '';
  return {
    annex: `附件 ${6 + index}`,
    title: [`${word}评价表`, '（2020 年度）'],
    raterWord: word,
    maximum: choose(random, [10, 100]),
    decimals: choose(random, [0, 1, 2]),
    coefficient: choose(random, [0.125, 0.166, 0.05, 0.5]),
    weight: 20,
    notes: ['1、如实评价。'],
    signatures: [`${word}签字：`],
    source: `${word}评价，见附件`,
  };
}

type Unweighted<Part = ScorePart> = Part extends ScorePart ? Omit<Part, 'weight'> : never;

/** Parts that give a kind its score: what is not yet used anywhere comes first. */
function partsFor(
  random: Random,
  groups: readonly string[],
  rubrics: readonly { id: string; full: number }[],
  needed: boolean,
): ScorePart[] {
  const some = <Item>(items: readonly Item[]): Item[] =>
    needed ? [...items] : items.filter(() => random.whole(0, 1) === 0);
  const decimals = () => (random.whole(0, 1) === 0 ? { decimals: random.whole(0, 2) } : {});
  const found: Unweighted[] = [
    ...some(groups).map((group): Unweighted => ({
      name: `${group}测评`,
      source: '评价表',
      form: group,
      combination: choose(random, combinations),
      ...(random.whole(0, 1) === 0 ? { averageDecimals: random.whole(0, 2) } : {}),
      ...decimals(),
    })),
    ...some(rubrics).map(({ id, full }): Unweighted => ({
      name: `${id}考核`,
      source: '考核细则',
      rubric: id,
      full,
      ...decimals(),
    })),
    ...(random.whole(0, 1) === 0
      ? [
          {
            name: '统计局转报',
            source: '转报分' as const,
            full: choose(random, [5, 100, 7]),
            sentence: '由市统计局提供',
            ...decimals(),
          } satisfies Unweighted,
        ]
      : []),
  ];
  const all = found.length > 0 ? found : [{ name: '满意度', source: '转报分' as const, full: 10 }];
  const weights = parts(random, 100, all.length);
  return all.map((part, index) => ({ ...part, weight: weights[index] ?? 0 }));
}

export function partsScheme(seed: number): Scheme {
  const random = new Random(seed);
  const base = compactScheme(2, 1, 2);
  const groups = groupWords.slice(0, random.whole(0, 3));
  const rubrics = Array.from({ length: random.whole(0, 3) }, (_, index): [Rubric, number] => {
    const full = choose(random, [100, 110, 60]);
    // Annexes in any order, not those of the built-in scheme.
    return [rubric(random, [1, 2, 9][index] ?? 0, undefined, full), full];
  });
  const kinds: KindOfUnit[] = kindNames.slice(0, random.whole(1, 3)).map((name, index) => ({
    id: name,
    name,
    letter: kindLetters[index] ?? 'S',
    parts: partsFor(
      random,
      groups,
      rubrics.map(([{ id }, full]) => ({ id, full })),
      index === 0,
    ),
  }));
  // Who does not score his own bears the name of a unit.
  const votes = new Random(seed + 377);
  const leaving = groups.map(() => ({
    ...(votes.whole(0, 1) === 0 ? { abstain: true as const } : {}),
    ...(votes.whole(0, 1) === 0 ? { ownVote: false as const } : {}),
  }));
  // All kinds in one class, or each by itself; 同分先看 is by parts that they all have.
  const ranks = new Random(seed + 277);
  const common = (kinds[0]?.parts ?? [])
    .map(({ name }) => name)
    .filter((name) => kinds.every(({ parts: own }) => own.some((part) => part.name === name)));
  const together = ranks.whole(0, 1) === 0;
  const vetoed = vetoedPlaces[ranks.whole(0, 3)];
  const ties = ranks.whole(0, 1) === 0 ? common.slice(0, 2).reverse() : [];
  const ranked = kinds.map((kind) => ({
    ...kind,
    ...(together ? { ranking: '全县' } : {}),
    ...(vetoed ? { vetoed } : {}),
    ...(ties.length > 0 ? { ties } : {}),
  }));
  const absent =
    ranks.whole(0, 1) === 0
      ? { absent: [{ id: 'S99', name: '新设街道', kind: '街道', aliases: ['新街'], reason: '当年新设' }] }
      : {};
  const units = kinds.flatMap(({ id, letter = 'S' }) =>
    Array.from({ length: random.whole(2, 4) }, (_, index) => ({
      id: `${letter}0${index + 1}`,
      name: `${id}第${index + 1}`,
      kind: id,
      aliases: [],
    })),
  );
  const [team] = base.teams;
  const loaded = loadScheme({
    ...base,
    id: `parts-${seed}`,
    awards: zhengzhou2019().awards,
    kinds: ranked,
    ...absent,
    forms: Object.fromEntries(
      groups.map((word, index) => [word, { ...form(random, index), ...leaving[index] }]),
    ),
    raters: groups.flatMap((kind, group) =>
      Array.from({ length: random.whole(1, 5) }, (_, index) => ({
        id: `${groupLetters[group] ?? 'Z'}0${index + 1}`,
        kind,
        name:
          leaving[group]?.ownVote === false && index % 2 === 0
            ? (units[index]?.name ?? `${kind}${index + 1}`)
            : `${kind}${index + 1}`,
      })),
    ),
    units,
    teams: [{ ...team, no: 1, units: units.map(({ id }) => id) }],
    rubrics: rubrics.map(([each]) => each),
    readings: {
      ...base.readings,
      换算舍入: choose(random, ['整数', '一位小数', '两位小数'] as const),
      折算系数: choose(random, ['按原文', '按满分折算'] as const),
      缺表: choose(random, ['逐份决定', '按收到份数折算', '按零分计'] as const),
      加分: choose(random, ['折算前计入', '折算后计入'] as const),
      总分封顶: choose(random, ['不封顶', '封顶100'] as const),
      总分舍入: choose(random, ['两位小数', '一位小数', '不舍入'] as const),
      并列: choose(random, ['同名次', '按年终得分'] as const),
    },
  });
  if (!loaded.ok) throw new Error(`${seed} ${loaded.finding.code}: ${loaded.finding.message}`);
  return loaded.value;
}

/** A year of such a scheme: ledgers, scores within the scale, some forms missing, 转报分, 加分. */
export function partsYear(scheme: Scheme, seed: number): MasterState {
  const random = new Random(seed + 11);
  const state = mechanismYear(scheme, seed);
  for (const rater of scheme.raters) {
    const { maximum, decimals, abstain } = formOf(scheme, rater.kind);
    const tens = 10 ** decimals;
    const scores = unitsOfRater(scheme, rater).map(({ id }) => {
      const value = random.whole(0, maximum * tens) / tens;
      return [id, abstain && value < maximum / 5 ? abstainWord : value] as const;
    });
    state.scores.set(rater.id, new Map(scores));
  }
  // The last rater of a group that has others is missing: by a decision or by the reading.
  for (const group of Object.keys(scheme.forms)) {
    const own = scheme.raters.filter(({ kind }) => kind === group);
    const last = own.at(-1);
    if (!last || own.length < 2 || random.whole(0, 1) === 0) continue;
    state.scores.delete(last.id);
    if (scheme.readings.缺表 === '逐份决定')
      state.missing.set(last.id, choose(random, ['按收到份数折算', '按零分计']));
  }
  for (const { unit, part } of reportRows(state))
    state.reports.set(reportKey(unit.id, part.name), {
      unit: unit.id,
      part: part.name,
      value: random.whole(0, part.full * 100) / 100,
      basis: '来函',
      file: null,
    });
  for (const unit of scheme.units)
    if (random.whole(0, 1) === 0)
      state.bonuses.push({
        unit: unit.name,
        rule: scheme.bonus.rules[0]?.name ?? '',
        work: '工作',
        facts: '文号',
        file: '',
        sheet: '',
        cell: '',
      });
  return state;
}
