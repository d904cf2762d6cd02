import { parseAddress } from '../../src/base/address';
import { readWorkbook } from '../../src/xlsx/read';
import type { Result } from '../../src/base/finding';
import { workbookBytes } from '../../src/xlsx/write';
import type { CellPlace, Program } from '../../src/port/program';
import { cell, sheetOf, workbookOf } from '../support/xlsx-models';
import { cellOf, readBook, refusedWith, same, valueOf } from './expect';
import type { HostUnderTest, Scenario } from './host';

/** What every spreadsheet program promises beyond its workbook (src/port/program.ts). */

const programOf = (host: HostUnderTest): Program => {
  if (!host.program) throw new Error('this host is no program');
  return host.program;
};

const two = () =>
  workbookOf(
    [
      sheetOf('表', [
        [cell('甲'), cell(1)],
        [cell('乙'), cell(2)],
      ]),
      sheetOf('另 表', [[cell('丙')]]),
    ],
    {
      identity: { product: 'kaohe', kind: 'master' },
    },
  );

/** What does not wait for somebody who is typing in another window is asked again when that is over. */
async function afterTyping<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const answer = await ask();
  return answer.ok || answer.finding.code !== 'excel-cell-editing' ? answer : ask();
}

const place = (sheet: string, address: string): CellPlace => {
  const at = parseAddress(address);
  if (!at) throw new Error(address);
  return { sheet, ...at };
};

/** Waits until it holds; programs tell of events after the fact. */
async function soon(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not in time: ${what}`);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 400));

export const programScenarios: readonly Scenario[] = [
  {
    name: '跳到一格：那张表显示出来，那一格选中',
    needs: 'events',
    run: async (host) => {
      const program = programOf(host);
      valueOf(await host.workbook.create(two()), 'create');
      valueOf(await program.show(place('另 表', 'C7')), 'show');
      same(valueOf(await program.selection(), 'selection'), place('另 表', 'C7'), 'selection');
    },
  },
  {
    name: '跳到没有的表时说明原因',
    needs: 'events',
    run: async (host) => {
      valueOf(await host.workbook.create(two()), 'create');
      refusedWith(await programOf(host).show(place('没有', 'A1')), 'sheet-missing', 'show');
    },
  },
  {
    name: '把一张表放到前面：选中的格不动，已在前面的不换；隐藏的照样隐藏，都看不见的说明原因',
    needs: 'events',
    run: async (host) => {
      const program = programOf(host);
      const { sheets, ...rest } = two();
      const hidden = { ...sheetOf('藏', [[cell('丁')]]), visibility: 'hidden' as const };
      valueOf(await host.workbook.create({ ...rest, sheets: [...sheets, hidden] }), 'create');
      const selected = async () => valueOf(await afterTyping(() => program.selection()), 'selection');
      const forward = (names: readonly string[]) => afterTyping(() => program.bringForward(names));
      await host.select('表', 'B2');
      await host.select('另 表', 'C7');
      valueOf(await forward(['没有', '藏', '表']), 'bring forward');
      same(await selected(), place('表', 'B2'), 'on the sheet that came');
      valueOf(await forward(['另 表', '表']), 'bring forward one of them');
      same(await selected(), place('表', 'B2'), 'where one of them was in front');
      valueOf(await forward(['另 表']), 'bring forward the other');
      same(await selected(), place('另 表', 'C7'), 'on the other');
      refusedWith(await forward(['没有', '藏']), 'sheet-missing', 'nothing to be seen');
      same(await selected(), place('另 表', 'C7'), 'afterwards');
      same(
        (await readBook(host)).sheets.map((sheet) => sheet.hidden),
        [false, false, true],
        'hidden',
      );
    },
  },
  {
    name: '人选中哪一格就报哪一格；退订以后不再报',
    needs: 'events',
    run: async (host) => {
      const program = programOf(host);
      valueOf(await host.workbook.create(two()), 'create');
      const seen: CellPlace[] = [];
      const end = program.onSelection((selected) => seen.push(selected));
      await host.select('表', 'B2');
      await soon(
        () => JSON.stringify(seen.at(-1)) === JSON.stringify(place('表', 'B2')),
        `B2 selected, seen ${JSON.stringify(seen)}`,
      );
      end();
      const before = seen.length;
      await host.select('表', 'A1');
      await pause();
      same(seen.length, before, 'told after the end');
    },
  },
  {
    name: '人改了一格会报；退订以后不再报',
    needs: 'events',
    run: async (host) => {
      const program = programOf(host);
      valueOf(await host.workbook.create(two()), 'create');
      await pause();
      let told = 0;
      const end = program.onChange(() => (told += 1));
      await host.type('表', 'B2', 5);
      await soon(() => told > 0, 'change told');
      end();
      await pause();
      const before = told;
      await host.type('表', 'B2', 6);
      await pause();
      same(told, before, 'told after the end');
    },
  },
  {
    name: '一大批改动只报一两次，不逐格报',
    needs: 'events',
    run: async (host) => {
      const program = programOf(host);
      valueOf(await host.workbook.create(two()), 'create');
      await pause();
      let told = 0;
      const end = program.onChange(() => (told += 1));
      const changes = Array.from({ length: 200 }, (_, index) => ({
        sheet: '表',
        row: 4 + index,
        column: 1,
        kind: 'value' as const,
        value: index,
      }));
      valueOf(await host.workbook.write(changes), 'write');
      await pause();
      end();
      if (told < 1 || told > 3) throw new Error(`told ${told} times`);
    },
  },
  {
    name: '打开的工作簿能另存成文件，读出来一样；文件能打开',
    needs: 'files',
    run: async (host) => {
      const program = programOf(host);
      valueOf(await host.workbook.create(two()), 'create');
      await host.type('表', 'B2', 9.5);
      const saved = valueOf(await readWorkbook(valueOf(await program.bytes(), 'bytes'), '存'), 'read');
      same([cellOf(saved, '表', 'B2').value, cellOf(saved, '另 表', 'A1').value], [9.5, '丙'], 'saved');
      same(saved.identity, { product: 'kaohe', kind: 'master' }, 'identity');
      const other = workbookOf([sheetOf('打开的', [[cell('丁'), cell('=1')]])], {
        identity: { product: 'kaohe', kind: 'team' },
      });
      valueOf(await program.open('打开的.xlsx', await workbookBytes(other)), 'open');
      const book = await readBook(host);
      same(
        [cellOf(book, '打开的', 'A1').value, cellOf(book, '打开的', 'B1').value, book.identity.kind],
        ['丁', '=1', 'team'],
        'opened',
      );
    },
  },
  {
    name: '打不开的文件说明原因，原来的工作簿还在',
    needs: 'files',
    run: async (host) => {
      valueOf(await host.workbook.create(two()), 'create');
      refusedWith(
        await programOf(host).open('坏.xlsx', new Uint8Array([1, 2, 3])),
        'file-not-workbook',
        'open',
      );
      same(
        (await readBook(host)).sheets.map(({ name }) => name),
        ['表', '另 表'],
        'sheets',
      );
    },
  },
];
