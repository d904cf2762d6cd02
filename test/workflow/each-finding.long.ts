import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Scalar } from '../../src/sheets/model';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { checkWorkbook } from '../../src/workflow/check';
import { correctionsOf, giveReason } from '../../src/workflow/correct';
import { openMaster } from '../../src/workflow/master';
import { Year, time, valueOf } from '../support/year';

/** 每种问题都有一处改动能把它引出来：改总表的，校验说出；改收回的表的，收表说出。没改的那一份没有这些话。 */

jest.setTimeout(240_000);

let settled: Year;
let year: Year;
/** Findings of the year as it is. */
let plainly: Set<string>;

const check = async () =>
  (
    await checkWorkbook(
      { label: '总表.xlsx', hash: '', read: () => readWorkbook(year.master.bytes(), '总表.xlsx') },
      () => undefined,
    )
  ).map(({ code }) => code);
const collect = async () => valueOf(await year.collect()).findings.map(({ code }) => code);

beforeAll(async () => {
  settled = await (await new Year().settled()).copy().filled();
  year = settled.copy();
  plainly = new Set([...(await collect()), ...(await check())]);
});

beforeEach(() => {
  year = settled.copy();
});

const identityOf = async (bytes: Uint8Array) => valueOf(await readWorkbook(bytes, '')).identity;

/** A returned form that says it was made from a 总表 with this id, which had been written so many times. */
async function formSays(file: string, identity: Readonly<Record<string, string>>): Promise<void> {
  const bytes = year.returned.get(file) ?? new Uint8Array();
  year.returned.set(file, await patchWorkbook(bytes, [], identity));
}

/** A cell of the 总表 by the text that begins its row (in any of the first columns) and its header. */
async function inMaster(sheet: string, key: string, head: string, value: Scalar): Promise<void> {
  const { rows } = await year.cells(sheet);
  const says = (row: number, column: number) => String(rows[row]?.[column]?.value ?? '').replaceAll('\n', '');
  const header = rows.findIndex((_, row) =>
    (rows[row] ?? []).some((__, column) => says(row, column) === head),
  );
  const column = (rows[header] ?? []).findIndex((_, at) => says(header, at) === head);
  const row = rows.findIndex((_, at) => at > header && [0, 1, 2].some((first) => says(at, first) === key));
  if (header < 0 || row < 0) throw new Error(`no ${key} / ${head} on ${sheet}`);
  year.master.replace(
    await patchWorkbook(year.master.bytes(), [{ sheet, row, column, kind: 'value', value }]),
  );
}

/** Changes a part of the 总表 as no program of ours would. */
function part(path: string, how: (text: string) => string): void {
  const parts = unzipSync(year.master.bytes());
  parts[path] = strToU8(how(strFromU8(parts[path] ?? new Uint8Array())));
  year.master.replace(zipSync(parts));
}

const team = '考核组/1.xlsx';
const form = '评价表/L01.xlsx';

const inForms: readonly [string, string, () => Promise<void>][] = [
  [
    'file-other-master',
    '由另一份总表发出的表',
    () => formSays(form, { master: 'ffffffffffffffffffffffffffffffff', serial: '1' }),
  ],
  [
    'master-older',
    '表发出时总表写过的次数，比现在打开的多',
    async () => {
      const { master = '' } = await identityOf(year.master.bytes());
      await formSays(form, { master, serial: '999' });
    },
  ],
  ['file-newer-layout', '更新版本发的表', () => formSays(form, { layout: '2' })],
  ['clause-written', '条款编号写成全角', () => year.type(team, '扣分台账', { C4: '附１-43-1' })],
  ['number-text', '数量写成“1次”', () => year.type(team, '扣分台账', { D7: '1次' })],
  [
    'deduction-cleared',
    '细则表的扣分格清空，台账还有',
    async () => {
      const { sheets } = valueOf(await readWorkbook(year.returned.get(team) ?? new Uint8Array(), team));
      const [, unit, clause] = sheets.find(({ name }) => name === '扣分台账')?.rows[3] ?? [];
      // 小项 n stands in the n-th row below the header.
      const row = Number(String(clause?.value).split('-')[1]) + 3;
      await year.type(team, String(unit?.value), { [`G${row}`]: null });
    },
  ],
  [
    'cells-unread',
    '表外写了许多格',
    () =>
      year.type(form, '', Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`H${at + 60}`, '记着']))),
  ],
];

