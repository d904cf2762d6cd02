import type { Finding } from '../../base/finding';
import type { WorkbookData } from '../../sheets/data';
import { locateTable, textOf } from '../../sheets/locate';
import type { Table } from '../../sheets/table';
import { cell, centered, header, inputText } from '../look';

/** 起草核对: each line of a drafted scheme with the sentence that it was read from, to be looked at once. */
export interface DraftLineRow {
  target: string;
  where: string;
  quote: string;
  reading: string;
  state: string;
  reason: string;
  /** What a person said of it, where that was done before the workbook was made. */
  verdict?: string;
  by?: string;
}

export const draftSheet = { name: '起草核对', role: 'drafting' } as const;

/** What 「核对」 takes. */
export const verdicts = ['对', '已改', '不是条款', '已定'] as const;

export const draftLineTable: Table<DraftLineRow> = {
  id: 'draftLines',
  role: draftSheet.role,
  keyColumn: 'draftNo',
  keyOf: (_, index) => String(index + 1),
  headerStyle: header(),
  columns: [
    {
      key: 'draftNo',
      header: '行号',
      width: 7,
      kind: 'label',
      style: centered(10.5),
      value: (_, index) => index + 1,
    },
    {
      key: 'draftTarget',
      header: '填到哪里',
      width: 20,
      kind: 'label',
      style: cell(10.5),
      value: ({ target }) => target,
    },
    {
      key: 'draftQuote',
      header: '原文',
      width: 52,
      kind: 'label',
      style: cell(10.5),
      value: ({ quote }) => quote,
    },
    {
      key: 'draftReading',
      header: '读出的内容',
      width: 30,
      kind: 'label',
      style: cell(10.5),
      value: ({ reading }) => reading,
    },
    {
      key: 'draftState',
      header: '把握',
      width: 8,
      kind: 'label',
      style: centered(10.5),
      value: ({ state }) => state,
    },
    {
      key: 'draftReason',
      header: '原因',
      width: 30,
      kind: 'label',
      style: cell(10.5),
      value: ({ reason }) => reason,
    },
    {
      key: 'draftWhere',
      header: '原文位置',
      width: 14,
      kind: 'label',
      style: cell(10.5),
      value: ({ where }) => where,
    },
    {
      key: 'draftVerdict',
      header: '核对',
      width: 11,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ verdict }) => verdict || null,
    },
    {
      key: 'draftBy',
      header: '核对人',
      width: 11,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ by }) => by || null,
    },
  ],
};

export interface DraftCheck {
  /** Who looked at the lines. */
  by: string[];
  lines: number;
  findings: Finding[];
}

/** Whether a drafted scheme was looked at line by line; null for a workbook that is no draft. */
export function draftCheck(book: WorkbookData): DraftCheck | null {
  const sheet = book.sheets.find(({ role, name }) => role === draftSheet.role || name === draftSheet.name);
  if (!sheet) return null;
  const located = locateTable(book, draftLineTable, 'sheet');
  if (!located)
    return {
      by: [],
      lines: 0,
      findings: [
        {
          code: 'draft-unreadable',
          severity: 'error',
          sheet: sheet.name,
          message: '“起草核对”的表头改过了，看不出哪些行核对过。',
          remedy: '把表头恢复原样；恢复不了的，重新起草一份。',
        },
      ],
    };
  const rows = located.rows.filter(({ key }) => key !== '');
  const open = rows.filter((row) => textOf(row.cell('draftVerdict')) === '');
  const nameless = rows.filter(
    (row) => textOf(row.cell('draftVerdict')) !== '' && textOf(row.cell('draftBy')) === '',
  );
  const by = [...new Set(rows.map((row) => textOf(row.cell('draftBy'))).filter((name) => name !== ''))];
  const finding = (code: string, cellAt: string, message: string, remedy: string): Finding => ({
    code,
    severity: 'error',
    sheet: sheet.name,
    cell: cellAt,
    message,
    allowed: '每一行都核对过、写明核对人，方案才生效',
    remedy,
  });
  const [first] = open;
  const [lone] = nameless;
  return {
    by,
    lines: rows.length,
    findings: [
      ...(first
        ? [
            finding(
              'draft-unconfirmed',
              first.address('draftVerdict'),
              `草案还有 ${open.length} 行没有核对（共 ${rows.length} 行）。`,
              `对照原文逐行看过，在“核对”栏填 ${verdicts.join('、')} 之一；改动直接改在方案各表里。`,
            ),
          ]
        : []),
      ...(lone
        ? [
            finding(
              'draft-nameless',
              lone.address('draftBy'),
              `草案有 ${nameless.length} 行没有写核对人。`,
              '在“核对人”栏填姓名。',
            ),
          ]
        : []),
    ],
  };
}
