import { layoutOf } from '../../src/sheets/layout';
import { pageCount } from '../../src/sheets/pages';
import type { SheetModel } from '../../src/sheets/model';
import { fileLayouts } from '../../src/xlsx/layouts';
import { workbookBytes } from '../../src/xlsx/write';
import { valueOf } from '../support/year';

/** 页数：照 Excel 的分页数。 */

const used = { top: 0, left: 0, bottom: 99, right: 9 };

function sheet(
  page: Pick<SheetModel['page'], 'repeatColumns' | 'repeatRows'> & Partial<Pick<SheetModel['page'], 'fit'>>,
): SheetModel {
  return {
    name: '评分',
    role: '',
    visibility: 'visible',
    protected: false,
    rows: [[{ value: '单位', style: { font: '宋体', size: 11 } }]],
    columnWidths: Array.from({ length: 10 }, () => 30),
    rowHeights: Array.from({ length: 100 }, () => 20),
    merges: [],
    validations: [],
    conditionalFormats: [],
    page: {
      orientation: 'portrait',
      margins: { top: 20, bottom: 20, left: 20, right: 20, header: 8, footer: 8 },
      fit: { across: 1, down: 0 },
      printArea: used,
      footer: '',
      ...page,
    },
  };
}

test('文件里写着 0 页宽：至少一页', () => {
  expect(pageCount(layoutOf(sheet({ fit: { across: 0, down: 0 } })), used)).toBeGreaterThan(0);
  expect(pageCount(layoutOf(sheet({ fit: { across: 0, down: 1 } })), used)).toBe(1);
});

test('左右分页、每页重复前面的栏：重复的也占地方，字更小，一页容得下更多行', () => {
  const plain = pageCount(layoutOf(sheet({ fit: { across: 3, down: 0 } })), used);
  const repeated = pageCount(layoutOf(sheet({ fit: { across: 3, down: 0 }, repeatColumns: 4 })), used);
  expect(repeated).toBeLessThan(plain);
});

test('重复的栏从文件里读得回来', async () => {
  const model = sheet({ repeatColumns: 2, repeatRows: { first: 0, last: 0 } });
  const bytes = await workbookBytes({ identity: {}, title: '', sheets: [model], names: [] });
  const [layout] = valueOf(fileLayouts(bytes, ['评分'], ''));
  expect(layout?.page).toMatchObject({ repeatColumns: 2, repeatRows: { first: 0, last: 0 } });
});
