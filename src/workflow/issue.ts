import { annexSpan, annexWord, formOf, groupsOf, groupWord, ratersOf, signedByOffice } from '../schemes';
import { failed, ok, type Result } from '../base/finding';
import { blankForms, printWorkbook } from '../forms/blank-forms';
import { ratingWorkbook } from '../forms/rating-form';
import { teamWorkbook } from '../forms/team-workbook';
import type { HostWorkbook, Outbox, Progress } from '../port/port';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookModel } from '../sheets/model';
import { schemePrint } from '../forms/identity';
import { masterWorkbook } from '../forms/master/workbook';
import { emptyState } from '../forms/master/state';
import { recordsDigest } from '../forms/master/evidence';
import { headOf } from '../forms/master/log';
import { logLine } from './log-line';
import { typedFacts, typedRows } from '../forms/master/typed-facts';
import { beyondCapacity } from './capacity';
import { computed, nextIdentity, openMaster, writeMaster } from './master';

/** 建表 and 发表. */

/** What is known of a new 总表 beside its scheme. */
export interface NewMaster {
  /** Tells this 总表 from others of the same year; from a random source. */
  id?: string;
  /** 经办人. */
  by?: string;
  /** Where the scheme comes from, for 操作记录: 「按草案建，42 行由张三核对」. */
  origin?: string;
}

/** A new 总表 for a scheme. */
function newMaster(scheme: Scheme, now: string, given: NewMaster = {}): WorkbookModel {
  const state = emptyState(scheme);
  const words = `按方案“${scheme.title}”（${scheme.documentNumber}）建总表。${given.origin ?? ''}`;
  state.log.push(logLine(state, now, '建表', words, given));
  state.evidence = typedRows(typedFacts(state), now);
  const model = masterWorkbook(computed(state).state);
  const own = {
    master: given.id ?? '',
    serial: '1',
    logHead: headOf(state.log),
    records: recordsDigest(state),
  };
  return { ...model, identity: { ...model.identity, ...own } };
}

/** A new 总表, refused where it could not be carried to the end of its year. */
export function madeFor(scheme: Scheme, now: string, given: NewMaster = {}): Result<WorkbookModel> {
  const model = newMaster(scheme, now, given);
  const beyond = beyondCapacity(scheme, model);
  return beyond ? { ok: false, finding: beyond } : ok(model);
}

export async function createMaster(
  master: HostWorkbook,
  scheme: Scheme,
  now: string,
  given: NewMaster = {},
): Promise<Result<void>> {
  const model = madeFor(scheme, now, given);
  return model.ok ? master.create(model.value) : model;
}

export interface Outgoing {
  path: string;
  /** Id of the rater or number of the team it goes to; absent in what is printed. */
  to?: string;
  /** Drawn only when its turn comes. */
  model: () => WorkbookModel;
}

