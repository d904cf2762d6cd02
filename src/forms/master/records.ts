import type { Table, TableColumn } from '../../sheets/table';
import { cell, centered, header } from '../look';
import type { LogRow, ProvenanceRow } from './state';

/** Out of sight: number and digest of each line. */
const sealHeader = '记录校验';

type LogColumn = TableColumn<LogRow>;
const line = (
  key: string,
  head: string,
  width: number,
  value: LogColumn['value'],
  style = cell(10.5, { numberFormat: '@' }),
): LogColumn => ({ key, header: head, width, kind: 'engine', style, value });
const added = (column: LogColumn): LogColumn => ({ ...column, added: true });
const middle = centered(10.5, { numberFormat: '@' });

/** 操作记录: what was done when, by whom and why, and every decision. Rows are only ever added. */
export const logTable: Table<LogRow> = {
  id: 'log',
  role: 'log',
  keyColumn: 'time',
  keyOf: (row) => row.time,
  headerStyle: header(),
  columns: [
    line('time', '时间', 18, (row) => row.time, middle),
    line('action', '操作', 12, (row) => row.action, middle),
    added(line('by', '经办人', 10, (row) => row.by, middle)),
    added(line('object', '对象', 22, (row) => row.object)),
    line('content', '内容', 50, (row) => row.content),
    added(line('before', '原值', 16, (row) => row.before)),
    added(line('after', '现值', 16, (row) => row.after)),
    added(line('reason', '原因', 24, (row) => row.reason)),
    added(line('file', '文件', 24, (row) => row.file)),
    line('print', '方案指纹', 16, (row) => row.fingerprint, middle),
    added(line('seal', sealHeader, 18, (row) => row.seal, { ...middle, wrap: false })),
  ],
};

/** 收表明细: file and sheet stand once a form, in its first row; a year of many forms stays within what a reader takes. */
export const provenanceRows = (rows: readonly ProvenanceRow[]): ProvenanceRow[] => {
  const last = new Map<string, ProvenanceRow>();
  return rows.map((row) => {
    const before = last.get(row.rater);
    last.set(row.rater, row);
    return before?.file === row.file && before.sheet === row.sheet ? { ...row, file: '', sheet: '' } : row;
  });
};

/** The same rows read back, each with its file and sheet; those of 0.1.0 name them in every row. */
export const completedProvenance = (rows: readonly ProvenanceRow[]): ProvenanceRow[] => {
  const last = new Map<string, ProvenanceRow>();
  // Where somebody sorted the sheet, the row that names the file may stand below others of its form.
  for (const row of rows) if (row.file !== '' && !last.has(row.rater)) last.set(row.rater, row);
  return rows.map((row) => {
    const named =
      row.file === ''
        ? {
            ...row,
            file: last.get(row.rater)?.file ?? '',
            sheet: row.sheet || (last.get(row.rater)?.sheet ?? ''),
          }
        : row;
    last.set(row.rater, named);
    return named;
  });
};

/** 收表明细 (hidden): the file, sheet and cell of every score collected, and what was typed there. */
export const provenanceTable: Table<ProvenanceRow> = {
  id: 'provenance',
  role: 'provenance',
  keyColumn: 'rater',
  keyOf: (row) => row.rater,
  headerStyle: header(),
  columns: [
    {
      key: 'rater',
      header: '评价人编号',
      width: 12,
      kind: 'engine',
      style: cell(10, { numberFormat: '@' }),
      value: (row) => row.rater,
    },
    {
      key: 'unit',
      header: '对象编号',
      width: 12,
      kind: 'engine',
      style: cell(10, { numberFormat: '@' }),
      value: (row) => row.unit,
    },
    { key: 'typed', header: '原填', width: 12, kind: 'engine', style: cell(10), value: (row) => row.typed },
    { key: 'taken', header: '取值', width: 12, kind: 'engine', style: cell(10), value: (row) => row.taken },
    {
      key: 'file',
      header: '来源文件',
      width: 40,
      kind: 'engine',
      style: cell(10, { numberFormat: '@' }),
      value: (row) => row.file || null,
    },
    {
      key: 'sheet',
      header: '来源工作表',
      width: 20,
      kind: 'engine',
      style: cell(10, { numberFormat: '@' }),
      value: (row) => row.sheet || null,
    },
    {
      key: 'cell',
      header: '来源单元格',
      width: 12,
      kind: 'engine',
      style: cell(10, { numberFormat: '@' }),
      value: (row) => row.cell,
    },
  ],
};
