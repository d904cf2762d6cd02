import { checkEvidence, differencesOf, lineOf, type Difference } from '../checks/evidence';
import { warning } from '../checks/finding';
import type { TableFinder } from '../checks/typed/context';
import { ok, type Finding, type Result } from '../base/finding';
import { leftUnits } from '../forms/master/evidence';
import type { MasterState } from '../forms/master/state';
import type { Inbox, Incoming, HostWorkbook, Progress } from '../port/port';
import { unitById, unitByName } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import { fitting } from '../sheets/storable';
import type { Scalar } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { choose, hashesOf, typedLabel, type Chosen, type Taken } from './choose';
import { keepFaults, keepReceived, keepReplaced, noteCorrections, provenanceOf, visitsOf } from './evidence';
import {
  leftOut,
  takeOver,
  takeSupplement,
  toldOf,
  withoutFilled,
  withoutSupplements,
  type Supplemented,
} from './supplement';
import { logLine, type LogDetails } from './log-line';
import { keepSaid, knownReturns, type KnownReturn } from './known';
import { readInLanes } from './lanes';
import { tableFinder, openMaster, writeMaster, type OpenMaster } from './master';
import { readReturn, type Known, type ReadReturn, type Return } from './returns';

/** 收表: every file below the inbox into the 总表, each reported as taken, unchanged, duplicate or refused. */

export interface FileReport {
  file: string;
  /** rating, team, …, or "" where it could not be told. */
  kind: string;
  /** Rater id or team number. */
  id: string;
  /** Of a refused file: whose it is in words, "" where it does not say. */
  who?: string;
  status: 'taken' | 'unchanged' | 'duplicate' | 'refused';
  code: string;
  message: string;
}

/** Different files of one rater or team: none is taken until staff choose. */
export interface Undecided {
  id: string;
  name: string;
  files: readonly Taken[];
  /** Scores that were typed into the 总表 and say otherwise, by unit id; absent where files differ among themselves. */
  typed?: ReadonlyMap<string, Scalar>;
}

export interface Collected {
  /** The scheme of the 总表, which collecting leaves as it is. */
  scheme: Scheme;
  files: FileReport[];
  findings: Finding[];
  undecided: Undecided[];
  /** Stopped half-way: nothing was taken. */
  cancelled: boolean;
}

export interface CollectOptions {
  now: string;
  /** 经办人. */
  by?: string;
  /** Labels of files that staff chose among different ones. */
  choose: ReadonlySet<string>;
  progress: Progress;
  /**
   * Somebody who reads files at the same time, in a thread of their own; undefined where there is none. Fails where it
   * cannot read a file, and then that file is read here.
   */
  helper?: (scheme: Scheme, known: Known) => Promise<ReadReturn | undefined>;
}

/** So few files are read before a second thread has begun. */
export const few = 8;

/** Units whose 补表 stays beside a form, and those of which the form says something else: by the file of the 补表. */
type Beside = ReturnType<typeof takeOver>;

/**
 * Puts a rating form's scores in, and remembers where each was read and what was typed there. What a 补表 filled and the
 * form leaves blank stays, as it was corrected meanwhile.
 */
function takeRating(state: MasterState, file: Extract<Taken, { is: 'rating' }>, { stays }: Beside): void {
  const filled = file.content.scores.filter(({ taken }) => taken !== null && taken !== '');
  const own = state.scores.get(file.id);
  const kept = state.provenance.filter(({ rater, unit }) => rater === file.id && stays.has(unit));
  state.scores.set(
    file.id,
    new Map([
      ...filled.map(({ unit, taken }) => [unit, taken] as const),
      ...kept.map(({ unit, taken }) => [unit, own ? (own.get(unit) ?? null) : taken] as const),
    ]),
  );
  state.missing.delete(file.id);
  state.provenance = [
    ...state.provenance.filter((row) => row.rater !== file.id),
    ...provenanceOf(file, file.file),
    ...kept,
  ];
}

