import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { cell, sheetOf, workbookOf } from '../../support/xlsx-models';
import { refusedWith, valueOf } from '../../contract/expect';

/** While a cell is being edited Excel refuses everything: we ask, wait, and stop waiting when the user has had enough. */

afterEach(withoutGaps);

async function editing(onWaiting: (message: string | null, stop: () => void) => boolean | undefined) {
  const host = excelUnderTest({ onWaiting });
  const model = workbookOf([sheetOf('表', [[cell(1)]])], { identity: { product: 'kaohe', kind: 'master' } });
  valueOf(await host.workbook.create(model), 'create');
  host.excel.editing = true;
  return host;
}

test('按了回车就接着做，不用再点一次', async () => {
  const seen: (string | null)[] = [];
  const host = await editing((message) => {
    seen.push(message);
    if (seen.length === 3) host.excel.editing = false;
    return true;
  });
  valueOf(await host.workbook.read(), 'read');
  expect(seen[0]).toMatch(/请先按回车/);
  expect(seen.at(-1)).toBeNull();
});

test('等的时候点“取消”：马上停下，说明原因，什么也没写；退出编辑以后照样能做', async () => {
  const seen: (string | null)[] = [];
  const host = await editing((message, stop) => {
    seen.push(message);
    if (message !== null) setTimeout(stop, 50);
    return true;
  });
  const change = { sheet: '表', row: 0, column: 0, kind: 'value', value: 5 } as const;
  refusedWith(await host.workbook.write([change]), 'excel-cell-editing', 'write');
  expect(seen.at(-1)).toBeNull();
  host.excel.editing = false;
  expect(valueOf(await host.workbook.read(), 'read').sheets[0]?.rows[0]?.[0]?.value).toBe(1);
});

test('不肯等的（功能区命令）一次也不等', async () => {
  const host = await editing(() => false);
  host.excel.wire.reset();
  refusedWith(await host.workbook.read(), 'excel-cell-editing', 'read');
  expect(host.excel.wire.messages).toHaveLength(1);
});

test('换一张表只是方便：不等，不请人按回车，问一次就算了', async () => {
  const seen: (string | null)[] = [];
  const host = await editing((message) => {
    seen.push(message);
    return true;
  });
  host.excel.wire.reset();
  refusedWith(await host.program.bringForward(['表']), 'excel-cell-editing', 'bring forward');
  expect([seen, host.excel.wire.messages.length]).toEqual([[], 1]);
});
