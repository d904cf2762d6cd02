import { folded } from '../../src/base/text';
import { blankForms } from '../../src/forms/blank-forms';
import { zhengzhou2019 } from '../../src/schemes';
import { repaired } from '../schemes/notice';

/** 附件1—5 的空白表照通知的原文：表上的每一格，通知里一字不差；通知没有的只有补上的字和它的脚注。 */

/** Without blanks. */
const plain = (text: string): string => folded(text).replaceAll(/[\s_＿]/gu, '');

const notice = plain(repaired());

/** Texts by sheet, broken at lines and at what is left to write on. */
const texts = blankForms(zhengzhou2019()).sheets.flatMap(({ name, rows }) =>
  rows.flatMap((cells) =>
    cells.flatMap((cell) =>
      typeof cell?.value === 'string'
        ? cell.value
            .split(/[\n＿]/u)
            .filter((text) => plain(text) !== '')
            .map((text) => [name, text] as const)
        : [],
    ),
  ),
);
const on = (annex: string): string =>
  texts.flatMap(([name, text]) => (name === annex ? [text] : [])).join('\n');

test('每一格照原文；补上的字带脚注的记号，不用括号', () => {
  expect(texts.length).toBeGreaterThan(400);
  const strange = texts.filter(([, text]) => !notice.includes(plain(text)));
  expect(strange).toEqual([
    ['附件1', '3. 将安全生产目标细化分解，健全安全生产＊激励约束机制。安全生产谈心谈话活动开展扎实。'],
    ['附件1', '＊ 此前的文字原件缺失，按附件的相应内容补上，不是原文。'],
  ]);
  expect(texts.filter(([, text]) => /[〔〕]/u.test(text) && !/〔20\d\d〕/u.test(text))).toEqual([]);
});

test('几处容易走样的：第三组的航空港实验区，附件4 没有多余的空格，附件1 第43行没有多余的分号', () => {
  expect(on('附件5')).toContain('航空港实验区');
  expect(on('附件5')).not.toContain('航空港区');
  expect(on('附件4')).toContain('计分：总得分');
  expect(on('附件1')).not.toMatch(/扣\s*0\.5\s*分[;；]\n/u);
});
