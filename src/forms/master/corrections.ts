import type { Table, TableColumn } from '../../sheets/table';
import { centered, engine, header, inputText } from '../look';

/**
 * 更正: what in the 总表 differs from what was received, one line each. The add-in fills the lines in; staff type the
 * reason, and settlement goes on. Lines are kept: who changed what and why is asked years later.
 */
export interface CorrectionRow {
  /** Stays the same while the same thing differs; out of sight. */
  key: string;
  /** 「专家01对某区的评分」. */
  object: string;
  /** 「专家评分!C5」. */
  place: string;
  original: string;
  now: string;
  /** Typed by staff. */
  reason: string;
  by: string;
  /** When the reason was recorded, "" while it waits for one. */
  time: string;
  /** File, sheet and cell where the original value was received. */
  source: string;
}

type Column = TableColumn<CorrectionRow>;
const text = (
  key: string,
  head: string,
  width: number,
  value: Column['value'],
  style = engine('@', 10.5),
): Column => ({ key, header: head, width, kind: 'engine', style, value });
const left = { ...engine('@', 10.5), horizontal: 'left' as const, wrap: true };

export const correctionTable: Table<CorrectionRow> = {
  id: 'corrections',
  role: 'corrections',
  beside: 'log',
  keyColumn: 'correctionObject',
  keyOf: (row) => row.object,
  headerStyle: header(),
  columns: [
    text('correctionObject', '更正对象', 32, (row) => row.object, left),
    text('correctionPlace', '所在单元格', 16, (row) => row.place),
    text('correctionOriginal', '收到时的值', 20, (row) => row.original),
    text('correctionNow', '更正后的值', 20, (row) => row.now),
    {
      key: 'correctionReason',
      header: '更正原因（必填）',
      width: 36,
      kind: 'input',
      style: inputText(10.5),
      value: (row) => row.reason || null,
    },
    text('correctionBy', '更正人', 12, (row) => row.by),
    text('correctionTime', '更正时间', 20, (row) => row.time),
    text('correctionSource', '收到的出处', 40, (row) => row.source, left),
    {
      key: 'correctionKey',
      header: '更正编号',
      width: 16,
      kind: 'engine',
      style: { ...centered(9, { numberFormat: '@' }), wrap: false },
      value: (row) => row.key,
    },
  ],
};
