import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { htmlSource } from '../../src/documents/html';
import { readSource } from '../../src/documents/read';
import { readClauses } from '../../src/drafting/clauses';
import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { draftedWorkbook } from '../../src/workflow/draft';

/** 什么文字都读得完：不出错、不拖住；引文总是原文里的。 */

const pieces =
  '每发现一处 未制定 的 ， 。 ； 扣 2 分 0.5 — 最多 扣完为止 得 加 不得分 一票否决 按比例 酌情 分别 、 （ ） “ ” 家 次 10% 少 有 1 一 大项 为止 ① (1) 2019年 \n'.split(
    ' ',
  );
const sentence = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));

test('任意拼成的句子：引文在原文里，分值是原文里写着的数', () => {
  fc.assert(
    fc.property(sentence, (text) => {
      for (const clause of readClauses(text).clauses) {
        expect(text).toContain(clause.text);
        if (clause.points !== null && Number.isInteger(clause.points))
          expect(text).toMatch(new RegExp(`${clause.points}|[一二两半十]`));
        expect(clause.until).toBeGreaterThan(clause.from);
      }
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test('任意的表：草案总写得出来', () => {
  fc.assert(
    fc.property(fc.array(fc.array(sentence, { maxLength: 7 }), { maxLength: 8 }), (rows) => {
      const text = [
        '序号\t考核项目\t考核标准\t分值',
        ...rows.map((cells) => cells.join('\t').replace(/\n/g, '')),
      ].join('\n');
      const draft = draftOf(textSource(text));
      if (draft.rubrics.length > 0) expect(draftedWorkbook(draft).sheets.length).toBeGreaterThan(5);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('任意的字节：读出来，或者说明白', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const read = await readSource(bytes, '文件');
      expect(read.ok || read.finding.remedy !== '').toBe(true);
    }),
    { numRuns: 500, seed: 7 },
  );
  for (const start of [
    'PK\u0003\u0004',
    '%PDF',
    '{\\rtf',
    '<html><table><tr><td rowspan=99999 colspan=99999>',
  ])
    expect((await readSource(strToU8(start), '文件')).ok).toBe(start.startsWith('<'));
});

test.each(['每', '扣', '（', '按', '最多', '不得分', '5分、', '未', '，', '<', '有部署、', '视情况', '扣1'])(
  '“%s”重复一万次，不会拖住',
  (unit) => {
    const long = unit.repeat(10_000);
    // Of the processor, as a busy machine makes one wait; in microseconds.
    const begun = process.cpuUsage();
    readClauses(long);
    htmlSource(`<table><tr><td>${long}`);
    draftOf(textSource(`分值\t考核标准\n2\t${long}扣1分`));
    const { user, system } = process.cpuUsage(begun);
    expect(user + system).toBeLessThan(6_000_000);
  },
);
