import { parseAddress } from '../base/address';
import { isSample } from '../sample/year';
import type { Finding } from '../base/finding';
import { checkFormulas } from '../checks/formulas';
import { nextStep, type NextStep } from '../forms/master/home';
import { raterRows, status, type RaterRow } from '../forms/master/raters-table';
import type { LogRow } from '../forms/master/state';
import { schemePrint } from '../forms/identity';
import { openReports } from '../forms/master/reports';
import { teamRows } from '../forms/master/teams-table';
import { readingTable } from '../schemes/reading-texts';
import { correctionsOf } from '../workflow/correct';
import type { OpenMaster } from '../workflow/master';
import { masterFindings } from '../workflow/settle';
import { changedSince } from '../workflow/official';
import type {
  CorrectionView,
  MasterOverview,
  ReadingView,
  ReturnStatus,
  ReturnView,
  StepId,
} from './overview';
import { withFaults } from './faults';
import { shownFindings } from './findings';
import { groupViews } from './groups';
import { reminder } from './reminder';
import { reportViews } from './reports';
import { stepSheets } from './step-sheets';
import { annexWord } from '../schemes';

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
    faults: [],
    slip: '',
  };
};

/** All that is to come back: of raters, group by group, and of teams. */
const returnViews = ({ state }: OpenMaster): ReturnView[] => [
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
      faults: [],
      slip: '',
    };
  }),
];

const readingViews = ({ state }: OpenMaster): ReadingView[] =>
  readingTable(state.scheme.readings, state.scheme).map(
    ({ id, question, source, reason, choice, options }) => ({
      id,
      question,
      source,
      reason,
      chosen: choice,
      options: options.map((option, index) => ({ ...option, isDefault: index === 0 })),
    }),
  );

/** Errors first. */
function findingsOf(found: readonly Finding[], issued: boolean): Finding[] {
  const all = shownFindings(found, issued);
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity !== 'error'),
  ];
}

/** Everything that stands otherwise than it was received; those without a reason first. */
function correctionViews(open: OpenMaster): CorrectionView[] {
  const all = correctionsOf(open).map(({ difference, line }): CorrectionView => {
    const { key, object, original, now, place, origin } = difference;
    const at = parseAddress(place.cell ?? '');
    const from = [origin.sheet, origin.cell].filter((part) => part !== '').join('!');
    return {
      key,
      object,
      at: at && place.sheet ? { sheet: place.sheet, ...at } : null,
      original,
      now,
      source: [origin.file, from].filter((part) => part !== '').join(' '),
      reason: line?.reason ?? '',
      by: line?.by ?? '',
    };
  });
  return [...all.filter(({ reason }) => reason === ''), ...all.filter(({ reason }) => reason !== '')];
}

/** The last things done, newest first: many lines of one action read as one. */
function recentLog(log: readonly LogRow[]): MasterOverview['log'] {
  const groups: {
    time: string;
    action: string;
    by: string;
    content: string;
    reason: string;
    count: number;
  }[] = [];
  for (const { time, action, by, content, reason } of log) {
    const last = groups.at(-1);
    if (last?.time === time && last.action === action) {
      last.count++;
    } else groups.push({ time, action, by, content, reason, count: 1 });
  }
  return groups
    .slice(-20)
    .reverse()
    .map(({ time, action, by, content, reason, count }) => ({
      time,
      action,
      by,
      content: count > 1 ? `${content}；等 ${count} 项` : content,
      reason,
    }));
}

export function masterView(open: OpenMaster): MasterOverview {
  const { state, identity, reading } = open;
  const next = nextStep(state);
  const groups = groupViews(state.scheme);
  const found = [...masterFindings(open, open.state), ...checkFormulas(open.reading, open.state, open.label)];
  const returns = withFaults(open, returnViews(open), found);
  const reports = reportViews(open);
  const print = schemePrint(state.scheme);
  const issued = identity.issuedFingerprint !== '';
  return {
    kind: 'master',
    label: open.label,
    master: identity.master,
    title: state.scheme.title,
    documentNumber: state.scheme.documentNumber,
    sample: isSample(identity.master),
    issued,
    settled: state.settled,
    changed: changedSince(open),
    schemeChanged: issued && identity.issuedFingerprint !== print,
    next: { step: stepOf[next.what], words: next.words },
    rubrics: state.scheme.rubrics.map(({ annex }) => annexWord(annex)),
    groups,
    returns,
    reports,
    reminder: reminder(state.scheme, groups, returns, openReports(state)),
    findings: findingsOf(found, issued),
    corrections: correctionViews(open),
    log: recentLog(reading.state.log),
    units: state.scheme.units.map(({ id, name, kind }) => ({ id, name, kind })),
    readings: readingViews(open),
    sheets: stepSheets(state.scheme, reading.book),
  };
}
