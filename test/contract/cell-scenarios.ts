import { columnName, parseAddress } from '../../src/base/address';
import type { CellChange } from '../../src/sheets/change';
import type { CellData } from '../../src/sheets/data';
import type { CellModel, Scalar, WorkbookModel } from '../../src/sheets/model';
import { body, cell, sheetOf, workbookOf } from '../support/xlsx-models';
import { cellOf, readBook, refusedWith, same, sameFormulaIn, valueOf } from './expect';
import type { HostUnderTest, Scenario } from './host';

/** What a cell is (src/cells): the same in a file, in Excel, in WPS and in the page. */

const change = (address: string, value: Scalar, more: Partial<CellChange> = {}): CellChange => {
  const at = parseAddress(address);
  if (!at) throw new Error(address);
  return { sheet: '表', ...at, kind: 'value', value, ...more };
};

/** 「表」 whose columns have the formats given, ten empty rows each. */
const formatted = (formats: readonly string[]): WorkbookModel => {
  const row = formats.map((numberFormat) => cell(null, { style: { ...body, numberFormat } }));
  const head = formats.map((_, index): CellModel => cell(`列${index}`));
  return workbookOf([sheetOf('表', [head, ...Array.from({ length: 20 }, () => row)])], {
    identity: { product: 'kaohe' },
  });
};

const number = (value: number): CellData => ({ value, type: 'number' });
const day = (value: string): CellData => ({ value, type: 'date' });

const dateFormats = ['m"月"d"日"', 'yyyy-mm-dd', 'yyyy"年"m"月"d"日";@', '[$-804]m/d/yy h:mm'];

/** A number that its date format shows as a day which is hardly meant, or as none at all. */
const shownDay = (value: number, shown: string): CellData => ({ value, type: 'number', day: shown });

/** Excel writes 9-5 as a day and leaves the format behind; of the 9.5 typed there next people see a day of 1900. */
const below: readonly [number, CellData][] = [
  [9.5, shownDay(9.5, '1900-01-09T12:00:00')],
  [0, shownDay(0, '########')],
  [-1, shownDay(-1, '########')],
  [59.5, shownDay(59.5, '1900-02-28T12:00:00')],
  [60, shownDay(60, '########')],
  [60.5, shownDay(60.5, '########')],
  [87.654321, shownDay(87.654321, '1900-03-27T15:42:13')],
  [18_263, shownDay(18_263, '1949-12-31')],
  [18_264, day('1950-01-01')],
  [44_000.5, day('2020-06-18T12:00:00')],
  [73_050, day('2099-12-31')],
  [73_051, shownDay(73_051, '2100-01-01')],
];

async function expectCells(
  host: HostUnderTest,
  expected: readonly (readonly [string, CellData])[],
): Promise<void> {
  const book = await readBook(host);
  for (const [address, data] of expected) {
    const { formula, ...read } = cellOf(book, '表', address);
    const { formula: wanted, ...rest } = data;
    same(read, rest, address);
    sameFormulaIn(host, formula, wanted, address);
  }
}

