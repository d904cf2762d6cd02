import { unzipSync } from 'fflate';
import { assistantFor } from '../../src/assistant/assistant';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { ratersOf, unitsOf, zhengzhou2019 } from '../../src/schemes';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import type { WorkbookModel } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { xlsxFormat } from '../../src/xlsx/format';
import { memoryMaster } from '../support/memory-host';

/** 打开表的第一眼：停在第一个要填的格，不先挨一句责备，16 行一屏看全。 */

const scheme = zhengzhou2019();
const rater = (kind: 'leader' | 'office') => {
  const [first] = ratersOf(scheme, kind);
  if (!first) throw new Error(kind);
  return first;
};

describe.each(['leader', 'office'] as const)('评价表（%s）', (kind) => {
  const model = ratingWorkbook(scheme, rater(kind), '');
  const [sheet] = model.sheets;

  test('选中的格是第一个单位的分数，表头冻结', async () => {
    const units = unitsOf(scheme, 'district');
    expect(sheet?.selected).toEqual({ row: 4, column: 2 });
    expect(sheet?.rows[4]?.[1]?.value).toBe(units[0]?.name);
    expect(sheet?.rows[3]?.[2]?.value).toBe('分数');
    expect(sheet?.freeze).toEqual({ rows: 4, columns: 0 });
    const files = unzipSync(await workbookBytes(model));
    const xml = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']);
    expect(xml).toMatch(/<selection pane="bottomLeft" activeCell="C5" sqref="C5"\/><\/sheetView>/);
    expect(xml.match(/<selection/g)).toHaveLength(1);
  });

  test('1366×768 的屏上，表头和 16 行在 430 像素的格子区里一次看全', () => {
    const units = unitsOf(scheme, 'district').length;
    const points = sheet?.rowHeights.slice(0, 4 + units).reduce<number>((sum, each) => sum + (each ?? 15), 0);
    expect(((points ?? NaN) * 4 * (sheet?.zoom ?? 100)) / 3 / 100).toBeLessThanOrEqual(430);
    expect(sheet?.zoom).toBeGreaterThanOrEqual(50);
  });
});

test('填的时候看到的是说明，填错了才说不符合要求：提示和报错的标题处处不同', () => {
  const books: WorkbookModel[] = [
    masterWorkbook(emptyState(scheme)),
    ...scheme.teams.map((team) => teamWorkbook(scheme, team, '')),
    ratingWorkbook(scheme, rater('leader'), ''),
    ratingWorkbook(scheme, rater('office'), ''),
  ];
  const rules = books.flatMap(({ sheets }) => sheets.flatMap(({ validations }) => validations));
  const prompts = rules.flatMap(({ title, prompt }) => (prompt ? [{ title, prompt }] : []));
  expect(prompts.length).toBeGreaterThan(2);
  for (const { title, prompt } of prompts) {
    expect(prompt.title).not.toBe(title);
    expect(prompt.title).not.toMatch(/不符合|不是|不在/);
    expect(prompt.message).not.toBe('');
  }
  for (const { title, message } of rules) expect([title, message]).not.toContain('');
});

test('新建的总表不用红字迎人：没有一条错误；发表以后没收到的合成一条', async () => {
  const assistant = assistantFor({
    workbook: memoryMaster(),
    files: xlsxFormat,
    now: () => '2020-01-10 09:00',
  });
  const look = async () => {
    const overview = await assistant.look();
    if (overview.kind !== 'master') throw new Error(overview.kind);
    return overview.findings.filter(({ severity }) => severity === 'error');
  };
  await assistant.create(await assistant.builtInDraft());
  expect(await look()).toEqual([]);
  const issued = await assistant.issue('archive', () => true);
  expect(issued.ok).toBe(true);
  expect((await look()).map(({ code }) => code)).toEqual(['form-outstanding', 'team-outstanding']);
  const settled = await assistant.settle({});
  expect(settled.ok && settled.value.findings.map(({ code }) => code)).toContain('form-outstanding');
}, 120_000);

test('1280 像素宽的屏上，面板旁边看得见的 850 像素里，每一张表的标题都看得全', () => {
  const schemes = [scheme, ...sampleSchemes.flatMap((sample) => sampleSchemeOf(sample).scheme ?? [])];
  const sides = new Set<string>();
  for (const each of schemes)
    for (const { name, rows, merges, columnWidths, visibility } of masterWorkbook(
      computed(emptyState(each)).state,
    ).sheets) {
      const [title] = rows[0] ?? [];
      const across = merges.find(({ top, left }) => top === 0 && left === 0);
      if (visibility !== 'visible' || !title || !across) continue;
      // Seven pixels to a character of a column, 22 points to a letter.
      const width = 7 * columnWidths.slice(0, across.right + 1).reduce((sum, column) => sum + column, 0);
      const letters = (title.style.size * 4 * String(title.value).length) / 3;
      const side = title.style.horizontal ?? '';
      sides.add(side);
      expect([name, (side === 'left' ? letters : (width + letters) / 2) <= 850]).toEqual([name, true]);
    }
  expect([...sides].sort()).toEqual(['center', 'left']);
});
