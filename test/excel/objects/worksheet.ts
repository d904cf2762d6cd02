import { usedArea, type Sheet } from '../../simulated/book/book';
import { renameSheet } from '../../simulated/book/sheet-names';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';
import type { Host } from './host';
import { namesObject } from './names';
import { freezeObject, pageObject } from './page';
import { protectionObject } from './protection';
import { rangeArea, wholeSheet } from './place';
import { rangeObject } from './range';

/** Excel.Worksheet. */
export function worksheetObject(host: Host, sheet: Sheet): Sim {
  const { book } = host;
  const visible = () => book.sheets.filter(({ visibility }) => visibility === 'visible');
  return {
    type: 'Worksheet',
    id: { _Id: sheet.id, Id: sheet.id },
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Position: () => book.sheets.indexOf(sheet),
      Visibility: () => capital(sheet.visibility),
      Names: () => namesObject(book, sheet.names),
      Protection: () => protectionObject(sheet),
      PageLayout: () => pageObject(host, sheet),
      FreezePanes: () => freezeObject(host, sheet),
    },
    set: {
      Visibility: (value) => {
        const wanted = (['visible', 'hidden', 'veryHidden'] as const).find((each) => capital(each) === value);
        if (!wanted) throw new ExcelError('InvalidArgument', String(value));
        if (wanted !== 'visible' && visible().every((each) => each === sheet))
          throw new ExcelError('InvalidOperation', 'The last visible sheet cannot be hidden.');
        sheet.visibility = wanted;
      },
      Name: (value) => {
        const name = String(value);
        if (book.find(name) && book.find(name) !== sheet)
          throw new ExcelError('ItemAlreadyExists', `A sheet ${name} exists.`);
        renameSheet(sheet, name);
      },
    },
    call: {
      Activate: () => {
        if (sheet.visibility !== 'visible')
          throw new ExcelError('InvalidOperation', 'A hidden sheet cannot be shown.');
        book.active = sheet;
      },
      Delete: () => {
        if (sheet.visibility === 'veryHidden')
          throw new ExcelError('InvalidOperation', 'A very hidden sheet cannot be deleted.');
        if (visible().every((each) => each === sheet))
          throw new ExcelError('InvalidOperation', 'The last visible sheet cannot be deleted.');
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
        if (book.active === sheet) book.active = visible()[0] ?? book.active;
        book.touch();
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

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const text = (address: unknown): string => {
  if (typeof address !== 'string') throw new NotSimulated('a place that is no address');
  return address;
};
