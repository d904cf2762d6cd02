import { Random } from '../../src/sample/random';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import {
  circumstanceEffects,
  circumstancesOf,
  loadScheme,
  unitsOf,
  type CircumstanceLine,
} from '../../src/schemes';
import { bonusTargets, type BonusRule } from '../../src/schemes/bonus';
import { vetoedPlaces, type KindOfUnit } from '../../src/schemes/kinds';
import type { Grade } from '../../src/schemes/grades';
import type { Scheme } from '../../src/schemes/scheme';
import { compactScheme } from './scoring-scheme';

/** Schemes made at random whose 情形 have every effect, and years made at random for them. */

const choose = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = random.pick(items);
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const chance = (random: Random, one: number): boolean => random.whole(1, one) === 1;

const kindsOf = (random: Random): { kinds?: ('district' | 'member')[] } =>
  chance(random, 3) ? { kinds: [choose(random, ['district', 'member'] as const)] } : {};

const names = ['较大事故', '亡人事故', '约谈', '超控制指标死亡', '全省通报', '挂牌督办'] as const;
const units = ['起', '起', '次', '人', '次', '件'] as const;

function line(random: Random, effect: CircumstanceLine['effect']): CircumstanceLine {
  const at = random.whole(0, names.length - 1);
  const [name = '', unit = ''] = [names[at], units[at]];
  const joint = unit === '起' && chance(random, 3) ? ['较大事故', '亡人事故'] : [name];
  const points = random.whole(1, 8) / 4;
  return {
    of: joint,
    unit,
    from: chance(random, 5) ? null : random.whole(1, 3),
    effect,
    ...(effect === '扣总分'
      ? { points, ...(chance(random, 2) ? { limit: points + random.whole(0, 4) } : {}) }
      : {}),
    ...kindsOf(random),
    source: chance(random, 3) ? '' : `依据：${joint.join('、')}${effect ?? '只记录'}`,
  };
}

/** 等次 with and without 名额, for all kinds or for each its own. */
function gradesOf(random: Random): Grade[] {
  const quota = (): Pick<Grade, 'places' | 'share'> =>
    choose(random, [{}, {}, { places: random.whole(1, 4) }, { share: random.whole(1, 12) * 5 }]);
  const table = (names: readonly string[], bounds: readonly number[], kinds?: string[]): Grade[] =>
    names.map((name, index) => ({
      name,
      from: bounds[index] ?? 0,
      source: `${name}：见通知`,
      ...(index < names.length - 1 ? quota() : {}),
      ...(kinds ? { kinds } : {}),
    }));
  const common = table(['优秀', '完成', '基本完成', '未完成'], [90, 80, 60, 0]);
  if (!chance(random, 3)) return common;
  return [
    ...table(['优秀', '良好', '一般', '较差', '差'], [92, 85, 75, 60, 0], ['district']),
    ...table(['优秀', '合格', '不合格'], [88, 60, 0], ['member']),
  ];
}

/** 加减分 with families, limits and places of their own; nothing where all is as in every scheme before. */
function bonusOf(seed: number): Pick<Scheme, 'bonus' | 'totalCap'> | object {
  const random = new Random(seed + 77);
  if (chance(random, 3)) return {};
  const half = (most: number) => random.whole(1, most) / 2;
  const families = ['荣誉', '通报'] as const;
  const [into, familyLimit] = [
    families.map(() => bonusTargets[random.whole(0, 2)]),
    families.map(() => (chance(random, 3) ? undefined : half(6))),
  ];
  const rules = Array.from({ length: random.whole(3, 6) }, (_, index): BonusRule => {
    const family = random.whole(0, 2);
    const name = families[family];
    const points = half(6) * (name === '通报' || chance(random, 3) ? -1 : 1);
    const target = name === undefined ? bonusTargets[random.whole(0, 2)] : into[family];
    const limit = name === undefined ? undefined : familyLimit[family];
    return {
      id: `加${index + 1}`,
      name: `情形${index + 1}`,
      points,
      source: `见通知第${index + 1}条`,
      ...(name === undefined ? {} : { family: name }),
      ...(chance(random, 2) ? { limit: Math.abs(points) + half(4) - 0.5 } : {}),
      ...(limit === undefined ? {} : { familyLimit: limit }),
      ...(target === undefined ? {} : { into: target }),
    };
  });
  return {
    bonus: { cap: random.whole(0, 12) / 2, rules, source: '累计不超过上限' },
    ...(chance(random, 2) ? { totalCap: random.whole(90, 110) } : {}),
  };
}

