import type { ConditionalFormat, Validation as ValidationModel } from '../../sheets/model';
import type { Area } from '../../base/address';
import { attempt, cellAreaOf, rangeOf } from './address';
import type { FormatCondition, FormatConditions, Validation, Worksheet } from './model';
import { alertStyle, bgr, expressionCondition, operator, validationType } from './numbers';

/** Rules for typing and conditional formats in the program's words. */

interface Limits {
  operator?: number;
  first: string;
  second?: string;
}

function limitsOf(model: ValidationModel): Limits {
  if (model.type === 'list')
    return { first: typeof model.list === 'string' ? `=${model.list}` : (model.list ?? []).join(',') };
  if (model.type === 'custom') return { first: `=${model.formula ?? ''}` };
  const { minimum, maximum } = model;
  if (minimum !== undefined && maximum !== undefined)
    return { operator: operator.between, first: minimum, second: maximum };
  return minimum !== undefined
    ? { operator: operator.greaterEqual, first: minimum }
    : { operator: operator.lessEqual, first: maximum ?? '' };
}

/**
 * Makes an area's first cell the active one: references without "$" count from there, and not from the area that the
 * rule is for.
 */
function anchor(sheet: Worksheet, { top, left }: Area): void {
  sheet.Activate();
  rangeOf(sheet, cellAreaOf(top, left)).Select();
}

export function applyValidation(sheet: Worksheet, model: ValidationModel): void {
  anchor(sheet, model.area);
  const rule: Validation = rangeOf(sheet, model.area).Validation;
  const { operator: comparison = operator.between, first, second } = limitsOf(model);
  // A cell has one rule at most; adding a second one throws.
  rule.Delete();
  const [type, alert] = [validationType[model.type], alertStyle[model.severity]];
  if (second === undefined) rule.Add(type, alert, comparison, first);
  else rule.Add(type, alert, comparison, first, second);
  rule.IgnoreBlank = true;
  if (model.type === 'list') rule.InCellDropdown = true;
  rule.ShowError = true;
  rule.ErrorTitle = model.title;
  rule.ErrorMessage = model.message;
  if (!model.prompt) return;
  rule.ShowInput = true;
  rule.InputTitle = model.prompt.title;
  rule.InputMessage = model.prompt.message;
}

/** Adds a condition. `Add` may answer with null; then it is the last one of the area. */
function added(conditions: FormatConditions, formula: string): FormatCondition {
  const answer = conditions.Add(expressionCondition, undefined, `=${formula}`);
  const condition =
    answer ?? (attempt(() => conditions.Item(conditions.Count)) as FormatCondition | null | undefined);
  if (!condition) throw new Error('条件格式没有加上');
  return condition;
}

export function applyCondition(sheet: Worksheet, model: ConditionalFormat): void {
  anchor(sheet, model.area);
  const condition = added(rangeOf(sheet, model.area).FormatConditions, model.formula);
  if (model.fontColor) condition.Font.Color = bgr(model.fontColor);
  if (model.fillColor) condition.Interior.Color = bgr(model.fillColor);
  condition.StopIfTrue = false;
}
