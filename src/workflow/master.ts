import { digest } from '../base/digest';
import { failed, ok, type Finding, type Result } from '../base/finding';
import type { HostWorkbook } from '../port/port';
import { interpret, type Interpreted } from '../checks/entries';
import type { TableFinder } from '../checks/typed/context';
import { warning } from '../checks/finding';
import { checkFile } from '../checks/file';
import { bonusResults, ledgerResults } from '../forms/ledger-results';
import type { FormIdentity } from '../forms/identity';
import { readMaster, type MasterReading } from '../forms/master/reading';
import { recordsDigest } from '../forms/master/evidence';
import { headOf } from '../forms/master/log';
import { masterChanges } from '../forms/master/refresh';
import type { MasterState } from '../forms/master/state';
import { settle } from '../scoring/settle';
import type { Change, IdentityChange } from '../sheets/change';
import { keep, type Author } from './evidence';
import { writeFitted } from './write';

/** The open 总表 as the workflow knows it: read, interpreted, and written back as changes. */
export interface OpenMaster {
  label: string;
  identity: FormIdentity;
  reading: MasterReading;
  /** The state with its results and the stored results of the ledgers. */
  state: MasterState;
  interpreted: Interpreted;
  /** Of reading and interpreting; settlement adds its own. */
  findings: Finding[];
}

/** Where the tables of a read 总表 stand. */
export const tableFinder = (reading?: MasterReading): TableFinder => {
  const tables = new Map(reading?.tables.map(({ entry, located }) => [entry.table.id, located]));
  return (id) => tables.get(id);
};

/** Puts in what the formulas and the engine make of the typed entries. */
export function computed(
  state: MasterState,
  reading?: MasterReading,
): { state: MasterState; interpreted: Interpreted } {
  const interpreted = interpret(state, tableFinder(reading));
  const looked = ledgerResults(state.scheme, state.deductions);
  const bonuses = bonusResults(state.scheme, state.bonuses);
  return {
    interpreted,
    state: {
      ...state,
      deductions: state.deductions.map(
        (row, index) => ({ ...row, looked: looked[index] ?? row.looked }) as typeof row,
      ),
      bonuses: state.bonuses.map(
        (row, index) => ({ ...row, looked: bonuses[index] ?? row.looked }) as typeof row,
      ),
      results: settle(state.scheme, interpreted.entries),
    },
  };
}

/** An old 总表 was put back: what was done in the newer one is not in it. */
const olderCopy = (serial: number, newest: number): Finding =>
  warning(
    'master-older',
    `这份总表像是旧的：它写过 ${serial} 次，同一份总表有写过 ${newest} 次以上的。`,
    '确认用的是最新的一份；要用旧的，把它之后做过的事（见较新一份的操作记录）重做一遍。',
  );

/** Places that are named beside the first; where more are to be mended, 检查 lists each with its remedy. */
const placesNamed = 8;

/** The first of what keeps a 总表 from being read, which also says where the others stand: all are to be mended. */
function together([first, ...others]: readonly Finding[]): Finding | undefined {
  if (!first || others.length === 0) return first;
  const places = others.flatMap(({ sheet, cell }) =>
    sheet === undefined ? [] : [`“${sheet}”${cell ?? ''}`],
  );
  const named = [...new Set(places)].slice(0, placesNamed);
  const where =
    named.length === 0 ? '' : `（${named.join('、')}${named.length < others.length ? ' 等' : ''}）`;
  return {
    ...first,
    message: `${first.message}另有 ${others.length} 处同样使总表读不出${where}。`,
    remedy: `${first.remedy}其余各处怎样改，校验这份总表时逐条列出。`,
  };
}

export async function openMaster(
  master: Pick<HostWorkbook, 'label' | 'read' | 'newest'>,
): Promise<Result<OpenMaster>> {
  const book = await master.read();
  if (!book.ok) return book;
  const { identity, findings } = checkFile(null, book.value, master.label);
  const refused = findings.find((finding) => finding.severity === 'error');
  if (refused) return { ok: false, finding: refused };
  if (identity?.kind !== 'master')
    return failed('not-master', '这不是总表。', '请指定由“建表”生成的总表。', { file: master.label });
  const { reading, findings: trouble } = readMaster(book.value);
  // What cannot be read cannot be written back either: nothing is taken into a 总表 that lacks a table or a column.
  const unreadable = together(
    trouble.filter(
      ({ code, severity }) => severity === 'error' && (!reading || code === 'master-sheet-missing'),
    ),
  );
  if (unreadable) return { ok: false, finding: { ...unreadable, file: master.label } };
  if (!reading) return failed('master-unreadable', '总表读不出。', '用备份的总表。', { file: master.label });
  const { state, interpreted } = computed(reading.state, reading);
  const newest = identity.master === '' ? 0 : ((await master.newest?.(identity.master)) ?? 0);
  const older = newest >= identity.serial && newest > 0 ? [olderCopy(identity.serial, newest)] : [];
  const all = [...findings, ...older, ...trouble, ...interpreted.findings].map((finding) => ({
    file: master.label,
    ...finding,
  }));
  return ok({ label: master.label, identity, reading, state, interpreted, findings: all });
}

/** How a state is written. */
export interface MasterWriting {
  identity?: IdentityChange;
  settling?: boolean;
  /** Who writes and when: what was typed since the last write goes into 操作记录. */
  author?: Author;
}

/** What is to be written so that the 总表 holds `state`: only what differs. */
export function masterWrite(
  reading: MasterReading,
  state: MasterState,
  { identity, settling = false, author }: MasterWriting = {},
): { changes: Change[]; identity: IdentityChange } {
  if (author) keep(state, tableFinder(reading), author);
  return {
    changes: masterChanges(reading, computed(state, reading).state, settling),
    identity: { ...nextIdentity(reading.identity, state), ...identity },
  };
}

/** Writes `state` into the 总表, with the results of all formulas. */
export function writeMaster(
  master: HostWorkbook,
  reading: MasterReading,
  state: MasterState,
  how: MasterWriting = {},
): Promise<Result<void>> {
  const { changes, identity } = masterWrite(reading, state, how);
  return writeFitted(master, reading.book, changes, identity, { complete: true, since: reading.book.edits });
}

/**
 * What a 总表 says of itself after a write. One of version 0.1.0 has no id yet: it gets one from its first line and
 * what came back, which tells it from others and is the same in all copies.
 */
export const nextIdentity = (
  { master, serial }: Pick<FormIdentity, 'master' | 'serial'>,
  state: MasterState,
) => ({
  master: master || digest(JSON.stringify([state.scheme.id, state.log[0], [...state.receipts]])),
  serial: String(serial + 1),
  logHead: headOf(state.log),
  records: recordsDigest(state),
});

/** Brings the stored results of all formulas up to date, as a spreadsheet program does when it saves. */
export async function recalculate(master: HostWorkbook): Promise<Result<void>> {
  const open = await openMaster(master);
  return open.ok ? writeMaster(master, open.value.reading, open.value.state) : open;
}
