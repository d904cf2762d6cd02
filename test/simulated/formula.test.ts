import { workbookBytes } from '../../src/xlsx/write';
import type { Scalar } from '../../src/sheets/model';
import { agreement } from '../support/agreement';
import { available, recalculate } from '../support/libreoffice';
import { cell, sheetOf, workbookOf } from '../support/xlsx-models';
import { describeWithTool } from '../support/xlsx-tools';
import { Book, placeOf } from './book/book';
import { valueAt } from './book/calculation';
import { enter } from './book/entry';
import { spellings } from './book/spelling';
import { insertFile } from './file/read';
import { parsed } from './formula/parse';
import { ErrorValue } from './formula/value';
import { missed, NotSimulated } from './refused';

/** The one formula engine of both simulations: function by function, and what it does not know. */

const data: readonly (readonly Scalar[])[] = [
  ['巩义市', 8.5, '完成', '2020-01-05'],
  ['登封市', 7, '未完成', 'x'],
  ['荥阳市', 8.5, null, ''],
  ['新密市', '缺', 'a*b', null],
  ['中牟县', 9.25, 'A?', null],
  [null, null, null, null],
  ['巩义市', -1, 'acb', null],
];

/** What Excel says, and what LibreOffice says where it knows better. */
const cases: readonly [formula: string, value: Scalar, libreOffice?: Scalar][] = [
  ['1+2*3^2', 19],
  ['-2^2', 4],
  ['(1+2)*3%', 0.09],
  ['0.3-0.1-0.2', 0],
  ['0.1+0.2=0.3', true],
  ['"甲"&1.5&TRUE', '甲1.5TRUE', '甲1.51'],
  ['"a"="A"', true],
  ['2>"甲"', false],
  ['TRUE>"甲"', true, false],
  ['数据!A6=0', true],
  ['数据!A6=""', true],
  ['数据!A6', 0],
  ['1/0', '#DIV/0!'],
  ['"甲"*1', '#VALUE!'],
  ['没有的名称', '#NAME?'],
  ['SUM(数据!B1:B7)', 32.25],
  ['SUM(1,"2",TRUE)', 4, '#VALUE!'],
  ['SUM(数据!B1:B2,数据!B7)', 14.5],
  ['AVERAGE(数据!B1:B3)', 8],
  ['MIN(数据!B1:B7)', -1],
  ['MAX(数据!B1:B7)', 9.25],
  ['MIN(数据!A1:A7)', 0],
  ['LARGE(数据!B1:B7,2)', 8.5],
  ['SMALL(数据!B1:B7,1)', -1],
  ['COUNT(数据!B1:B7)', 5],
  ['COUNTA(数据!C1:C7)', 5],
  ['COUNTBLANK(数据!C1:C7)', 2],
  ['COUNTIF(数据!A1:A7,"巩义市")', 2],
  ['COUNTIF(数据!B1:B7,">=8.5")', 3],
  ['COUNTIF(数据!B1:B7,8.5)', 2],
  ['COUNTIF(数据!C1:C7,"<>完成")', 6],
  ['COUNTIF(数据!C1:C7,"<>")', 5],
  ['COUNTIF(数据!C1:C7,"a*b")', 2],
  ['COUNTIF(数据!C1:C7,"a~*b")', 1],
  ['COUNTIF(数据!C1:C7,"a?")', 1],
  ['COUNTIFS(数据!A1:A7,"巩义市",数据!B1:B7,">0")', 1],
  ['SUMIF(数据!A1:A7,"巩义市",数据!B1:B7)', 7.5],
  ['SUMIF(数据!B1:B7,">8")', 26.25],
  ['SUMIFS(数据!B1:B7,数据!A1:A7,"巩义市",数据!C1:C7,"完成")', 8.5],
  ['SUMPRODUCT(数据!B1:B3,数据!B1:B3)', 193.5],
  ['SUMPRODUCT((数据!A1:A7="巩义市")*(数据!B1:B7>0))', 1],
  ['SUMPRODUCT(ISNUMBER(数据!B1:B7)*1)', 5],
  ['SUMPRODUCT({1,2,3}*{2,2,2})', 12],
  ['RANK(数据!B1,数据!B1:B7)', 2],
  ['RANK(数据!B2,数据!B1:B7,1)', 2],
  ['RANK(100,数据!B1:B7)', '#N/A', '#VALUE!'],
  ['ROUND(2.345,2)', 2.35],
  ['ROUND(-2.345,2)', -2.35],
  ['ROUND(1.005,2)', 1.01],
  ['ROUND(1250,-2)', 1300],
  ['ROUNDUP(2.301,1)', 2.4],
  ['ROUNDDOWN(-2.39,1)', -2.3],
  ['ABS(-3)', 3],
  ['INT(-2.5)', -3],
  ['MOD(-3,2)', 1],
  ['IF(数据!B1>8,"优","良")', '优'],
  ['IF(FALSE,1/0)', false],
  ['IFERROR(1/0,"无")', '无'],
  ['_xlfn.IFNA(VLOOKUP("无",数据!A1:B7,2,FALSE),"没有")', '没有'],
  ['CHOOSE(2,1/0,"乙")', '乙'],
  ['AND(数据!B1>8,TRUE)', true],
  ['OR(FALSE,数据!B2>8)', false],
  ['NOT(0)', true],
  ['NA()', '#N/A'],
  ['N("甲")', 0],
  ['T(数据!A1)', '巩义市'],
  ['ISNUMBER(数据!B4)', false],
  ['ISTEXT(数据!B4)', true],
  ['ISBLANK(数据!A6)', true],
  ['ISERROR(1/0)', true],
  ['ISNA(1/0)', false],
  ['INDEX(数据!A1:B7,2,2)', 7],
  ['INDEX(数据!A1:A7,5)', '中牟县'],
  ['INDEX(数据!A1:D1,3)', '完成'],
  ['INDEX(数据!A1:A7,9)', '#REF!', '#VALUE!'],
  ['SUM(INDEX(数据!A1:B7,0,2))', 32.25],
  ['MATCH("登封市",数据!A1:A7,0)', 2],
  ['MATCH("登*",数据!A1:A7,0)', 2],
  ['MATCH(7,数据!B1:B7,0)', 2],
  ['MATCH("7",数据!B1:B7,0)', '#N/A', 2],
  ['MATCH(1,INDEX((数据!A1:A7="巩义市")*(数据!B1:B7<0),0),0)', 7],
  ['VLOOKUP("荥阳市",数据!A1:C7,2,FALSE)', 8.5],
  ['VLOOKUP("荥阳市",数据!A1:C7,3,0)', 0],
  ['VLOOKUP("荥阳市",数据!A1:C7,4,0)', '#REF!', '#VALUE!'],
  ['HLOOKUP("完成",数据!A1:D2,2,0)', '未完成'],
  ['ROWS(数据!A1:C7)', 7],
  ['COLUMNS(数据!A1:C1)', 3],
  ['VLOOKUP("荥阳市",数据!A1:C7,COLUMNS(数据!A1:B1),0)', 8.5],
  ['LOWER("AbC")', 'abc'],
  ['UPPER("AbC")', 'ABC'],
  ['TRIM("  甲  乙 ")', '甲 乙'],
  ['LEN("第一组")', 3],
  ['LEN("甲"&CHAR(10)&"乙")', 3],
  ['LEFT("第一组",2)', '第一'],
  ['RIGHT("第一组",1)', '组'],
  ['MID("第一组",2,1)', '一'],
  ['EXACT("a","A")', false],
  ['FIND(" ","附1-8-1 未签订")', 7],
  ['SUBSTITUTE("1、2、3","、","")', '123'],
  ['TEXT(43835,"yyyy-mm-dd")', '2020-01-05'],
  ['TEXT("甲","yyyy-mm-dd")', '甲'],
];

