import { writeXlsx } from 'hucre/xlsx';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { noEntries } from '../../src/forms/team/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { bareStyle, workbookModel } from '../../src/hosts/xlsx/model';
import { workbookBytes } from '../../src/hosts/xlsx/write';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellModel, SheetModel, WorkbookModel } from '../../src/sheets/model';
import { everything } from '../support/xlsx-models';
import { valueOf } from '../support/year';

const scheme = zhengzhou2019();
const time = '2020-01-10 09:00';

const reread = async (model: WorkbookModel): Promise<WorkbookModel> =>
  valueOf(await workbookModel(await workbookBytes(model), '表.xlsx'));

/** What shows: a style said or left out is the same, and so is a cell that is not there and one without anything. */
function shownCell(cell: CellModel | null | undefined): unknown {
  if (!cell) return null;
  const { numberFormat, color, vertical, ...style } = cell.style;
  const format = numberFormat ?? (cell.date ? 'yyyy-mm-dd' : undefined);
  return {
    value: cell.value ?? (cell.formula === undefined ? null : ''),
    formula: cell.formula,
    // A formula's result that is empty says nothing of its kind.
    date: cell.date === true && cell.value !== null && cell.value !== '' ? true : undefined,
    style: JSON.stringify(
      Object.entries({
        ...style,
        vertical: vertical ?? 'center',
        color: color === '000000' ? undefined : color,
        format: format === 'General' ? undefined : format,
      })
        .filter(([, each]) => each !== undefined && each !== false)
        .sort(),
    ),
  };
}

function shownRows(sheet: SheetModel): unknown[] {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  return sheet.rows.map((row) => Array.from({ length: width }, (_, column) => shownCell(row[column])));
}

const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();

function expectShownAlike(read: WorkbookModel, model: WorkbookModel): void {
  expect(read.identity).toEqual(model.identity);
  expect(read.title).toBe(model.title);
  expect(sorted(read.names)).toEqual(sorted(model.names));
  expect(read.activeSheet ?? 0).toBe(
    model.activeSheet ?? model.sheets.findIndex((sheet) => sheet.visibility === 'visible'),
  );
  expect(read.sheets.map(({ name, role, visibility }) => [name, role, visibility])).toEqual(
    model.sheets.map(({ name, role, visibility }) => [name, role, visibility]),
  );
  for (const [index, sheet] of model.sheets.entries()) {
    const other = read.sheets[index];
    if (!other) throw new Error(sheet.name);
    expect(shownRows(other)).toEqual(shownRows(sheet));
    expect(sorted(other.merges)).toEqual(sorted(sheet.merges));
    expect(other.columnWidths).toEqual(sheet.columnWidths);
    expect(sorted(other.hiddenColumns ?? [])).toEqual(sorted(sheet.hiddenColumns ?? []));
    expect(other.hiddenRows ?? []).toEqual(sheet.hiddenRows ?? []);
    expect(other.rowHeights).toEqual(sheet.rowHeights);
    expect(other.protected).toBe(sheet.protected);
    expect(other.freeze ?? null).toEqual(sheet.freeze ?? null);
    expect(other.tabColor).toBe(sheet.tabColor);
    expect(other.zoom ?? 100).toBe(sheet.zoom ?? 100);
    expect(other.validations).toEqual(sheet.validations);
    expect(other.conditionalFormats).toEqual(sheet.conditionalFormats);
    expect(other.page.printArea).toEqual(sheet.page.printArea);
    expect(other.page.breaks).toEqual(sheet.page.breaks);
    expect(other.page.repeatRows).toEqual(sheet.page.repeatRows);
    expect(other.page.margins).toEqual(sheet.page.margins);
  }
}

describe('文件读成模型', () => {
  test('什么都有的工作簿：写成文件再读成模型，看上去一样', async () => {
    const model = everything();
    expectShownAlike(await reread(model), model);
  });

  const rater = scheme.raters[0];
  const team = scheme.teams[0];
  if (!rater || !team) throw new Error('no rater or team');
  const forms: [string, WorkbookModel][] = [
    ['总表', masterWorkbook(emptyState(scheme))],
    ['评价表', ratingWorkbook(scheme, rater, time)],
    ['考核组工作簿', teamWorkbook(scheme, team, time, noEntries)],
  ];
  test.each(forms)('%s也一样', async (_, model) => {
    expectShownAlike(await reread(model), model);
  });

  test('别的程序写的文件：主题色、没有格式的格、没有说的宽度都读得出', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '别人的',
          cells: new Map([
            ['0,0', { value: '甲' }],
            [
              '0,1',
              { value: '乙', style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { theme: 4 } } } },
            ],
            ['1,1', { value: 3, style: { border: { bottom: { style: 'thin' } }, numFmt: '0.00' } }],
            ['3,0', { value: null, style: { font: { bold: true } } }],
          ]),
        },
      ],
    });
    const { sheets, identity, names } = valueOf(await workbookModel(bytes, '别人的.xlsx'));
    expect(identity).toEqual({});
    expect(names).toEqual([]);
    const [sheet] = sheets;
    expect(sheet?.protected).toBe(false);
    expect(sheet?.rows[0]?.[0]).toEqual({ value: '甲', style: bareStyle });
    expect(sheet?.rows[0]?.[1]?.style.fill).toMatch(/^[0-9A-F]{6}$/);
    expect(sheet?.rows[1]?.[1]?.style).toMatchObject({ border: 'bottom', numberFormat: '0.00' });
    expect(sheet?.rows[3]?.[0]?.style.bold).toBe(true);
  });

  test('不是表格的文件说明原因，不抛错', async () => {
    const read = await workbookModel(new Uint8Array([1, 2, 3]), '坏.xlsx');
    expect(read.ok ? '' : read.finding.code).toBe('file-not-workbook');
  });
});
