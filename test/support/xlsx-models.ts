import type { CellModel, SheetModel, WorkbookModel } from '../../src/sheets/model';
import type { CellStyle } from '../../src/sheets/style';

/** Small workbook models for tests of hosts. */
export const body: CellStyle = { font: '宋体', size: 11, border: 'all', vertical: 'center', wrap: true };
export const title: CellStyle = { font: '方正小标宋简体', size: 18, bold: true, horizontal: 'center' };
export const entry: CellStyle = { ...body, unlocked: true, fill: 'FFF2CC', numberFormat: '0.0' };

export const cell = (value: CellModel['value'], more: Partial<CellModel> = {}): CellModel => ({
  value,
  style: body,
  ...more,
});

export function sheetOf(
  name: string,
  rows: (CellModel | null)[][],
  more: Partial<SheetModel> = {},
): SheetModel {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return {
    name,
    role: '',
    visibility: 'visible',
    columnWidths: Array.from({ length: columns }, () => 12),
    rowHeights: [],
    rows,
    merges: [],
    validations: [],
    conditionalFormats: [],
    protected: false,
    page: {
      orientation: 'portrait',
      margins: { top: 25.4, bottom: 20, left: 18, right: 18, header: 8, footer: 10 },
      fit: { across: 1, down: 0 },
      printArea: { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: columns - 1 },
      footer: '第 &P 页，共 &N 页',
    },
    ...more,
  };
}

export const workbookOf = (sheets: SheetModel[], more: Partial<WorkbookModel> = {}): WorkbookModel => ({
  identity: {},
  title: '测试',
  sheets,
  names: [],
  ...more,
});

/** One workbook with every feature of the model, on sheets whose names need quoting. */
export function everything(): WorkbookModel {
  const form = sheetOf(
    "总表 (一)'s",
    [
      [cell('领导评分表', { style: title }), null, null, null],
      [cell('序号'), cell('考核对象'), cell('得分'), cell('日期')],
      [cell(1), cell('新城区'), cell(9.5, { style: entry }), cell('2020-12-01', { date: true })],
      [cell(2), cell('=不是公式'), cell(null, { style: entry }), cell('1998-03-17T08:30:00', { date: true })],
      [cell(3), cell('+1'), cell('@甲', { style: entry }), cell(true)],
      [cell('合计'), null, cell(9.5, { formula: 'SUM(C3:C5)' }), cell('', { formula: 'IF(C6>10,"是","")' })],
      [
        cell('折算'),
        cell('_x0041_ <&>"\' 空　格'),
        cell(9.5, { formula: "'参 数'!A1*C6" }),
        cell('  两端  '),
      ],
      [cell('第一行\n第二行'), cell('#N/A'), cell(false, { formula: 'C6>10' }), cell('-')],
    ],
    {
      role: 'rating:L01',
      columnWidths: [8, 24.5, 10, 16],
      hiddenColumns: [3],
      rowHeights: [36, null, 22.5],
      hiddenRows: [6],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 3 },
        { top: 5, left: 0, bottom: 5, right: 1 },
      ],
      validations: [
        {
          area: { top: 2, left: 2, bottom: 4, right: 2 },
          type: 'decimal',
          minimum: '0',
          maximum: '10',
          severity: 'stop',
          title: '得分',
          message: '请填 0 至 10 的数',
          prompt: { title: '填分说明', message: '0—10 分' },
        },
        {
          area: { top: 2, left: 1, bottom: 4, right: 1 },
          type: 'list',
          list: "'参 数'!$A$1:$A$3",
          severity: 'warning',
          title: '单位',
          message: '名单里没有这个单位',
        },
        {
          area: { top: 7, left: 3, bottom: 7, right: 3 },
          type: 'list',
          list: ['是', '否'],
          severity: 'stop',
          title: '是否',
          message: '请选择',
        },
        {
          area: { top: 6, left: 2, bottom: 6, right: 2 },
          type: 'custom',
          formula: 'C7<=C6',
          severity: 'stop',
          title: '折算',
          message: '不得大于合计',
        },
        {
          area: { top: 2, left: 3, bottom: 3, right: 3 },
          type: 'date',
          minimum: '36526',
          severity: 'stop',
          title: '日期',
          message: '请填日期',
        },
      ],
      conditionalFormats: [
        { area: { top: 2, left: 2, bottom: 4, right: 2 }, formula: 'C3=""', fillColor: 'FFEB9C' },
        {
          area: { top: 2, left: 2, bottom: 4, right: 2 },
          formula: 'C3<6',
          fontColor: 'C00000',
          fillColor: 'FFFFFF',
        },
        { area: { top: 2, left: 0, bottom: 4, right: 3 }, formula: '$A3<>""', border: 'all' },
      ],
      protected: true,
      freeze: { rows: 2, columns: 1 },
      page: {
        orientation: 'landscape',
        margins: { top: 25.4, bottom: 20, left: 18, right: 18, header: 8, footer: 10 },
        fit: { across: 1, down: 0 },
        repeatRows: { first: 0, last: 1 },
        printArea: { top: 0, left: 0, bottom: 7, right: 3 },
        footer: '— &P —',
        header: '&R内部资料',
        breaks: [5],
        centered: true,
      },
      tabColor: '4472C4',
      zoom: 90,
    },
  );
  const parameters = sheetOf('参 数', [[cell(1)], [cell('新城区')], [cell('金水区')]], {
    role: 'parameters',
    visibility: 'hidden',
  });
  const secret = sheetOf('底稿', [[cell('甲')]], { role: 'log', visibility: 'veryHidden' });
  const front = sheetOf('首页', [[cell('从这里开始', { style: title })]], { role: 'front' });
  return workbookOf([parameters, front, form, secret], {
    identity: {
      kind: 'rating-form',
      rater: 'L01',
      scheme: '郑安委〔2020〕1号',
      empty: '',
      issued: '2020-12-01T08:00',
    },
    title: '领导评分表',
    names: [
      { name: '合计分', refersTo: "'总表 (一)''s'!$C$6" },
      { name: '无影响', refersTo: '0' },
    ],
    activeSheet: 1,
  });
}

/** A workbook of many filled sheets, as the print edition of all forms is. */
export function large(sheets: number, rows = 65, columns = 9): WorkbookModel {
  return workbookOf(
    Array.from({ length: sheets }, (_, index) =>
      sheetOf(
        `评分表 ${index + 1}`,
        Array.from({ length: rows }, (_row, r) =>
          Array.from({ length: columns }, (_column, c) =>
            c === columns - 1
              ? cell(r * 3, { formula: `SUM(C${r + 1}:H${r + 1})` })
              : cell(c < 2 ? `单位 ${r} 的名称` : r + c / 2, { style: c === 3 ? entry : body }),
          ),
        ),
        {
          role: `rating:${index + 1}`,
          protected: true,
          freeze: { rows: 2, columns: 2 },
          rowHeights: Array.from({ length: rows }, () => 24),
        },
      ),
    ),
    { identity: { kind: 'print' } },
  );
}