export const cellScenarios: readonly Scenario[] = [
  {
    name: '日期格式下的数：1950 年至 2099 年之内的才是日期，9.5 还是 9.5，并说显示成哪一天',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(dateFormats)), 'create');
      const places = dateFormats.flatMap((_, column) =>
        below.map(([value, data], row) => [`${columnName(column)}${row + 2}`, value, data] as const),
      );
      valueOf(await host.workbook.write(places.map(([at, value]) => change(at, value))), 'write');
      await expectCells(
        host,
        places.map(([at, , data]) => [at, data]),
      );
    },
  },
  {
    name: '人在日期格式的格里打的 9.5 还是 9.5',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(dateFormats)), 'create');
      await host.type('表', 'A2', 9.5);
      await host.type('表', 'B2', 44_000);
      await expectCells(host, [
        ['A2', shownDay(9.5, '1900-01-09T12:00:00')],
        ['B2', day('2020-06-18')],
      ]);
    },
  },
  {
    name: '时长、带文字的格式不是日期；百分比格式的数标明是百分比，值不变',
    run: async (host) => {
      const formats = ['[h]:mm', '0.00"d"', '0%', '0.00%', '0.0"%"', '0_%;-0_%', 'General'];
      valueOf(await host.workbook.create(formatted(formats)), 'create');
      const places = formats.map((_, column) => `${columnName(column)}2`);
      valueOf(await host.workbook.write(places.map((at) => change(at, 44_000))), 'write');
      const percent: CellData = { value: 44_000, type: 'number', percent: true };
      await expectCells(host, [
        ...places.map((at, index) => [at, index === 2 || index === 3 ? percent : number(44_000)] as const),
      ]);
    },
  },
  {
    name: '人打的 12% 读得出是百分比，打的 0.12 不是',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(['0%', 'General', '0.00'])), 'create');
      for (const column of ['A', 'B', 'C']) await host.type('表', `${column}2`, 0.12);
      await expectCells(host, [
        ['A2', { value: 0.12, type: 'number', percent: true }],
        ['B2', number(0.12)],
        ['C2', number(0.12)],
      ]);
    },
  },
  {
    name: '打的小数比格式显示的多时，读得出显示几位',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(['0', '0.0', '0.00', '0%', 'General'])), 'create');
      for (const column of ['A', 'B', 'C', 'D', 'E']) await host.type('表', `${column}2`, 9.46);
      await expectCells(host, [
        ['A2', { ...number(9.46), decimals: 0 }],
        ['B2', { ...number(9.46), decimals: 1 }],
        ['C2', number(9.46)],
        ['D2', { ...number(9.46), percent: true }],
        ['E2', number(9.46)],
      ]);
    },
  },
  {
    name: '人打的 8:30 是时刻，不是 0.354 分',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(['h:mm', 'm"月"d"日"'])), 'create');
      for (const column of ['A', 'B']) await host.type('表', `${column}2`, 0.375);
      await expectCells(host, [
        ['A2', { value: '09:00:00', type: 'text' }],
        ['B2', { ...number(0.375), day: '########' }],
      ]);
    },
  },
  {
    name: '得出空文字的公式读作空文字，不是空格',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(['General'])), 'create');
      valueOf(
        await host.workbook.write([change('A2', '', { kind: 'formula', formula: 'IF(1>2,"是","")' })]),
        'write',
      );
      await expectCells(host, [['A2', { value: '', type: 'text', formula: 'IF(1>2,"是","")' }]]);
    },
  },
  {
    name: '公式的结果也一样：日期格式下是日期，超出范围是数',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(['yyyy-mm-dd', 'General'])), 'create');
      valueOf(
        await host.workbook.write([
          change('B2', 9.5),
          change('B3', 44_000),
          change('A2', 9.5, { kind: 'formula', formula: 'B2+0' }),
          change('A3', '2020-06-18', { kind: 'formula', formula: 'B3+0', date: true }),
        ]),
        'write',
      );
      await expectCells(host, [
        ['A2', { ...shownDay(9.5, '1900-01-09T12:00:00'), formula: 'B2+0' }],
        ['A3', { ...day('2020-06-18'), formula: 'B3+0' }],
      ]);
    },
  },
  {
    name: '会被当成公式、数、日期、时间、真假、链接的文字都还是文字',
    run: async (host) => {
      const texts = [
        ...['上午9:00', '下午3点', '五月三日', 'May 5', 'Jan-20', '5月', '9时', '凌晨1:00'],
        ...['www.example.invalid', 'nobody@example.invalid', 'file:///C:/a.xlsx', '\\\\server\\share'],
        ...[
          '￥5',
          '$5',
          '(5)',
          '（5）',
          '．5',
          ',5',
          '％5',
          '5%',
          '^5',
          '/5',
          '\\5',
          '#5',
          '＋5',
          '－5',
          '＠甲',
        ],
        ...[
          'true',
          ' false',
          '真',
          '0x10',
          '1 1/2',
          '1,000',
          '2e3',
          '_x0041_',
          'a_x000D_b',
          "'",
          "''",
          '"5"',
        ],
      ];
      valueOf(await host.workbook.create(formatted(['General', '@', 'yyyy-mm-dd'])), 'create');
      const places = texts.flatMap((text, row) =>
        ['A', 'B', 'C', 'H'].map((column) => [`${column}${row + 2}`, text] as const),
      );
      valueOf(await host.workbook.write(places.map(([at, text]) => change(at, text))), 'write');
      await expectCells(
        host,
        places.map(([at, value]) => [at, { value, type: 'text' }]),
      );
    },
  },
  {
    name: '标识里的文字原样写入和读回，也包括 _x0041_ 与 &',
    run: async (host) => {
      const identity = { product: 'kaohe', note: '_x0041_ <&> "引号"', rater: "甲'乙" };
      valueOf(await host.workbook.create({ ...formatted(['General']), identity }), 'create');
      valueOf(await host.workbook.write([], { again: '_x000D_&amp;' }), 'write');
      same((await readBook(host)).identity, { ...identity, again: '_x000D_&amp;' }, 'identity');
    },
  },
  {
    name: '一格放不下的内容拒绝写入，说明原因，什么也不改',
    run: async (host) => {
      valueOf(await host.workbook.create(formatted(['General'])), 'create');
      const impossible: readonly (readonly [string, CellChange])[] = [
        ['32,768 字', change('A3', '字'.repeat(32_768))],
        ['不是有限的数', change('A3', Infinity)],
        ['没有这一天', change('A3', '2021-02-29', { date: true })],
        ['不是日期', change('A3', '下周', { date: true })],
        ['空公式', change('A3', null, { kind: 'formula', formula: '' })],
        ['公式过长', change('A3', null, { kind: 'formula', formula: `1${'+1'.repeat(5_000)}` })],
      ];
      for (const [what, wrong] of impossible)
        refusedWith(await host.workbook.write([change('A2', 1), wrong]), 'value-unwritable', what);
      await expectCells(host, [['A2', { value: null, type: 'empty' }]]);
      valueOf(await host.workbook.write([change('A2', '字'.repeat(32_767))]), 'longest');
      await expectCells(host, [['A2', { value: '字'.repeat(32_767), type: 'text' }]]);
    },
  },
];
