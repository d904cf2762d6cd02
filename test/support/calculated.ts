import type { WorkbookModel } from '../../src/sheets/model';
import { workbookBytes } from '../../src/xlsx/write';
import { Book } from '../simulated/book/book';
import { valueAt } from '../simulated/book/calculation';
import { insertFile } from '../simulated/file/read';
import { ErrorValue } from '../simulated/formula/value';

/** Formulas whose result, calculated anew, is another than the one stored. */
export async function differences(model: WorkbookModel): Promise<unknown[]> {
  const book = new Book('总表');
  insertFile(book, await workbookBytes(model));
  return model.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row, r) =>
      row.flatMap((cell, c): unknown[] => {
        if (cell?.formula === undefined) return [];
        const found = book.find(sheet.name);
        const value = (found && valueAt(found, r, c)) ?? '';
        const is = value instanceof ErrorValue ? value.code : value;
        const should = cell.value ?? '';
        const same =
          typeof is === 'number' && typeof should === 'number' ? Math.abs(is - should) < 1e-9 : is === should;
        return same ? [] : [[sheet.name, r + 1, c, cell.formula, should, is]];
      }),
    ),
  );
}