/** How a kind ranks: nothing of its own, where vetoed units stand, what tells equal totals apart. */
function rankingOf(seed: number, kind: string, shared: boolean): Partial<KindOfUnit> {
  const random = new Random(seed + 177 + (shared || kind === 'district' ? 0 : 1));
  const vetoed = vetoedPlaces[random.whole(0, 3)];
  const names = kind === 'district' ? ['年终考核', '领导考核', '平时考核'] : ['考核细则'];
  const ties = shared ? [] : names.slice(0, random.whole(0, 3));
  return { ...(vetoed ? { vetoed } : {}), ...(ties.length > 0 ? { ties } : {}) };
}

/** @param together whether kinds may be ranked together */
export function verdictScheme(seed: number, together = true): Scheme {
  const random = new Random(seed);
  const base = compactScheme(6, 5, 2);
  const shared = chance(random, 3) && together;
  const effects = [...circumstanceEffects, ...circumstanceEffects, null];
  const lines = effects.filter(() => !chance(random, 4)).map((effect) => line(random, effect));
  const grades = gradesOf(random);
  const quotas = grades.some(({ places, share }) => places !== undefined || share !== undefined);
  const asked = quotas
    ? {
        名额舍入: choose(random, ['舍去', '四舍五入', '进一'] as const),
        名额并列: choose(random, ['超额都不评', '并列都评'] as const),
        名额递补: choose(random, ['递补', '不递补'] as const),
      }
    : {};
  const loaded = loadScheme({
    ...base,
    id: `verdicts-${seed}`,
    awards: { ...base.awards, accidents: null },
    veto: { ...base.veto, accidents: null, below: chance(random, 3) ? null : 60 },
    circumstances: lines,
    ...bonusOf(seed),
    grades,
    kinds: base.kinds.map((kind) => ({
      ...kind,
      ...(shared ? { ranking: '全市' } : {}),
      ...(together ? rankingOf(seed, kind.id, shared) : {}),
    })),
    readings: {
      ...base.readings,
      总分舍入: choose(random, ['两位小数', '一位小数', '不舍入'] as const),
      总分封顶: choose(random, ['不封顶', '封顶100'] as const),
      加分: choose(random, ['折算前计入', '折算后计入'] as const),
      评先取消: choose(random, ['任一情形', '同时具备'] as const),
      否决等次: choose(random, ['等次不变', '定为未完成'] as const),
      否决排名: choose(random, ['参加排名', '列后不排名'] as const),
      否决成绩: choose(random, ['总分', '细则得分'] as const),
      ...asked,
      并列: choose(random, ['同名次', '按年终得分'] as const),
    },
  });
  if (!loaded.ok) throw new Error(`${seed} ${loaded.finding.code}: ${loaded.finding.message}`);
  return loaded.value;
}

/** A year of such a scheme: scores from 6 to 10, accidents of the rubric here and there, 情形 in small numbers. */
export function verdictYear(scheme: Scheme, seed: number): MasterState {
  const random = new Random(seed + 11);
  const state = emptyState(scheme);
  for (const rater of scheme.raters)
    state.scores.set(
      rater.id,
      new Map(unitsOf(scheme, 'district').map(({ id }) => [id, random.whole(16, 20) / 2])),
    );
  for (const unit of scheme.units) {
    const counts = Object.fromEntries(
      circumstancesOf(scheme).map(({ id }) => [id, chance(random, 2) ? random.whole(0, 4) : null]),
    );
    state.incidents.set(unit.id, { unit: unit.id, counts, basis: '样例', mismatch: null });
    const times = chance(random, 2) ? random.whole(1, 30) : 0;
    if (times > 0)
      state.deductions.push({
        unit: unit.name,
        clause: unit.kind === 'district' ? '附1-1-2' : '附2-1-1',
        quantity: times,
        manual: null,
        facts: '事实',
        date: '2020-01-15',
        file: '',
        sheet: '',
        cell: '',
      });
    for (let claims = chance(random, 3) ? random.whole(1, 6) : 0; claims > 0; claims -= 1)
      state.bonuses.push({
        unit: unit.name,
        rule: choose(random, scheme.bonus.rules).name,
        work: `工作${random.whole(1, 4)}`,
        facts: '文号',
        file: '',
        sheet: '',
        cell: '',
      });
  }
  return state;
}
