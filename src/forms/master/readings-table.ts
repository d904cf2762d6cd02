import { readingTable, type ReadingRow } from '../../schemes/reading-texts';
import { isLater, readingOptions } from '../../schemes/readings';
import type { Scheme } from '../../schemes/scheme';
import type { Table } from '../../sheets/table';
import { cell, centered, figure, header, inputText } from '../look';

/** 口径: which option of each reading holds, and the number by which formulas know it. */

export const readingsTable: Table<ReadingRow> = {
  id: 'readings',
  role: 'readings',
  keyColumn: 'reading',
  keyOf: (row) => row.id,
  headerStyle: header(),
  addedRow: isLater,
  columns: [
    { key: 'reading', header: '口径', width: 12, kind: 'label', style: centered(), value: (row) => row.id },
    {
      key: 'question',
      header: '问题',
      width: 30,
      kind: 'label',
      style: cell(10.5),
      value: (row) => row.question,
    },
    {
      key: 'choice',
      header: '选定',
      width: 18,
      kind: 'input',
      style: inputText(11, { horizontal: 'center', bold: true }),
      value: (row) => row.choice,
    },
    {
      key: 'options',
      header: '可选及效果',
      width: 60,
      kind: 'label',
      style: cell(10.5),
      value: (row) => row.options.map(({ choice, effect }) => `${choice}：${effect}`).join('\n'),
    },
    {
      key: 'readingSource',
      header: '原文',
      width: 40,
      kind: 'input',
      style: inputText(10.5),
      value: (row) => row.source,
    },
    {
      key: 'reason',
      header: '默认理由',
      width: 34,
      kind: 'label',
      style: cell(10.5),
      value: (row) => row.reason,
    },
    {
      key: 'index',
      header: '公式取值',
      width: 10,
      kind: 'formula',
      style: figure('0'),
      value: (row) => (readingOptions[row.id] as readonly string[]).indexOf(row.choice),
      // Formulas elsewhere read this number by the name 口径_…; an unknown choice shows as an error, not as a default.
      formula: (at, row) =>
        row
          ? readingOptions[row.id].reduceRight<string>(
              (rest, option, index) => `IF(${at.ref('choice')}="${option}",${index},${rest})`,
              'NA()',
            )
          : '""',
    },
  ],
};

export const readingRows = (scheme: Scheme): ReadingRow[] => [...readingTable(scheme.readings, scheme)];
