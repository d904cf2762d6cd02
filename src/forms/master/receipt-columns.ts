import type { TableColumn } from '../../sheets/table';
import { engine } from '../look';
import type { Receipt } from './state';

/** Columns that a collection fills, for raters and teams alike. */
export const receiptColumns: readonly TableColumn<{ receipt: Receipt; conflict: string }>[] = [
  {
    key: 'file',
    header: '收到文件',
    width: 20,
    kind: 'engine',
    style: { ...engine('@', 10), horizontal: 'left' },
    value: ({ receipt }) => receipt.file,
  },
  {
    key: 'received',
    header: '收到时间',
    width: 20,
    kind: 'engine',
    style: engine('@', 10),
    value: ({ receipt }) => receipt.received,
  },
  {
    key: 'hash',
    header: '文件校验值',
    width: 14,
    kind: 'engine',
    style: { ...engine('@', 9), wrap: false },
    value: ({ receipt }) => receipt.hash,
  },
  {
    key: 'conflict',
    header: '重复待定',
    width: 18,
    kind: 'engine',
    style: { ...engine('@', 10), color: 'C00000' },
    value: ({ conflict }) => conflict,
  },
];
