import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import type { SheetData, WorkbookData } from '../../src/sheets/data';
import { available, pageTexts, pages, recalculate, resave, toPdf } from '../support/libreoffice';
import { invalidParts } from '../support/schemas';
import { cell, entry, everything, sheetOf, workbookOf } from '../support/xlsx-models';
import { describeWithTool, partOf } from '../support/xlsx-tools';

async function read(path: string): Promise<WorkbookData> {
  const result = await readWorkbook(readFileSync(path), path);
  if (!result.ok) throw new Error(result.finding.message);
  return result.value;
}

/** Rows without trailing nothing, to compare content. */
const content = ({ name, role, rows, merges }: SheetData) => ({
  name,
  role,
  merges,
  rows: rows.map((row) => (row ?? []).map((found) => found ?? null)),
});

describeWithTool('LibreOffice', available, '经过 LibreOffice', () => {
  let folder = '';
  let original = '';
  let saved = '';
  let calculated = '';
  let pdf = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-office-'));
    original = join(folder, '总表.xlsx');
    writeFileSync(original, await workbookBytes(everything()));
    // Stored results that are wrong on purpose.
    const wrong = join(folder, '错.xlsx');
    const stored = workbookOf([
      sheetOf('表', [
        [
          cell(2.5),
          cell(3),
          cell(99, { formula: 'ROUND(A1*B1,1)' }),
          cell('旧', { formula: 'IF(C1>7,"优","良")' }),
        ],
      ]),
    ]);
    writeFileSync(wrong, await workbookBytes(stored));
    [saved = ''] = resave([original], join(folder, '另存'));
    [calculated = ''] = recalculate([wrong], join(folder, '重算'));
    [pdf = ''] = toPdf([original], join(folder, '打印'));
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('另存之后，标识、角色、值、公式、日期、合并都在', async () => {
    const [before, after] = [await read(original), await read(saved)];
    expect(after.identity).toEqual(before.identity);
    expect(after.sheets.map(content)).toEqual(before.sheets.map(content));
  });

  test('另存的文件没有重复的名称', () => {
    const names = [
      ...(partOf(readFileSync(saved), 'xl/workbook.xml') ?? '').matchAll(/<definedName ([^>]*)>/g),
    ].map(
      ([, text = '']) =>
        `${/ name="([^"]*)"/.exec(` ${text}`)?.[1]} ${/localSheetId="(\d+)"/.exec(text)?.[1]}`,
    );
    expect(names).toEqual([...new Set(names)]);
  });

  test('另存的文件还能改，改后再另存也一样', async () => {
    const patched = await patchWorkbook(
      readFileSync(saved),
      [
        { sheet: "总表 (一)'s", row: 2, column: 2, kind: 'value', value: 7 },
        { sheet: "总表 (一)'s", row: 5, column: 2, kind: 'result', value: 7 },
        { sheet: "总表 (一)'s", row: 30, column: 1, kind: 'value', value: '加的行', style: entry },
      ],
      { issued: '第二次' },
    );
    expect(invalidParts(patched)).toEqual([]);
    const path = join(folder, '改过.xlsx');
    writeFileSync(path, patched);
    const [again = ''] = recalculate([path], join(folder, '再存'));
    const data = await read(again);
    expect(data.identity.issued).toBe('第二次');
    const form = data.sheets[2];
    expect(form?.role).toBe('rating:L01');
    expect(form?.rows[5]?.[2]).toEqual({ value: 7, type: 'number', formula: 'SUM(C3:C5)' });
    expect(form?.rows[30]?.[1]?.value).toBe('加的行');
  });

  test('重算是真的重算', async () => {
    expect((await read(calculated)).sheets[0]?.rows[0]?.slice(2)).toEqual([
      { value: 7.5, type: 'number', formula: 'ROUND(A1*B1,1)' },
      { value: '优', type: 'text', formula: 'IF(C1>7,"优","良")' },
    ]);
  });

  test('打印：标题行每页重复，页码在页脚，隐藏的列与行不印', () => {
    const texts = pageTexts(pdf);
    const form = texts.filter((text) => text.includes('领导评分表'));
    // One page break before the sixth row makes two pages, both with the repeated rows.
    expect(form).toHaveLength(2);
    for (const page of form) expect(page).toMatch(/—\s*\d+\s*—/);
    expect(form.join('')).not.toContain('折算');
    expect(form.join('')).not.toContain('2020');
    expect(pages(pdf).length).toBe(texts.length);
  });
});
