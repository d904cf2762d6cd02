import { columnName, parseAddress } from '../../src/base/address';
import type { CellChange } from '../../src/sheets/change';
import type { Scalar, WorkbookModel } from '../../src/sheets/model';
import { cell, entry, everything, sheetOf, workbookOf } from '../support/xlsx-models';
import { cellOf, readBook, refusedWith, same, sameFormulaIn, valueOf, valuesAt } from './expect';
import type { HostUnderTest, Scenario } from './host';

/** What every host promises of the workbook it keeps (src/port/port.ts). */

const change = (address: string, more: Partial<CellChange> & Pick<CellChange, 'value'>): CellChange => {
  const at = parseAddress(address);
  if (!at) throw new Error(address);
  return { sheet: '表', ...at, kind: more.formula === undefined ? 'value' : 'formula', ...more };
};

/** 「表」 with a number, a formula over it, and one on a protected second sheet with a name. */
const small = (): WorkbookModel =>
  workbookOf(
    [
      sheetOf('表', [
        [cell('单位'), cell('分数'), cell('换算')],
        [cell('巩义市'), cell(8), cell(1, { formula: 'ROUND(B2*系数,6)' })],
        [cell('登封市'), cell(null), cell(0, { formula: 'ROUND(B3*系数,6)' })],
      ]),
      sheetOf(
        '锁定 表',
        [
          [cell('合计'), cell(8, { formula: "SUM('表'!B2:B3)" })],
          [cell('填'), cell(null, { style: entry })],
        ],
        {
          protected: true,
          role: 'locked',
        },
      ),
    ],
    { identity: { product: 'kaohe', kind: 'master' }, names: [{ name: '系数', refersTo: '0.125' }] },
  );

const created = async (host: HostUnderTest, model = small()) =>
  valueOf(await host.workbook.create(model), 'create');
const write = async (host: HostUnderTest, changes: readonly CellChange[]) =>
  valueOf(await host.workbook.write(changes), 'write');

const typedTexts: readonly string[] = [
  '=1+1',
  '+1',
  '-2',
  '@甲',
  "'引号",
  '007',
  '1/2',
  '2020-01-05',
  '９分',
  '1e5',
  'TRUE',
  '  两端  ',
  '第一行\n第二行',
  '<b>&"\'',
  '100%',
];

