import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import { address } from '../../src/base/address';
import { cellAt } from '../../src/sheets/data';
import { explainUnit } from '../../src/workflow/explain';
import { checkWorkbook } from '../../src/workflow/check';
import { zhengzhou2019 } from '../../src/schemes';
import { incoming } from '../support/memory-host';
import { Year, valueOf } from '../support/year';

/** 总表是大家的：人写下的一个字也不丢。 */
describe('工作人员在总表里的改动', () => {
  let full: Year;
  let year: Year;

  beforeAll(async () => {
    full = await new Year().collected();
  });

  beforeEach(() => {
    year = full.copy();
  });

  test('表外写的批注、台账里自己登记的扣分，收表和核算以后都在', async () => {
    const ledger = await year.cells('扣分台账');
    const free = ledger.rows.findIndex((row, index) => index > 3 && (row?.[1]?.value ?? '') === '') + 1;
    await year.typeMaster('领导评分', { Z2: '张某某看过' });
    await year.typeMaster('扣分台账', {
      [`B${free}`]: '巩义市',
      [`C${free}`]: '附1-1-1',
      [`E${free}`]: '来信核实',
    });
    await year.type('评价表/L01.xlsx', '', { C5: 1.5 });
    valueOf(await year.collect());
    const { results } = valueOf(await year.settle());
    expect(results).not.toBeNull();
    expect(cellAt(await year.cells('领导评分'), 1, 25).value).toBe('张某某看过');
    const after = await year.cells('扣分台账');
    expect(after.rows[free - 1]?.[4]?.value).toBe('来信核实');
    const [district] = (results?.districts ?? []).filter(({ unit }) => unit === 'D05');
    expect(district?.yearEnd.items[0]?.rows[0]?.deductions.map(({ deduction }) => deduction.facts)).toContain(
      '来信核实',
    );
  });

  test('重收考核组的工作簿，只换这个文件带来的行', async () => {
    const before = await year.cells('扣分台账');
    const others = before.rows.filter((row) => row?.some((cell) => cell?.value === '考核组/1.xlsx')).length;
    await year.teamReturns(12);
    valueOf(await year.collect());
    const after = await year.cells('扣分台账');
    const rowsOf = (file: string) =>
      after.rows.filter((row) => row?.some((cell) => cell?.value === file)).length;
    expect(rowsOf('考核组/12.xlsx')).toBe(0);
    expect(rowsOf('考核组/1.xlsx')).toBe(others);
  });

  test('改了表名，照样读', async () => {
    const parts = unzipSync(year.master.bytes());
    const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    // As a program renames: the sheet, and every name and formula that speaks of it.
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([path, bytes]) => [
        path,
        /\.xml$/.test(path)
          ? strToU8(
              strFromU8(bytes)
                .replaceAll('&apos;成绩汇总&apos;', "'成绩总汇'")
                .replaceAll("'成绩汇总'", "'成绩总汇'")
                .replaceAll('name="成绩汇总"', 'name="成绩总汇"'),
            )
          : bytes,
      ]),
    );
    expect(workbook).toContain('成绩汇总');
    year.master.replace(zipSync(renamed));
    const { results, findings } = valueOf(await year.settle());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(results).not.toBeNull();
    expect((await year.cells('成绩总汇')).role).toBe('summary');
  });

  test('名单里添了评价人、评分表却没有这一列：不收表，说明怎么办，什么也不丢', async () => {
    await year.typeMaster('评价人', { A38: 'L17', B38: '领导', C38: '新来的领导' });
    const before = year.master.bytes();
    expect(await year.collect()).toMatchObject({
      ok: false,
      finding: { code: 'master-sheet-missing', sheet: '领导评分' },
    });
    expect(JSON.stringify(await year.collect())).toContain('L17');
    expect(year.master.bytes()).toBe(before);
  });

  test.each([
    ['扣分台账', '条款位置', 7],
    ['扣分台账', '应扣分', null],
    ['领导评分', '换算分数', 7],
    ['年终考核', '年终得分', null],
  ])('%s里“%s”的表头没有了：先指名说到，核算时补一列同样的公式，成绩不变', async (name, head, typed) => {
    const at = (await year.cells(name)).rows.flatMap((cells, row) => {
      const column = cells?.findIndex((cell) => cell?.value === head) ?? -1;
      return column < 0 ? [] : [address(row, column)];
    })[0];
    await year.typeMaster(name, { [at ?? '']: typed });
    const checked = async () =>
      (await checkWorkbook(incoming('总表.xlsx', year.master.bytes()), () => undefined)).filter(
        ({ sheet }) => sheet === name,
      );
    expect((await checked()).map(({ code }) => code)).toContain('cell-unread');
    const { results } = valueOf(await year.settle());
    const untouched = valueOf(await full.copy().settle());
    expect(results).toEqual(untouched.results);
    const again = (await year.cells(name)).rows;
    const row = again.findIndex((cells) => cells?.some((cell) => cell?.value === head));
    const to = again[row]?.findIndex((cell) => cell?.value === head) ?? -1;
    expect(again[row + 1]?.[to]?.formula).not.toBeUndefined();
    expect((await checked()).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('分数来历：追到收来的文件和单元格', async () => {
    const step = valueOf(await explainUnit(year.master, '巩义'));
    const text = JSON.stringify(step);
    expect(text).toContain('"file":"评价表/L01.xlsx"');
    expect(text).toContain('"cell":"C9"');
    expect(text).toContain('"file":"考核组/12.xlsx"');
  });

  test('校验：总表、评价表、考核组工作簿都认得', async () => {
    const scheme = zhengzhou2019();
    const check = (bytes: Uint8Array) =>
      checkWorkbook(incoming('文件.xlsx', bytes), (id) => (id === scheme.id ? scheme : undefined));
    const errorsOf = async (bytes: Uint8Array) =>
      (await check(bytes)).filter(({ severity }) => severity === 'error');
    expect(await errorsOf(year.master.bytes())).toEqual([]);
    expect(await errorsOf(year.returned.get('评价表/L01.xlsx') ?? new Uint8Array())).toEqual([]);
    expect(await errorsOf(year.returned.get('考核组/1.xlsx') ?? new Uint8Array())).toEqual([]);
    expect(
      await errorsOf(
        year.sent.get('打印/评价表合订.xlsx') ?? full.sent.get('打印/评价表合订.xlsx') ?? new Uint8Array(),
      ),
    ).toEqual([]);
    expect(await check(new TextEncoder().encode('坏文件'))).toEqual([
      expect.objectContaining({ code: 'file-not-workbook' }),
    ]);
  });
});
