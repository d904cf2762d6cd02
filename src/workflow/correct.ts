import { cut, differencesOf, lineOf, type Difference } from '../checks/evidence';
import { failed, ok, type Result } from '../base/finding';
import type { CorrectionRow } from '../forms/master/corrections';
import type { MasterState } from '../forms/master/state';
import type { HostWorkbook } from '../port/port';
import { noteCorrections, type Author } from './evidence';
import { logLine } from './log-line';
import { tableFinder, openMaster, writeMaster, type OpenMaster } from './master';

/** 更正 one by one: give the reason, or put the original back. */

/** A difference with the line of 更正 that is about it, as far as there is one. */
export interface Correction {
  difference: Difference;
  line: CorrectionRow | undefined;
}

export const correctionsOf = ({ state, reading }: OpenMaster): Correction[] =>
  differencesOf(state, tableFinder(reading)).map((difference) => ({
    difference,
    line: lineOf(state.corrections, difference),
  }));

const gone = () =>
  failed(
    'correction-gone',
    '这一处已经不是刚才的样子，没有写入。',
    '表里可能刚被改动：以现在列出的为准，再做一次。',
  );

/** A difference as somebody saw it: it is acted on only while it still says that. */
export interface SeenDifference {
  key: string;
  now: string;
}

async function found(
  master: HostWorkbook,
  seen: SeenDifference,
): Promise<Result<{ open: OpenMaster; correction: Correction }>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const correction = correctionsOf(open.value).find(
    ({ difference }) => difference.key === seen.key && cut(difference.now) === cut(seen.now),
  );
  return correction ? ok({ open: open.value, correction }) : gone();
}

/**
 * Puts the reason onto the line of 更正 that is about a difference; who gave it and when is told with the write.
 * @returns whether there is such a line
 */
export function withReason(state: MasterState, difference: Difference, reason: string): boolean {
  const line = lineOf(state.corrections, difference);
  if (!line) return false;
  state.corrections = state.corrections.map((each) =>
    each === line ? { ...each, reason: cut(reason), by: '', time: '' } : each,
  );
  return true;
}

/** Records why a value that was received stands otherwise now. */
export async function giveReason(
  master: HostWorkbook,
  seen: SeenDifference,
  reason: string,
  author: Author,
): Promise<Result<void>> {
  if (reason.trim() === '')
    return failed('correction-no-reason', '没有写更正原因。', '写明原因，如“领导来函更正”。');
  const at = await found(master, seen);
  if (!at.ok) return at;
  const { reading, state } = at.value.open;
  noteCorrections(state, tableFinder(reading), author);
  if (!withReason(state, at.value.correction.difference, reason)) return gone();
  return writeMaster(master, reading, state, { author });
}

/** Puts back what was received. */
export async function putBack(
  master: HostWorkbook,
  seen: SeenDifference,
  author: Author,
): Promise<Result<void>> {
  const at = await found(master, seen);
  if (!at.ok) return at;
  const { reading, state } = at.value.open;
  const { difference } = at.value.correction;
  difference.putBack(state);
  const object = [difference.object, difference.place.cell ?? ''].filter((part) => part !== '').join(' ');
  state.log.push(
    logLine(state, author.now, '恢复原值', `${difference.object}：恢复为收到时的值`, {
      by: author.by ?? '',
      object,
      before: difference.now,
      after: difference.original,
      file: difference.origin.file,
    }),
  );
  return writeMaster(master, reading, state, { author });
}
