import { masterWorkbook } from '../../src/forms/master/workbook';
import { workbookBytes } from '../../src/hosts/xlsx/write';
import { zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { generatedYear } from '../support/generated-year';
import { CalcError } from './calc/values';
import { Book } from './model/book';
import { insertSheets, readFile } from './model/insert';

/** The simulation's recalculation: it must give what the engine expects, or nothing it says of a write is worth much. */

test('每条公式重算的结果与核算一致', async () => {
  const model = masterWorkbook(computed(generatedYear(zhengzhou2019(), 1)).state);
  const book = new Book();
  const file = await readFile(Buffer.from(await workbookBytes(model)).toString('base64'));
  insertSheets(book, file);
  book.fresh();
  const wrong: unknown[] = [];
  let formulas = 0;
  for (const sheet of model.sheets)
    sheet.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell?.formula === undefined) return;
        formulas += 1;
        const value = book.find(sheet.name)?.rows[r]?.[c]?.value ?? '';
        const is = value instanceof CalcError ? value.code : value;
        const should = cell.value ?? '';
        const same =
          typeof is === 'number' && typeof should === 'number' ? Math.abs(is - should) < 1e-9 : is === should;
        if (!same) wrong.push([sheet.name, r + 1, c, cell.formula, should, is]);
      });
    });
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(formulas).toBeGreaterThan(7000);
});
