import { workbookBytes } from '../../src/xlsx/write';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { printWorkbook, blankForms } from '../../src/forms/blank-forms';
import { zhengzhou2019 } from '../../src/schemes';
import { Year, time, valueOf } from '../support/year';

/** Rows of a 评价表: the first district stands in row 5, its score in column C. */
const firstScore = 'C5';

describe('收表：每个文件都有着落', () => {
  let full: Year;
  let year: Year;

  beforeAll(async () => {
    full = await (await new Year().issued()).filled();
  });

  beforeEach(() => {
    year = full.copy();
  });

  const statusOf = async (file: string, options = {}) => {
    const { files, findings } = valueOf(await year.collect(options));
    return { report: files.find((each) => each.file === file), findings };
  };

  const scheme = zhengzhou2019();
  const [rater] = scheme.raters;
  if (!rater) throw new Error('no rater');

  test.each([
    ['file-not-workbook', () => Promise.resolve(new TextEncoder().encode('不是工作簿'))],
    [
      'file-other-scheme',
      () => workbookBytes(ratingWorkbook({ ...scheme, id: 'luoyang-2019' }, rater, time)),
    ],
    ['file-other-year', () => workbookBytes(ratingWorkbook({ ...scheme, year: 2018 }, rater, time))],
    ['rater-unknown', () => workbookBytes(ratingWorkbook(scheme, { ...rater, id: 'L99' }, time))],
    ['form-blank', () => workbookBytes(ratingWorkbook(scheme, rater, time))],
    ['form-blank', () => workbookBytes(printWorkbook(scheme, time))],
    ['file-not-return', () => workbookBytes(blankForms(scheme))],
    ['file-not-return', () => Promise.resolve(year.master.bytes())],
  ])('拒收并说明理由（%s）', async (code, bytes) => {
    const file = await bytes();
    year.returned.clear();
    year.returned.set('来件.xlsx', file);
    const { report } = await statusOf('来件.xlsx');
    expect(report).toMatchObject({ status: 'refused', code });
    expect(report?.message).not.toBe('');
  });

  test('表头被改动的，拒收', async () => {
    await year.type('评价表/L01.xlsx', '', { C4: '得分' });
    expect((await statusOf('评价表/L01.xlsx')).report).toMatchObject({
      status: 'refused',
      code: 'form-structure',
    });
  });

  test('文件改名、移到别的文件夹，照收', async () => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    year.returned.delete('评价表/L01.xlsx');
    if (bytes) year.returned.set('邮件附件/新建 工作表(2).xlsx', bytes);
    expect((await statusOf('邮件附件/新建 工作表(2).xlsx')).report).toMatchObject({
      status: 'taken',
      id: 'L01',
    });
  });

  test('同一人的两份内容相同：收一份，另一份报告为重复', async () => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    if (bytes) year.returned.set('评价表/L01-副本.xlsx', bytes);
    const { files } = valueOf(await year.collect());
    const own = files.filter(({ id }) => id === 'L01').map(({ status, code }) => [status, code]);
    expect(own.sort()).toEqual([
      ['duplicate', 'duplicate-same'],
      ['taken', ''],
    ]);
  });

  describe('同一人的两份分数不同', () => {
    beforeEach(async () => {
      const bytes = year.returned.get('评价表/L01.xlsx');
      if (bytes) year.returned.set('评价表/L01-改.xlsx', bytes);
      await year.type('评价表/L01-改.xlsx', '', { [firstScore]: 0.5 });
    });

    test('两份都不收，两个分数都列出，核算时拒绝', async () => {
      const { files, findings } = valueOf(await year.collect());
      expect(files.filter(({ id }) => id === 'L01').map(({ code }) => code)).toEqual([
        'rater-twice',
        'rater-twice',
      ]);
      const shown = findings.find(({ code }) => code === 'rater-twice');
      expect(shown).toMatchObject({ unit: '航空港区', rater: '领导01', cell: firstScore });
      expect(shown?.message).toContain('0.5');
      const settled = valueOf(await year.settle());
      expect(settled.results).toBeNull();
      expect(settled.findings.map(({ code }) => code)).toContain('rater-twice');
    });

    test('工作人员选定一份后收下，并记入操作记录', async () => {
      valueOf(await year.collect());
      const { report } = await statusOf('评价表/L01-改.xlsx', { choose: new Set(['评价表/L01-改.xlsx']) });
      expect(report?.status).toBe('taken');
      const log = await year.cells('操作记录');
      expect(JSON.stringify(log.rows)).toContain('多份中选定');
      expect(valueOf(await year.settle()).results).not.toBeNull();
    });
  });

  test('改正后重报的文件代替原来的，操作记录写明', async () => {
    valueOf(await year.collect());
    await year.type('评价表/L01.xlsx', '', { [firstScore]: 1.5 });
    const { report } = await statusOf('评价表/L01.xlsx');
    expect(report?.status).toBe('taken');
    const sheet = await year.cells('领导评分');
    expect(sheet.rows[4]?.[2]?.value).toBe(1.5);
    expect(JSON.stringify((await year.cells('操作记录')).rows)).toContain('代替');
  });

  test('纸质表已录入总表，后来的电子表分数不同：不覆盖，请工作人员选定', async () => {
    await year.typeMaster('领导评分', { C5: 2.5 });
    const { report } = await statusOf('评价表/L01.xlsx');
    expect(report).toMatchObject({ status: 'duplicate', code: 'rater-twice' });
    expect((await year.cells('领导评分')).rows[4]?.[2]?.value).toBe(2.5);
  });

  test('坏分数原样进总表，不变成 0，也不丢失；核算拒绝并指出是哪一格', async () => {
    await year.type('评价表/L02.xlsx', '', { C6: '弃权', C7: 11 });
    const { findings } = await statusOf('评价表/L02.xlsx');
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'score-not-number',
          file: '评价表/L02.xlsx',
          cell: 'C6',
          rater: '领导02',
        }),
        expect.objectContaining({ code: 'score-out-of-range', cell: 'C7' }),
      ]),
    );
    const sheet = await year.cells('领导评分');
    expect([sheet.rows[5]?.[3]?.value, sheet.rows[6]?.[3]?.value]).toEqual(['弃权', 11]);
    const settled = valueOf(await year.settle());
    expect(settled.results).toBeNull();
    expect(settled.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'score-not-number', sheet: '领导评分', cell: 'D6' }),
      ]),
    );
  });
});
