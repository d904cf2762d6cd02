import { nothingBelow, type Block, type Paper, type PaperTable } from '../../src/papers/paper';
import { paperSheet } from '../../src/papers/sheet';
import { linesHeight } from '../../src/sheets/measure';

/**
 * 文书做成表：只有一张表的，它的表头每一页重复；有几张表的，Excel 只能重复一处，就不重复。各栏照表里的宽度，写得下一行的
 * 不占两行。
 */

const table = (rows: number): PaperTable => ({
  is: 'table',
  widths: [1, 3],
  size: 12,
  header: ['序号', '单位'],
  rows: Array.from({ length: rows }, (_, index) => [{ text: String(index + 1) }, { text: '某单位' }]),
});
const title: Block = { is: 'title', text: '某某名单' };
const signed: Block = { is: 'signed', lines: [{ text: '负责人签字：', room: 24 }] };
const sheetOf = (...blocks: Block[]) => {
  const paper: Paper = {
    kind: '成绩公布',
    name: '成绩公布',
    orientation: 'portrait',
    margins: 'table',
    blocks,
  };
  return paperSheet(paper, '文书');
};

test('一张长表：表头重复，每一页都从它的行开始', () => {
  const { page, rows } = sheetOf(title, table(120), { is: 'note', text: nothingBelow }, signed);
  expect(page.repeatRows).toEqual({ first: 1, last: 1 });
  expect(rows[1]?.[0]?.value).toBe('序号');
  expect(page.breaks?.length).toBeGreaterThan(1);
  for (const row of page.breaks ?? []) expect(Number(rows[row]?.[0]?.value)).toBeGreaterThan(1);
});

test.each<[string, Block[]]>([
  ['一页就够', [title, table(5), signed]],
  ['有两张表', [title, table(120), title, table(5), signed]],
  ['表的后面另有一页', [title, table(120), { is: 'page' }, title, { is: 'text', text: '公示。' }]],
])('%s：不重复', (_, blocks) => {
  expect(sheetOf(...blocks).page.repeatRows).toBeUndefined();
});

test('几张表的栏宽各照各的，合起来一样宽；只差一丝的算一栏，不留一条缝', () => {
  const other: PaperTable = {
    ...table(3),
    widths: [2, 3, 5.01],
    header: ['甲', '乙', '丙'],
    rows: [[{ text: '1' }, { text: '2' }, { text: '3' }]],
  };
  const half: PaperTable = { ...table(2), widths: [5, 5] };
  const { columnWidths } = sheetOf(title, table(3), other, half);
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  const ends = columnWidths.map((_, index) =>
    Math.round((columnWidths.slice(0, index + 1).reduce((sum, width) => sum + width, 0) / total) * 100),
  );
  expect(ends).toEqual([20, 25, 50, 100]);
});

test('没有表的，不止一栏：LibreOffice 不缩比纸宽的唯一一栏', () => {
  expect(sheetOf(title, { is: 'text', text: '无' }).columnWidths).toHaveLength(2);
});

test('写得下一行的数，一行高', () => {
  const figures: PaperTable = { ...table(1), widths: [34, 40, 368], header: ['名次', '总分', '备注'] };
  const rows = [[{ text: '1' }, { text: '99.50' }, { text: '' }]];
  const { rowHeights } = sheetOf({ ...figures, rows });
  expect(rowHeights[1]).toBe(linesHeight(1, 12));
});