/**
 * Replaces what the team's earlier file brought; rows that staff typed into the ledgers themselves stay, and those of a
 * 补表 about units of which this file says nothing.
 */
function takeTeam(
  state: MasterState,
  file: Extract<Taken, { is: 'team' }>,
  { stays: kept, replaced }: Beside,
): void {
  const before = state.receipts.get(file.id)?.file;
  const unitOf = (row: { unit: Scalar }) => unitByName(state.scheme, String(row.unit ?? ''))?.id ?? '';
  // Another team's file had the same name, in another folder: its units' rows are not this team's to replace.
  const others = new Set(
    state.scheme.teams
      .filter(({ no }) => String(no) !== file.id && state.receipts.get(String(no))?.file === before)
      .flatMap(({ units }) => units.map((id) => unitById(state.scheme, id)?.name)),
  );
  const stays = (row: { file: string; unit: Scalar }) =>
    row.file === '' ||
    kept.get(unitOf(row))?.file === row.file ||
    (row.file !== before && replaced.get(unitOf(row))?.file !== row.file) ||
    others.has(String(row.unit));
  state.deductions = [...state.deductions.filter(stays), ...file.content.deductions];
  state.bonuses = [...state.bonuses.filter(stays), ...file.content.bonuses];
  for (const visit of visitsOf(state, file)) state.visits.set(visit.unit, visit);
}

/** @param passed hashes of the files that staff decided against */
function take(
  state: MasterState,
  file: Taken,
  now: string,
  passed: readonly string[],
): { content: string; details: LogDetails; told: string } {
  const before = state.receipts.get(file.id);
  const scores = state.scores.get(file.id);
  if (file.is === 'rating' && before) keepReplaced(state, file.id, now);
  const all = new Set([file.hash, ...hashesOf(state, file.id).passed, ...passed]);
  const beside = takeOver(state, file, now);
  if (file.is === 'rating') takeRating(state, file, beside);
  else takeTeam(state, file, beside);
  state.receipts.set(file.id, { file: file.file, hash: [...all].join(' '), received: now });
  keepReceived(state, file, now);
  keepFaults(state, file, now);
  keepSaid(state, file, now);
  const changed = replacedScores(state, file, scores);
  return {
    content: before
      ? `${file.name}：${file.file}（代替 ${before.file}）${changed.words}`
      : `${file.name}：${file.file}`,
    details: { object: file.name, file: file.file, before: changed.before, after: changed.after },
    told: before ? `代替 ${before.file}${changed.words}${changed.told}。` : '',
  };
}

/** How many changed scores are told one by one; all are in 操作记录, before and after. */
const shownChanges = 20;

/** Which scores a newer form changed, for the record. */
function replacedScores(
  state: MasterState,
  file: Taken,
  before: ReadonlyMap<string, Scalar> | undefined,
): { words: string; told: string; before: string; after: string } {
  const after = state.scores.get(file.id);
  if (file.is !== 'rating' || !before || !after) return { words: '', told: '', before: '', after: '' };
  const units = state.scheme.units.filter(
    ({ id }) => !sameValue(before.get(id) ?? null, after.get(id) ?? null),
  );
  const show = (scores: ReadonlyMap<string, Scalar>, id: string) => String(scores.get(id) ?? '空白');
  const list = (scores: ReadonlyMap<string, Scalar>) =>
    units.map(({ id, name }) => `${name} ${show(scores, id)}`).join('、');
  const each = units.map(({ id, name }) => `${name} ${show(before, id)} 改为 ${show(after, id)}`);
  const more = each.length > shownChanges ? ' 等（其余见操作记录）' : '';
  return {
    words: units.length === 0 ? '' : `，改动 ${units.length} 个分数`,
    told: units.length === 0 ? '' : `：${each.slice(0, shownChanges).join('、')}${more}`,
    before: list(before),
    after: list(after),
  };
}

