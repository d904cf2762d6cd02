import type { Page } from 'playwright-core';
import { clauseRows } from '../../src/forms/clause-table';
import { clauseWords } from '../../src/forms/team/clause-words';
import { noEntries, teamUnits } from '../../src/forms/team/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { rubricsOf, zhengzhou2019 } from '../../src/schemes';
import { workbookModel } from '../../src/xlsx/show';
import { workbookBytes } from '../../src/xlsx/write';
import type { CellChange, Change, IdentityChange } from '../../src/sheets/change';
import type { Scalar } from '../../src/sheets/model';
import { pageUnderTest } from '../support/page-under-test';
import { expectShownAlike } from '../support/shown';
import { entry, everything } from '../support/xlsx-models';
import { valueOf } from '../support/year';

/** The grid as people meet it: what it shows of a workbook, what it lets them do, and what it tells them. */

const grid = pageUnderTest('test/hosts/grid-page.ts');
const form = "总表 (一)'s";

/** With the workbook that has every feature open, or with none. */
const withGrid = (work: (page: Page) => Promise<void>, opened = true) =>
  grid.visit(async (page) => {
    await page.waitForFunction(() => 'grid' in window);
    if (opened) await page.evaluate((model) => window.grid.create(model), everything());
    await work(page);
  });

async function click(page: Page, address: string, { sheet = form, count = 1 } = {}): Promise<void> {
  const { left, top, width, height } = await page.evaluate(([name, at]) => window.grid.box(name, at), [
    sheet,
    address,
  ] as const);
  await page.mouse.click(left + width / 2, top + height / 2, { clickCount: count });
}

async function type(page: Page, address: string, text: string): Promise<void> {
  await click(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const cell = (page: Page, address: string, sheet = form) =>
  page.evaluate(([name, at]) => window.grid.cell(name, at), [sheet, address] as const);

const looks = (page: Page, address: string) =>
  page.evaluate(([name, at]) => window.grid.looks(name, at), [form, address] as const);

/** The colour drawn in the upper left corner of a cell: red, green, blue. */
async function colour(page: Page, address: string): Promise<number[]> {
  const { left, top } = await page.evaluate(([name, at]) => window.grid.box(name, at), [
    form,
    address,
  ] as const);
  // Another cell is selected, so that no frame is drawn over this one.
  await click(page, 'H20');
  await page.waitForTimeout(500);
  const picture = await page.screenshot({ clip: { x: left + 4, y: top + 4, width: 1, height: 1 } });
  return page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    },
    [...picture],
  );
}

/** Where a large write begins: the row, counted from 1. */
const from = 100;

/** 1 written into so many cells, one below the other. */
const ones = (count: number): CellChange[] =>
  Array.from({ length: count }, (_, index) => ({
    sheet: form,
    row: from - 1 + index,
    column: 2,
    kind: 'value',
    value: 1,
  }));

/** How many of them the grid holds after the page was opened again. */
async function heldAfterReload(page: Page, count: number): Promise<number> {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.waitForFunction(() => 'grid' in window);
  expect(await page.evaluate(() => window.grid.restore())).toBe(true);
  const values = await page.evaluate(([name, first, last]) => window.grid.column(name, 'C', first, last), [
    form,
    from,
    from + count - 1,
  ] as const);
  return values.filter((value) => value === 1).length;
}

const message = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 5_000 });

