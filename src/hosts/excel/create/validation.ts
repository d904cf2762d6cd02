import { areaAddress } from '../../../base/address';
import type { Validation } from '../../../sheets/model';

/** Rules for typing in Excel's words, for a sheet that lost them. */

export const ruleTypes = {
  list: 'List',
  decimal: 'Decimal',
  whole: 'WholeNumber',
  date: 'Date',
  custom: 'Custom',
} as const;

interface Bounds {
  formula1: string;
  formula2?: string;
  operator: 'Between' | 'LessThanOrEqualTo' | 'GreaterThanOrEqualTo';
}

function bounds({ minimum, maximum }: Validation): Bounds {
  if (minimum !== undefined && maximum !== undefined)
    return { formula1: minimum, formula2: maximum, operator: 'Between' };
  return minimum === undefined
    ? { formula1: maximum ?? '', operator: 'LessThanOrEqualTo' }
    : { formula1: minimum, operator: 'GreaterThanOrEqualTo' };
}

function ruleOf(model: Validation): Excel.DataValidationRule {
  switch (model.type) {
    case 'list':
      return {
        list: {
          inCellDropDown: true,
          source: typeof model.list === 'string' ? `=${model.list}` : (model.list ?? []).join(','),
        },
      };
    case 'custom':
      return { custom: { formula: `=${model.formula ?? ''}` } };
    case 'decimal':
      return { decimal: bounds(model) };
    case 'whole':
      return { wholeNumber: bounds(model) };
    case 'date':
      return { date: bounds(model) };
  }
}

export function queueValidation(sheet: Excel.Worksheet, model: Validation): void {
  const validation = sheet.getRange(areaAddress(model.area)).dataValidation;
  validation.rule = ruleOf(model);
  validation.errorAlert = {
    showAlert: true,
    style: model.severity === 'stop' ? 'Stop' : 'Warning',
    title: model.title,
    message: model.message,
  };
  if (model.prompt !== undefined) validation.prompt = { showPrompt: true, ...model.prompt };
}
