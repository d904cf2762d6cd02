import { LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalChinese from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreChinese from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationChinese from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import { registerPreset } from './preset';

/** The spreadsheet itself, before any workbook is open in it. */
export interface Grid {
  univer: Univer;
  api: FUniver;
}

/** Puts the spreadsheet into an element. Formulas are calculated by a worker. */
export function startGrid(container: HTMLElement): Grid {
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(coreChinese, conditionalChinese, validationChinese),
    },
    logLevel: LogLevel.ERROR,
  });
  registerPreset(
    univer,
    UniverSheetsCorePreset({
      container,
      workerURL: new Worker(new URL('./formula-worker.ts', import.meta.url)),
      header: true,
      toolbar: false,
      contextMenu: false,
      disableAutoFocus: true,
      footer: { addSheetButtonConfig: { show: false }, menus: false },
      // Stored results are right: files of ours carry what the engine expects, those of others what their program saw.
      formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
    }),
  );
  registerPreset(univer, UniverSheetsConditionalFormattingPreset());
  registerPreset(univer, UniverSheetsDataValidationPreset());
  return { univer, api: FUniver.newAPI(univer) };
}
