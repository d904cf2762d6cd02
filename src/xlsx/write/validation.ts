import type { DataValidation } from 'hucre/xlsx';
import { address, areaAddress } from '../../base/address';
import type { Area } from '../../base/address';
import type { Validation } from '../../sheets/model';
import { clean, formulaText, UnwritableError } from '../../cells/text';

/** An area as rules name it: "C5" or "C5:C20". */
export const range = (area: Area) =>
  area.top === area.bottom && area.left === area.right ? address(area.top, area.left) : areaAddress(area);

/** A rule for typing in hucre's words. Throws {@link UnwritableError} for one that Excel would not take. */
export function validation(model: Validation, sheet: string): DataValidation {
  const where = `${sheet}!${range(model.area)} 的有效性`;
  const limits = (): Partial<DataValidation> => {
    if (model.type === 'list') {
      if (typeof model.list === 'string') return { formula1: formulaText(model.list, where) };
      const choices = (model.list ?? []).map(clean);
      // The choices become one quoted, comma-separated text of at most 255 characters.
      if (
        choices.length === 0 ||
        choices.join(',').length > 255 ||
        choices.some((choice) => /[",]/.test(choice))
      )
        throw new UnwritableError(`${where}：可选项为空、过长或含有英文逗号、引号`);
      return { values: choices };
    }
    if (model.type === 'custom') return { formula1: formulaText(model.formula ?? '', where) };
    const { minimum, maximum } = model;
    if (minimum !== undefined && maximum !== undefined)
      return { operator: 'between', formula1: minimum, formula2: maximum };
    if (minimum !== undefined) return { operator: 'greaterThanOrEqual', formula1: minimum };
    if (maximum !== undefined) return { operator: 'lessThanOrEqual', formula1: maximum };
    throw new UnwritableError(`${where}：没有上限也没有下限`);
  };
  // Excel's limits: 32 characters for a title, 255 for a message.
  const { prompt } = model;
  const says = [model, ...(prompt ? [prompt] : [])];
  if (says.some(({ title, message }) => title.length > 32 || message.length > 255))
    throw new UnwritableError(`${where}：标题或提示过长`);
  return {
    type: model.type,
    range: range(model.area),
    ...limits(),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: model.severity,
    errorTitle: clean(model.title),
    errorMessage: clean(model.message),
    ...(prompt
      ? { showInputMessage: true, inputTitle: clean(prompt.title), inputMessage: clean(prompt.message) }
      : {}),
  };
}