const safe = (name: string): string => name.replaceAll(/[\\/:*?"<>|]/g, '');

/** A form that says which 总表 it was made from, and how far that one was. */
export const madeBy = (model: WorkbookModel, master: string, serial: number): WorkbookModel => ({
  ...model,
  identity: { ...model.identity, master, serial: String(serial) },
});

/** Everything that goes out: rating forms, team workbooks, one workbook to print from, and the blank official forms. */
export function outgoing(scheme: Scheme, issued: string): Outgoing[] {
  const annex = (kind: string) => annexWord(formOf(scheme, kind).annex);
  return [
    ...scheme.raters.map((rater) => ({
      path: `评价表/${annex(rater.kind)}-${safe(rater.name)}.xlsx`,
      to: rater.id,
      model: () => ratingWorkbook(scheme, rater, issued),
    })),
    ...scheme.teams.map((team) => ({
      path: `考核组/${String(team.no).padStart(2, '0')}-${safe(team.name)}.xlsx`,
      to: String(team.no),
      model: () => teamWorkbook(scheme, team, issued),
    })),
    // Where nobody rates there is nothing to bind.
    ...(scheme.raters.length > 0
      ? [{ path: '打印/评价表合订.xlsx', model: () => printWorkbook(scheme, issued) }]
      : []),
    { path: `打印/${annexSpan(scheme)}空白表.xlsx`, model: () => blankForms(scheme) },
  ];
}

/** Names that would give two files the same path would lose one of them. */
function doubled(files: readonly Outgoing[]): string | undefined {
  const seen = new Set<string>();
  return files.find(({ path }) => seen.size === seen.add(path).size)?.path;
}

export interface Issued {
  files: number;
  cancelled: boolean;
}

/** What offices that rate are called; 单位 where none does. */
function officeWord(scheme: Scheme): string {
  const group = groupsOf(scheme).find((each) => signedByOffice(formOf(scheme, each)));
  return group === undefined ? '单位' : groupWord(scheme, group);
}

/** What goes out: everything, or only what is printed and filled in on paper. */
export type Issue = 'all' | 'print';

const printFolder = '打印/';

export async function issue(
  master: HostWorkbook,
  outbox: Outbox,
  now: string,
  progress: Progress,
  what: Issue = 'all',
  by = '',
): Promise<Result<Issued>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { reading, state } = open.value;
  const files = outgoing(state.scheme, now).filter(
    ({ path }) => what === 'all' || path.startsWith(printFolder),
  );
  const twice = doubled(files);
  if (twice)
    return failed(
      'issue-name-twice',
      `两位评价人的表会同名：${twice}`,
      `在“评价人”表把重名的加以区别（如加${officeWord(state.scheme)}）。`,
      { sheet: '评价人' },
    );
  // What goes out is made by the write that records it.
  const own = nextIdentity(reading.identity, state);
  for (const [index, file] of files.entries()) {
    if (!(await progress(index, files.length, file.path))) return ok({ files: index, cancelled: true });
    const written = await outbox.put(file.path, madeBy(file.model(), own.master, Number(own.serial)));
    if (!written.ok) return written;
  }
  if (!(await progress(files.length, files.length, ''))) return ok({ files: files.length, cancelled: true });
  const prints = files.filter(({ path }) => path.startsWith(printFolder)).length;
  const made = [
    ['评价表', state.scheme.raters.length],
    ['考核组工作簿', state.scheme.teams.length],
    ['打印用工作簿', prints],
  ] as const;
  state.log.push(
    logLine(
      state,
      now,
      '发表',
      what === 'print'
        ? `生成打印用工作簿 ${files.length} 份。`
        : `生成${made.flatMap(([word, count]) => (count > 0 ? [`${word} ${count} 份`] : [])).join('、')}。`,
      { by },
    ),
  );
  const counts = Object.fromEntries(
    groupsOf(state.scheme).map((group) => [group, ratersOf(state.scheme, group).length]),
  );
  const identity = {
    issued: now,
    issuedFingerprint: schemePrint(state.scheme),
    // The number that went out first: by it the printed coefficient is judged, however often forms go out again.
    issuedForms: JSON.stringify(state.issuedForms ?? counts),
  };
  const logged = await writeMaster(master, reading, state, { identity, author: { now, by } });
  return logged.ok ? ok({ files: files.length, cancelled: false }) : logged;
}

/**
 * 补发: what one rater or team receives, alone. It is recorded by that name: it is no 发表, and accepts no change of the
 * scheme for all others.
 */
export async function issueOne(
  master: HostWorkbook,
  id: string,
  now: string,
  by = '',
): Promise<Result<{ name: string; model: WorkbookModel }>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { reading, state } = open.value;
  const { scheme } = state;
  const file = outgoing(scheme, now).find(({ to }) => to === id);
  if (!file) return failed('rater-unknown', `${id} 不在评价人和考核组里。`, '核对“评价人”表和“考核分组”表。');
  const own = nextIdentity(reading.identity, state);
  const model = madeBy(file.model(), own.master, Number(own.serial));
  const name = file.path.split('/').at(-1) ?? file.path;
  const whose =
    scheme.raters.find((rater) => rater.id === id)?.name ??
    scheme.teams.find(({ no }) => String(no) === id)?.name ??
    id;
  state.log.push(logLine(state, now, '补发', `${whose}：${name}`, { by, object: whose }));
  const logged = await writeMaster(master, reading, state, { author: { now, by } });
  return logged.ok ? ok({ name, model }) : logged;
}
