import type { Sheet } from '../../simulated/book/book';
import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { change, twoSheets } from '../../wps/opened';
import { cellOf, readBook, refusedWith, valueOf } from '../../contract/expect';

/** Several people in one workbook: protection that comes and goes under our hands (office-js issue 108). */

afterEach(withoutGaps);

async function opened() {
  const host = excelUnderTest();
  valueOf(await host.workbook.create(twoSheets()), 'create');
  await readBook(host);
  const sheet = host.excel.book.find('锁定');
  if (!sheet?.protection) throw new Error('not protected');
  return { host, sheet };
}

/** Somebody's own Excel puts the protection back whenever ours is taken away. */
function protectedByOthers(sheet: Sheet): void {
  let { protection } = sheet;
  Object.defineProperty(sheet, 'protection', {
    get: () => protection,
    set: (now: Sheet['protection']) => (protection = now ?? protection),
  });
}

const changes = [change('表!B2', 6), change('锁定!A1', '总计')];

test('刚解除的保护又被别人加上：一格也没有写，保护还在，说明怎么办；别人走了再做一次就成', async () => {
  const { host, sheet } = await opened();
  protectedByOthers(sheet);
  refusedWith(await host.workbook.write(changes), 'sheet-protected', 'write');
  const book = await readBook(host);
  expect([cellOf(book, '表', 'B2').value, cellOf(book, '锁定', 'A1').value]).toEqual([8, '合计']);
  expect(sheet.protection).not.toBeNull();
  Object.defineProperty(sheet, 'protection', { value: sheet.protection, writable: true });
  valueOf(await host.workbook.write(changes), 'again');
  expect(cellOf(await readBook(host), '锁定', 'A1').value).toBe('总计');
  expect(sheet.protection).not.toBeNull();
});

test('读过以后别人解除了保护：没有写坏；再做一次就成', async () => {
  const { host, sheet } = await opened();
  const { protection } = sheet;
  // It stands when we look, and is gone when we lift it.
  let looks = 0;
  Object.defineProperty(sheet, 'protection', {
    configurable: true,
    get: () => (looks++ < 2 ? protection : null),
    set: () => undefined,
  });
  const first = await host.workbook.write(changes);
  Object.defineProperty(sheet, 'protection', { value: null, writable: true });
  const book = await readBook(host);
  expect([cellOf(book, '表', 'B2').value, cellOf(book, '锁定', 'A1').value]).toEqual(
    first.ok ? [6, '总计'] : [8, '合计'],
  );
  valueOf(await host.workbook.write(changes), 'again');
  expect(cellOf(await readBook(host), '锁定', 'A1').value).toBe('总计');
});
