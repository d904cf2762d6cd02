import {
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  mergeLocales,
  Univer,
} from '@univerjs/core';
import type { IWorkbookData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalChinese from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import type { FWorkbook } from '@univerjs/preset-sheets-core';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreChinese from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationChinese from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterChinese from '@univerjs/preset-sheets-filter/locales/zh-CN';
import {
  SheetsFindReplaceController,
  UniverSheetsFindReplacePreset,
} from '@univerjs/preset-sheets-find-replace';
import findChinese from '@univerjs/preset-sheets-find-replace/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import '@univerjs/preset-sheets-find-replace/lib/index.css';
import { copyPlainly } from './clipboard';
import { forgiveClosing } from './closing';
import { leaveKeyboard } from './elsewhere';
import { confirmWhatIsTyped } from './filter-list';
import { scanOneSheet } from './formula-scan';
import { openByKeyboard } from './keyboard';
import { rememberStyles } from './known-styles';
import { ownMenus } from './menu';
import { leaveFormulaBar, leaveOpenEditor, leaveWhatIsTyped } from './open-editor';
import { registerPreset } from './preset';

/** The spreadsheet itself, before any workbook is open in it. */
export interface Grid {
  univer: Univer;
  api: FUniver;
  container: HTMLElement;
}

/** Words that the grid asks for and its own Chinese lacks. */
const calculationWords = {
  'sheets-formula': {
    progress: {
      analyzing: '正在分析公式',
      calculating: '正在计算',
      'array-analysis': '正在分析公式',
      'array-calculation': '正在计算',
      done: '已算完',
    },
  },
};

const blank = 'blank';

/**
 * A workbook in which nothing stands and nobody can type. The grid is never without one: most of its start is spent on
 * the first, and it throws where there is none.
 */
function makeBlank({ api, container }: Grid): void {
  api.createWorkbook({
    id: blank,
    name: '',
    sheetOrder: ['sheet-0'],
    sheets: { 'sheet-0': { id: 'sheet-0', name: '表' } },
  });
  // Hidden, but as large as ever: the grid measures it.
  container.style.visibility = 'hidden';
}

/**
 * Takes a workbook out of the grid. This comes before another is put in: with each that goes, the grid forgets the
 * conditional formats of all that are there.
 */
export function takeOut({ api, univer, container }: Grid, unit: string): void {
  container.style.visibility = 'hidden';
  univer.__getInjector().get(IUniverInstanceService).setCurrentUnitForType(blank);
  api.disposeUnit(unit);
}

export function putIn({ api, container }: Grid, snapshot: IWorkbookData): FWorkbook {
  const workbook = api.createWorkbook(snapshot);
  container.style.visibility = '';
  return workbook;
}

/** Light or dark as the person's system is. */
function followDarkness({ api }: Grid): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    api.toggleDarkMode(dark.matches);
  };
  dark.addEventListener('change', follow);
  follow();
}

/** Puts the spreadsheet into an element. Formulas are calculated by a worker. Resolves when it is drawn. */
export async function startGrid(container: HTMLElement): Promise<Grid> {
  leaveKeyboard(container);
  rememberStyles();
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(
        coreChinese,
        conditionalChinese,
        validationChinese,
        filterChinese,
        findChinese,
        calculationWords,
      ),
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
      disableAutoFocus: true,
      footer: { addSheetButtonConfig: { show: false }, menus: false },
      // Stored results are right: files of ours carry what the engine expects, those of others what their program saw.
      formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
    }),
  );
  registerPreset(univer, UniverSheetsConditionalFormattingPreset());
  registerPreset(univer, UniverSheetsDataValidationPreset({ showEditOnDropdown: false }));
  registerPreset(univer, UniverSheetsFilterPreset());
  registerPreset(univer, UniverSheetsFindReplacePreset());
  const grid = { univer, api: FUniver.newAPI(univer), container };
  followDarkness(grid);
  makeBlank(grid);
  // The grid calculates only once it has been drawn; changes made before that never would be.
  await univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
  scanOneSheet(grid);
  leaveOpenEditor(grid);
  leaveFormulaBar(grid);
  leaveWhatIsTyped(grid);
  copyPlainly(grid);
  forgiveClosing(grid);
  ownMenus(grid);
  openByKeyboard(grid);
  confirmWhatIsTyped();
  // By itself it would find nothing in the first seconds.
  univer.__getInjector().get(SheetsFindReplaceController);
  return grid;
}
