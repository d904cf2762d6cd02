import '../../web/older-engines';
import { CommandType, ICommandService, LocaleType, LogLevel, Univer } from '@univerjs/core';
import { UniverSheetsCoreWorkerPreset } from '@univerjs/preset-sheets-core/worker';
import { mendChoose } from './choose';
import { mendColumnIndex } from './column-index';
import { filterMutations } from './filter-mutations';
import { rememberStyles } from './known-styles';
import { Overtaken } from './overtaken';
import { registerPreset } from './preset';
import { mendRuleFormulas } from './rule-formulas';

/** The grid's formulas are calculated here, so that the page answers while thousands of them are. */
mendChoose();
mendColumnIndex();
mendRuleFormulas();
rememberStyles();
const univer = new Univer({ locale: LocaleType.ZH_CN, logLevel: LogLevel.ERROR });
registerPreset(univer, UniverSheetsCoreWorkerPreset());
new Overtaken(univer.__getInjector());
// Told of filters, too, it takes them for done: what is hidden for looking changes no result, and nothing that is saved.
for (const id of filterMutations)
  univer
    .__getInjector()
    .get(ICommandService)
    .registerCommand({ id, type: CommandType.MUTATION, handler: () => true });
