import { settleMaster } from '../../src/workflow/settle';
import { valueOf } from '../contract/expect';
import type { HostUnderTest } from '../contract/host';
import { collectedYear } from '../contract/year-scenarios';
import type { Quirks } from './quirks';
import { crossings } from './strict';
import { wpsUnderTest } from './under-test';

/** How often the adapter crosses into the program during the demo year. In a real one each crossing costs time. */

type Step = 'create' | 'read' | 'layouts' | 'write';

/** The most crossings of any single step of its kind. */
async function most(quirks: Partial<Quirks>): Promise<Record<Step, number>> {
  const { workbook, ...rest } = await wpsUnderTest(quirks)();
  const found: Record<Step, number> = { create: 0, read: 0, layouts: 0, write: 0 };
  const counted = async <Value>(step: Step, work: () => Promise<Value>): Promise<Value> => {
    crossings.count = 0;
    const value = await work();
    found[step] = Math.max(found[step], crossings.count);
    return value;
  };
  const host: HostUnderTest = {
    ...rest,
    workbook: {
      label: workbook.label,
      create: (model) => counted('create', () => workbook.create(model)),
      read: () => counted('read', () => workbook.read()),
      layouts: (sheets) => counted('layouts', () => workbook.layouts(sheets)),
      write: (changes, identity) => counted('write', () => workbook.write(changes, identity)),
    },
  };
  await collectedYear(host);
  valueOf(await settleMaster(host.workbook, { now: '2020-01-18 09:00' }), 'settle');
  return found;
}

const bounds: readonly [string, Partial<Quirks>, Record<Step, number>][] = [
  ['严格形式', {}, { create: 600, read: 10_000, layouts: 6_000, write: 15_000 }],
  [
    '逐行写入（Linux）',
    { blocksIgnored: true },
    { create: 600, read: 10_000, layouts: 6_000, write: 25_000 },
  ],
];

test.each(bounds)(
  '样例年：建表、读一次总表、写一批，各自往来程序的次数有限（%s）',
  async (_, quirks, bound) => {
    const found = await most(quirks);
    for (const step of ['create', 'read', 'layouts', 'write'] as const) {
      expect(found[step]).toBeGreaterThan(100);
      expect(found[step]).toBeLessThan(bound[step]);
    }
  },
);
