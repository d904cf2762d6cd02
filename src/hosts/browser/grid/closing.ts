import { SheetsDataValidationValidatorService } from '@univerjs/preset-sheets-data-validation';
import type { Grid } from './univer';

/**
 * Rules are checked when the page is idle, and by then the workbook may be closed. The grid takes that for an error;
 * there is nothing left to check.
 */
export function forgiveClosing({ univer, api }: Grid): void {
  const validator = univer.__getInjector().get(SheetsDataValidationValidatorService);
  const check = validator.validatorRanges.bind(validator);
  validator.validatorRanges = async (unit, sheet, ranges) =>
    api.getWorkbook(unit)?.getSheetBySheetId(sheet) ? check(unit, sheet, ranges) : [];
}
