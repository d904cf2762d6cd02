import type { Area } from '../../../src/base/address';
import { meets } from '../../simulated/book/areas';
import type { Sheet } from '../../simulated/book/book';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';

/** Excel.ConditionalFormatCollection: counted, and added by formula. */
export const conditionsObject = (sheet: Sheet, area: Area): Sim => ({
  type: 'ConditionalFormatCollection',
  call: {
    GetCount: () => sheet.conditions.filter((condition) => meets(condition.area, area)).length,
    Add: ([type]) => {
      if (type !== 'Custom') throw new NotSimulated(`the conditional format ${String(type)}`);
      if (sheet.protection) throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
      const condition = { area, formula: '', fontColor: '', fillColor: '', bordered: false };
      sheet.conditions.push(condition);
      const color = (name: 'fontColor' | 'fillColor') => (value: unknown) => {
        condition[name] = String(value).replace('#', '').toUpperCase();
      };
      const custom: Sim = {
        type: 'CustomConditionalFormat',
        get: {
          Rule: (): Sim => ({
            type: 'ConditionalFormatRule',
            set: {
              Formula: (value) => {
                condition.formula = String(value).slice(1);
              },
            },
          }),
          Format: () => ({
            type: 'ConditionalRangeFormat',
            get: {
              Font: () => ({ type: 'ConditionalRangeFont', set: { Color: color('fontColor') } }),
              Fill: () => ({ type: 'ConditionalRangeFill', set: { Color: color('fillColor') } }),
            },
          }),
        },
      };
      return {
        type: 'ConditionalFormat',
        id: { Id: String(sheet.conditions.length) },
        get: { Custom: () => custom },
      };
    },
  },
});