describe('显示', () => {
  test('字体、底色、数字格式、边框、合并、行高列宽、冻结都和模型一样', () =>
    withGrid(async (page) => {
      const frozen = [2, 1];
      expect(await looks(page, 'A1')).toMatchObject({
        font: '方正小标宋简体',
        size: 18,
        merged: true,
        width: 64,
        height: 48,
        frozen,
      });
      expect(await looks(page, 'C3')).toMatchObject({
        font: '宋体',
        size: 11,
        fill: '#FFF2CC',
        format: '0.0',
        border: true,
        merged: false,
        width: 80,
        height: 30,
      });
      expect(await looks(page, 'D3')).toMatchObject({ format: 'yyyy-mm-dd' });
    }));

  test('条件格式画出来，改了值就跟着变', () =>
    withGrid(async (page) => {
      expect(await colour(page, 'C3')).toEqual([255, 242, 204]);
      expect(await colour(page, 'C4')).toEqual([255, 235, 156]);
      await type(page, 'C4', '5');
      expect(await colour(page, 'C4')).toEqual([255, 255, 255]);
      await type(page, 'C4', '8');
      expect(await colour(page, 'C4')).toEqual([255, 242, 204]);
    }));

  test('隐藏的表不在标签里，名称在公式里能用', () =>
    withGrid(async (page) => {
      expect(await page.getByText('首页', { exact: true }).count()).toBeGreaterThan(0);
      expect(await page.getByText('底稿').count()).toBe(0);
      await type(page, 'C5', '=合计分*2');
      expect((await cell(page, 'C5')).formula).toBe('合计分*2');
    }));
});

describe('填写', () => {
  test('列表点开能选', () =>
    withGrid(async (page) => {
      const bytes = await workbookBytes(unprotected());
      await page.evaluate(([name, file]) => window.grid.open(name, [...file]), [
        '表.xlsx',
        [...bytes],
      ] as const);
      const { left, top, width, height } = await page.evaluate((name) => window.grid.box(name, 'B3'), form);
      const wanted = page.getByText('金水区', { exact: true });
      // The list is there when its source has been read; until then the arrow does nothing.
      while ((await wanted.count()) === 0) {
        await click(page, 'H20');
        await page.mouse.click(left + width - 11, top + height / 2);
        await page.waitForTimeout(300);
      }
      await wanted.click();
      await page.waitForTimeout(300);
      expect((await cell(page, 'B3')).value).toBe('金水区');
    }));

  test('考核组的条款列表跟着本行的单位走，列的是这个单位的全部条款；列表里没有的说明', () =>
    withGrid(async (page) => {
      const scheme = zhengzhou2019();
      const [team] = scheme.teams;
      // Not the first of its rubrics.
      const unit = team && teamUnits(scheme, team).at(-1);
      const clauses = unit && clauseRows(scheme, rubricsOf(scheme, unit.kind));
      const last = clauses?.findLast(({ clause }) => clause.kind !== 'veto');
      if (!team || !unit || !last) throw new Error('no clauses');
      const ledger = '扣分台账';
      await page.evaluate((model) => window.grid.create(model), teamWorkbook(scheme, team, '', noEntries));
      await click(page, 'B4', { sheet: ledger });
      await page.keyboard.type(unit.name);
      await page.keyboard.press('Enter');
      const { left, top, width, height } = await page.evaluate((name) => window.grid.box(name, 'C4'), ledger);
      const words = clauseWords(last);
      const choice = page.locator('[data-u-comp="sheets-dropdown-list"]').getByText(words, { exact: true });
      while ((await choice.count()) === 0) {
        await click(page, 'H20', { sheet: ledger });
        await page.mouse.click(left + width - 11, top + height / 2);
        await page.waitForTimeout(300);
      }
      await choice.click();
      await page.waitForTimeout(300);
      expect((await cell(page, 'C4', ledger)).value).toBe(words);
      await click(page, 'C5', { sheet: ledger });
      await page.keyboard.type('乱写');
      await page.keyboard.press('Enter');
      await page.getByText('C5：下拉列表里没有这样写的条款').waitFor({ timeout: 30_000 });
    }, false));

  test('不许的数打不进去，说明该填什么，原来的还在', () =>
    withGrid(async (page) => {
      await type(page, 'C3', '11');
      await message(page, '请填 0 至 10 的数');
      await page.keyboard.press('Escape');
      expect((await cell(page, 'C3')).value).toBe(9.5);
    }));

  test('在锁定的格里打字：第一个键就说明，什么也没变', () =>
    withGrid(async (page) => {
      await click(page, 'B3');
      await page.keyboard.type('乱');
      await message(page, '这一格受保护');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Delete');
      expect((await cell(page, 'B3')).value).toBe('新城区');
    }));

  test('锁定的格双击、删除、从别处粘贴，都不会改', () =>
    withGrid(async (page) => {
      await click(page, 'B3', { count: 2 });
      await page.keyboard.type('乱');
      await page.keyboard.press('Enter');
      await click(page, 'C6');
      await page.keyboard.press('Delete');
      await message(page, '这一格受保护');
      await click(page, 'C3');
      await page.keyboard.press('Control+c');
      await click(page, 'B4');
      await page.keyboard.press('Control+v');
      await page.waitForTimeout(500);
      expect((await cell(page, 'B3')).value).toBe('新城区');
      expect((await cell(page, 'C6')).formula).toBe('SUM(C3:C5)');
      expect((await cell(page, 'B4')).value).toBe('=不是公式');
    }));

  test('撤销退回打的字', () =>
    withGrid(async (page) => {
      await type(page, 'C3', '7');
      expect((await cell(page, 'C6')).value).toBe(7);
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(300);
      expect((await cell(page, 'C3')).value).toBe(9.5);
      expect((await cell(page, 'C6')).value).toBe(9.5);
    }));
});

