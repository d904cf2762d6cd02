import '../../web/older-engines';
import { LocaleType, LogLevel, Univer } from '@univerjs/core';
import { UniverSheetsCoreWorkerPreset } from '@univerjs/preset-sheets-core/worker';
import { mendColumnIndex } from './column-index';
import { Overtaken } from './overtaken';
import { registerPreset } from './preset';

/** The grid's formulas are calculated here, so that the page answers while thousands of them are. */
mendColumnIndex();
const univer = new Univer({ locale: LocaleType.ZH_CN, logLevel: LogLevel.ERROR });
registerPreset(univer, UniverSheetsCoreWorkerPreset());
new Overtaken(univer.__getInjector());