export const workbookScenarios: readonly Scenario[] = [
  {
    name: '建好的工作簿读回来：值、公式、存的结果、隐藏、合并、角色、标识都在',
    run: async (host) => {
      const model = everything();
      await created(host, model);
      const book = await readBook(host);
      same(book.identity, model.identity, 'identity');
      same(
        book.sheets.map(({ name }) => name),
        model.sheets.map(({ name }) => name),
        'sheets',
      );
      same(
        book.sheets.map(({ role }) => role),
        model.sheets.map(({ role }) => role),
        'roles',
      );
      same(
        book.sheets.map(({ hidden }) => hidden),
        model.sheets.map(({ visibility }) => visibility !== 'visible'),
        'hidden',
      );
      for (const [index, sheet] of model.sheets.entries()) {
        const areas = (list: readonly { top: number; left: number; bottom: number; right: number }[]) =>
          list.map(({ top, left, bottom, right }) => `${top},${left},${bottom},${right}`).sort();
        same(areas(book.sheets[index]?.merges ?? []), areas(sheet.merges), `merges of ${sheet.name}`);
        sheet.rows.forEach((row, r) =>
          row.forEach((each, c) => {
            const at = `${columnName(c)}${r + 1}`;
            const read = cellOf(book, sheet.name, at);
            sameFormulaIn(host, read.formula, each?.formula, `formula of ${sheet.name}!${at}`);
            if (each) same(read.value ?? '', each.value ?? '', `value of ${sheet.name}!${at}`);
            if (each?.date && each.value !== null) same(read.type, 'date', `type of ${sheet.name}!${at}`);
          }),
        );
      }
    },
  },
  {
    name: '没有工作簿可读时说明原因，不抛错',
    run: async (host) => {
      const read = await host.workbook.read();
      // A program always has some workbook open; then it is an empty one that is not ours.
      if (read.ok) same(read.value.identity, {}, 'identity');
      else refusedWith(read, read.finding.code, 'read');
    },
  },
  {
    name: '已有总表的地方不再建，原来的内容不动',
    run: async (host) => {
      await created(host);
      refusedWith(await host.workbook.create(everything()), 'master-exists', 'create again');
      same(await valuesAt(host, '表', ['A2', 'B2']), ['巩义市', 8], 'what stood there');
    },
  },
  {
    name: '别人写的文字还是文字：以 = + - @ 开头、像数字、像日期、带空格换行的都原样',
    run: async (host) => {
      await created(host);
      await write(
        host,
        typedTexts.map((text, index) => change(`E${index + 1}`, { value: text })),
      );
      const book = await readBook(host);
      for (const [index, text] of typedTexts.entries()) {
        const read = cellOf(book, '表', `E${index + 1}`);
        same([read.value, read.type, read.formula], [text, 'text', undefined], text);
      }
    },
  },
  {
    name: '数字、逻辑值、日期按原样写入和读回',
    run: async (host) => {
      await created(host);
      const values: Scalar[] = [0, 0.1, 18.125, -3.5, 1234567.89, 1e-6, true, false];
      await write(host, [
        ...values.map((value, index) => change(`F${index + 1}`, { value })),
        change('F9', { value: '2020-01-15', date: true, style: { ...entry, numberFormat: 'yyyy-mm-dd' } }),
      ]);
      const book = await readBook(host);
      values.forEach((value, index) =>
        same(cellOf(book, '表', `F${index + 1}`).value, value, `F${index + 1}`),
      );
      same(cellOf(book, '表', 'F9'), { value: '2020-01-15', type: 'date' }, 'date');
    },
  },
  {
    name: '只改点名的格，null 清空，同一格以后写的为准，其余不动',
    run: async (host) => {
      await created(host);
      await write(host, [
        change('B2', { value: 1 }),
        change('A3', { value: null }),
        change('B2', { value: 9.5 }),
      ]);
      const book = await readBook(host);
      same(cellOf(book, '表', 'B2').value, 9.5, 'B2');
      same(cellOf(book, '表', 'A3').type, 'empty', 'A3');
      same(cellOf(book, '表', 'A2').value, '巩义市', 'A2');
      sameFormulaIn(host, cellOf(book, '表', 'C2').formula, 'ROUND(B2*系数,6)', 'C2');
      same(book.identity, { product: 'kaohe', kind: 'master' }, 'identity');
      same(
        book.sheets.map(({ role }) => role),
        ['', 'locked'],
        'roles',
      );
    },
  },
  {
    name: '写公式时存下结果',
    run: async (host) => {
      await created(host);
      await write(host, [change('D2', { value: 16, formula: 'B2*2' })]);
      const read = cellOf(await readBook(host), '表', 'D2');
      sameFormulaIn(host, read.formula, 'B2*2', 'D2');
      same(read.value, 16, 'D2');
    },
  },
  {
    name: '会计算的程序改一格后，本表和别表的公式都重算',
    needs: 'calculates',
    run: async (host) => {
      await created(host);
      await write(host, [change('B3', { value: 4 })]);
      const book = await readBook(host);
      same([cellOf(book, '表', 'C3').value, cellOf(book, '锁定 表', 'B1').value], [0.5, 12], 'results');
    },
  },
  {
    name: '会计算的程序不理会“只刷新结果”的改动，公式仍在',
    needs: 'calculates',
    run: async (host) => {
      await created(host);
      await write(host, [change('C2', { value: 99, kind: 'result' })]);
      const read = cellOf(await readBook(host), '表', 'C2');
      sameFormulaIn(host, read.formula, 'ROUND(B2*系数,6)', 'C2');
      same(read.value, 1, 'C2');
    },
  },
  {
    name: '受保护的表上，加载项照样能写公式和锁定的格',
    run: async (host) => {
      await created(host);
      await write(host, [
        change('C1', { sheet: '锁定 表', value: 5 }),
        change('A1', { sheet: '锁定 表', value: '总计' }),
      ]);
      same(await valuesAt(host, '锁定 表', ['A1', 'C1']), ['总计', 5], 'locked cells');
    },
  },
  {
    name: '有一处写不进时整批不写，并说明是哪张表',
    run: async (host) => {
      await created(host);
      refusedWith(
        await host.workbook.write([
          change('B2', { value: 1 }),
          change('A1', { sheet: '没有的表', value: 1 }),
        ]),
        'sheet-missing',
        'write',
      );
      same(await valuesAt(host, '表', ['B2']), [8], 'B2');
    },
  },
  {
    name: '标识随改动写入，其余标识不变',
    run: async (host) => {
      await created(host);
      valueOf(
        await host.workbook.write([change('B2', { value: 7 })], { issued: '2020-01-10 09:00' }),
        'write',
      );
      same(
        (await readBook(host)).identity,
        { product: 'kaohe', kind: 'master', issued: '2020-01-10 09:00' },
        'identity',
      );
      same(await valuesAt(host, '表', ['B2']), [7], 'B2');
    },
  },
  {
    name: '只改标识也行',
    run: async (host) => {
      await created(host);
      valueOf(await host.workbook.write([], { kind: 'team', team: '3' }), 'write');
      same((await readBook(host)).identity, { product: 'kaohe', kind: 'team', team: '3' }, 'identity');
    },
  },
  {
    name: '三千格一次写入，一格不少',
    run: async (host) => {
      await created(host);
      const changes = Array.from({ length: 3000 }, (_, index) =>
        change(`${columnName(6 + (index % 6))}${10 + Math.floor(index / 6)}`, {
          value: index % 7 === 0 ? `第${index}格` : index,
        }),
      );
      await write(host, changes);
      const book = await readBook(host);
      const wrong = changes.filter(
        ({ row, column, value }) => cellOf(book, '表', `${columnName(column)}${row + 1}`).value !== value,
      );
      same(wrong.length, 0, 'cells not as written');
    },
  },
  {
    name: '人打进去的读得到，加载项写别的格时它还在',
    run: async (host) => {
      await created(host);
      await host.type('表', 'B3', 6.5);
      await host.type('表', 'H9', '备忘');
      await readBook(host);
      await write(host, [change('A3', { value: '登封' })]);
      same(await valuesAt(host, '表', ['A3', 'B3', 'H9']), ['登封', 6.5, '备忘'], 'typed');
    },
  },
  {
    name: '人打进去的公式按公式读，不当成值',
    run: async (host) => {
      await created(host);
      await host.type('表', 'B3', '=B2+1');
      sameFormulaIn(host, cellOf(await readBook(host), '表', 'B3').formula, 'B2+1', 'formula');
    },
  },
  {
    name: '出错的格按错误值读',
    needs: 'calculates',
    run: async (host) => {
      await created(host);
      await host.type('表', 'B3', '=1/0');
      const read = cellOf(await readBook(host), '表', 'B3');
      same([read.type, read.value], ['error', '#DIV/0!'], 'B3');
      sameFormulaIn(host, read.formula, '1/0', 'B3');
    },
  },
  {
    name: '受保护的表上收起的行又显示出来，内容和别的行不动',
    run: async (host) => {
      await created(host);
      const sheet = '锁定 表';
      const hidden = async () => {
        const [layout] = valueOf(await host.workbook.layouts([sheet]), 'layouts');
        return layout?.hiddenRows ?? [];
      };
      const show = async (row: number, shown: boolean) => {
        const [now, before] = [{ rowsShown: [{ row, shown }] }, { rowsShown: [{ row, shown: !shown }] }];
        valueOf(await host.workbook.write([{ kind: 'layout', sheet, now, before }]), 'write');
      };
      await show(1, false);
      same(await hidden(), [1], 'hidden rows');
      same(cellOf(await readBook(host), sheet, 'A2').value, '填', 'what a hidden row holds');
      await show(1, true);
      same(await hidden(), [], 'rows shown again');
      same(cellOf(await readBook(host), sheet, 'A1').value, '合计', 'the row above');
    },
  },
  {
    name: '表改了名，角色还在，用新名字能写',
    run: async (host) => {
      await created(host);
      await host.rename('锁定 表', "新's 名");
      const book = await readBook(host);
      same(
        book.sheets.map(({ name, role }) => [name, role]),
        [
          ['表', ''],
          ["新's 名", 'locked'],
        ],
        'sheets',
      );
      await write(host, [change('B2', { sheet: "新's 名", value: 3 })]);
      same(await valuesAt(host, "新's 名", ['B2']), [3], 'written');
    },
  },
  {
    name: '新写的行带上格式也能读回',
    run: async (host) => {
      await created(host);
      await write(host, [
        change('A20', { value: '007', style: { ...entry, numberFormat: '@' } }),
        change('B20', { value: 1.5, style: entry }),
      ]);
      same(await valuesAt(host, '表', ['A20', 'B20']), ['007', 1.5], 'row 20');
    },
  },
];
