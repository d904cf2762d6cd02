import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';
import type { Host } from './host';
import { worksheetObject } from './worksheet';

/** Event types on the wire, by the name under which the library registers them. */
const events: Readonly<Record<string, number>> = {
  DataChanged: 10,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
};

/** Excel.WorksheetCollection. */
export function worksheetsObject(host: Host): Sim {
  const { book } = host;
  const registrations = Object.entries(events).flatMap(([name, type]) => [
    [
      `_Register${name}Event`,
      (): void => {
        host.listening.add(type);
      },
    ] as const,
    [
      `_Unregister${name}Event`,
      (): void => {
        host.listening.delete(type);
      },
    ] as const,
  ]);
  const ends = (visibleOnly: unknown, index: number): Sim | null => {
    if (visibleOnly === true) throw new NotSimulated('the first visible sheet');
    const sheet = book.sheets.at(index);
    return sheet ? worksheetObject(host, sheet) : null;
  };
  return {
    type: 'WorksheetCollection',
    items: () => book.sheets.map((sheet) => worksheetObject(host, sheet)),
    item: (key) => {
      const found = book.find(key);
      if (!found)
        throw new ExcelError('ItemNotFound', `The requested resource ${String(key)} doesn't exist.`);
      return worksheetObject(host, found);
    },
    call: {
      ...Object.fromEntries(registrations),
      GetFirst: ([visibleOnly]) => ends(visibleOnly, 0),
      GetLast: ([visibleOnly]) => ends(visibleOnly, -1),
      GetActiveWorksheet: () => worksheetObject(host, book.active),
      GetItemOrNullObject: ([key]) => {
        const found = book.find(key);
        return found ? worksheetObject(host, found) : null;
      },
    },
  };
}
