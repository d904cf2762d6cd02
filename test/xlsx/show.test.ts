import { writeXlsx } from 'hucre/xlsx';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { noEntries } from '../../src/forms/team/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { bareStyle } from '../../src/cells/formats';
import { workbookModel } from '../../src/xlsx/show';
import { workbookBytes } from '../../src/xlsx/write';
import { zhengzhou2019 } from '../../src/schemes';
import type { WorkbookModel } from '../../src/sheets/model';
import { expectShownAlike } from '../support/shown';
import { everything } from '../support/xlsx-models';
import { valueOf } from '../support/year';

const scheme = zhengzhou2019();
const time = '2020-01-10 09:00';

const reread = async (model: WorkbookModel): Promise<WorkbookModel> =>
  valueOf(await workbookModel(await workbookBytes(model), '表.xlsx'));

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
