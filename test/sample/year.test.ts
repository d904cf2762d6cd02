import { xlsxFormat } from '../../src/xlsx/format';
import { isSample, sampleMaster } from '../../src/sample/year';
import { overviewOf } from '../../src/views/overview-view';
import facts from '../../src/sample/facts.json';
import { rowsOf, zhengzhou2019 } from '../../src/schemes';
import type { WorkbookModel } from '../../src/sheets/model';
import { valueOf } from '../support/year';

/** 看样例：走完的一年，明说是样例，写的事实像查出来的事。 */

let model: WorkbookModel;
const told: string[] = [];
beforeAll(async () => {
  const made = valueOf(
    await sampleMaster((done, of, what) => {
      told.push(`${done}/${of} ${what}`);
      return true;
    }),
  );
  if (!made) throw new Error('stopped');
  model = made;
}, 120_000);

const texts = (): string[] =>
  model.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => row.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value] : []))),
  );

test('五步都说到了', () => {
  expect(told).toEqual(['0/5 建表', '1/5 发表', '2/5 收表', '3/5 奖惩情形', '4/5 核算']);
});

test('中途停下的，什么也没有', async () => {
  expect(await sampleMaster((done) => done < 2)).toEqual({ ok: true, value: null });
});

test('存成文件再读：发过、收齐、核算过，没有错误，面板认得是样例', async () => {
  const book = valueOf(await xlsxFormat.read(await xlsxFormat.write(model), '样例总表.xlsx'));
  expect(isSample(book.identity.master ?? '')).toBe(true);
  const overview = await overviewOf({ ok: true, value: book }, '样例总表.xlsx', () => undefined);
  if (overview.kind !== 'master') throw new Error(overview.kind);
  expect(overview).toMatchObject({
    sample: true,
    issued: true,
    settled: true,
    changed: false,
    schemeChanged: false,
  });
  expect(overview.returns.filter(({ status }) => status !== 'received')).toEqual([]);
  expect(overview.returns).toHaveLength(46);
  expect(overview.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(overview.findings.length).toBeLessThan(5);
  expect(overview.corrections).toEqual([]);
});

test('明说是样例：文件名、标题、每一条事实', () => {
  expect(model.title).toMatch(/^样例/);
  const ledger = model.sheets.find(({ name }) => name === '扣分台账');
  const facts = (ledger?.rows ?? []).slice(3).flatMap((row) => {
    const value = row[4]?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  expect(facts.length).toBeGreaterThan(40);
  expect(facts.filter((each) => !each.startsWith('样例：'))).toEqual([]);
  expect(texts().filter((text) => /^样例\u30002019年度/.test(text)).length).toBeGreaterThan(0);
});

test('事实是整句：没有省略号，没有没填的空，不照抄扣分的话', () => {
  const all = Object.values(facts);
  expect(all.filter((each) => /…|\.\.\.|扣 ?\d|。$/.test(each))).toEqual([]);
  expect(texts().filter((text) => text.startsWith('样例：') && /…|\{数\}/.test(text))).toEqual([]);
});

test('内置方案里会记扣分的每一条，都写了事实；要数的，写了数', () => {
  const scheme = zhengzhou2019();
  const ordinary = scheme.rubrics.flatMap((rubric) =>
    rowsOf(rubric).flatMap(({ item, row }) =>
      item.kind === 'scored'
        ? row.clauses.filter(
            (clause) =>
              !['indicator', 'event', 'veto'].includes(clause.kind) &&
              (clause.circumstances ?? []).length === 0,
          )
        : [],
    ),
  );
  const written = facts as Partial<Record<string, string>>;
  expect(ordinary.filter(({ id }) => written[id] === undefined).map(({ id }) => id)).toEqual([]);
  const counted = ordinary.filter(({ kind }) => ['count', 'shortfall', 'percent'].includes(kind));
  expect(counted.filter(({ id }) => !written[id]?.includes('{数}')).map(({ id }) => id)).toEqual([]);
  expect(Object.keys(facts).filter((id) => !ordinary.some((clause) => clause.id === id))).toEqual([]);
});

test('名次、等次都有', () => {
  const published = model.sheets.find(({ name }) => name === '成绩公布');
  expect(published?.rows.flat().some((cell) => cell?.value === '优秀')).toBe(true);
});
