import { strToU8, unzipSync, zipSync } from 'fflate';
import { limits } from '../../src/xlsx/guard';
import { readWorkbook } from '../../src/xlsx/read';
import { shifted } from '../../src/cells/shift';
import { workbookBytes } from '../../src/xlsx/write';
import { cellAt } from '../../src/sheets/data';
import { hostileFiles, type Hostile } from '../support/xlsx-hostile';
import { cell, everything, sheetOf, workbookOf } from '../support/xlsx-models';

/** A workbook whose only sheet has this XML between its tags. */
async function withSheetXml(xml: string, strings?: string): Promise<Uint8Array> {
  const parts = unzipSync(await workbookBytes(workbookOf([sheetOf('表', [[cell('甲')]])])));
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  parts['xl/worksheets/sheet1.xml'] = strToU8(`<worksheet xmlns="${main}">${xml}</worksheet>`);
  // The identity sheet has strings too.
  if (strings)
    parts['xl/sharedStrings.xml'] = strToU8(
      `<sst xmlns="${main}">${strings}${'<si><t>x</t></si>'.repeat(9)}</sst>`,
    );
  return zipSync(parts);
}

async function cellsOf(xml: string, strings?: string) {
  const read = await readWorkbook(await withSheetXml(xml, strings), '表.xlsx');
  if (!read.ok) throw new Error(read.finding.message);
  const [sheet] = read.value.sheets;
  if (!sheet) throw new Error('没有表');
  return (row: number, column: number) => cellAt(sheet, row, column);
}

describe('读 .xlsx', () => {
  test('公式带存着的结果；没有存结果的公式是空的', async () => {
    const at = await cellsOf(
      '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c>' +
        '<c r="C1" t="str"><f>"甲"</f><v>甲</v></c><c r="D1" t="b"><f>A1=2</f><v>1</v></c>' +
        '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1" t="e"><v>#N/A</v></c></row></sheetData>',
    );
    expect(at(0, 0)).toEqual({ value: 2, type: 'number', formula: '1+1' });
    expect(at(0, 1)).toEqual({ value: null, type: 'empty', formula: 'A1' });
    expect(at(0, 2)).toEqual({ value: '甲', type: 'text', formula: '"甲"' });
    expect(at(0, 3)).toEqual({ value: true, type: 'boolean', formula: 'A1=2' });
    expect(at(0, 4)).toEqual({ value: '#DIV/0!', type: 'error', formula: '1/0' });
    expect(at(0, 5)).toEqual({ value: '#N/A', type: 'error' });
  });

  test('共用的公式各写各的', async () => {
    const at = await cellsOf(
      '<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>1</v></c></row>' +
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>' +
        '<row r="3"><c r="B3"><f t="shared" si="0"/></c></row></sheetData>',
    );
    expect(at(0, 1).formula).toBe('A1*$C$1');
    expect(at(1, 1)).toEqual({ value: 2, type: 'number', formula: 'A2*$C$1' });
    expect(at(2, 1)).toEqual({ value: null, type: 'empty', formula: 'A3*$C$1' });
  });

  test.each([
    ['A1+$A1+A$1+$A$1', 'B3+$A3+B$1+$A$1'],
    ['\'A1 表\'!B2&"A1"', '\'A1 表\'!C4&"A1"'],
    ['LOG10(A1)+A1!B2', 'LOG10(B3)+A1!C4'],
    ['SUM(A:B)+SUM(2:$3)', 'SUM(B:C)+SUM(4:$3)'],
    ['表_A1+合计.A1+表一!A1', '表_A1+合计.A1+表一!B3'],
    ['XFD1', '#REF!'],
  ])('公式 %s 右移一列下移两行是 %s', (formula, expected) => {
    expect(shifted(formula, 2, 1)).toBe(expected);
  });

  test('富文本读成文字，拼音不读', async () => {
    const at = await cellsOf(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>丙</t></r><r><t>丁</t></r></is></c></row></sheetData>',
      '<si><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si>',
    );
    expect(at(0, 0)).toEqual({ value: '甲 乙', type: 'text' });
    expect(at(0, 1)).toEqual({ value: '丙丁', type: 'text' });
  });

  test.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
    '日期在时区 %s 也是同一天',
    async (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        const bytes = await workbookBytes(
          workbookOf([
            sheetOf('表', [
              [cell('2020-12-31', { date: true }), cell('2020-12-31T23:59:59', { date: true })],
            ]),
          ]),
        );
        const read = await readWorkbook(bytes, '');
        expect(read.ok && read.value.sheets[0]?.rows[0]?.map((found) => found?.value)).toEqual([
          '2020-12-31',
          '2020-12-31T23:59:59',
        ]);
      } finally {
        process.env.TZ = before;
      }
    },
  );

  test('LibreOffice 把 TRUE 写成公式，读成逻辑值', async () => {
    const at = await cellsOf(
      '<sheetData><row r="1"><c r="A1" t="b"><f>TRUE()</f><v>1</v></c></row></sheetData>',
    );
    expect(at(0, 0)).toEqual({ value: true, type: 'boolean' });
  });

  test('标识、角色、隐藏、合并都在，标识表不列出', async () => {
    const read = await readWorkbook(await workbookBytes(everything()), '');
    if (!read.ok) throw new Error(read.finding.message);
    expect(read.value.identity).toEqual(everything().identity);
    expect(read.value.sheets.map(({ name, role, hidden }) => [name, role, hidden])).toEqual([
      ['参 数', 'parameters', true],
      ['首页', 'front', false],
      ["总表 (一)'s", 'rating:L01', false],
      ['底稿', 'log', true],
    ]);
    expect(read.value.sheets[2]?.merges).toHaveLength(2);
  });

  test('表改了名、换了位置，角色仍在', async () => {
    const parts = unzipSync(await workbookBytes(everything()));
    const path = 'xl/workbook.xml';
    // Excel keeps localSheetId in step with the order of sheets; the swap here does the same.
    const swapped = new TextDecoder()
      .decode(parts[path])
      .replace(/(<sheet name="首页"[^>]*>)(<sheet [^>]*>)/, '$2$1')
      .replace(/localSheetId="([12])"/g, (_, id: string) => `localSheetId="${id === '1' ? 2 : 1}"`)
      .replaceAll('总表 (一)&apos;s', '改了名')
      .replaceAll("'总表 (一)''s'", '改了名');
    parts[path] = strToU8(swapped);
    const read = await readWorkbook(zipSync(parts), '');
    expect(read.ok && read.value.sheets.map(({ name, role }) => [name, role]).slice(1, 3)).toEqual([
      ['改了名', 'rating:L01'],
      ['首页', 'front'],
    ]);
  });

  test('标识表被删，凭文档属性仍认得；标识表改名，凭其内容仍认得', async () => {
    const parts = unzipSync(await workbookBytes(everything()));
    const path = 'xl/workbook.xml';
    const workbook = new TextDecoder().decode(parts[path]);
    const without = { ...parts, [path]: strToU8(workbook.replace(/<sheet name="考核助手标识"[^>]*>/, '')) };
    const renamed = { ...parts, [path]: strToU8(workbook.replace('考核助手标识', '隐藏表')) };
    for (const file of [without, renamed]) {
      const read = await readWorkbook(zipSync(file), '');
      expect(read.ok && read.value.identity).toEqual(everything().identity);
      expect(read.ok && read.value.sheets).toHaveLength(4);
    }
  });

  test('别人的文件：没有标识，没有角色，照读', async () => {
    const parts = unzipSync(await workbookBytes(workbookOf([sheetOf('表', [[cell('甲')]])])));
    delete parts['docProps/custom.xml'];
    const read = await readWorkbook(zipSync(parts), '');
    expect(read.ok && [read.value.identity, read.value.sheets[0]?.role]).toEqual([{}, '']);
  });

  test('宏与外部链接报告为附带物，不运行', async () => {
    const parts = unzipSync(await workbookBytes(everything()));
    parts['xl/vbaProject.bin'] = new Uint8Array(10);
    parts['xl/externalLinks/externalLink1.xml'] = strToU8('<externalLink/>');
    const read = await readWorkbook(zipSync(parts), '');
    expect(read.ok && read.value.baggage).toEqual(['macros', 'external-links']);
  });

  test('过大的文件不打开', async () => {
    const read = await readWorkbook(new Uint8Array(limits.file + 1), '大.xlsx');
    expect(!read.ok && read.finding).toMatchObject({ code: 'file-too-large', file: '大.xlsx' });
  });
});

