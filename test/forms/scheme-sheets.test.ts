import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { zhengzhou2019, formOf } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { computed } from '../../src/workflow/master';
import type { Scalar } from '../../src/sheets/model';
import { typed, valueOf } from '../support/year';

/** 方案在总表里：写出、改动、读回。 */

const scheme = zhengzhou2019();
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await workbookBytes(masterWorkbook(computed(emptyState(scheme)).state));
});

const readBack = async (sheet = '', values: Readonly<Record<string, Scalar>> = {}) => {
  const edited = sheet === '' ? bytes : await typed(bytes, sheet, values);
  return readScheme(valueOf(await readWorkbook(edited, '总表')));
};

test('写进总表再读回来，方案一字不差', async () => {
  const { scheme: read, findings } = await readBack();
  expect(findings).toEqual([]);
  expect(read).toEqual(scheme);
});

test.each<[string, string, Record<string, Scalar>, (read: Scheme) => unknown, unknown]>([
  ['方案：文号', '方案', { B6: '某安委〔2021〕1号' }, (read) => read.documentNumber, '某安委〔2021〕1号'],
  ['方案：领导系数', '方案', { G33: 0.13 }, (read) => formOf(read, 'leader').coefficient, 0.13],
  ['口径', '口径', { C4: '两位小数' }, (read) => read.readings.换算舍入, '两位小数'],
  [
    '考核对象：别名',
    '考核对象',
    { D4: '港区、航空港实验区' },
    (read) => read.units[0]?.aliases,
    ['港区', '航空港实验区'],
  ],
  ['评价人：姓名', '评价人', { C4: '某领导' }, (read) => read.raters[0]?.name, '某领导'],
  ['考核分组：组长', '考核分组', { E4: '某组长' }, (read) => read.teams[0]?.leader, '某组长'],
  [
    '附件1：考核标准',
    '附件1',
    { D4: '改写的考核标准。未落实的扣 2 分。' },
    (read) => read.rubrics[0]?.items[0]?.rows[0]?.standard,
    '改写的考核标准。未落实的扣 2 分。',
  ],
  [
    '条款：扣分值',
    '条款',
    { G4: 1.5 },
    (read) => read.rubrics[0]?.items[0]?.rows[0]?.clauses[0]?.points,
    1.5,
  ],
])('改%s，读回来就是改过的方案', async (_, sheet, values, pick, expected) => {
  const { scheme: read } = await readBack(sheet, values);
  expect(read && pick(read)).toEqual(expected);
});

test.each<[string, string, Record<string, Scalar>]>([
  ['口径不在可选之列', '口径', { C4: '随便' }],
  ['大项分值不是数', '附件1', { E4: '八分' }],
  ['考核对象类别认不出', '考核对象', { C4: '乡镇' }],
  ['考核组里有不认识的单位', '考核分组', { C4: '某某区' }],
])('%s：读不成方案，说出原因', async (_, sheet, values) => {
  const { scheme: read, findings } = await readBack(sheet, values);
  expect(read === null || findings.some(({ severity }) => severity === 'error')).toBe(true);
  expect(findings[0]?.message).not.toBe('');
});
