import { sealed, unsigned } from '../forms/master/log';
import { schemePrint } from '../forms/identity';
import type { LogRow, MasterState } from '../forms/master/state';

/** Who and what a line of 操作记录 names beside its sentence. */
export type LogDetails = Partial<Pick<LogRow, 'by' | 'object' | 'before' | 'after' | 'reason' | 'file'>>;

/** A text as a cell keeps it: one line, no longer than anyone reads, so that it reads back the same. */
const kept = (text: string): string => {
  const line = text.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};
const longest = 2000;

/** The next line of 操作记录. */
export function logLine(
  state: MasterState,
  time: string,
  action: string,
  content: string,
  { by = '', object = '', before = '', after = '', reason = '', file = '' }: LogDetails = {},
): LogRow {
  return sealed(state.log, {
    time,
    action,
    by: kept(by) || unsigned,
    object: kept(object),
    content: kept(content),
    before: kept(before),
    after: kept(after),
    reason: kept(reason),
    file: kept(file),
    fingerprint: schemePrint(state.scheme),
  });
}
