import { workbookModel } from '../../src/xlsx/show';
import { workbookBytes } from '../../src/xlsx/write';
import { valueOf } from '../contract/expect';
import { everything } from '../support/xlsx-models';
import { bookFromFile } from '../simulated/file/read';
import { fileOfBook } from '../simulated/file/write';
import { missed, NotSimulated } from '../simulated/refused';
import { simulatedWps } from './wps';

/** The simulation itself: loud about what it lacks, and true to what Excel's reference says of what it has. */

const range = (address: string) => {
  const wps = simulatedWps();
  const found = wps.application.ActiveWorkbook?.ActiveSheet?.Range(address);
  if (!found) throw new Error(address);
  return { wps, range: found };
};

describe('没有模拟的成员', () => {
  afterEach(() => {
    missed.length = 0;
  });

  test.each([
    ['读', (object: Record<string, unknown>) => object.Hyperlinks],
    ['写', (object: Record<string, unknown>) => (object.AddComment = 1)],
    ['可选链', (object: Record<string, unknown>) => (object.Comment as { Text: string } | undefined)?.Text],
  ])('%s都报错，并记下来', (_, use) => {
    const { range: cell } = range('A1');
    expect(() => use(cell as unknown as Record<string, unknown>)).toThrow(NotSimulated);
    expect(missed).toHaveLength(1);
  });

  test('公式里没有模拟的函数也报错', () => {
    const { range: cell } = range('A1');
    cell.Formula = '=FORECAST(1,B1:B9,C1:C9)';
    expect(() => cell.Value2).toThrow(/FORECAST/);
  });
});

describe('像真的程序', () => {
  test.each([
    ['1.50', 1.5],
    ['９', 9],
    ['50%', 0.5],
    ['2020-1-5', 43835],
    ['1/2', 43832],
    ['true', true],
    ["'007", '007'],
    ['甲', '甲'],
    ['=1+1', 2],
    ['-A1', 0],
  ])('写入“%s”会被读成它自己的意思', (typed, value) => {
    const { range: cell } = range('B2');
    cell.Value2 = typed;
    expect(cell.Value2).toEqual([[value]]);
  });

  test('文本格式的格里，写什么都是文字', () => {
    const { range: cell } = range('B2');
    cell.NumberFormat = '@';
    cell.Value2 = '=1+1';
    expect([cell.Value2, cell.HasFormula]).toEqual([[['=1+1']], false]);
  });

  test('受保护的表拒绝写锁定的格和改格式，不拒绝可填的格', () => {
    const { wps, range: cell } = range('A1');
    const sheet = wps.application.ActiveWorkbook?.ActiveSheet;
    if (!sheet) throw new Error('no sheet');
    sheet.Range('B1').Locked = false;
    sheet.Protect('');
    expect(() => (cell.Value2 = 1)).toThrow(/受保护/);
    expect(() => (cell.NumberFormat = '0')).toThrow(/受保护/);
    sheet.Range('B1').Value2 = 2;
    expect(sheet.Range('B1').Value2).toEqual([[2]]);
  });

  test('关闭没保存的工作簿要问人，除非说过不问', () => {
    const { wps, range: cell } = range('A1');
    cell.Value2 = 1;
    const book = wps.application.ActiveWorkbook;
    expect(() => book?.Close()).toThrow(/没有人回答/);
    wps.application.DisplayAlerts = false;
    book?.Close();
    expect(wps.application.Workbooks.Count).toBe(0);
  });
});

test('它的文件读写与本产品的读写互相看得懂', async () => {
  const bytes = await workbookBytes(everything());
  const again = fileOfBook(bookFromFile(bytes, '总表', ''));
  const [first, second] = await Promise.all([workbookModel(bytes, '一'), workbookModel(again, '一')]);
  const [model, copy] = [valueOf(first, 'model'), valueOf(second, 'copy')];
  expect(copy.identity).toEqual(model.identity);
  expect(copy.names).toEqual(model.names);
  expect(copy.activeSheet).toBe(model.activeSheet);
  expect(copy.sheets).toEqual(model.sheets);
});
