import type { Finding } from '../base/finding';
import { unitById } from '../schemes';
import type { OpenMaster } from '../workflow/master';
import { slipText } from '../workflow/slips';
import type { ReturnView } from './overview';

/** What is wrong in what came back, by whose it is: the tile of a form with an error says so. */

/** Errors about something else than what stands in the form: that it is out, came twice, or was changed here since. */
const elsewhere = /^(?:form-outstanding|team-outstanding|unit-outstanding|rater-twice|team-twice|evidence-)/;

/** @param findings all of the 总表, before alike ones are grouped */
export function withFaults(
  { state: { scheme } }: OpenMaster,
  returns: readonly ReturnView[],
  findings: readonly Finding[],
): ReturnView[] {
  const errors = findings.filter(({ severity, code }) => severity === 'error' && !elsewhere.test(code));
  const own = new Map<string, Finding[]>();
  const teamOf = new Map(
    scheme.teams.flatMap(({ no, units }) =>
      units.map((id) => [unitById(scheme, id)?.name ?? id, String(no)] as const),
    ),
  );
  const idOf = new Map([
    ...scheme.raters.map(({ id, name }) => [name, id] as const),
    ...scheme.teams.map(({ no, name }) => [name, String(no)] as const),
  ]);
  const ledgers = /^(?:ledger|deduction|bonus|override|visit)-/;
  for (const finding of errors) {
    const id =
      idOf.get(finding.rater ?? '') ??
      (ledgers.test(finding.code) ? teamOf.get(finding.unit ?? '') : undefined);
    if (id !== undefined) own.set(id, [...(own.get(id) ?? []), finding]);
  }
  return returns.map((each) => {
    const faults = each.status === 'received' || each.status === 'partial' ? (own.get(each.id) ?? []) : [];
    if (faults.length === 0) return each;
    return {
      ...each,
      // A gap is an error that the words tell of already.
      words: each.status === 'received' ? `${each.words}，${faults.length} 处错误` : each.words,
      faults,
      slip: each.file === '' ? '' : slipText(scheme, each.name, each.file, faults),
    };
  });
}