/** Remembers that a file is not to be used, so that nobody is asked about it again. */
function passOver(state: MasterState, { id, hash }: Taken): void {
  const receipt = state.receipts.get(id);
  if (receipt) state.receipts.set(id, { ...receipt, hash: `${receipt.hash} ${hash}` });
}

/** A newer workbook of a team that says nothing any more of units of which the one before did. */
const leavesOut = (state: MasterState, { id, name, file }: Taken, units: readonly string[]): Finding =>
  warning(
    'return-leaves-out',
    `${name}新报的工作簿里没有写${units.join('、')}，原来那份（${state.receipts.get(id)?.file ?? ''}）写的不再算。`,
    '与考核组核对；仍要算的，请考核组在新的一份里写上再报。',
    { file, rater: name },
  );

/** Corrections that stood with a reason until a newer form came and brought its own value. */
function overtaken(state: MasterState, before: readonly Difference[], find: TableFinder): Finding[] {
  const still = new Set(differencesOf(state, find).map(({ key }) => key));
  return before.flatMap((difference) => {
    const line = lineOf(state.corrections, difference);
    if (!line || line.reason === '' || still.has(difference.key)) return [];
    return [
      warning(
        'correction-overtaken',
        `${difference.object}曾由 ${line.original} 更正为 ${line.now}（${line.reason}），新收到的表把它换掉了。`,
        '核对新收到的值；仍须更正的，再改一次并写明原因。',
        difference.place,
      ),
    ];
  });
}

const passedOver = ({ choices }: Chosen): string[] =>
  choices.flatMap(({ file, code }) => (code === 'duplicate-not-chosen' ? [file.hash] : []));

const reportOf = (file: Return): FileReport =>
  file.is === 'refused'
    ? {
        file: file.file,
        kind: file.kind,
        id: '',
        ...(file.who === '' ? {} : { who: file.who }),
        status: 'refused',
        code: file.finding.code,
        message: `${file.finding.message}${file.finding.remedy}`,
      }
    : { file: file.file, kind: file.is, id: file.id, status: 'taken', code: '', message: '' };

/** What came back, in the order of the inbox; one that is known as it is has not been read. */
type Seen = { returns: Return[] } | { known: KnownReturn; file: string };

async function readAll(
  { reading, state }: OpenMaster,
  files: readonly Incoming[],
  { choose: chosen, progress, helper }: CollectOptions,
): Promise<{ seen: Seen[]; findings: Finding[] } | null> {
  const own: Known = { ...reading.identity, left: leftUnits(state) };
  const known = knownReturns(reading, state, files, chosen);
  const seen = new Map<Incoming, Seen>();
  let done = 0;
  const failed: Incoming[] = [];
  let beside: Promise<ReadReturn | undefined> | undefined;
  const read = async (which: readonly Incoming[]): Promise<boolean> => {
    if (which.length > few) beside ??= helper?.(state.scheme, own);
    const { whole, back } = await readInLanes<Incoming, Return[]>(which, {
      here: (incoming) => readReturn(state.scheme, incoming, own),
      beside: which.length > few ? beside : undefined,
      size: ({ size = 0 }) => size,
      // Stopping half-way takes nothing: the 总表 is written once, at the end.
      goesOn: async ({ label }) => progress(done, files.length, label),
      answered: (incoming, returns) => {
        seen.set(incoming, { returns });
        done += 1;
      },
    });
    failed.push(...back);
    return whole;
  };
  if (!(await read(files.filter((file) => !known.has(file))))) return null;
  // Another file of the same sender came: both are needed to say which is taken.
  const again = new Set(
    [...seen.values()].flatMap((each) =>
      'returns' in each ? each.returns.flatMap((file) => (file.is === 'refused' ? [] : [file.id])) : [],
    ),
  );
  const both = [...known].filter(([, { id }]) => again.has(id)).map(([file]) => file);
  if (!(await read(both))) return null;
  for (const [file, each] of known) if (!seen.has(file)) seen.set(file, { known: each, file: file.label });
  if (!(await progress(files.length, files.length, ''))) return null;
  // What no thread can read is told with the file itself.
  const rescued = failed.filter((file) => {
    const each = seen.get(file);
    return each && 'returns' in each && !each.returns.some(isUnreadable);
  });
  return {
    seen: files.flatMap((file) => seen.get(file) ?? []),
    findings: rescued.length === 0 ? [] : [threadFailed(rescued.length)],
  };
}

