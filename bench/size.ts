import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zhengzhou2019 } from '../src/schemes';
import type { Scheme } from '../src/schemes/scheme';
import { times } from './measure';

/** A city of so many districts with 200 raters, five districts a group: 300 of them are 60,000 scores. */
export function largeScheme(units: number, raters = 200): Scheme {
  const base = zhengzhou2019();
  const ids = Array.from({ length: units }, (_, index) => `D${String(index + 1).padStart(3, '0')}`);
  const leaders = Math.round(raters * 0.45);
  const [team] = base.teams;
  if (!team) throw new Error('the scheme has no team');
  return {
    ...base,
    units: ids.map((id, index) => ({
      id,
      name: `第${index + 1}街道`,
      kind: 'district' as const,
      aliases: [],
    })),
    raters: Array.from({ length: raters }, (_, index) => ({
      id: `${index < leaders ? 'L' : 'O'}${String(index + 1).padStart(3, '0')}`,
      kind: index < leaders ? ('leader' as const) : ('office' as const),
      name: `评价人${index + 1}`,
    })),
    teams: Array.from({ length: Math.ceil(units / 5) }, (_, index) => ({
      ...team,
      no: index + 1,
      name: `第${index + 1}组`,
      units: ids.slice(index * 5, index * 5 + 5),
    })),
  };
}

/** The steps of a year, each a command of its own; `fill` is what raters and teams do and is not measured. */
const steps = ['new', 'issue', 'fill', 'collect', 'collect again', 'settle', 'explain'] as const;
type Step = (typeof steps)[number];

interface Cost {
  /** Processor time of the step alone, in ms; reading the program is not in it. */
  cpu: number;
  /** Most memory held, in MB. */
  memory: number;
}

function run(step: Step, folder: string, units: number): Cost {
  const child = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/size-step.mts', step, folder, String(units)],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (child.status !== 0) throw new Error(`${step} of ${units} units: ${child.stderr.slice(-2000)}`);
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Cost;
}

/** How much more than its share a step takes when the number of units grows: 1 is linear, what is constant left out. */
const growth = (sizes: readonly number[], costs: readonly Cost[]): number => {
  const [a = 0, b = 0, c = 0] = sizes;
  const [first, second, third] = costs.map(({ cpu }) => cpu);
  const early = ((second ?? 0) - (first ?? 0)) / (b - a);
  return ((third ?? 0) - (second ?? 0)) / (c - b) / early;
};

/** npm run bench: 方案的规模, from 16 units to 300 with 200 raters. */
export function size(sizes: readonly number[] = [16, 100, 300]): void {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(`规模：${sizes.join('、')} 个单位 × 200 位评价人，每一步一条命令`);
  const all = sizes.map((units) => {
    const folder = mkdtempSync(join(tmpdir(), 'kaohe-size-'));
    try {
      return new Map(steps.map((step) => [step, run(step, folder, units)]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  const last = all.at(-1);
  for (const step of steps) {
    if (step === 'fill') continue;
    const costs = all.map((each) => each.get(step) ?? { cpu: NaN, memory: NaN });
    const end = costs.at(-1);
    const again =
      step === 'collect again'
        ? `，是收表的 ${times(end?.cpu ?? NaN, last?.get('collect')?.cpu ?? NaN)}（目标 ≤ 0.33×），内存 ${times(end?.memory ?? NaN, last?.get('collect')?.memory ?? NaN)}`
        : '';
    say(
      `  ${step.padEnd(14)}${costs.map(({ cpu }) => `${cpu.toFixed(0)} ms`.padStart(10)).join('')}  增长 ${growth(sizes, costs).toFixed(2)}×（线性为 1，目标 < 1.3）${again}，${end?.memory.toFixed(0) ?? ''} MB`,
    );
  }
}
