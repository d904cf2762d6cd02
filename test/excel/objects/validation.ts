import type { Area } from '../../../src/base/address';
import type { Rule, Sheet } from '../model/book';
import { ExcelError } from '../wire/faults';
import type { Sim } from '../wire/sim';

/** Excel.DataValidation of a range. */
export function validationObject(sheet: Sheet, area: Area): Sim {
  const found = (): Rule | undefined =>
    sheet.rules.find(
      ({ area: other }) =>
        other.top <= area.top &&
        other.left <= area.left &&
        other.bottom >= area.bottom &&
        other.right >= area.right,
    );
  const set =
    (key: 'errorAlert' | 'prompt') =>
    (value: unknown): void => {
      const rule = found();
      if (!rule) throw new ExcelError('InvalidOperation', 'There is no rule.');
      rule[key] = value as Record<string, unknown>;
    };
  return {
    type: 'DataValidation',
    get: { Type: () => found()?.type ?? 'None', Rule: () => found()?.rule ?? {} },
    set: {
      Rule: (value) => {
        if (sheet.protection) throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
        const rule = value as Record<string, Record<string, unknown>>;
        const kind = Object.keys(rule)[0] ?? '';
        sheet.rules.push({
          area,
          type: kind.charAt(0).toUpperCase() + kind.slice(1),
          rule,
          errorAlert: {},
          prompt: {},
        });
      },
      ErrorAlert: set('errorAlert'),
      Prompt: set('prompt'),
    },
  };
}
