import { workbookBytes } from '../../src/xlsx/write';
import type { WorkbookModel } from '../../src/sheets/model';
import { insertFile } from '../simulated/file/read';
import { SimulatedExcel } from './excel';

/** Opens a workbook of ours in place of the empty one, as from a file that came by post. */
export async function openIn(excel: SimulatedExcel, model: WorkbookModel): Promise<SimulatedExcel> {
  const { book } = excel;
  const empty = [...book.sheets];
  const sheets = insertFile(book, await workbookBytes(model));
  book.sheets = book.sheets.filter((sheet) => !empty.includes(sheet));
  const [first] = sheets;
  if (first) book.active = first;
  return excel;
}