test.each(inForms)('收表说出 %s：%s', async (code, _, change) => {
  expect(plainly).not.toContain(code);
  await change();
  expect(await collect()).toContain(code);
});

const inTheMaster: readonly [string, string, () => Promise<void>][] = [
  [
    'master-newer',
    '更新版本写的总表',
    async () => {
      year.master.replace(await patchWorkbook(year.master.bytes(), [], { layout: '2' }));
    },
  ],
  ['score-text-in-master', '分数写成“9分”', () => inMaster('领导评分', '航空港区', 'L01', '9分')],
  [
    'missing-decided-with-scores',
    '有分数的评价人又选了缺表处理',
    () => inMaster('评价人', 'L01', '缺表处理', '按零分计'),
  ],
  ['ledger-quantity', '台账数量写成负数', () => inMaster('扣分台账', '附1-19-1', '数量', -1)],
  [
    'deduction-over-item',
    '手填扣分超过大项',
    async () => {
      await inMaster('扣分台账', '附1-19-1', '手填扣分', 99);
      await inMaster('扣分台账', '附1-19-1', '条款编号', '附1-19');
    },
  ],
  ['log-changed', '操作记录改了一句', () => inMaster('操作记录', '发表', '内容', '没有发表')],
  [
    'log-missing',
    '操作记录抹去一条',
    async () => {
      for (const head of ['时间', '操作', '经办人', '内容', '方案指纹', '记录校验'])
        await inMaster('操作记录', '发表', head, null).catch(() => undefined);
    },
  ],
  [
    'unit-two-teams',
    '一家的扣分来自两份工作簿',
    () => inMaster('扣分台账', '新郑市', '来源文件', '考核组/2.xlsx'),
  ],
  [
    'evidence-missing',
    '收表明细里没有一位评价人',
    async () => {
      const { rows } = await year.cells('收表明细');
      await year.typeMaster(
        '收表明细',
        Object.fromEntries(
          rows.flatMap((cells, row) =>
            cells?.[0]?.value === 'L01'
              ? ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((column) => [`${column}${row + 1}`, null])
              : [],
          ),
        ),
      );
    },
  ],
  [
    'name-changed',
    '公式用的名称改成一个数',
    () => {
      part('xl/workbook.xml', (xml) =>
        xml.replace(/(<definedName[^>]*name="评先等次"[^>]*>)[^<]*/, '$1&quot;完成&quot;'),
      );
      return Promise.resolve();
    },
  ],
  [
    'name-missing',
    '公式用的名称删掉一个',
    () => {
      part('xl/workbook.xml', (xml) =>
        xml.replace(/<definedName[^>]*name="评先等次"[^>]*>[^<]*<\/definedName>/, ''),
      );
      return Promise.resolve();
    },
  ],
  [
    'list-changed',
    '条款下拉列表指到别处',
    () => {
      part('xl/workbook.xml', (xml) =>
        xml.replace(/(<definedName[^>]*name="条款编号列表"[^>]*>)[^<]*/, '$1方案!$A$4:$A$9'),
      );
      return Promise.resolve();
    },
  ],
];

test.each(inTheMaster)('校验说出 %s：%s', async (code, _, change) => {
  expect(plainly).not.toContain(code);
  await change();
  expect(await check()).toContain(code);
});

test('更正没有写原因，或那一处已经不是刚才看到的样子：不写，说出为什么', async () => {
  await inMaster('领导评分', '航空港区', 'L01', 1);
  const [change] = correctionsOf(valueOf(await openMaster(year.master)));
  if (!change) throw new Error('no correction');
  const { key, now } = change.difference;
  const author = { now: time, by: '张三' };
  const writes = year.master.writes();
  expect(await giveReason(year.master, { key, now }, ' ', author)).toMatchObject({
    ok: false,
    finding: { code: 'correction-no-reason' },
  });
  expect(await giveReason(year.master, { key, now: '2' }, '来函', author)).toMatchObject({
    ok: false,
    finding: { code: 'correction-gone' },
  });
  expect(year.master.writes()).toBe(writes);
});
