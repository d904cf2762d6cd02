import { attempt, rangeOf } from './address';
import { shaped, singleOf } from './grid';
import { corner, square, type Bench } from './trials';
import type { Bulk } from './ways';

/** Self-test of writing many cells at once. */

const firstRow = { ...square, bottom: 0 };

const bulkText: Record<Bulk, string> = {
  block: '整块写入、读回一致',
  row: '整块写入不起作用，改为逐行写入',
  cell: '整块、逐行写入都不起作用，改为逐格写入',
};

interface BulkTrial {
  bulk: Bulk;
  works: boolean;
  detail: string;
}

/** How many values go over at once: two by two, else a row, else cell by cell. Read back as one block. */
export function tryBulk({ sheet }: Bench, member: 'Value2' | 'Formula'): BulkTrial {
  const value = (text: string) => (member === 'Formula' ? `="${text}"&1` : text);
  const read = (rows: number) =>
    JSON.stringify(shaped(rangeOf(sheet, rows === 2 ? square : firstRow).Value2, rows, 2));
  const held = (text: string) => (member === 'Formula' ? `${text}1` : text);
  const block = attempt(() => {
    rangeOf(sheet, square)[member] = [
      [value('甲'), value('乙')],
      [value('丙'), value('丁')],
    ];
    return (
      read(2) ===
      JSON.stringify([
        [held('甲'), held('乙')],
        [held('丙'), held('丁')],
      ])
    );
  });
  if (block) return { bulk: 'block', works: true, detail: bulkText.block };
  const row = attempt(() => {
    rangeOf(sheet, firstRow)[member] = [value('戊'), value('己')];
    return read(1) === JSON.stringify([[held('戊'), held('己')]]);
  });
  if (row) return { bulk: 'row', works: false, detail: bulkText.row };
  rangeOf(sheet, corner)[member] = value('庚');
  const single = singleOf(rangeOf(sheet, corner));
  if (single !== held('庚')) throw new Error(`写入一格也读不回来（${String(single)}）`);
  return { bulk: 'cell', works: false, detail: bulkText.cell };
}
