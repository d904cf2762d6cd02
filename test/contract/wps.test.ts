import { programOn } from '../../src/hosts/wps/program';
import type { Capabilities } from '../../src/port/program';
import type { Quirks } from '../wps/quirks';
import { simulatedWps } from '../wps/wps';
import type { HostUnderTest } from './host';
import { describeContract } from './suite';

/** The contract on a simulated WPS (see test/wps): in its strict form, and with each known quirk switched on. */

const whole: Capabilities = { calculates: true, events: true, files: true, prints: true };
const withoutFiles: Capabilities = { ...whole, files: false };

const make = (quirks: Partial<Quirks>) => async (): Promise<HostUnderTest> => {
  const wps = simulatedWps(quirks);
  const program = await programOn(wps.application);
  return {
    workbook: program.workbook,
    program,
    type: (sheet, address, typed) => Promise.resolve(wps.type(sheet, address, typed)),
    rename: (sheet, name) => Promise.resolve(wps.rename(sheet, name)),
    select: (sheet, address) => Promise.resolve(wps.select(sheet, address)),
  };
};

const forms: readonly [string, Partial<Quirks>, Capabilities?][] = [
  ['严格形式', {}],
  ['Add 返回空值', { addReturnsNull: true }],
  ['单行单列压平', { flattened: true }],
  ['单格返回值本身', { scalars: true }],
  ['成片的值包成对象', { wrapped: true }],
  ['二维写入不起作用（Linux）', { blocksIgnored: true }],
  ['数组写入都不起作用', { arraysIgnored: true }],
  ['多行读取报错', { blocksUnreadable: true }],
  ['没有的表返回空值', { missingFalsy: true }],
  ['没有名称', { noNames: true }],
  ['没有事件', { noEvents: true }],
  ['登记了事件却不报', { silentEvents: true }],
  ['边框报错', { bordersFail: true }],
  ['没有文件系统', { noFiles: true }, withoutFiles],
  ['文件系统只写文字', { textFiles: true }, withoutFiles],
  ['旧式文件系统', { oldFiles: true }],
  ['不认模板', { templateIgnored: true }],
  ['打不开文件', { openFails: true }, withoutFiles],
  ['不分辨混杂的格式', { mixedUntold: true }],
  ['空格读作未定义', { emptyUndefined: true }],
  ['空格读作空文字', { emptyText: true }],
  ['有效性、条件格式、页面设置报错', { rulesFail: true }],
  [
    '没有文件系统，逐格建表，且 Linux 各项不同同时出现',
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
  ['没有文件系统，边框、有效性报错', { noFiles: true, bordersFail: true, rulesFail: true }, withoutFiles],
];

for (const [name, quirks, capabilities = whole] of forms)
  describeContract(`WPS（${name}）`, capabilities, make(quirks));
