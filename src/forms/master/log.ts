import type { LogRow } from './state';

/** What 恢复 is called in 操作记录. Its line names the action that it took back. */
export const restoreAction = '恢复';

/** 操作记录 less what was taken back since: the lines stay on the sheet, but their work no longer stands. */
export function standing(log: readonly LogRow[]): LogRow[] {
  const left: LogRow[] = [];
  for (const row of log) {
    const back = left.findLastIndex(({ action }) => action === row.content.split('：')[0]);
    if (row.action === restoreAction && back >= 0) left.splice(back, 1);
    else left.push(row);
  }
  return left;
}
