import type { Sheet } from '../../simulated/book/book';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';
import type { Host } from './host';
import { rangeArea, wholeSheet } from './place';
import { rangeObject } from './range';

const papers: Readonly<Record<number, string>> = { 1: 'Letter', 8: 'A3', 9: 'A4' };

/** Excel.PageLayout, as far as we look at it. */
export function pageObject(host: Host, sheet: Sheet): Sim {
  const { page } = sheet;
  return {
    type: 'PageLayout',
    get: {
      Orientation: () => (page.orientation === 'landscape' ? 'Landscape' : 'Portrait'),
      PaperSize: () => papers[page.paper] ?? 'Custom',
      Zoom: () =>
        page.zoom === false
          ? {
              ...(page.wide === false ? {} : { horizontalFitToPages: page.wide }),
              ...(page.tall === false ? {} : { verticalFitToPages: page.tall }),
            }
          : { scale: page.zoom },
      TopMargin: () => page.margins.top,
      BottomMargin: () => page.margins.bottom,
      LeftMargin: () => page.margins.left,
      RightMargin: () => page.margins.right,
      HeaderMargin: () => page.margins.header,
      FooterMargin: () => page.margins.footer,
    },
    set: {
      Orientation: (value) => {
        page.orientation = value === 'Landscape' ? 'landscape' : 'portrait';
      },
      PaperSize: (value) => {
        const [number] = Object.entries(papers).find(([, name]) => name === value) ?? [];
        if (number === undefined) throw new NotSimulated(`paper ${String(value)}`);
        page.paper = Number(number);
      },
      Zoom: (value) => {
        const zoom = value as Readonly<Record<string, number | undefined>>;
        page.zoom = zoom.scale ?? false;
        page.wide = zoom.horizontalFitToPages ?? false;
        page.tall = zoom.verticalFitToPages ?? false;
      },
    },
    call: {
      GetPrintAreaOrNullObject: () =>
        page.printArea === ''
          ? null
          : { type: 'RangeAreas', get: { Address: () => `${sheet.name}!${page.printArea}` } },
      GetPrintTitleRowsOrNullObject: () =>
        page.titleRows === '' ? null : rangeObject(host, sheet, rangeArea(page.titleRows)),
      SetPrintArea: ([address]) => {
        rangeArea(String(address));
        page.printArea = String(address);
      },
      SetPrintTitleRows: ([address]) => {
        rangeArea(String(address));
        page.titleRows = String(address);
      },
    },
  };
}

/** Excel.WorksheetFreezePanes. */
export function freezeObject(host: Host, sheet: Sheet): Sim {
  const freeze = (rows: number, columns: number): void => {
    if (sheet.protection) throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
    sheet.frozen = { rows, columns };
  };
  return {
    type: 'WorksheetFreezePanes',
    call: {
      GetLocationOrNullObject: () => {
        const { rows, columns } = sheet.frozen;
        if (rows + columns === 0) return null;
        return rangeObject(host, sheet, {
          top: 0,
          left: 0,
          bottom: rows > 0 ? rows - 1 : wholeSheet.bottom,
          right: columns > 0 ? columns - 1 : wholeSheet.right,
        });
      },
      FreezeAt: ([address]) => {
        const { bottom, right } = rangeArea(String(address));
        freeze(bottom + 1, right + 1);
      },
      FreezeRows: ([rows]) => {
        freeze(Number(rows), 0);
      },
      FreezeColumns: ([columns]) => {
        freeze(0, Number(columns));
      },
    },
  };
}