const isUnreadable = (file: Return): boolean =>
  file.is === 'refused' && file.finding.code === 'file-unreadable';

/** Told once, whichever files it were: none of them is lost. */
const threadFailed = (files: number): Finding =>
  warning(
    'second-thread-failed',
    `帮着读表的后台线程出了错，它手里的 ${files} 份改由另一个读了，一份不少。`,
    '不必处理；常这样的，收表时关掉别的程序和标签页。',
  );

const knownReport = ({ known: { kind, id }, file }: Extract<Seen, { known: KnownReturn }>): FileReport => ({
  file,
  kind,
  id,
  status: 'unchanged',
  code: '',
  message: '以前已收，没有变化。',
});

export async function collect(
  master: HostWorkbook,
  inbox: Inbox,
  options: CollectOptions,
): Promise<Result<Collected>> {
  const opening = openMaster(master);
  // While the program reads the 总表, the digests of the files are worked out.
  const listing = inbox.list();
  const open = await opening;
  const listed = await listing;
  if (!open.ok) return open;
  if (!listed.ok) return listed;
  const { reading, state } = open.value;
  const find = tableFinder(reading);
  const before = differencesOf(state, find);
  const read = await readAll(open.value, listed.value, options);
  if (!read) return ok({ scheme: state.scheme, files: [], findings: [], undecided: [], cancelled: true });
  const all = read.seen;
  const returns = all.flatMap((each) => ('returns' in each ? each.returns : []));
  const reports = new Map<Return | Seen, FileReport>(
    all.flatMap((each): [Return | Seen, FileReport][] =>
      'returns' in each ? each.returns.map((file) => [file, reportOf(file)]) : [[each, knownReport(each)]],
    ),
  );
  const findings = [
    ...read.findings,
    ...all.flatMap((each) =>
      'returns' in each
        ? each.returns.flatMap((file) => (file.is === 'refused' ? file.findings : []))
        : each.known.findings,
    ),
  ];
  const groups = new Map<string, Taken[]>();
  for (const file of returns)
    if (file.is !== 'refused') groups.set(file.id, [...(groups.get(file.id) ?? []), file]);

  const lines: { content: string; details: LogDetails }[] = [];
  const undecided: Undecided[] = [];
  let changed = false;
  for (const [id, files] of groups) {
    const { whole, supplements } = withoutSupplements(state, files, options.choose);
    // A 补表 was chosen, and not the forms that say something else: the form before stays.
    const before = state.receipts.get(id);
    const isNamed = before !== undefined && supplements.some(({ file }) => options.choose.has(file));
    const forms = isNamed ? whole.filter(({ hash }) => hashesOf(state, id).taken === hash) : whole;
    if (isNamed && forms.length < whole.length) {
      for (const file of whole) if (!forms.includes(file)) passOver(state, file);
      changed = true;
    }
    const chosen = choose(state, forms, options.choose);
    for (const file of whole)
      if (!forms.includes(file))
        reports.set(file, {
          file: file.file,
          kind: file.is,
          id,
          status: 'duplicate',
          code: 'duplicate-not-chosen',
          message: '已选定补表，这一份不用。',
        });
    findings.push(...chosen.findings);
    for (const { file, status, code, message } of chosen.choices) {
      // The very file again: it says what was received, whatever was kept of it.
      const receipt = state.receipts.get(id);
      if (status === 'unchanged' && receipt) {
        if (keepReceived(state, file, receipt.received, receipt.file)) changed = true;
        if (keepFaults(state, file, receipt.received)) changed = true;
        if (keepSaid(state, file, receipt.received)) changed = true;
      }
      reports.set(file, { file: file.file, kind: file.is, id, status, code, message });
    }
    if (chosen.take) {
      const dropped = chosen.take.is === 'team' ? leftOut(state, chosen.take) : [];
      if (dropped.length > 0) findings.push(leavesOut(state, chosen.take, dropped));
      const { content, details, told } = take(state, chosen.take, options.now, passedOver(chosen));
      const report = reports.get(chosen.take);
      if (report && told !== '') report.message = `${report.message}${told}`;
      lines.push(
        options.choose.has(chosen.take.file)
          ? { content: `${content}（多份中选定）`, details: { ...details, reason: '多份中选定' } }
          : { content, details },
      );
    }
    for (const file of supplements) {
      const waits: Supplemented = {
        status: 'duplicate',
        code: 'rater-twice',
        message: `补表：先选定${file.name}的表，再收一次。`,
        filled: '',
      };
      const { status, code, message, filled, overtaken } =
        chosen.conflict === ''
          ? takeSupplement(
              state,
              file,
              options.now,
              files.filter((other) => other !== file),
              options.choose.has(file.file),
            )
          : waits;
      findings.push(...toldOf(file));
      reports.set(file, { file: file.file, kind: file.is, id, status, code, message });
      if (overtaken) passOver(state, file);
      if (filled === '') continue;
      lines.push({
        content: `${file.name}：${file.file}（补表）：${filled}`,
        details: { object: file.name, file: file.file, after: filled },
      });
    }
    // Where only a 补表 came again nothing is to be chosen, and what was to be chosen still is.
    if (forms.length === 0 && !isNamed) continue;
    const typed = files[0]?.is === 'rating' && !state.receipts.has(id) ? state.scores.get(id) : undefined;
    if (chosen.conflict !== '')
      undecided.push({ id, name: files[0]?.name ?? id, files, ...(typed ? { typed } : {}) });
    const pending = state.conflicts.get(id) ?? '';
    // As a cell will hold it, or many files with long names would be news at every run.
    const conflict = fitting(chosen.conflict);
    if (conflict !== pending) {
      changed = true;
      const object = files[0]?.name ?? id;
      if (conflict === '') {
        state.conflicts.delete(id);
        if (!chosen.take)
          lines.push({
            content: options.choose.has(typedLabel(object))
              ? `${object}：用总表里录入的分数，收到的文件不用`
              : `${object}：不再有内容不同的文件`,
            details: { object, before: '重复待定', file: files[0]?.file ?? '' },
          });
      } else {
        state.conflicts.set(id, conflict);
        lines.push({
          content: `${object}：重复待定`,
          details: { object, after: '重复待定', file: conflict },
        });
      }
    }
  }
  const author = { now: options.now, by: options.by ?? '' };
  findings.push(...overtaken(state, before, find));
  if (state.settled && lines.length > 0)
    findings.push(
      warning(
        'collected-after-settled',
        '这一年已经核算过，现在又收进了表；“成绩公布”还是收表以前的。',
        '核对新收的表；确应计入的，再核算一次。',
      ),
    );
  if (noteCorrections(state, find, author)) changed = true;
  // What a file of this run is told just above is not said a second time.
  const told = new Set(findings.map(({ file, sheet, cell }) => `${file ?? ''}|${sheet ?? ''}|${cell ?? ''}`));
  findings.push(
    ...checkEvidence(state, find).filter(
      ({ code, file, sheet, cell }) =>
        code !== 'return-fault' || !told.has(`${file ?? ''}|${sheet ?? ''}|${cell ?? ''}`),
    ),
  );
  const result: Collected = {
    scheme: state.scheme,
    files: [...reports.values()],
    findings: withoutFilled(state, findings),
    undecided,
    cancelled: false,
  };
  if (lines.length === 0 && !changed) return ok(result);
  for (const { content, details } of lines)
    state.log.push(logLine(state, author.now, '收表', content, { by: author.by, ...details }));
  const written = await writeMaster(master, reading, state, { author });
  return written.ok ? ok(result) : written;
}
