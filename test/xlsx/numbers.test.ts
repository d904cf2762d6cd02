import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { cellAt } from '../../src/sheets/data';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { shownFile } from '../../src/xlsx/show';
import { workbookBytes } from '../../src/xlsx/write';
import { valueOf } from '../support/year';
import { body, cell, sheetOf, workbookOf } from '../support/xlsx-models';

/** 文件里日期、百分比格式下的数：读到的就是存的那个数，不经过日期换算。 */

const edited = (bytes: Uint8Array, path: string, edit: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  parts[path] = strToU8(edit(strFromU8(parts[path] ?? new Uint8Array())));
  return zipSync(parts);
};

const column = async (values: readonly number[], numberFormat: string): Promise<Uint8Array> =>
  workbookBytes(
    workbookOf([
      sheetOf(
        '表',
        values.map((value) => [cell(value, { style: { ...body, numberFormat } })]),
      ),
    ]),
  );

const read = async (bytes: Uint8Array) => {
  const [sheet] = valueOf(await readWorkbook(bytes, '总表')).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet.rows.map((_, row) => cellAt(sheet, row, 0));
};

test('日期范围之外的数，一位小数也不丢（59.5 与 60.5 也分得清）', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: -1e6, max: 18_263, noNaN: true }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom('yyyy-mm-dd', 'm"月"d"日"', '[h]:mm'),
      async (values, format) => {
        const found = await read(await column(values, format));
        expect(found).toMatchObject(
          values.map((value) => ({ value: value === 0 ? 0 : value, type: 'number' })),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('格式的编号没有代码时按标准（18.8.30）：14 是日期，10 是百分比，46 是时长', async () => {
  const bytes = await column([44_000, 44_000, 44_000, 44_000], '0.000');
  // hucre 写出的单元格格式都是这一个；各行改指另一个编号。
  const ids = [14, 10, 46, 31];
  const [sheet, styles] = ['xl/worksheets/sheet1.xml', 'xl/styles.xml'];
  const count = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/;
  const text = strFromU8(unzipSync(bytes)[styles] ?? new Uint8Array());
  const first = count.exec(text)?.[1]?.match(/<xf\b/g)?.length ?? 0;
  const added = ids.map(
    (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`,
  );
  const withFormats = edited(bytes, styles, (xml) =>
    xml.replace('</cellXfs>', `${added.join('')}</cellXfs>`),
  );
  let row = -1;
  const pointed = edited(withFormats, sheet, (xml) =>
    xml.replace(/(<c r="A\d+" )s="\d+"/g, (_, start: string) => `${start}s="${first + ++row}"`),
  );
  expect(await read(pointed)).toEqual([
    { value: '2020-06-18', type: 'date' },
    { value: 44_000, type: 'number', percent: true },
    { value: 44_000, type: 'number' },
    { value: '2020-06-18', type: 'date' },
  ]);
});

describe('从 1904 年起计日的工作簿', () => {
  const in1904 = async (values: readonly number[]): Promise<Uint8Array> =>
    edited(await column(values, 'yyyy-mm-dd'), 'xl/workbook.xml', (xml) =>
      /<workbookPr\b/.test(xml)
        ? xml.replace(/<workbookPr\b/, '<workbookPr date1904="1"')
        : xml.replace(/<sheets>/, '<workbookPr date1904="1"/><sheets>'),
    );

  test('日期照样读对，9.5 还是 9.5', async () => {
    expect(await read(await in1904([42_538, 9.5, 16_801, 16_802]))).toEqual([
      { value: '2020-06-18', type: 'date' },
      { value: 9.5, type: 'number', day: '1904-01-10T12:00:00' },
      { value: 16_801, type: 'number', day: '1949-12-31' },
      { value: '1950-01-01', type: 'date' },
    ]);
  });

  test('写进去的日期读回来还是那一天', async () => {
    const bytes = await patchWorkbook(await in1904([42_538]), [
      { sheet: '表', row: 0, column: 0, kind: 'value', value: '2021-03-04', date: true },
    ]);
    expect(await read(bytes)).toEqual([{ value: '2021-03-04', type: 'date' }]);
  });
});

test('供显示的模型与读到的数据说法一致', async () => {
  const bytes = await column([9.5, 44_000, 60.5], 'm"月"d"日"');
  const { model } = valueOf(await shownFile(bytes, '总表'));
  expect(model.sheets[0]?.rows.map((row) => [row[0]?.value, row[0]?.date ?? false])).toEqual([
    [9.5, false],
    ['2020-06-18', true],
    [60.5, false],
  ]);
});
