import { usedArea, type Sheet } from '../model/book';
import { areaOf } from '../model/insert';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';
import type { Host } from './host';
import { namesObject } from './names';
import { freezeObject, pageObject } from './page';
import { protectionObject } from './protection';
import { wholeSheet } from './place';
import { rangeObject } from './range';

/** Excel.Worksheet. */
export function worksheetObject(host: Host, sheet: Sheet): Sim {
  const { book } = host;
  const visible = () => book.sheets.filter(({ visibility }) => visibility === 'Visible');
  return {
    type: 'Worksheet',
    id: { _Id: sheet.id, Id: sheet.id },
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Position: () => book.sheets.indexOf(sheet),
      Visibility: () => sheet.visibility,
      Names: () => namesObject(book, sheet.names),
      Protection: () => protectionObject(sheet),
      PageLayout: () => pageObject(host, sheet),
      FreezePanes: () => freezeObject(host, sheet),
    },
    set: {
      Visibility: (value) => {
        if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden')
          throw new ExcelError('InvalidArgument', String(value));
        if (value !== 'Visible' && visible().every((each) => each === sheet))
          throw new ExcelError('InvalidOperation', 'The last visible sheet cannot be hidden.');
        sheet.visibility = value;
      },
      Name: (value) => {
        const name = String(value);
        if (book.find(name) && book.find(name) !== sheet)
          throw new ExcelError('ItemAlreadyExists', `A sheet ${name} exists.`);
        sheet.name = name;
        book.touch(true);
      },
    },
    call: {
      Activate: () => {
        if (sheet.visibility !== 'Visible')
          throw new ExcelError('InvalidOperation', 'A hidden sheet cannot be shown.');
        book.active = sheet;
      },
      Delete: () => {
        if (sheet.visibility === 'VeryHidden')
          throw new ExcelError('InvalidOperation', 'A very hidden sheet cannot be deleted.');
        if (visible().every((each) => each === sheet))
          throw new ExcelError('InvalidOperation', 'The last visible sheet cannot be deleted.');
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
        if (book.active === sheet) book.active = visible()[0] ?? book.active;
        book.touch(true);
      },
      GetRange: ([address]) =>
        rangeObject(host, sheet, address === null ? wholeSheet : rangeArea(text(address))),
      GetUsedRangeOrNullObject: ([valuesOnly]) => {
        const area = usedArea(sheet, valuesOnly === true);
        return area ? rangeObject(host, sheet, area) : null;
      },
    },
  };
}

const text = (address: unknown): string => {
  if (typeof address !== 'string') throw new NotSimulated('a place that is no address');
  return address;
};

/** "A1:B2", "C:D" or "3:9". */
export function rangeArea(address: string): typeof wholeSheet {
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(address);
  if (rows) return { ...wholeSheet, top: Number(rows[1]) - 1, bottom: Number(rows[2]) - 1 };
  const columns = /^\$?([A-Z]+):\$?([A-Z]+)$/.exec(address);
  if (columns) {
    const { left, right } = areaOf(`${columns[1] ?? ''}1:${columns[2] ?? ''}1`);
    return { ...wholeSheet, left, right };
  }
  if (address.includes(',')) throw new NotSimulated(`several areas ${address}`);
  return areaOf(address);
}