describe('损坏的、骗人的、不是表格的文件', () => {
  let files: Hostile[] = [];
  beforeAll(async () => {
    files = await hostileFiles();
  });

  test('样本不少于四十份', () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  test('每份都得到说得清的结果，不抛错，不超时，不吃内存', async () => {
    const wrong: string[] = [];
    for (const { name, bytes, expected } of files) {
      const start = performance.now();
      const before = process.memoryUsage().rss;
      const read = await readWorkbook(bytes, `${name}.xlsx`).catch((error: unknown) => error);
      const seconds = (performance.now() - start) / 1000;
      const megabytes = (process.memoryUsage().rss - before) / 1_048_576;
      const got =
        read instanceof Error || !read || typeof read !== 'object' || !('ok' in read)
          ? `抛错 ${String(read)}`
          : '';
      const result = read as Awaited<ReturnType<typeof readWorkbook>>;
      const code = got || (result.ok ? 'data' : result.finding.code);
      if (![expected].flat().includes(code))
        wrong.push(`${name}：${code}，应为 ${[expected].flat().join(' 或 ')}`);
      // No measure of speed: a reader that hangs or unpacks without end.
      if (seconds > 60) wrong.push(`${name}：用了 ${seconds.toFixed(1)} 秒`);
      if (megabytes > 400) wrong.push(`${name}：用了 ${megabytes.toFixed(0)} MB`);
      if (!got && !result.ok) {
        const { finding } = result;
        if (finding.file !== `${name}.xlsx` || finding.severity !== 'error')
          wrong.push(`${name}：没有说是哪个文件`);
        if (!/[\u4e00-\u9fff]/.test(finding.message) || finding.remedy === '')
          wrong.push(`${name}：没有说怎么办`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
