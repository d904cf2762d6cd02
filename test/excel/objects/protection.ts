import type { Sheet } from '../model/book';
import { ExcelError } from '../wire/faults';
import type { Sim } from '../wire/sim';

/** Excel.WorksheetProtection. Protecting what is protected is refused, and so is the opposite, as in builds of 2026. */
export function protectionObject(sheet: Sheet): Sim {
  return {
    type: 'WorksheetProtection',
    get: {
      Protected: () => sheet.protection !== undefined,
      Options: () => ({ ...defaults, ...sheet.protection?.options }),
    },
    call: {
      Protect: ([options]) => {
        if (sheet.protection) throw new ExcelError('AccessDenied', 'The sheet is protected.');
        const given = (options ?? {}) as Record<string, boolean>;
        sheet.protection = {
          options: Object.fromEntries(
            Object.entries(given).filter(([name, value]) => name.startsWith('allow') && value),
          ),
        };
      },
      Unprotect: ([password]) => {
        if (!sheet.protection) throw new ExcelError('AccessDenied', 'The sheet is not protected.');
        if (sheet.protection.password !== undefined && sheet.protection.password !== password)
          throw new ExcelError('AccessDenied', 'The password is wrong.');
        delete sheet.protection;
      },
    },
  };
}

const defaults = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};
