import { pageCount } from '../../src/sheets/pages';
import { cellAt } from '../../src/sheets/data';
import { Year, valueOf } from '../support/year';

/** 评先候选备好的空行：核算后用不着的不显示、不印，签字栏接在最后一个单位下面；有字的行总看得见。 */

const first = 3;

let settled: Year;
let year: Year;

beforeAll(async () => {
  settled = await new Year().settled();
});

beforeEach(() => {
  year = settled.copy();
});

const look = async () => {
  const sheet = await year.cells('评先候选');
  const [layout] = valueOf(await year.master.layouts(['评先候选']));
  if (!layout) throw new Error('no layout');
  const filled = sheet.rows.flatMap((cells, row) =>
    cells?.some((cell) => (cell?.value ?? '') !== '') === true ? [row] : [],
  );
  const names = filled.filter((row) => row >= first && (cellAt(sheet, row, 4).value ?? '') !== '');
  return { sheet, layout, filled, names, hidden: [...layout.hiddenRows].sort((a, b) => a - b) };
};

/** One more or one fewer may be chosen: who was called in may not. */
const calledIn = async (row: number, times: number | null) => {
  const { sheet } = await look();
  const name = cellAt(sheet, row, 1).value;
  const incidents = await year.cells('奖惩情形');
  const at = incidents.rows.findIndex((cells) => cells?.[1]?.value === name) + 1;
  await year.typeMaster('奖惩情形', {
    [`F${at}`]: times,
    [`H${at}`]: times === null ? null : '约谈不扣分的说明',
  });
  valueOf(await year.settle());
  return at;
};

const holds = async () => {
  const { filled, names, hidden, layout } = await look();
  const next = first + Math.max(1, names.length);
  expect(names).toEqual(Array.from({ length: names.length }, (_, index) => first + index));
  expect(hidden).toEqual(Array.from({ length: first + 43 - next }, (_, index) => next + index));
  expect(filled.filter((row) => hidden.includes(row))).toEqual([]);
  expect(layout.page.printArea?.bottom).toBe(filled.at(-1));
  return names.length;
};

test('核算以前都看得见；核算以后只留下有单位的行，一页印完', async () => {
  const before = await new Year().issued();
  const [layout] = valueOf(await before.master.layouts(['评先候选']));
  expect(layout?.hiddenRows).toEqual([]);
  expect(await holds()).toBeGreaterThan(1);
  const { layout: now } = await look();
  expect(pageCount(now, { top: 0, left: 0, bottom: 60, right: 5 })).toBe(1);
});

test('再核算时少一个单位，它的行收起来；又多一个，行又出来', async () => {
  const count = await holds();
  const at = await calledIn(first, 1);
  expect(await holds()).toBe(count - 1);
  await year.typeMaster('奖惩情形', { [`F${at}`]: null, [`H${at}`]: null });
  valueOf(await year.settle());
  expect(await holds()).toBe(count);
});

test('备好的行旁边写了字的，不收', async () => {
  const { names } = await look();
  const row = first + names.length + 2;
  await year.typeMaster('评先候选', { [`H${row + 1}`]: '另行研究' });
  valueOf(await year.settle());
  const { hidden, sheet } = await look();
  expect(hidden).not.toContain(row);
  expect(cellAt(sheet, row, 7).value).toBe('另行研究');
});
