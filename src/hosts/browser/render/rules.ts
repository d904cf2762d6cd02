import { DataValidationErrorStyle, DataValidationOperator, DataValidationRenderMode } from '@univerjs/core';
import type { ISheetDataValidationRule } from '@univerjs/core';
import { shifted } from '../../../cells/shift';
import type { ConditionalFormat, SheetModel, Validation } from '../../../sheets/model';
import { gridArea } from './sheet';

/** Rules for typing and for looks, in the shape in which a snapshot keeps them for the plugins that follow them. */

/** What a bound says: a number stays, anything else is a formula. */
const bound = (text: string) => (Number.isFinite(Number(text)) ? text : `=${text}`);

function limits(model: Validation): Partial<ISheetDataValidationRule> {
  if (model.type === 'list')
    return {
      // The text as it stands with an arrow beside it, as in Excel; otherwise it becomes a pill.
      renderMode: DataValidationRenderMode.ARROW,
      formula1: typeof model.list === 'string' ? `=${model.list}` : (model.list ?? []).join(','),
    };
  if (model.type === 'custom') return { formula1: `=${model.formula ?? ''}` };
  const { minimum, maximum } = model;
  if (minimum !== undefined && maximum !== undefined)
    return { operator: DataValidationOperator.BETWEEN, formula1: bound(minimum), formula2: bound(maximum) };
  if (minimum !== undefined)
    return { operator: DataValidationOperator.GREATER_THAN_OR_EQUAL, formula1: bound(minimum) };
  return { operator: DataValidationOperator.LESS_THAN_OR_EQUAL, formula1: bound(maximum ?? '') };
}

function validation(model: Validation, uid: string): ISheetDataValidationRule {
  return {
    uid,
    type: model.type,
    ranges: [gridArea(model.area)],
    ...limits(model),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: model.severity === 'stop' ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING,
    errorTitle: model.title,
    error: model.message,
    ...(model.prompt
      ? { showInputMessage: true, promptTitle: model.prompt.title, prompt: model.prompt.message }
      : {}),
  };
}

/**
 * A list that follows another cell of its row is a rule of its own on each row: the plugin works a list out once for all the
 * rule's cells, as if they were its first.
 */
function byRow(model: Validation): Validation[] {
  const { list, area } = model;
  if (typeof list !== 'string' || shifted(list, 1, 0) === list) return [model];
  return Array.from({ length: area.bottom - area.top + 1 }, (_, down) => ({
    ...model,
    list: shifted(list, down, 0),
    area: { ...area, top: area.top + down, bottom: area.top + down },
  }));
}

/** The plugin's own type asks for enumerations that only the plugin exports. */
const highlight = ({ area, formula, fontColor, fillColor }: ConditionalFormat, cfId: string) => ({
  cfId,
  ranges: [gridArea(area)],
  stopIfTrue: false,
  rule: {
    type: 'highlightCell',
    subType: 'formula',
    value: `=${formula}`,
    style: {
      ...(fontColor ? { cl: { rgb: `#${fontColor}` } } : {}),
      ...(fillColor ? { bg: { rgb: `#${fillColor}` } } : {}),
    },
  },
});

/** Resources of the snapshot for all sheets; `idOf` gives the id of a sheet by its position. */
export function ruleResources(sheets: readonly SheetModel[], idOf: (index: number) => string) {
  const entries = <Rule>(rulesOf: (sheet: SheetModel, id: string) => Rule[]) =>
    JSON.stringify(
      Object.fromEntries(sheets.map((sheet, index) => [idOf(index), rulesOf(sheet, idOf(index))] as const)),
    );
  return [
    {
      name: 'SHEET_DATA_VALIDATION_PLUGIN',
      data: entries((sheet, id) =>
        sheet.validations.flatMap(byRow).map((model, index) => validation(model, `${id}-v${index}`)),
      ),
    },
    {
      name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN',
      data: entries((sheet, id) =>
        sheet.conditionalFormats.map((model, index) => highlight(model, `${id}-c${index}`)),
      ),
    },
  ];
}
