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
      value: (row) => row.file,
    },
    {
      key: 'sheet',
      header: '来源工作表',
      width: 20,
      kind: 'engine',
      style: cell(10, { numberFormat: '@' }),
      value: (row) => row.sheet,
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
