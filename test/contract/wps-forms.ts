import { missed } from '../simulated/refused';
import type { Quirks } from '../wps/quirks';
import { whole, withoutEvents, wpsUnderTest } from '../wps/under-test';
import type { Scenario } from './host';
import { describeContract } from './suite';

/**
 * The contract on a simulated WPS (test/wps): in its strict form, with each reported quirk in turn, and with those together
 * that have nothing to do with each other.
 */

const forms: readonly [string, Partial<Quirks>, typeof whole?][] = [
  ['严格形式', {}],
  ['Add 返回空值', { addReturnsNull: true }],
  ['单行单列压平', { flattened: true }],
  ['单格返回值本身', { scalars: true }],
  ['二维写入不起作用（Linux）', { blocksIgnored: true }],
  ['没有的表返回空值', { missingFalsy: true }],
  ['空格读作未定义，不认模板', { emptyUndefined: true, templateIgnored: true }],
  ['空格读作空文字，没有事件', { emptyText: true, lacks: ['ApiEvent'] }, withoutEvents],
  [
    'Linux 各项不同同时出现',
    { addReturnsNull: true, flattened: true, scalars: true, blocksIgnored: true, missingFalsy: true },
  ],
];

/** The first and the last of them: nothing, and everything at once. */
const ends = [forms[0], forms.at(-1)].map((form) => form?.[0]);

/** @param asked for the two ends and for the others; undefined: all scenarios */
export function describeWps(asked: (end: boolean) => readonly Scenario[] | undefined): void {
  for (const [name, quirks, capabilities = whole] of forms) {
    const scenarios = asked(ends.includes(name));
    if (scenarios?.length !== 0)
      describeContract(`WPS（${name}）`, capabilities, wpsUnderTest(quirks, capabilities), scenarios);
  }
  afterAll(() => {
    expect(missed).toEqual([]);
  });
}
