import type { Finding } from '../base/finding';
import type { MasterState } from '../forms/master/state';
import type { Entries } from '../scoring/entries';
import { bonusesOf } from './typed/bonuses';
import type { Context, TableFinder } from './typed/context';
import { incidentsOf } from './typed/incidents';
import { ledgerOf } from './typed/ledger';
import { reportsOf } from './typed/reports';
import { missingOf, scoresOf } from './typed/scores';

/** What the 总表 says, as entries for the engine; whatever cannot be an entry is a finding. */
export interface Interpreted {
  entries: Entries;
  findings: Finding[];
}

/** Interprets everything typed in a 总表. */
export function interpret(state: MasterState, find: TableFinder = () => undefined): Interpreted {
  const context: Context = { state, find, findings: [] };
  const { scores, abstentions } = scoresOf(context);
  const missing = missingOf(context);
  const ledger = ledgerOf(context);
  const entries: Entries = {
    scores,
    ...(abstentions.length > 0 ? { abstentions } : {}),
    missing,
    ...ledger,
    bonuses: bonusesOf(context),
    incidents: incidentsOf(context),
    reports: reportsOf(context),
  };
  return { entries, findings: context.findings };
}
