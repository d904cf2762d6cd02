import { missed } from '../simulated/refused';
import type { Quirks } from '../wps/quirks';
import { whole, withoutEvents, wpsUnderTest } from '../wps/under-test';
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

for (const [name, quirks, capabilities = whole] of forms)
  describeContract(`WPS（${name}）`, capabilities, wpsUnderTest(quirks, capabilities));

afterAll(() => {
  expect(missed).toEqual([]);
});
