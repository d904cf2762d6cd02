import { Canvas } from '../../sheets/canvas';
import type { SheetModel } from '../../sheets/model';
import { drawTable, placeTable, type Table } from '../../sheets/table';
import { cell, centered, header, hint, title } from '../look';
import { headerRow, page } from '../master/sheet-frames';

/** 与去年对照: what is new, gone or changed, to print and to lay before a meeting. */
export interface DifferenceRow {
  where: string;
  what: string;
  subject: string;
  before: string;
  after: string;
}

const table: Table<DifferenceRow> = {
  id: 'differences',
  role: 'differences',
  keyColumn: 'differenceNo',
  keyOf: (_, index) => String(index + 1),
  headerStyle: header(),
  columns: [
    {
      key: 'differenceNo',
      header: '序号',
      width: 6,
      kind: 'label',
      style: centered(10.5),
      value: (_, index) => index + 1,
    },
    {
      key: 'differenceWhere',
      header: '位置',
      width: 22,
      kind: 'label',
      style: cell(10.5),
      value: ({ where }) => where,
    },
    {
      key: 'differenceWhat',
      header: '变化',
      width: 7,
      kind: 'label',
      style: centered(10.5),
      value: ({ what }) => what,
    },
    {
      key: 'differenceSubject',
      header: '内容',
      width: 10,
      kind: 'label',
      style: centered(10.5),
      value: ({ subject }) => subject,
    },
    {
      key: 'differenceBefore',
      header: '去年',
      width: 45,
      kind: 'label',
      style: cell(10.5),
      value: ({ before }) => before,
    },
    {
      key: 'differenceAfter',
      header: '今年',
      width: 45,
      kind: 'label',
      style: cell(10.5),
      value: ({ after }) => after,
    },
  ],
};

export function differencesSheet(rows: readonly DifferenceRow[]): SheetModel {
  const name = '与去年对照';
  const canvas = new Canvas({
    name,
    role: table.role,
    columnWidths: table.columns.map(({ width }) => width),
    protected: false,
    freeze: { rows: headerRow + 1, columns: 0 },
    page: page('landscape', headerRow),
  });
  const count = (word: string) => rows.filter(({ what }) => what === word).length;
  canvas.paragraph(0, '与去年方案对照', title(18), 34);
  canvas.paragraph(
    1,
    `共 ${rows.length} 处：新增 ${count('新增')}、取消 ${count('取消')}、改动 ${count('改动')}。`,
    hint,
    30,
  );
  drawTable(canvas, table, placeTable(table, name, headerRow, rows.length), rows, rows.length === 0 ? 1 : 0);
  return canvas.finish();
}
