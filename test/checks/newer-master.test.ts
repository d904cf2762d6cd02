import { layoutVersion } from '../../src/forms/identity';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { zhengzhou2019 } from '../../src/schemes';
import type { WorkbookData } from '../../src/sheets/data';
import { openMaster } from '../../src/workflow/master';
import { schemeOfWorkbook } from '../../src/workflow/names';
import { dataOf } from '../support/forms';

/** 比程序新的总表：不打开，不拿来另建，说明换用新版本。 */

const saying = async (layout: string): Promise<WorkbookData> => {
  const book = await dataOf(masterWorkbook(emptyState(zhengzhou2019())));
  return { ...book, identity: { ...book.identity, layout } };
};

const opened = async (book: WorkbookData): Promise<string> => {
  const open = await openMaster({
    label: '总表.xlsx',
    read: () => Promise.resolve({ ok: true, value: book }),
  });
  return open.ok ? '' : open.finding.code;
};

test('版式比本版本新的总表不打开，也不拿来另建总表', async () => {
  const newer = await saying(String(Number(layoutVersion) + 1));
  expect(await opened(newer)).toBe('master-newer');
  const taken = schemeOfWorkbook(newer);
  expect(taken.ok ? '' : taken.finding.code).toBe('master-newer');
});

test('本版本的总表照常打开', async () => {
  expect(await opened(await saying(layoutVersion))).toBe('');
});
