import fc from 'fast-check';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { fingerprint, rubricOf, usesMechanisms, zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { differences } from '../support/calculated';
import { mechanismScheme, mechanismYear } from '../support/mechanism-scheme';
import { typed, valueOf } from '../support/year';
import { yearBooks } from '../support/year-books';

/** 条款的各种写法在表里：写出、读回，公式与核算一致。 */

const seeds = fc.integer({ min: 1, max: 1_000_000 });

async function readBack(bytes: Uint8Array) {
  return readScheme(valueOf(await readWorkbook(bytes, '总表')));
}

test('写进总表再读回来，任意方案一字不差', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const scheme = mechanismScheme(seed);
      const bytes = await workbookBytes(masterWorkbook(computed(emptyState(scheme)).state));
      const { scheme: read, findings } = await readBack(bytes);
      expect(findings).toEqual([]);
      expect(read).toEqual(scheme);
      expect(read && fingerprint(read)).toBe(fingerprint(scheme));
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('总表和考核组工作簿里每条公式重算的结果与核算一致', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, seeds, async (seed, year) => {
      const scheme = mechanismScheme(seed);
      const books = yearBooks(mechanismYear(scheme, year));
      expect(await differences(books.master)).toEqual([]);
      expect(await differences(books.team)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 240_000);

describe('2019 方案', () => {
  test('没有用到这些写法：条款表之外，总表的公式里不提它们', () => {
    const scheme = zhengzhou2019();
    expect(usesMechanisms(scheme)).toBe(false);
    const model = masterWorkbook(computed(emptyState(scheme)).state);
    const ledger = model.sheets.find(({ name }) => name === '扣分台账');
    const formulas = (ledger?.rows ?? []).flatMap((row) => row.flatMap((cell) => cell?.formula ?? []));
    expect(formulas.length).toBeGreaterThan(1000);
    expect(formulas.filter((formula) => /小项不得分|酌情|"得"/.test(formula))).toEqual([]);
  });

  test('在条款表里写上最多、得、酌情，读回来就是改过的方案', async () => {
    const bytes = await workbookBytes(masterWorkbook(computed(emptyState(zhengzhou2019())).state));
    const header = valueOf(await readWorkbook(bytes, '总表')).sheets.find(({ name }) => name === '条款')
      ?.rows[2];
    const column = (head: string): string =>
      String.fromCharCode('A'.charCodeAt(0) + (header?.findIndex((cell) => cell?.value === head) ?? -1));
    // 附1-5-1 每少一次扣 … 分, the ninth clause.
    const line =
      4 +
      rubricOf(zhengzhou2019(), 'district')
        .items.flatMap(({ rows }) => rows)
        .slice(0, 4)
        .reduce((sum, row) => sum + row.clauses.length, 0);
    const { scheme, findings } = await readBack(
      await typed(bytes, '条款', { [`${column('最多扣得')}${line}`]: 3 }),
    );
    expect(findings).toEqual([]);
    expect(scheme?.rubrics[0]?.items[0]?.rows[4]?.clauses[0]).toMatchObject({ id: '附1-5-1', limit: 3 });
    expect(scheme && fingerprint(scheme)).not.toBe(fingerprint(zhengzhou2019()));
    const wrong = await readBack(await typed(bytes, '条款', { [`${column('扣或得')}${line}`]: '加' }));
    expect(wrong.scheme).toBeNull();
    expect(wrong.findings[0]?.message).toContain('加');
  });
});

test('类别和计分部分叫什么，表头就是什么', () => {
  const scheme = structuredClone(zhengzhou2019());
  const [district, member] = scheme.kinds;
  if (!district || !member) throw new Error('no kinds');
  district.name = '乡镇（街道）';
  member.name = '县直部门';
  for (const part of district.parts) part.name = part.name.replace('考核', '评议');
  const model = masterWorkbook(computed(emptyState(scheme)).state);
  const texts = model.sheets
    .filter(({ name }) => ['成绩汇总', '成员单位成绩', '成绩公布', '年终考核'].includes(name))
    .map(({ rows }) =>
      rows.flatMap((row) => row.flatMap((cell) => (cell?.formula === undefined ? cell?.value : []))),
    );
  for (const words of texts)
    expect(words.some((word) => word === '乡镇（街道）' || word === '县直部门')).toBe(true);
  // A head may stand in two lines.
  const all = texts.flat().map((word) => String(word).replace('\n', ''));
  expect(all).toEqual(expect.arrayContaining(['领导评议', '平时评议', '年终评议']));
  expect(all.filter((word) => word === '县（市、区）' || word === '领导考核')).toEqual([]);
});