describe('不能在这里做的', () => {
  test.each([
    [
      '插入行',
      'sheet.command.insert-row',
      { range: { startRow: 2, endRow: 2, startColumn: 0, endColumn: 3 }, direction: 0 },
    ],
    [
      '删除行',
      'sheet.command.remove-row',
      { range: { startRow: 2, endRow: 2, startColumn: 0, endColumn: 3 } },
    ],
    ['删除工作表', 'sheet.command.remove-sheet', {}],
    ['新建工作表', 'sheet.command.insert-sheet', {}],
    ['改列宽', 'sheet.command.set-worksheet-col-width', { value: 20 }],
  ])('%s：不做，并说明在哪里做', (_, id, params) =>
    withGrid(async (page) => {
      await click(page, 'C3');
      const before = await page.evaluate(() => window.grid.bytes());
      await page.evaluate(([which, more]) => window.grid.command(which, more), [id, params] as const);
      await message(page, '请另存后用 Excel 或 WPS 打开');
      expect(await page.evaluate(() => window.grid.bytes())).toEqual(before);
      expect((await cell(page, 'C3')).value).toBe(9.5);
    }),
  );

  test('按 Ctrl+B 改格式：不做，并说明', () =>
    withGrid(async (page) => {
      await click(page, 'C3');
      await page.keyboard.press('Control+b');
      await message(page, '请另存后用 Excel 或 WPS 打开');
    }));

  test('工作表改名：不做，并说明', () =>
    withGrid(async (page) => {
      expect(await page.evaluate((name) => window.grid.rename(name, '新名'), form)).toBe(false);
      await message(page, '请另存后用 Excel 或 WPS 打开');
    }));
});

test('在表格旁边打字的，键盘不被表格拿走；点进表格就打进格子', () =>
  withGrid(async (page) => {
    await page.evaluate(() => {
      const beside = document.createElement('input');
      beside.id = 'beside';
      beside.style.cssText = 'position:fixed;right:0;bottom:0';
      document.body.append(beside);
      beside.focus();
    });
    const beside = page.locator('#beside');
    await page.evaluate(() => {
      window.grid.wantKeyboard();
    });
    await page.keyboard.type('旁边');
    expect(await beside.inputValue()).toBe('旁边');
    await type(page, 'C3', '7');
    expect((await cell(page, 'C3')).value).toBe(7);
  }));

