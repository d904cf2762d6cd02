import { areaAddress, type Area } from '../../../src/base/address';
import { shifted } from '../../../src/cells/shift';
import { meets, overlap, placesOf } from '../../simulated/book/areas';
import { cellAt, lookAt, madeCell, usedArea, type Sheet } from '../../simulated/book/book';
import { valueAt } from '../../simulated/book/calculation';
import { enter, enterFormula } from '../../simulated/book/entry';
import { plainLook, shared } from '../../simulated/book/look';
import { ErrorValue } from '../../simulated/formula/value';
import { ExcelError, NotSimulated } from '../wire/faults';
import { isSim, type Sim } from '../wire/sim';
import { areasObject } from './areas';
import { formatObject } from './format';
import type { Host } from './host';
import { addressOf, formulaAreas, rangeArea, writable } from './place';
import { conditionsObject } from './conditions';
import { columnProperties, rowProperties, setHidden } from './sizes';
import { validationObject } from './validation';

const mostCells = 5_000_000;

/** Excel.Range: one rectangle. */
export function rangeObject(host: Host, sheet: Sheet, area: Area): Sim {
  const { book } = host;
  const height = area.bottom - area.top + 1;
  const width = area.right - area.left + 1;
  const range = (other: Area | undefined): Sim | null => (other ? rangeObject(host, sheet, other) : null);

  /** Rows of something of each cell; null in silence when that would be too much. */
  const grid = (of: (row: number, column: number) => unknown): unknown => {
    if (height * width > mostCells) return null;
    return Array.from({ length: height }, (_, r) =>
      Array.from({ length: width }, (_cell, c) => of(area.top + r, area.left + c)),
    );
  };

  const shown = (row: number, column: number): unknown => {
    const value = valueAt(sheet, row, column);
    return value instanceof ErrorValue ? value.code : (value ?? '');
  };

  /** Rows given for the range, or one value for all of it. */
  function put(given: unknown, to: (row: number, column: number, value: unknown) => void): void {
    const rows: unknown[][] = Array.isArray(given)
      ? (given as unknown[][])
      : Array.from({ length: height }, () => Array.from({ length: width }, () => given));
    if (rows.length !== height || rows.some((row) => row.length !== width))
      throw new ExcelError('InvalidArgument', 'The number of rows or columns does not match the range.');
    rows.forEach((row, r) => {
      row.forEach((value, c) => {
        if (value !== null) to(area.top + r, area.left + c, value);
      });
    });
  }

  const content = (given: unknown): void => {
    writable(sheet, area);
    put(given, (row, column, value) => {
      // Whether the apostrophe is kept there is not written down anywhere; nobody should depend on it.
      if (lookAt(sheet, row, column).format === '@' && String(value).startsWith("'"))
        throw new NotSimulated('a leading apostrophe in a cell of text');
      enter(sheet, row, column, value);
    });
    host.changed(sheet, areaAddress(area));
  };

  return {
    type: 'Range',
    area,
    id: { _ReferenceId: `${sheet.id}!${areaAddress(area)}` },
    get: {
      Address: () => addressOf(sheet, area),
      RowIndex: () => area.top,
      ColumnIndex: () => area.left,
      RowCount: () => height,
      ColumnCount: () => width,
      Values: () => grid(shown),
      Formulas: () =>
        grid((row, column) => {
          const formula = cellAt(sheet, row, column)?.formula;
          return formula === undefined ? shown(row, column) : book.spelled(formula);
        }),
      NumberFormat: () => grid((row, column) => lookAt(sheet, row, column).format),
      Worksheet: () => ({ type: 'Worksheet', id: { Id: sheet.id }, get: { Name: () => sheet.name } }),
      Format: () => formatObject(sheet, area),
      DataValidation: () => validationObject(sheet, area),
      ConditionalFormats: () => conditionsObject(sheet, area),
    },
    set: {
      RowHidden: (value) => {
        setHidden(sheet, area, value);
      },
      Values: content,
      Formulas: content,
      NumberFormat: (given) => {
        writable(sheet, area, true);
        put(given, (row, column, value) => {
          const cell = madeCell(sheet, row, column);
          cell.look = shared({ ...cell.look, format: String(value) });
        });
      },
    },
    call: {
      // The library sends these before large writes that it cuts into pieces.
      _ValidateArraySize: ([rows, columns]) => {
        if (rows !== height || columns !== width)
          throw new ExcelError('InvalidArgument', 'The size is wrong.');
      },
      GetCellProperties: () =>
        grid((row, column) => {
          const { font, size, bold, fill } = lookAt(sheet, row, column);
          const color = `#${fill === '' ? 'FFFFFF' : fill}`;
          return { format: { font: { name: font, size, bold }, fill: { color } } };
        }),
      GetRowProperties: () => rowProperties(sheet, area),
      GetColumnProperties: () => columnProperties(sheet, area),
      GetRow: ([index]) =>
        range({ ...area, top: area.top + Number(index), bottom: area.top + Number(index) }),
      GetBoundingRect: ([other]) => {
        const given = isSim(other) ? other.area : undefined;
        if (!given) throw new NotSimulated('Range.GetBoundingRect of a text');
        return range({
          top: Math.min(area.top, given.top),
          left: Math.min(area.left, given.left),
          bottom: Math.max(area.bottom, given.bottom),
          right: Math.max(area.right, given.right),
        });
      },
      GetIntersectionOrNullObject: ([other]) => range(overlap(area, rangeArea(String(other)))),
      GetUsedRangeOrNullObject: ([valuesOnly]) => range(usedArea(sheet, valuesOnly === true, area)),
      GetMergedAreasOrNullObject: () => {
        const merged = sheet.merges.filter((merge) => meets(merge, area));
        if (merged.length > 512) throw new ExcelError('GeneralException', 'There are too many merged areas.');
        return merged.length === 0 ? null : areasObject(sheet, merged);
      },
      GetSpecialCellsOrNullObject: ([type]) => {
        if (type !== 'Formulas') throw new NotSimulated(`special cells ${String(type)}`);
        const found = formulaAreas(sheet, area);
        return found.length === 0 ? null : areasObject(sheet, found);
      },
      CopyFrom: ([source, type]) => {
        if (type !== 'Formulas') throw new NotSimulated(`copying ${String(type)}`);
        writable(sheet, area);
        const from = rangeArea(String(source));
        const { formula } = cellAt(sheet, from.top, from.left) ?? {};
        if (formula === undefined) throw new NotSimulated('copying what is no formula');
        book.touch();
        for (const [row, column] of placesOf(area))
          enterFormula(sheet, row, column, shifted(formula, row - from.top, column - from.left));
        host.changed(sheet, areaAddress(area));
      },
      Clear: ([applyTo]) => {
        if (applyTo !== 'Formats') throw new NotSimulated(`clearing ${String(applyTo)}`);
        writable(sheet, area, true);
        for (const [row, column] of placesOf(area)) {
          const cell = cellAt(sheet, row, column);
          if (!cell) continue;
          cell.look = plainLook;
          delete cell.link;
        }
      },
      Select: () => {
        if (book.active !== sheet) throw new ExcelError('InvalidOperation', 'The sheet is not active.');
        sheet.selected = area;
        host.selected();
      },
    },
  };
}