const workbook = () =>
  workbookBytes(
    workbookOf([
      sheetOf(
        '数据',
        data.map((row) => row.map((value) => cell(value))),
      ),
      sheetOf(
        '公式',
        cases.map(([formula, value]) => [cell(value, { formula })]),
      ),
    ]),
  );

async function calculated(): Promise<Book> {
  const book = new Book('工作簿1');
  insertFile(book, await workbook());
  return book;
}

describe('函数与运算', () => {
  test.each(cases.map(([formula, value], index) => ({ formula, value, index })))(
    '$formula → $value',
    async ({ value, index }) => {
      const sheet = (await calculated()).find('公式');
      const is = sheet && valueAt(sheet, index, 0);
      expect(is instanceof ErrorValue ? is.code : is).toBe(value);
    },
  );
});

describeWithTool('LibreOffice', available, '同一张表由 LibreOffice 算', () => {
  test('除了列明的几条，都一样', async () => {
    const found = (await agreement(new Map([['公式', await workbook()]]), recalculate)).get('公式');
    expect(found?.formulas).toBe(cases.length);
    expect(found?.differences.map(({ formula, theirs }) => [formula, theirs])).toEqual(
      cases.flatMap(([formula, , theirs]) => (theirs === undefined ? [] : [[formula, theirs]])),
    );
  }, 120_000);
});

