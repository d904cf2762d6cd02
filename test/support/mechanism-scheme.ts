import { Random } from '../../src/sample/random';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import { loadScheme, rowsOf, rubricsOf, unitsRatedBy, zhengzhou2019 } from '../../src/schemes';
import type { Clause, Rubric, RubricItem, RubricRow } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';
import { compactScheme } from './scoring-scheme';

/** Schemes made at random whose clauses have every mechanism, and ledgers made at random for them. */

export const choose = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = random.pick(items);
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const halves = (random: Random, from: number, to: number): number => random.whole(from * 2, to * 2) / 2;

/** So many positive parts of a number of half points. */
export function parts(random: Random, total: number, count: number): number[] {
  const cuts = new Set<number>();
  while (cuts.size < count - 1) cuts.add(random.whole(1, total * 2 - 1));
  const ends = [...cuts, total * 2].sort((a, b) => a - b);
  return ends.map((end, index) => (end - (ends[index - 1] ?? 0)) / 2);
}

type Figures = Pick<Clause, 'kind'> & Partial<Clause>;

/** @param own whether the 小项 has points of its own */
function figures(random: Random, own: boolean, earning: boolean): Figures {
  const points = choose(random, [0.1, 0.3, 0.5, 1, 1.5, 2]);
  const limit = random.whole(0, 2) === 0 ? { limit: points + halves(random, 0, 3) } : {};
  const earns = earning && random.whole(0, 2) > 0 ? { earns: true as const } : {};
  const kinds: Figures[] = [
    { kind: 'fixed', points, ...earns },
    { kind: 'count', points, unit: '次', ...limit, ...earns },
    { kind: 'count', points, unit: '亩', step: choose(random, [2, 3, 5]), ...limit, ...earns },
    { kind: 'count', points, unit: '起', repeat: choose(random, [1.5, 2, 3]), ...limit, ...earns },
    { kind: 'shortfall', points, unit: '家', required: 40, ...limit, ...earns },
    { kind: 'percent', points, unit: '百分点', step: choose(random, [1, 3, 7, 10]), ...limit, ...earns },
    { kind: 'proportion', points, ...limit, ...earns },
    { kind: 'discretion', points, to: points + 2, ...earns },
    { kind: 'discretion', points, to: points + 2, unit: '次', ...limit, ...earns },
    ...(own ? [{ kind: 'row' as const }] : []),
    { kind: 'event' },
    { kind: 'unstated' },
  ];
  return choose(random, kinds);
}

function clausesOf(random: Random, annex: number, no: number, own: boolean, earning: boolean): Clause[] {
  const count = random.whole(1, 4);
  const given = Array.from({ length: count }, () => figures(random, own, earning));
  if (earning && !given.some(({ earns }) => earns)) given[0] = { kind: 'fixed', points: 0.5, earns: true };
  const clauses = given.map((each, index): Clause => ({
    id: `附${annex}-${no}-${index + 1}`,
    text: `第${no}行第${index + 1}句`,
    points: null,
    unit: null,
    required: null,
    step: null,
    tier: null,
    ...each,
  }));
  // Tiers: all of one direction whose points can be compared.
  const like = clauses.filter(({ points, earns }) => points !== null && earns === clauses[0]?.earns);
  if (clauses[0]?.points != null && like.length >= 2 && random.whole(0, 1) === 0)
    for (const clause of like.slice(0, 3)) clause.tier = 'a';
  return clauses;
}

