import { missed } from '../simulated/refused';
import type { Quirks } from '../wps/quirks';
import { whole, withoutFiles, wpsUnderTest } from '../wps/under-test';
import { describeContract } from './suite';

/**
 * The contract on a simulated WPS (test/wps) with quirks that nobody reported but that older versions may have; several at
 * once, where they have nothing to do with each other.
 */

const forms: readonly [string, Partial<Quirks>, typeof whole?][] = [
  ['成片的值包成对象，空格读作未定义，旧式文件系统', { wrapped: true, emptyUndefined: true, oldFiles: true }],
  [
    '数组写入都不起作用，空格读作空文字，不分辨混杂的格式',
    { arraysIgnored: true, emptyText: true, mixedUntold: true },
  ],
  ['多行读取报错，不认模板', { blocksUnreadable: true, templateIgnored: true }],
  ['文件系统只写文字', { textFiles: true }, withoutFiles],
  ['打不开文件', { openFails: true }, withoutFiles],
  [
    '没有文件系统，Linux 各项不同同时出现',
    {
      noFiles: true,
      addReturnsNull: true,
      flattened: true,
      scalars: true,
      blocksIgnored: true,
      missingFalsy: true,
    },
    withoutFiles,
  ],
];

for (const [name, quirks, capabilities = whole] of forms)
  describeContract(`WPS（${name}）`, capabilities, wpsUnderTest(quirks, capabilities));

afterAll(() => {
  expect(missed).toEqual([]);
});