describe('写法不同的同一条公式', () => {
  test.each([
    '@INDEX(数据!A1:A7,2)',
    '_xlfn.IFNA(NA(),数据!A2)',
    'index( 数据!$A$1:$A$7 , 2 )',
    "INDEX('数据'!A1:A7,2)",
    'INDEX([工作簿1]数据!A1:A7,2)',
    "INDEX('[工作簿1]数据'!A1:A7,2)",
  ])('%s', async (formula) => {
    const book = await calculated();
    enter(book.active, 0, 0, `=${formula}`);
    expect(valueAt(book.active, 0, 0)).toBe('登封市');
  });

  test.each(Object.entries(spellings))(
    '程序读回来写成别的样子（%s），照样写回去，结果不变',
    async (_, spelling) => {
      const book = await calculated();
      book.spelling = spelling;
      const sheet = book.find('公式');
      if (!sheet) throw new Error('no sheet');
      const before = cases.map((_each, row) => valueAt(sheet, row, 0));
      for (const [key, { formula = '' }] of sheet.cells) enter(sheet, ...placeOf(key), book.spelled(formula));
      expect(cases.map((_each, row) => valueAt(sheet, row, 0))).toEqual(before);
    },
  );

  test('指着别的文件的，结果停在原来的样子', async () => {
    const book = await calculated();
    const sheet = book.active;
    enter(sheet, 0, 0, "='[别的.xlsx]数据'!B1*2");
    expect(valueAt(sheet, 0, 0)).toBe(0);
  });
});

describe('不认得的说出来，不猜', () => {
  afterEach(() => {
    missed.length = 0;
  });

  test.each([
    ['没有的函数', 'FORECAST(1,数据!B1:B3,数据!B1:B3)', /FORECAST/],
    ['参数太多', 'NOT(1,2)', /NOT 有 2 个参数/],
    ['一片区域用在一个值的地方', '数据!B1:B3*2', /只要一个值/],
    ['多个结果', 'INDEX(数据!A1:B7,2,0)', /多个结果/],
    ['排好序的查找', 'MATCH(1,数据!B1:B3)', /排好序/],
    ['别的格式', 'TEXT(1,"0.0")', /TEXT 的格式/],
    ['算出来的区域', 'COUNTIF({1,2},1)', /只认单元格/],
    ['绕回自己', 'SUM(A1:A3)', /绕回自己/],
  ])('%s：%s', async (_, formula, what) => {
    const book = await calculated();
    enter(book.active, 0, 0, `=${formula}`);
    expect(() => valueAt(book.active, 0, 0)).toThrow(what);
    expect(missed).toHaveLength(1);
  });

  test.each(['A:A', '1:3', 'A1 B2', 'Sheet1:Sheet2!A1', '#SPILL!', 'SUM(1', '数据!'])(
    '看不懂的公式：%s',
    (formula) => {
      expect(() => parsed(formula)).toThrow(NotSimulated);
    },
  );
});