/** @param appliesTo left out where parts name the rubric */
export function rubric(random: Random, annex: number, appliesTo?: string, total = 100): Rubric {
  let no = 0;
  const counts = random.whole(2, 4);
  const items = parts(random, total, counts).map((points, index): RubricItem => {
    const own = random.whole(0, 2) > 0;
    const rows = random.whole(1, Math.min(4, Math.floor(points * 2)));
    const rowPoints = parts(random, points, rows);
    return {
      no: index + 1,
      title: `第${index + 1}项`,
      kind: 'scored',
      points,
      rows: Array.from({ length: rows }, (_, at): RubricRow => {
        no += 1;
        // A 大项 of one 小项 says the same with and without points of the 小项: written, it has none.
        const stated = own && rows > 1;
        const earning = (stated || rows === 1) && random.whole(0, 1) === 0;
        const clauses = clausesOf(random, annex, no, stated || rows === 1, earning);
        return {
          no,
          content: `内容${no}`,
          contentRestored: null,
          standard: clauses.map(({ text }) => text).join('；'),
          method: '',
          clauses,
          ...(stated ? { points: rowPoints[at] ?? 0.5 } : {}),
        };
      }),
    };
  });
  const title = `细则${annex}`;
  const of = appliesTo === undefined ? {} : { appliesTo };
  return { id: `annex${annex}`, annex: `附件 ${annex}`, title, ...of, items, notes: '备注：按表计分。' };
}

const readings: readonly Scheme['readings']['不足一档'][] = ['按一档计', '只计足档', '按比例计'];

export function mechanismScheme(seed: number): Scheme {
  const random = new Random(seed);
  const base = compactScheme(3, 2, 2);
  const loaded = loadScheme({
    ...base,
    id: `mechanisms-${seed}`,
    awards: zhengzhou2019().awards,
    rubrics: [rubric(random, 1, 'district'), rubric(random, 2, 'member')],
    readings: {
      ...base.readings,
      不足一档: choose(random, readings),
      互斥条款: choose(random, ['取较重', '分别扣分'] as const),
      总分舍入: choose(random, ['两位小数', '一位小数', '不舍入'] as const),
    },
  });
  if (!loaded.ok) throw new Error(`${seed} ${loaded.finding.code}: ${loaded.finding.message}`);
  return loaded.value;
}

function quantityOf(random: Random, clause: Clause): number | null {
  switch (clause.kind) {
    case 'count':
      return clause.step === null ? random.whole(1, 4) : random.whole(10, 900) / 100;
    case 'shortfall':
      return random.whole(1, 4);
    case 'percent':
    case 'proportion':
      return random.whole(1, 4000) / 100;
    case 'discretion':
      return (clause.points ?? 0) + random.whole(0, 200) / 100;
    default:
      return null;
  }
}

/** A year of such a scheme: ledger rows of all units in any order, some 小项 typed over, scores all 9. */
export function mechanismYear(scheme: Scheme, seed: number): MasterState {
  const random = new Random(seed + 7);
  const state = emptyState(scheme);
  for (const rater of scheme.raters)
    state.scores.set(rater.id, new Map(unitsRatedBy(scheme, rater.kind).map(({ id }) => [id, 9])));
  const row = (unit: string, clause: string, quantity: number | null, manual: number | null): LedgerRow => ({
    unit,
    clause,
    quantity,
    manual,
    facts: '事实',
    date: '2020-01-15',
    file: '',
    sheet: '',
    cell: '',
  });
  const rows: LedgerRow[] = [];
  const scored = scheme.units.flatMap((unit) =>
    rubricsOf(scheme, unit.kind).map((annex) => ({ unit, annex })),
  );
  for (const { unit, annex } of scored) {
    const lines = rowsOf(annex);
    const clauses = lines.flatMap((line) => line.row.clauses);
    for (let count = random.whole(0, 14); count > 0; count--) {
      const clause = choose(random, clauses);
      rows.push(row(unit.name, clause.id, quantityOf(random, clause), null));
    }
    if (random.whole(0, 2) === 0) {
      const line = choose(random, lines);
      const most = line.row.points ?? line.item.points;
      const key = `附${annex.id.slice('annex'.length)}-${line.row.no}`;
      rows.push(row(unit.name, key, null, halves(random, 0, Math.floor(most))));
    }
  }
  // The ledger keeps no order of units.
  const order = rows.map((each) => ({ each, at: random.next() })).sort((a, b) => a.at - b.at);
  state.deductions.push(...order.map(({ each }) => each));
  return state;
}
