import { ok, type Finding, type Result } from '../base/finding';
import {
  checkBonuses,
  checkCoefficients,
  checkFingerprint,
  checkIncidents,
  checkReturns,
} from '../checks/settlement';
import { checkFormulas } from '../checks/formulas';
import { cellPlace } from '../checks/typed/context';
import { checkVisit } from '../checks/visits';
import { schemePrint } from '../forms/identity';
import { missingWords, type MasterState } from '../forms/master/state';
import type { HostWorkbook } from '../port/port';
import { unitById } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { MissingDecision } from '../scoring/entries';
import type { Results, UnitResult } from '../scoring/results';
import { computed, logLine, openMaster, tableFinder, writeMaster, type OpenMaster } from './master';

/** 校验 and 核算 of the 总表. */

export interface SettleOptions {
  now: string;
  /** Decides about every form that is outstanding without a decision of its own. */
  missing?: MissingDecision;
  /** The user takes the scheme as it is now, though forms went out under an earlier one. */
  acceptSchemeChange?: boolean;
}

export interface Settled {
  scheme: Scheme;
  /** Null when errors stand: nothing was written. */
  results: Results | null;
  findings: Finding[];
}

/** All findings of a 总表, settlement's included. */
export function masterFindings(open: OpenMaster, state: MasterState, accepted = false): Finding[] {
  const { scheme } = state;
  const context = { state, find: tableFinder(open.reading), findings: [] };
  const visits = [...state.visits.values()].flatMap((visit) => {
    const unit = unitById(scheme, visit.unit);
    const came = [...state.receipts.keys()].some((id) =>
      scheme.teams.some((team) => String(team.no) === id && team.units.includes(visit.unit)),
    );
    return unit && came
      ? checkVisit(scheme, unit, visit, (key) => cellPlace(context, 'visits', unit, key))
      : [];
  });
  return [
    ...open.findings,
    ...checkReturns(state),
    ...checkCoefficients(state),
    ...(accepted ? [] : checkFingerprint(state, open.identity.issuedFingerprint)),
    ...checkIncidents(state, open.interpreted.entries),
    ...checkBonuses(state),
    ...visits,
  ];
}

/** Decisions for all forms that are outstanding; returns the names for the record. */
function decide(state: MasterState, decision: MissingDecision | undefined): string[] {
  if (!decision) return [];
  return state.scheme.raters
    .filter(
      (rater) =>
        !state.scores.has(rater.id) && !state.missing.has(rater.id) && !state.conflicts.has(rater.id),
    )
    .map((rater) => {
      state.missing.set(rater.id, missingWords[decision]);
      return rater.name;
    });
}

function record(
  state: MasterState,
  results: Results,
  decided: readonly string[],
  options: SettleOptions,
): void {
  const name = ({ unit }: UnitResult) => unitById(state.scheme, unit)?.name ?? unit;
  const all = [...results.districts, ...results.members];
  const say = (action: string, content: string) =>
    state.log.push(logLine(state, options.now, action, content));
  if (decided.length > 0 && options.missing)
    say('缺表决定', `${missingWords[options.missing]}：${decided.join('、')}`);
  if (options.acceptSchemeChange) say('接受方案变更', `按现方案核算，指纹 ${schemePrint(state.scheme)}。`);
  for (const result of all.filter(({ veto }) => veto))
    say('一票否决', `${name(result)}：${result.vetoReasons.join('；')}`);
  const readings = Object.entries(state.scheme.readings).map(([id, choice]) => `${id}=${choice}`);
  say(
    '核算',
    `县（市、区）${results.districts.length} 个、成员单位 ${results.members.length} 个；口径：${readings.join('、')}。`,
  );
}

export async function settleMaster(master: HostWorkbook, options: SettleOptions): Promise<Result<Settled>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { reading, state: before } = open.value;
  // Formulas are held against the engine before decisions of this run change what they would give.
  const formulas = checkFormulas(reading, before, master.label);
  const decided = decide(before, options.missing);
  const { state } = computed(before, reading);
  const findings = [...masterFindings(open.value, state, options.acceptSchemeChange), ...formulas].map(
    (finding) => ({ file: master.label, ...finding }),
  );
  const { scheme, results } = state;
  if (!results || findings.some(({ severity }) => severity === 'error'))
    return ok({ scheme, results: null, findings });
  record(state, results, decided, options);
  const identity = options.acceptSchemeChange ? { issuedFingerprint: schemePrint(scheme) } : {};
  const written = await writeMaster(
    master,
    reading,
    { ...state, settled: true },
    { identity, settling: true },
  );
  return written.ok ? ok({ scheme, results, findings }) : written;
}
