import type { Finding } from '../base/finding';
import { checkFormulas } from '../checks/formulas';
import { nextStep, type NextStep } from '../forms/master/home';
import { raterRows, status, type RaterRow } from '../forms/master/raters-table';
import { schemePrint } from '../forms/identity';
import { teamRows } from '../forms/master/teams-table';
import { readingTable } from '../schemes/reading-texts';
import type { OpenMaster } from '../workflow/master';
import { masterFindings } from '../workflow/settle';
import { changedSince } from './results-view';
import type { MasterOverview, ReadingView, ReturnStatus, ReturnView, StepId } from './overview';
import { reminder } from './reminder';

/** Where the open 总表 stands. */

const stepOf: Record<NextStep['what'], StepId> = {
  发表: 'create',
  收表: 'collect',
  核算: 'results',
  打印: 'print',
};

function raterStatus(row: RaterRow, words: string): ReturnStatus {
  if (row.conflict !== '') return 'conflict';
  if (words === '已收') return 'received';
  if (row.count > 0) return 'partial';
  return row.applied === '' ? 'outstanding' : 'decided';
}

const raterReturn = (row: RaterRow): ReturnView => {
  const words = status(row);
  return {
    id: row.rater.id,
    kind: row.rater.kind,
    name: row.rater.name,
    status: raterStatus(row, words),
    words: row.conflict === '' ? words : '重复待定',
    file: row.receipt.file,
    received: row.receipt.received,
    conflict: row.conflict,
    decision: row.decision,
  };
};

/** All that is to come back: leaders, offices, teams. */
export const returnViews = ({ state }: OpenMaster): ReturnView[] => [
  ...raterRows(state).map(raterReturn),
  ...teamRows(state).map(({ team, receipt, conflict }): ReturnView => {
    const came = receipt.file !== '';
    return {
      id: String(team.no),
      kind: 'team',
      name: team.name,
      status: conflict !== '' ? 'conflict' : came ? 'received' : 'outstanding',
      words: conflict !== '' ? '重复待定' : came ? '已收' : '未收',
      file: receipt.file,
      received: receipt.received,
      conflict,
      decision: '',
    };
  }),
];

export const readingViews = ({ state }: OpenMaster): ReadingView[] =>
  readingTable(state.scheme.readings).map(({ id, question, source, reason, choice, options }) => ({
    id,
    question,
    source,
    reason,
    chosen: choice,
    options: options.map((option, index) => ({ ...option, isDefault: index === 0 })),
  }));

/** Errors first; forms that are merely outstanding are no fault before anything was collected. */
function findingsOf(open: OpenMaster): Finding[] {
  const all = [...masterFindings(open, open.state), ...checkFormulas(open.reading, open.state, open.label)];
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity !== 'error'),
  ];
}

export function masterView(open: OpenMaster): MasterOverview {
  const { state, identity, reading } = open;
  const next = nextStep(state);
  const returns = returnViews(open);
  const print = schemePrint(state.scheme);
  return {
    kind: 'master',
    label: open.label,
    title: state.scheme.title,
    documentNumber: state.scheme.documentNumber,
    fingerprint: print,
    issued: identity.issuedFingerprint !== '',
    settled: state.settled,
    changed: changedSince(open),
    schemeChanged: identity.issuedFingerprint !== '' && identity.issuedFingerprint !== print,
    next: { step: stepOf[next.what], words: next.words },
    returns,
    reminder: reminder(state.scheme, returns),
    findings: findingsOf(open),
    log: reading.state.log
      .slice(-20)
      .reverse()
      .map(({ time, action, content }) => ({ time, action, content })),
    units: state.scheme.units.map(({ id, name, kind }) => ({ id, name, kind })),
    readings: readingViews(open),
  };
}
