import { bookFromFile, insertFile } from '../../simulated/file/read';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';
import type { Host } from './host';
import { namesObject } from './names';
import { rangeObject } from './range';
import { worksheetsObject } from './worksheets';

/** Excel.Workbook: the object all paths begin at. */
export function workbookObject(host: Host): Sim {
  const { book } = host;
  const bytes = (base64: unknown) => Uint8Array.from(Buffer.from(String(base64), 'base64'));
  return {
    type: 'Workbook',
    get: {
      Name: () => book.name,
      Worksheets: () => worksheetsObject(host),
      Names: () => namesObject(book, book.names),
      Properties: () => ({ type: 'DocumentProperties', get: { Custom: () => customObject(host) } }),
      Settings: () => settingsObject(host),
      Application: (): Sim => ({
        type: 'Application',
        get: { CalculationMode: () => (book.resultsWait() && !host.pending ? 'Manual' : 'Automatic') },
        call: {
          SuspendScreenUpdatingUntilNextSync: () => undefined,
          Calculate: ([type]) => {
            if (type !== 'Recalculate') throw new NotSimulated(`calculating ${String(type)}`);
            book.calculate();
          },
          CreateWorkbook: ([base64]): Sim => ({
            type: 'WorkbookCreated',
            call: {
              Open: () => {
                host.opened.push(bookFromFile(bytes(base64), '工作簿2'));
              },
            },
          }),
        },
      }),
    },
    call: {
      InsertWorksheetsFromBase64: ([base64, options]) => {
        if (options !== null && JSON.stringify(options) !== '{"positionType":"End"}')
          throw new NotSimulated(`options ${JSON.stringify(options)}`);
        const { slow } = host;
        if (slow && slow.says === undefined) host.hush();
        if (slow && slow.messages > 0) {
          host.later(slow.messages, () => host.onInsert(insertFile(book, bytes(base64))));
          if (slow.says !== undefined) throw new ExcelError(slow.says, 'It takes too long.');
          return [];
        }
        const sheets = insertFile(book, bytes(base64));
        const lost = host.onInsert(sheets);
        for (const sheet of sheets) host.changed(sheet, 'A1');
        if (lost) throw new ExcelError('GeneralException', 'There was an internal error.');
        return sheets.map(({ id }) => id);
      },
      // office.js in a page says so that it is ready for the ribbon's functions.
      'Microsoft.InternalService.AddinInternalService': (): Sim => ({
        type: 'AddinInternalService',
        call: { NotifyActionHandlerReady: () => undefined },
      }),
      // What office.js tells of its own work, Excel keeps or sends as its settings say; nothing of it goes out of the page.
      'Microsoft.Telemetry.TelemetryService': (): Sim => ({
        type: 'TelemetryService',
        call: { SendTelemetryEvent: () => undefined },
      }),
      GetActiveCell: () => {
        const { top, left } = book.active.selected;
        return rangeObject(host, book.active, { top, left, bottom: top, right: left });
      },
    },
  };
}

const customObject = ({ book }: Host): Sim => {
  const one = (key: string): Sim => ({
    type: 'CustomProperty',
    id: { _Id: key },
    get: { Key: () => key, Value: () => book.properties.get(key) ?? '' },
    call: {
      Delete: () => {
        book.properties.delete(key);
      },
    },
  });
  return {
    type: 'CustomPropertyCollection',
    items: () => [...book.properties.keys()].map(one),
    item: (key) => one(String(key)),
    call: {
      Add: ([key, value]) => {
        if (typeof value !== 'string') throw new NotSimulated('a property that is no text');
        book.properties.set(String(key), value);
        return one(String(key));
      },
    },
  };
};

const settingsObject = ({ book }: Host): Sim => ({
  type: 'SettingCollection',
  call: {
    Add: ([key, value]) => {
      book.settings.set(String(key), value);
      return { type: 'Setting', id: { _Id: key } };
    },
  },
});
