import type { Sheet } from '../model/book';
import { areaOf } from '../model/insert';
import { ExcelError } from '../wire/faults';
import type { Sim } from '../wire/sim';
import type { Host } from './host';
import { wholeSheet } from './place';
import { rangeObject } from './range';

const guarded = (sheet: Sheet): void => {
  if (sheet.protection) throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
};

/** Excel.PageLayout, as far as we look at it. */
export function pageObject(host: Host, sheet: Sheet): Sim {
  const { page } = sheet;
  const rows = (text: string) => {
    const [first = '1', last = first] = text.replaceAll('$', '').split(':');
    return { ...wholeSheet, top: Number(first) - 1, bottom: Number(last) - 1 };
  };
  return {
    type: 'PageLayout',
    get: { Orientation: () => page.orientation, PaperSize: () => page.paperSize, Zoom: () => page.zoom },
    set: {
      Orientation: (value) => {
        page.orientation = String(value);
      },
      PaperSize: (value) => {
        page.paperSize = String(value);
      },
      Zoom: (value) => {
        page.zoom = value as Record<string, unknown>;
      },
    },
    call: {
      GetPrintAreaOrNullObject: () =>
        page.printArea === undefined
          ? null
          : { type: 'RangeAreas', get: { Address: () => `${sheet.name}!${page.printArea ?? ''}` } },
      GetPrintTitleRowsOrNullObject: () =>
        page.titleRows === undefined ? null : rangeObject(host, sheet, rows(page.titleRows)),
      SetPrintArea: ([address]) => {
        areaOf(String(address));
        page.printArea = String(address);
      },
      SetPrintTitleRows: ([address]) => {
        page.titleRows = String(address);
      },
    },
  };
}

/** Excel.WorksheetFreezePanes. */
export function freezeObject(host: Host, sheet: Sheet): Sim {
  return {
    type: 'WorksheetFreezePanes',
    get: {},
    call: {
      GetLocationOrNullObject: () => {
        const { frozen } = sheet;
        if (!frozen) return null;
        return rangeObject(host, sheet, {
          top: 0,
          left: 0,
          bottom: frozen.rows > 0 ? frozen.rows - 1 : wholeSheet.bottom,
          right: frozen.columns > 0 ? frozen.columns - 1 : wholeSheet.right,
        });
      },
      FreezeAt: ([address]) => {
        guarded(sheet);
        const { bottom, right } = areaOf(String(address));
        sheet.frozen = { rows: bottom + 1, columns: right + 1 };
      },
      FreezeRows: ([rows]) => {
        guarded(sheet);
        sheet.frozen = { rows: Number(rows), columns: 0 };
      },
      FreezeColumns: ([columns]) => {
        guarded(sheet);
        sheet.frozen = { rows: 0, columns: Number(columns) };
      },
    },
  };
}