describe('查找和右键菜单', () => {
  test('Ctrl+F 一打开就能找，说明找到几处', () =>
    withGrid(async (page) => {
      await click(page, 'C3');
      await page.keyboard.press('Control+f');
      const wanted = page.getByPlaceholder('输入查找内容');
      await wanted.fill('合计');
      await wanted.press('Enter');
      await page.getByText('1/1').waitFor();
    }));

  test('右键只有在这里能做的事', () =>
    withGrid(async (page) => {
      const { left, top } = await page.evaluate(([name, at]) => window.grid.box(name, at), [
        form,
        'C3',
      ] as const);
      await page.mouse.click(left + 5, top + 5, { button: 'right' });
      for (const words of ['复制', '剪切', '粘贴', '清除内容', '查找'])
        await page.getByText(words).first().waitFor();
      expect(await page.getByText(/插入|删除|冻结/).count()).toBe(0);
      await page.getByText('清除内容').click();
      expect((await cell(page, 'C3')).value).toBeNull();
    }));
});

describe('助手写入', () => {
  const change = (
    row: number,
    column: number,
    value: Scalar,
    kind: CellChange['kind'] = 'value',
  ): CellChange => ({
    sheet: form,
    row,
    column,
    kind,
    value,
  });
  // C4, and what it moves: the sum, what is said of it, the product on the next row, the condition. The product's cell
  // has a rule with a formula, which the grid works out again when the cell is written.
  const moved = [
    change(3, 2, 8),
    change(5, 2, 17.5, 'result'),
    change(5, 3, '是', 'result'),
    { ...change(6, 2, 17.5, 'formula'), formula: "'参 数'!A1*C6" },
    change(7, 2, true, 'result'),
  ];

  test('带着结果来的，不等表格自己再算；带公式的校验规则也一样', () =>
    withGrid(async (page) => {
      // The first calculation belongs to opening.
      await page.evaluate((changes) => window.grid.write(changes), [change(3, 2, 7)]);
      expect(await page.evaluate((changes) => window.grid.write(changes), moved)).toBe(false);
      expect((await cell(page, 'C6')).value).toBe(17.5);
    }));

  test('不带结果来的，等表格算完', () =>
    withGrid(async (page) => {
      expect(await page.evaluate((changes) => window.grid.write(changes), moved.slice(0, 1))).toBe(true);
      expect((await cell(page, 'C6')).value).toBe(17.5);
    }));
});

