import { permissions, type Sheet } from '../../simulated/book/book';
import { ExcelError } from '../wire/faults';
import type { Sim } from '../wire/sim';

/** A permission in Excel's words: "formatCells" → "allowFormatCells". */
const allow = (name: string): string => `allow${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Excel.WorksheetProtection. Protecting what is protected is refused, and so is the opposite, as in builds of 2026. */
export function protectionObject(sheet: Sheet): Sim {
  return {
    type: 'WorksheetProtection',
    get: {
      Protected: () => sheet.protection !== null,
      Options: () => ({
        ...Object.fromEntries(
          permissions.map((name) => [allow(name), sheet.protection?.allowed[name] === true]),
        ),
        allowEditObjects: sheet.protection?.drawings === false,
        allowEditScenarios: sheet.protection?.scenarios === false,
        selectionMode: 'Normal',
      }),
    },
    call: {
      Protect: ([options]) => {
        if (sheet.protection) throw new ExcelError('AccessDenied', 'The sheet is protected.');
        const given = (options ?? {}) as Readonly<Record<string, unknown>>;
        sheet.protection = {
          password: '',
          drawings: given.allowEditObjects !== true,
          scenarios: given.allowEditScenarios !== true,
          allowed: Object.fromEntries(permissions.map((name) => [name, given[allow(name)] === true])),
        };
      },
      Unprotect: ([password]) => {
        if (!sheet.protection) throw new ExcelError('AccessDenied', 'The sheet is not protected.');
        if (sheet.protection.password !== (password ?? ''))
          throw new ExcelError('AccessDenied', 'The password is wrong.');
        sheet.protection = null;
      },
    },
  };
}
