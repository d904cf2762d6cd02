import { diagnosisOf } from '../../../src/apps/excel/diagnose';
import type { Surroundings } from '../../../src/apps/excel/surroundings';
import type { OfficeDocument } from '../../../src/hosts/excel';
import { diagnosisText } from '../../../src/pane/pages/diagnosis-text';
import { photo } from '../../excel/photo';
import { excelUnderTest, withoutGaps, type ExcelUnderTest } from '../../excel/under-test';
import { fileOfBook } from '../../simulated/file/write';
import { ExcelError } from '../../excel/wire/faults';
import { intersecting } from '../../simulated/book/spelling';

/** 诊断 in an empty workbook: each thing is tried, what Excel lost is named, and the workbook is empty again. */

afterEach(withoutGaps);

type Excel = ExcelUnderTest['excel'];

/** Excel's document: its file, in one slice. */
const documentOf = (excel: () => Excel): OfficeDocument => ({
  getFileAsync: (_type, _options, callback) => {
    const bytes = fileOfBook(excel().book);
    callback({
      status: 'succeeded',
      value: {
        size: bytes.length,
        sliceCount: 1,
        getSliceAsync: (_index, then) => {
          then({ status: 'succeeded', value: { data: bytes } });
        },
        closeAsync: (then) => then?.(),
      },
    });
  },
});

async function tested(trouble: (excel: Excel) => void = () => undefined) {
  const saved: string[] = [];
  const host: ExcelUnderTest = excelUnderTest({
    download: (name) => saved.push(name),
    document: documentOf(() => host.excel),
  });
  const { program, excel } = host;
  trouble(excel);
  const before = photo(excel.book);
  const capabilities = await program.selfTest();
  return { capabilities, saved, before, after: photo(excel.book), excel };
}
type Found = Parameters<typeof diagnosisOf>[3] extends readonly (infer One)[] | undefined ? One : never;

const failing = (capabilities: readonly Found[]) =>
  capabilities.filter(({ works }) => !works).map(({ id }) => id);

test('样样都行：逐项试过，公式照 Excel 的写法抄下来，工作簿还是空的，交出一个小文件', async () => {
  const { capabilities, saved, before, after } = await tested((excel) => {
    excel.book.spelling = intersecting;
  });
  expect(failing(capabilities)).toEqual([]);
  expect(capabilities.map(({ id }) => id)).toEqual([
    'arrival',
    'insert',
    'formulas',
    'protection',
    'text',
    'calculation',
    'events',
    'properties',
    'bytes',
    'download',
  ]);
  expect(capabilities.find(({ id }) => id === 'formulas')?.detail).toMatch(
    /=@INDEX\(.*得 乙；SUMIFS .*得 15.5/,
  );
  expect(saved).toEqual(['考核助手自检.txt']);
  expect(after).toEqual(before);
});

const whenIn = (damage: (sheet: Excel['book']['active']) => unknown) => (excel: Excel) => {
  excel.onInsert = (sheets) => {
    sheets.forEach(damage);
    excel.book.touch();
    return false;
  };
};

test.each<[string, (excel: Excel) => void, string[]]>([
  ['放入报错', (excel) => (excel.onInsert = () => true), ['insert']],
  ['丢了列宽', whenIn(({ widths }) => widths.clear()), ['arrival']],
  ['丢了数据有效性', whenIn((sheet) => (sheet.rules = [])), ['arrival']],
  [
    '公式变成了数',
    whenIn(({ cells }) => cells.forEach((cell) => delete cell.formula)),
    ['insert', 'formulas'],
  ],
  [
    '公式指着别的文件',
    (excel) => {
      excel.book.spelling = (formula) => formula.replaceAll('考核自检数据!', '[k.xlsx]考核自检数据!');
    },
    ['arrival'],
  ],
])('%s：说得出是哪一项，也撤得干净', async (_name, trouble, expected) => {
  const { capabilities, before, after } = await tested(trouble);
  expect(failing(capabilities)).toEqual(expected);
  for (const { name, detail } of capabilities) expect([name, detail]).not.toEqual([name, '']);
  expect(after).toEqual(before);
});

test('工作簿里有内容：什么也不动，请人新建一个空白工作簿', async () => {
  const { capabilities, before, after, saved } = await tested((excel) => {
    excel.type('Sheet1', 'A1', '正在用');
  });
  expect(capabilities.map(({ id, works, detail }) => [id, works, detail])).toEqual([
    ['scratch', false, expect.stringContaining('新建一个空白工作簿')],
  ]);
  expect(after).toEqual(before);
  expect(saved).toEqual([]);
});

test('撤不掉放进去的表：请人不保存地关闭', async () => {
  const { capabilities } = await tested((excel) => {
    excel.onInsert = (sheets) => {
      for (const sheet of sheets)
        Object.defineProperty(sheet, 'visibility', {
          get: () => 'veryHidden',
          set: () => {
            throw new ExcelError('AccessDenied', '');
          },
        });
      return false;
    };
  });
  expect(capabilities.at(-1)).toMatchObject({ id: 'tidy', works: false });
  expect(capabilities.at(-1)?.detail).toContain('不保存地关闭');
});

describe('报告', () => {
  const around: Surroundings = {
    host: 'Excel',
    version: '16.0.14332.20000',
    platform: 'PC',
    language: 'zh-CN',
    supports: (set, version) => set === 'ExcelApi' && Number(version.split('.')[1]) <= 16,
  };

  test('写明 Excel 的版本、平台、语言、接口、网页内核、每一项，和查不出来的那条组策略', async () => {
    const { capabilities } = await tested(whenIn(({ widths }) => widths.clear()));
    const text = diagnosisText(diagnosisOf(around, 'Edg/120', ['说过一次'], capabilities));
    for (const part of [
      '程序：Excel 16.0.14332.20000 PC zh-CN',
      '内核：Edg/120',
      '结论：这个版本的 Excel 可以用。放入后的样子与常见版本不同，已自动换了办法。',
      '这里到 1.16',
      '可用　放入的公式（formulas）：INDEX 读回 =',
      '不可用　放入后的样子（arrival）：没有带过来：“考核自检数据”的列宽、“考核自检汇总”的列宽；',
      '另请知道：\n· 放入新表以前，请先保存打开的工作簿。有的单位设了组策略 extensionhardening=2',
      '经过中遇到的问题：\n· 说过一次',
    ])
      expect(text).toContain(part);
  });

  test.each<[string, (excel: Excel) => void, string]>([
    ['样样都行', () => undefined, '这个版本的 Excel 什么都不缺。'],
    ['放不进', (excel) => (excel.onInsert = () => true), '建表时请点“在新窗口打开”或“下载总表”。'],
    ['没有试', (excel) => excel.type('Sheet1', 'A1', 1), '这个版本的 Excel 可以用。'],
  ])('%s：结论一句话', async (_name, trouble, words) => {
    const { capabilities } = await tested(trouble);
    const { verdict } = diagnosisOf(around, '', [], capabilities);
    expect(verdict.usable).toBe(true);
    expect(verdict.words).toContain(words);
  });
});