describe('另存和留存', () => {
  test('另存的文件和模型一样，打印设置也在', () =>
    withGrid(async (page) => {
      const bytes = new Uint8Array(await page.evaluate(() => window.grid.bytes()));
      expectShownAlike(valueOf(await workbookModel(bytes, '表.xlsx')), everything());
    }));

  test('填了以后另存：只有填的格和算出来的格变了', () =>
    withGrid(async (page) => {
      await type(page, 'C4', '8');
      const bytes = new Uint8Array(await page.evaluate(() => window.grid.bytes()));
      const model = everything();
      const rows = model.sheets[2]?.rows ?? [];
      for (const [row, value] of [
        [3, 8],
        [5, 17.5],
        [6, 17.5],
      ] as const) {
        const changed = rows[row]?.[2];
        if (changed) changed.value = value;
      }
      const [yes, larger] = [rows[5]?.[3], rows[7]?.[2]];
      if (yes) yes.value = '是';
      if (larger) larger.value = true;
      expectShownAlike(valueOf(await workbookModel(bytes, '表.xlsx')), model);
    }));

  test('刷新页面后还在；丢弃以后就没有了', () =>
    withGrid(async (page) => {
      const kept = page.evaluate(() => window.grid.kept());
      await type(page, 'C3', '6.5');
      expect(await kept).toBe(true);
      await page.reload();
      await page.waitForFunction(() => 'grid' in window);
      expect(await page.evaluate(() => window.grid.restore())).toBe(true);
      expect(await page.evaluate(() => window.grid.label())).toBe('领导评分表.xlsx');
      expect((await cell(page, 'C3')).value).toBe(6.5);
      await page.evaluate(() => window.grid.discard());
      expect(await page.evaluate(() => window.grid.label())).toBe('');
      await page.reload();
      await page.waitForFunction(() => 'grid' in window);
      expect(await page.evaluate(() => window.grid.restore())).toBe(false);
    }));

  test('一次写很多格，还没留存页面就没了：写的要么都在，要么一格也不在；先填的还在', () =>
    withGrid(async (page) => {
      const kept = page.evaluate(() => window.grid.kept());
      await type(page, 'C3', '6.5');
      expect(await kept).toBe(true);
      const changes = ones(4_000);
      await page.evaluate((all) => window.grid.write(all), changes);
      expect([0, changes.length]).toContain(await heldAfterReload(page, changes.length));
      expect((await cell(page, 'C3')).value).toBe(6.5);
    }));

  test('写到一半时另存或留存：里面要么一格没写，要么全写好了', () =>
    withGrid(async (page) => {
      const changes = ones(20_000);
      const saved = await page.evaluate(
        async ([model, all]) => {
          await window.grid.create(model);
          const write = window.grid.write(all);
          // Begun with the workbook itself; its file is ready in the middle of the write.
          await window.grid.kept();
          const bytes = await window.grid.bytes();
          await write;
          return bytes;
        },
        [everything(), changes] as const,
      );
      const inFile = valueOf(await workbookModel(new Uint8Array(saved), '表.xlsx'));
      const written = inFile.sheets[2]?.rows.slice(from - 1).filter((cells) => cells[2]?.value === 1);
      expect([0, changes.length]).toContain(written?.length);
    }, false));

  test('写到一半时留存，随即重开：没有半次写', () =>
    withGrid(async (page) => {
      const changes = ones(20_000);
      await page.evaluate(
        async ([model, all]) => {
          await window.grid.create(model);
          void window.grid.write(all);
          await window.grid.kept();
        },
        [everything(), changes] as const,
      );
      expect([0, changes.length]).toContain(await heldAfterReload(page, changes.length));
    }, false));

  test('写完马上重开：值、格式、行高和工作簿说的自己都在', () =>
    withGrid(async (page) => {
      const style = { ...entry, numberFormat: '0.000' };
      const rowHeights = [{ row: 19, height: 40.5 }];
      const kept = page.evaluate(() => window.grid.kept());
      await type(page, 'C3', '6.5');
      expect(await kept).toBe(true);
      await page.evaluate(([changes, identity]) => window.grid.write(changes, undefined, identity), [
        [
          { sheet: form, row: 19, column: 2, kind: 'value', value: 7.25, style },
          { sheet: form, row: 19, column: 3, kind: 'value', value: null, style },
          {
            kind: 'layout',
            sheet: form,
            now: { rowHeights },
            before: { rowHeights: [{ row: 19, height: null }] },
          },
        ],
        { records: '甲' },
      ] as [Change[], IdentityChange]);
      await page.reload();
      await page.waitForFunction(() => 'grid' in window);
      expect(await page.evaluate(() => window.grid.restore())).toBe(true);
      const bytes = new Uint8Array(await page.evaluate(() => window.grid.bytes()));
      const found = valueOf(await workbookModel(bytes, '表.xlsx'));
      expect(found.identity).toMatchObject({ kind: 'rating-form', records: '甲' });
      const sheet = found.sheets[2];
      expect(sheet?.rowHeights[19]).toBe(40.5);
      const [value, prepared] = [sheet?.rows[19]?.[2], sheet?.rows[19]?.[3]];
      expect(value).toMatchObject({ value: 7.25, style: { numberFormat: '0.000' } });
      expect(prepared).toMatchObject({ value: null, style: { numberFormat: '0.000' } });
    }));
});

/** The same workbook without protection, so that its lists can be used. */
function unprotected() {
  const model = everything();
  return { ...model, sheets: model.sheets.map((sheet) => ({ ...sheet, protected: false })) };
}
