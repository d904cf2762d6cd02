import { digest } from '../../base/digest';
import type { LogRow } from './state';

/** 操作记录 as a chain: each line is numbered and sealed with the one before it, so an edited or missing line shows. */

/** What 恢复 is called in 操作记录. Its line names the action that it took back. */
export const restoreAction = '恢复';

/** How a line without 经办人 reads. */
export const unsigned = '未署名';

/** 操作记录 less what was taken back since: the lines stay on the sheet, but their work no longer stands. */
export function standing(log: readonly LogRow[]): LogRow[] {
  const left: LogRow[] = [];
  for (const row of log) {
    const last = left.findLastIndex(({ action }) => action === row.content.split('：')[0]);
    const { time, action } = left[last] ?? {};
    if (row.action !== restoreAction || last < 0) {
      left.push(row);
      continue;
    }
    // One action may have left several lines, one below the other.
    let first = last;
    while (left[first - 1]?.time === time && left[first - 1]?.action === action) first--;
    left.splice(first, last - first + 1);
  }
  return left;
}

const textOf = (row: Omit<LogRow, 'seal'>): string =>
  [
    row.time,
    row.action,
    row.by,
    row.object,
    row.content,
    row.before,
    row.after,
    row.reason,
    row.file,
    row.fingerprint,
  ].join('\u001f');

/** Number and digest of a sealed line. */
function partsOf({ seal }: LogRow): { number: number; print: string } | null {
  const [number = '', print = ''] = seal.split(':');
  return /^\d+$/.test(number) && print !== '' ? { number: Number(number), print } : null;
}

/** What the first sealed line stands on: all lines of an earlier version, which have no seals. */
const ground = (unsealed: readonly LogRow[]): string => digest(unsealed.map(textOf).join('\u001e'));

const sealOf = (number: number, before: string, row: Omit<LogRow, 'seal'>): string =>
  `${number}:${digest(`${before}\u001e${number}\u001e${textOf(row)}`)}`;

/** The line that comes after `log`, sealed. */
export function sealed(log: readonly LogRow[], row: Omit<LogRow, 'seal'>): LogRow {
  const last = log.findLast((each) => partsOf(each));
  const parts = last && partsOf(last);
  const before = parts ?? { number: log.length, print: ground(log) };
  return { ...row, seal: sealOf(before.number + 1, before.print, row) };
}

/** The last seal; kept in the workbook's identity, so that lines cut off at the end are missed. */
export const headOf = (log: readonly LogRow[]): string => log.findLast((each) => partsOf(each))?.seal ?? '';

/** One thing that is not as the add-in wrote it. `row` is the index of a line that stands there. */
export interface LogFault {
  kind: 'changed' | 'inserted' | 'missing';
  row: number | null;
  /** Numbers of the lines that are missing. */
  from: number;
  to: number;
}

/** @param head the last seal by the identity, "" where none is known */
export function logFaults(log: readonly LogRow[], head: string): LogFault[] {
  const faults: LogFault[] = [];
  const first = log.findIndex((row) => partsOf(row));
  const recorded = partsOf({ seal: head } as LogRow);
  if (first < 0)
    return recorded ? [{ kind: 'missing', row: null, from: log.length + 1, to: recorded.number }] : [];
  const unsealed = log.slice(0, first);
  let before: { number: number; print: string } | null = null;
  log.slice(first).forEach((row, index) => {
    const at = first + index;
    const parts = partsOf(row);
    if (!parts || (before && parts.number <= before.number)) {
      faults.push({ kind: 'inserted', row: at, from: 0, to: 0 });
      return;
    }
    // The first line stands on those without a seal; when their number does not fit, they were cut or added to.
    const previous: { number: number; print: string } = before ?? {
      number: unsealed.length,
      print: ground(unsealed),
    };
    if (parts.number > previous.number + 1)
      faults.push({ kind: 'missing', row: null, from: previous.number + 1, to: parts.number - 1 });
    else if (sealOf(parts.number, previous.print, row) !== row.seal)
      faults.push({ kind: 'changed', row: at, from: parts.number, to: parts.number });
    before = parts;
  });
  const end = before as { number: number } | null;
  if (recorded && end && recorded.number > end.number)
    faults.push({ kind: 'missing', row: null, from: end.number + 1, to: recorded.number });
  return faults;
}
