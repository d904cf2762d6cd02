import { missed } from '../simulated/refused';
import type { Quirks } from '../wps/quirks';
import { whole, withoutFiles, wpsUnderTest } from '../wps/under-test';
import { describeContract } from './suite';

/** The contract on a simulated WPS (test/wps): in its strict form, and with each known quirk switched on in turn. */

const forms: readonly [string, Partial<Quirks>, typeof whole?][] = [
  ['严格形式', {}],
  ['Add 返回空值', { addReturnsNull: true }],
  ['单行单列压平', { flattened: true }],
  ['单格返回值本身', { scalars: true }],
  ['二维写入不起作用（Linux）', { blocksIgnored: true }],
  ['没有的表返回空值', { missingFalsy: true }],
  ['没有名称', { noNames: true }],
  ['没有事件', { noEvents: true }],
  ['登记了事件却不报', { silentEvents: true }],
  ['边框报错', { bordersFail: true }],
  ['没有文件系统', { noFiles: true }, withoutFiles],
  ['没有文件系统，边框报错', { noFiles: true, bordersFail: true }, withoutFiles],
];

for (const [name, quirks, capabilities = whole] of forms)
  describeContract(`WPS（${name}）`, capabilities, wpsUnderTest(quirks, capabilities));

afterAll(() => {
  expect(missed).toEqual([]);
});
