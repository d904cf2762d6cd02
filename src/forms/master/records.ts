import type { Table } from '../../sheets/table';
import { cell, centered, header } from '../look';
import type { LogRow, ProvenanceRow } from './state';

/** 操作记录: what was done when, and every decision. Rows are only ever added. */
export const logTable: Table<LogRow> = {
  id: 'log',
  role: 'log',
  keyColumn: 'time',
  keyOf: (row) => row.time,
  headerStyle: header(),
  columns: [
    {
      key: 'time',
      header: '时间',
      width: 20,
      kind: 'engine',
      style: centered(10.5, { numberFormat: '@' }),
      value: (row) => row.time,
    },
    {
      key: 'action',
      header: '操作',
      width: 14,
      kind: 'engine',
      style: centered(10.5, { numberFormat: '@' }),
      value: (row) => row.action,
    },
    {
      key: 'content',
      header: '内容',
      width: 90,
      kind: 'engine',
      style: cell(10.5, { numberFormat: '@' }),
      value: (row) => row.content,
    },
    {
      key: 'print',
      header: '方案指纹',
      width: 20,
      kind: 'engine',
      style: centered(10.5, { numberFormat: '@' }),
      value: (row) => row.fingerprint,
    },
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
        ? { ...row, file: last.get(row.rater)?.file ?? '', sheet: last.get(row.rater)?.sheet ?? '' }
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
