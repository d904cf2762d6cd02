import { ok, type Finding, type Result } from '../base/finding';
import {
  checkBonuses,
  checkCoefficients,
  checkFingerprint,
  checkReports,
  checkReturns,
  checkVetoed,
} from '../checks/settlement';
import { checkFormulas, formulaDifferences } from '../checks/formulas';
import { cellPlace } from '../checks/typed/context';
import { checkCircumstances } from '../checks/circumstances';
import { checkEvidence } from '../checks/evidence';
import { checkLog } from '../checks/log';
import { checkNames } from '../checks/names';
import { checkOfficial, officialOf, shownValue, type Official } from '../checks/official';
import { checkInputCells } from '../checks/input-cells';
import { checkRows } from '../checks/rows';
import { checkHome } from '../checks/home';
import { checkUnclaimed } from '../checks/unclaimed';
import { checkVisit } from '../checks/visits';
import { schemePrint } from '../forms/identity';
import { missingWords, type MasterState } from '../forms/master/state';
import type { HostWorkbook } from '../port/port';
import { kindName, readingTable, unitById } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { MissingDecision } from '../scoring/entries';
import { allUnits, type Results, type UnitResult } from '../scoring/results';
import { logLine, type LogDetails } from './log-line';
import { noteCorrections } from './evidence';
import { computed, openMaster, tableFinder, writeMaster, type OpenMaster } from './master';

/** 校验 and 核算 of the 总表. */

export interface SettleOptions {
  now: string;
  /** 经办人. */
  by?: string;
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
    ...checkReports(state),
    ...checkCoefficients(state),
    ...(accepted ? [] : checkFingerprint(state, open.identity.issuedFingerprint)),
    ...checkCircumstances(state, open.interpreted.entries, context.find),
    ...checkBonuses(state),
    ...checkVetoed(state),
    ...visits,
    ...checkEvidence(state, tableFinder(open.reading)),
    ...checkRows(open.reading, state),
    ...checkUnclaimed(open.reading, state),
    ...checkHome(open.reading, state),
    ...checkInputCells(open.reading),
    ...checkNames(open.reading),
    ...checkLog(open.reading, state, open.identity.issuedFingerprint !== ''),
    ...checkOfficial(open.reading, open.state),
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

/** A name and a number in Chinese print: a space between, but none after a bracket. */
const spaced = (name: string, number: string): string => `${name}${name.endsWith('）') ? '' : ' '}${number}`;

function record(
  state: MasterState,
  results: Results,
  decided: readonly string[],
  options: SettleOptions,
  { official, issued, stale }: { official: Official; issued: string; stale: number },
): void {
  const name = ({ unit }: UnitResult) => unitById(state.scheme, unit)?.name ?? unit;
  const all = allUnits(results);
  const by = options.by ?? '';
  const say = (action: string, content: string, details: LogDetails = {}) =>
    state.log.push(logLine(state, options.now, action, content, { by, ...details }));
  if (decided.length > 0 && options.missing) {
    const after = missingWords[options.missing];
    say('缺表决定', `${after}：${decided.join('、')}`, { object: decided.join('、'), after });
  }
  if (options.acceptSchemeChange)
    say('接受方案变更', `按现方案核算，指纹 ${schemePrint(state.scheme)}。`, {
      object: '方案',
      before: issued,
      after: schemePrint(state.scheme),
    });
  for (const { unit, head, place, stands, should } of official.edited)
    say('核算恢复', `“${head}”被改动，按核算结果恢复。`, {
      object: `${unit}（${place.sheet ?? ''}!${place.cell ?? ''}）`,
      before: shownValue(stands),
      after: shownValue(should),
    });
  for (const { unit, head, stands, should } of official.since)
    say('成绩变动', `与上次核算不同：${head}。`, {
      object: unit,
      before: shownValue(stands),
      after: shownValue(should),
    });
  for (const result of all.filter(({ veto }) => veto))
    say('一票否决', `${name(result)}：${result.vetoReasons.join('；')}`, { object: name(result) });
  // Results that the file did not hold were written by this settlement: a difference of 0 proves nothing of them.
  const unproven =
    stale === 0
      ? ''
      : `有 ${stale} 格公式没有重算，结果由核算写入，差额 0 要用 Excel 或 WPS 打开重算后才作数。`;
  // Of those that the scheme is asked for: the others are of nothing that it has.
  const readings = readingTable(state.scheme.readings, state.scheme).map(
    ({ id, choice }) => `${id}=${choice}`,
  );
  const counted = results.kinds
    .map(({ kind, units }) => spaced(kindName(state.scheme, kind), `${units.length} 个`))
    .join('、');
  say('核算', `${counted}；口径：${readings.join('、')}。${unproven}`);
}

/** Puts new differences on 更正 and writes nothing else. */
async function listCorrections(
  master: HostWorkbook,
  { reading, state }: OpenMaster,
  { now, by = '' }: SettleOptions,
): Promise<Result<void>> {
  return noteCorrections(state, tableFinder(reading), { now, by })
    ? writeMaster(master, reading, state, { author: { now, by } })
    : ok(undefined);
}

export async function settleMaster(master: HostWorkbook, options: SettleOptions): Promise<Result<Settled>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { reading } = open.value;
  // Decisions stand only when settling goes through.
  const before = { ...open.value.state, missing: new Map(open.value.state.missing) };
  // Formulas are held against the engine before decisions of this run change what they would give.
  const formulas = checkFormulas(reading, before, master.label);
  const decided = decide(before, options.missing);
  const { state } = computed(before, reading);
  const findings = [...masterFindings(open.value, state, options.acceptSchemeChange), ...formulas].map(
    (finding) => ({ file: master.label, ...finding }),
  );
  const { scheme, results } = state;
  if (!results || findings.some(({ severity }) => severity === 'error')) {
    // Refused; but what differs from what was received now stands on 更正, where a reason can be typed.
    const listed = await listCorrections(master, open.value, options);
    return ok({ scheme, results: null, findings: listed.ok ? findings : [...findings, listed.finding] });
  }
  noteCorrections(state, tableFinder(reading), { now: options.now, by: options.by ?? '' });
  record(state, results, decided, options, {
    official: officialOf(reading, state),
    issued: open.value.identity.issuedFingerprint,
    stale: formulaDifferences(reading, before, master.label).filter(({ kind }) => kind === 'stale').length,
  });
  const identity = options.acceptSchemeChange ? { issuedFingerprint: schemePrint(scheme) } : {};
  const written = await writeMaster(
    master,
    reading,
    { ...state, settled: true },
    { identity, settling: true, author: { now: options.now, by: options.by ?? '' } },
  );
  // What changed since the last settlement is what this one was for; it stands in 操作记录.
  const left = findings.filter(
    ({ code }) => code !== 'changed-since-settled' && code !== 'collected-after-settled',
  );
  return written.ok ? ok({ scheme, results, findings: left }) : written;
}
