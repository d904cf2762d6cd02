import { ok, type Finding, type Result } from '../base/finding';
import type { MasterState } from '../forms/master/state';
import type { Inbox, HostWorkbook, Progress } from '../port/port';
import { unitById } from '../schemes';
import { fitting } from '../sheets/storable';
import { choose, hashesOf, type Chosen, type Taken } from './choose';
import { logLine, openMaster, writeMaster } from './master';
import { readReturn, type Return } from './returns';

/** 收表: every file below the inbox into the 总表, each reported as taken, unchanged, duplicate or refused. */

export interface FileReport {
  file: string;
  /** rating, team, …, or "" where it could not be told. */
  kind: string;
  /** Rater id or team number. */
  id: string;
  status: 'taken' | 'unchanged' | 'duplicate' | 'refused';
  code: string;
  message: string;
}

/** Different files of one rater or team: none is taken until staff choose. */
export interface Undecided {
  id: string;
  name: string;
  files: readonly Taken[];
}

export interface Collected {
  files: FileReport[];
  findings: Finding[];
  undecided: Undecided[];
  /** Stopped half-way: nothing was taken. */
  cancelled: boolean;
}

export interface CollectOptions {
  now: string;
  /** Labels of files that staff chose among different ones. */
  choose: ReadonlySet<string>;
  progress: Progress;
}

/** Puts a rating form's scores in, and remembers where each was read and what was typed there. */
function takeRating(state: MasterState, file: Extract<Taken, { is: 'rating' }>): void {
  const filled = file.content.scores.filter(({ taken }) => taken !== null && taken !== '');
  state.scores.set(file.id, new Map(filled.map(({ unit, taken }) => [unit, taken])));
  state.missing.delete(file.id);
  state.provenance = [
    ...state.provenance.filter((row) => row.rater !== file.id),
    ...filled.map(({ unit, typed, taken, sheet, cell }) => ({
      rater: file.id,
      unit,
      typed,
      taken,
      file: file.file,
      sheet,
      cell,
    })),
  ];
}

/** Replaces what the team's earlier file brought; rows that staff typed into the ledgers themselves stay. */
function takeTeam(state: MasterState, file: Extract<Taken, { is: 'team' }>): void {
  const before = state.receipts.get(file.id)?.file;
  // Another team's file had the same name, in another folder: its units' rows are not this team's to replace.
  const others = new Set(
    state.scheme.teams
      .filter(({ no }) => String(no) !== file.id && state.receipts.get(String(no))?.file === before)
      .flatMap(({ units }) => units.map((id) => unitById(state.scheme, id)?.name)),
  );
  const stays = (row: { file: string; unit: unknown }) =>
    row.file === '' || row.file !== before || others.has(String(row.unit));
  state.deductions = [...state.deductions.filter(stays), ...file.content.deductions];
  state.bonuses = [...state.bonuses.filter(stays), ...file.content.bonuses];
  for (const visit of file.content.visits) state.visits.set(visit.unit, visit);
}

/** @param passed hashes of the files that staff decided against */
function take(state: MasterState, file: Taken, now: string, passed: readonly string[]): string {
  const before = state.receipts.get(file.id);
  const all = new Set([file.hash, ...hashesOf(state, file.id).passed, ...passed]);
  if (file.is === 'rating') takeRating(state, file);
  else takeTeam(state, file);
  state.receipts.set(file.id, { file: file.file, hash: [...all].join(' '), received: now });
  return `${file.name}：${file.file}${before ? `（代替 ${before.file}）` : ''}`;
}

const passedOver = ({ choices }: Chosen): string[] =>
  choices.flatMap(({ file, code }) => (code === 'duplicate-not-chosen' ? [file.hash] : []));

const reportOf = (file: Return): FileReport =>
  file.is === 'refused'
    ? {
        file: file.file,
        kind: file.kind,
        id: '',
        status: 'refused',
        code: file.finding.code,
        message: `${file.finding.message}${file.finding.remedy}`,
      }
    : { file: file.file, kind: file.is, id: file.id, status: 'taken', code: '', message: '' };

/** Files read at the same time. */
const together = 8;

async function readAll(
  state: MasterState,
  inbox: Inbox,
  progress: Progress,
): Promise<Result<Return[] | null>> {
  const list = await inbox.list();
  if (!list.ok) return list;
  const returns: Return[] = [];
  // A few at a time: while one file is being unpacked the next can be read.
  for (let done = 0; done < list.value.length; done += together) {
    const batch = list.value.slice(done, done + together);
    // Stopping half-way takes nothing: the 总表 is written once, at the end.
    if (!(await progress(done, list.value.length, batch[0]?.label ?? ''))) return ok(null);
    const read = await Promise.all(batch.map((incoming) => readReturn(state.scheme, incoming)));
    returns.push(...read.flat());
  }
  await progress(list.value.length, list.value.length, '');
  return ok(returns);
}

export async function collect(
  master: HostWorkbook,
  inbox: Inbox,
  options: CollectOptions,
): Promise<Result<Collected>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { reading, state } = open.value;
  const returns = await readAll(state, inbox, options.progress);
  if (!returns.ok) return returns;
  if (!returns.value) return ok({ files: [], findings: [], undecided: [], cancelled: true });
  const reports = new Map(returns.value.map((file) => [file, reportOf(file)]));
  const findings = returns.value.flatMap((file) => (file.is === 'refused' ? file.findings : []));
  const groups = new Map<string, Taken[]>();
  for (const file of returns.value)
    if (file.is !== 'refused') groups.set(file.id, [...(groups.get(file.id) ?? []), file]);

  const lines: string[] = [];
  const undecided: Undecided[] = [];
  let changed = false;
  for (const [id, files] of groups) {
    const chosen = choose(state, files, options.choose);
    findings.push(...chosen.findings);
    for (const { file, status, code, message } of chosen.choices) {
      reports.set(file, { file: file.file, kind: file.is, id, status, code, message });
    }
    if (chosen.take) {
      const decided = options.choose.has(chosen.take.file) ? '（多份中选定）' : '';
      lines.push(`${take(state, chosen.take, options.now, passedOver(chosen))}${decided}`);
    }
    if (chosen.conflict !== '') undecided.push({ id, name: files[0]?.name ?? id, files });
    const pending = state.conflicts.get(id) ?? '';
    // As a cell will hold it, or many files with long names would be news at every run.
    const conflict = fitting(chosen.conflict);
    if (conflict !== pending) {
      changed = true;
      if (conflict === '') state.conflicts.delete(id);
      else {
        state.conflicts.set(id, conflict);
        lines.push(`${files[0]?.name ?? id}：重复待定 ${conflict}`);
      }
    }
  }
  const result: Collected = { files: [...reports.values()], findings, undecided, cancelled: false };
  if (lines.length === 0 && !changed) return ok(result);
  state.log.push(logLine(state, options.now, '收表', lines.join('；')));
  const written = await writeMaster(master, reading, state);
  return written.ok ? ok(result) : written;
}
