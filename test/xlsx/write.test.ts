import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { readWorkbook } from '../../src/xlsx/read';
import { UnwritableError } from '../../src/cells/text';
import { workbookBytes } from '../../src/xlsx/write';
import type { CellModel, WorkbookModel } from '../../src/sheets/model';
import { available, invalidParts } from '../support/schemas';
import { body, cell, entry, everything, sheetOf, title, workbookOf } from '../support/xlsx-models';
import { describeWithTool, partNames, partOf } from '../support/xlsx-tools';

const one = (rows: (CellModel | null)[][]) => workbookOf([sheetOf('表', rows)]);

describe('写出 .xlsx', () => {
  let bytes: Uint8Array;
  let form = '';
  let workbook = '';
  let styles = '';
  beforeAll(async () => {
    bytes = await workbookBytes(everything());
    form = partOf(bytes, 'xl/worksheets/sheet3.xml') ?? '';
    workbook = partOf(bytes, 'xl/workbook.xml') ?? '';
    styles = partOf(bytes, 'xl/styles.xml') ?? '';
  });

  test.each([
    ['列宽', '<col min="2" max="2" width="24.5" customWidth="true"/>'],
    ['隐藏列', '<col min="4" max="4" width="16" customWidth="true" hidden="true"/>'],
    ['行高', '<row r="1" ht="36" customHeight="1">'],
    ['隐藏行', '<row r="7" hidden="1">'],
    ['合并单元格', '<mergeCell ref="A6:B6"/>'],
    ['冻结窗格', '<pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen" activePane="bottomRight"/>'],
    ['缩放', 'zoomScale="90"'],
    ['标签颜色', '<tabColor rgb="FF4472C4"/>'],
    [
      '保护（可选定，可调列宽行高，不设密码）',
      '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>',
    ],
    ['纸张与方向', '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'],
    ['按页缩放', '<pageSetUpPr fitToPage="1"/>'],
    [
      '页边距（毫米换成英寸）',
      'left="0.7087" right="0.7087" top="1" bottom="0.7874" header="0.315" footer="0.3937"',
    ],
    ['居中打印', '<printOptions horizontalCentered="1"/>'],
    ['页脚在中间', '<oddFooter>&amp;C— &amp;P —</oddFooter>'],
    ['页眉按所写位置', '<oddHeader>&amp;R内部资料</oddHeader>'],
    ['分页在所说的行之前', '<brk id="5" max="16383" man="1"/>'],
    ['数值有效性', '<formula1>0</formula1><formula2>10</formula2>'],
    ['区域列表', "<formula1>'参 数'!$A$1:$A$3</formula1>"],
    ['选项列表', '<formula1>"是,否"</formula1>'],
    ['自定义有效性', '<formula1>C7&lt;=C6</formula1>'],
    ['下限', 'operator="greaterThanOrEqual"'],
    ['拒绝或询问', 'errorStyle="warning"'],
    ['提示', 'prompt="0—10 分"'],
    ['提示的标题与报错的标题各是各的', 'promptTitle="填分说明"'],
    ['条件格式', '<formula>C3=""</formula>'],
    ['公式带结果', '<f>SUM(C3:C5)</f><v>9.5</v>'],
    ['空文字结果也存', '<f>IF(C6&gt;10,"是","")</f><v/>'],
    ['逻辑值结果', '<f>C6&gt;10</f><v>0</v>'],
    ['日期存为天数', '<v>44166</v>'],
  ])('%s', (_, expected) => {
    expect(form).toContain(expected);
  });

  test('日期时刻精确到秒，并有日期格式', () => {
    expect(form).toContain('<v>35871.354166666664</v>');
    expect(styles).toContain('formatCode="yyyy-mm-dd"');
  });

  test('默认字体是宋体 11，其他字体照写', () => {
    expect(/<fonts[^>]*><font>(.*?)<\/font>/.exec(styles)?.[1]).toBe('<sz val="11"/><name val="宋体"/>');
    expect(styles).toContain('<name val="方正小标宋简体"/>');
  });

  test('只有要填的单元格不锁定', () => {
    expect(styles.match(/<protection locked="0"\/>/g)).toHaveLength(1);
  });

  test('条件格式的底色写在背景色里，Excel 才显示', () => {
    expect(styles).toContain(
      '<fill><patternFill patternType="solid"><bgColor rgb="FFFFEB9C"/></patternFill></fill>',
    );
  });

  test('打印区域与标题行的表名加引号', () => {
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="2">\'总表 (一)\'\'s\'!$1:$2</definedName>',
    );
    expect(workbook).toContain("'总表 (一)''s'!$A$1:$D$8");
    // 隐藏的表不打印，没有打印区域。
    expect(workbook).not.toContain("'参 数'!");
    expect(workbook).not.toMatch(/>总表/);
  });

  test('单格打印区域写作一格（LibreOffice 另存时不会重复）', () => {
    expect(workbook).toContain("'首页'!$A$1<");
  });

  test('名称可以是单元格，也可以是常数', () => {
    expect(workbook).toContain('<definedName name="无影响">0</definedName>');
    expect(workbook).toContain("<definedName name=\"合计分\">'总表 (一)''s'!$C$6</definedName>");
  });

  test('隐藏、深度隐藏、首先显示的表', () => {
    expect(workbook).toMatch(/name="参 数"[^>]*state="hidden"/);
    expect(workbook).toMatch(/name="底稿"[^>]*state="veryHidden"/);
    expect(workbook).toMatch(/name="考核助手标识"[^>]*state="veryHidden"/);
    expect(workbook).toContain('activeTab="1"');
  });

  test('首先显示的表是选中的那一张，别的都不是：一张也没有选中的文件有人报告会让 Excel 崩溃', () => {
    const selected = [1, 2, 3, 4, 5].map(
      (no) => partOf(bytes, `xl/worksheets/sheet${no}.xml`)?.includes('tabSelected="1"') ?? false,
    );
    expect(selected).toEqual([false, true, false, false, false]);
  });

  test('打开时重新计算', () => {
    expect(workbook).toContain('fullCalcOnLoad="1"');
  });

  test('文档标题与标识副本', () => {
    expect(partOf(bytes, 'docProps/core.xml')).toContain('<dc:title>领导评分表</dc:title>');
    expect(partOf(bytes, 'docProps/custom.xml')).toContain('name="考核助手.rater"');
  });

  test('以 = + - @ 开头的文字仍是文字，像错误值的文字也是', async () => {
    const read = await readWorkbook(bytes, '');
    const rows = read.ok ? read.value.sheets[2]?.rows : undefined;
    expect(rows?.[3]?.[1]).toEqual({ value: '=不是公式', type: 'text' });
    expect(rows?.[4]?.[1]).toEqual({ value: '+1', type: 'text' });
    expect(rows?.[4]?.[2]).toEqual({ value: '@甲', type: 'text' });
    expect(rows?.[7]?.[1]).toEqual({ value: '#N/A', type: 'text' });
  });

  test('控制字符、非字符、孤立代理去掉或换掉，其余原样', async () => {
    const written = await workbookBytes(one([[cell('甲\u0000\u0008乙\uFFFE丙\uD800丁\r\n戊\t_x000D_😀')]]));
    const read = await readWorkbook(written, '');
    expect(read.ok && read.value.sheets[0]?.rows[0]?.[0]?.value).toBe('甲乙丙\uFFFD丁\n戊\t_x000D_😀');
  });

  test.each<[string, WorkbookModel]>([
    ['不是数', one([[cell(Number.NaN)]])],
    ['无穷大', one([[cell(Infinity)]])],
    ['公式结果不是数', one([[cell(Number.NaN, { formula: 'A2' })]])],
    ['过长的文字', one([[cell('长'.repeat(32_768))]])],
    ['没有的日子', one([[cell('2021-02-29', { date: true })]])],
    ['不是日期的日期', one([[cell('下周', { date: true })]])],
    ['空公式', one([[cell(1, { formula: '' })]])],
    ['带等号的公式', one([[cell(1, { formula: '=A2' })]])],
    ['没有可见的表', workbookOf([sheetOf('表', [[cell(1)]], { visibility: 'hidden' })])],
    [
      '首先显示隐藏的表',
      workbookOf([sheetOf('甲', []), sheetOf('乙', [], { visibility: 'hidden' })], { activeSheet: 1 }),
    ],
    ['占用标识表的名字', workbookOf([sheetOf('考核助手标识', [])])],
  ])('%s：拒绝写出，不悄悄改掉', async (_, model) => {
    await expect(workbookBytes(model)).rejects.toThrow(UnwritableError);
  });

  test.each(['', '过长的表名过长的表名过长的表名过长的表名过长的表名过长的表名过长', '甲/乙', '[甲]', "'甲"])(
    '不能用的表名「%s」拒绝写出',
    async (name) => {
      await expect(workbookBytes(workbookOf([sheetOf(name, [])]))).rejects.toThrow();
    },
  );

  describe('写出再读回，一样也不少', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('=1+1', '_x0041_', ' 前后 ', '#REF!', '\n', 'TRUE', '007', '９分', '\u200B', "'"),
    );
    // eslint-disable-next-line no-control-regex -- what the writer takes away is left out here
    const writable = text.filter((value) => !/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/.test(value));
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    const date = fc
      .date({
        // 早于 1950 年、晚于 2099 年的天数读作数：日期格式下的 9.5 是分数（cells/dates.ts）。
        min: new Date('1950-01-01T00:00:00Z'),
        max: new Date('2099-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((moment) => moment.toISOString().slice(0, 10));
    const style = fc.constantFrom(body, title, entry);
    const constant = fc.oneof(writable, number, fc.boolean());
    const anyCell: fc.Arbitrary<CellModel | null> = fc.oneof(
      fc.constant(null),
      fc.record({ value: constant, style }),
      fc.record({
        value: constant,
        style,
        formula: fc.constantFrom('A1+1', '"<&>"&B2', "SUM('表 二'!A1:B2)"),
      }),
      fc.record({ value: date, date: fc.constant(true), style: fc.constantFrom(body, title) }),
    );
    const sheet = fc.record({
      rows: fc.array(fc.array(anyCell, { maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      widths: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 5 }),
      heights: fc.array(fc.option(fc.integer({ min: 5, max: 200 })), { maxLength: 6 }),
      merged: fc.boolean(),
      role: fc.constantFrom('', 'units', 'rating:L01', 'team:"引号"'),
    });

    test('值、公式、日期、合并、列宽、行高、样式、标识、角色', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(sheet, { minLength: 1, maxLength: 3 }),
          fc.dictionary(fc.constantFrom('kind', 'scheme', '评价人', 'a b'), writable),
          async (sheets, identity) => {
            const model = workbookOf(
              sheets.map(({ rows, widths, heights, merged, role }, index) =>
                sheetOf(`表 ${index}`, rows, {
                  columnWidths: widths,
                  rowHeights: heights,
                  merges: merged ? [{ top: 8, left: 0, bottom: 9, right: 1 }] : [],
                  role,
                }),
              ),
              { identity },
            );
            const written = await workbookBytes(model);
            const read = await readWorkbook(written, '');
            if (!read.ok) throw new Error(read.finding.message);
            expect(read.value.identity).toEqual({ ...identity });
            const styled = await readXlsx(written, { readStyles: true });
            model.sheets.forEach((expected, index) => {
              const found = read.value.sheets[index];
              expect(found?.name).toBe(expected.name);
              expect(found?.role).toBe(expected.role);
              expect(found?.merges).toEqual(expected.merges);
              expected.rows.forEach((row, r) => {
                row.forEach((wanted, c) => {
                  const got = found?.rows[r]?.[c];
                  if (!wanted) {
                    expect(got).toBeUndefined();
                    return;
                  }
                  // An error text as a formula's result is an error; as a constant it is a text.
                  const error = wanted.formula !== undefined && wanted.value === '#REF!';
                  expect(Object.is(got?.value, -0) ? 0 : got?.value).toBe(
                    Object.is(wanted.value, -0) ? 0 : wanted.value,
                  );
                  expect(got?.formula).toBe(wanted.formula);
                  if (wanted.date) expect(got?.type).toBe('date');
                  else if (error) expect(got?.type).toBe('error');
                  const font = styled.sheets[index]?.cells?.get(`${r},${c}`)?.style?.font;
                  // The workbook's own font is not said again in a cell's format.
                  expect(font?.name ?? '宋体').toBe(wanted.style.font);
                  expect(font?.size ?? 11).toBe(wanted.style.size);
                });
              });
              expect(styled.sheets[index]?.columns?.map(({ width }) => width)).toEqual(expected.columnWidths);
              expected.rowHeights.forEach((height, row) => {
                if (height !== null) expect(styled.sheets[index]?.rowDefs?.get(row)?.height).toBe(height);
              });
            });
          },
        ),
        { numRuns: 120 },
      );
    });
  });

  test('不带运行不到的部件', () => {
    expect(partNames(bytes).filter((name) => /vba|external|calcChain/i.test(name))).toEqual([]);
  });

  describeWithTool('xmllint 与 shared/ooxml', available, '符合 ISO/IEC 29500', () => {
    test('全部功能的工作簿', () => {
      expect(invalidParts(bytes)).toEqual([]);
    });
    test('最小的工作簿', async () => {
      expect(invalidParts(await workbookBytes(workbookOf([sheetOf('表', [])])))).toEqual([]);
    });
    test('检查本身会发现错误', async () => {
      const { zipSync, unzipSync, strToU8 } = await import('fflate');
      const parts = unzipSync(bytes);
      parts['xl/worksheets/sheet3.xml'] = strToU8(
        form.replace('<sheetData>', '<sheetDate>').replace('</sheetData>', '</sheetDate>'),
      );
      expect(invalidParts(zipSync(parts)).length).toBeGreaterThan(0);
    });
  });
});
