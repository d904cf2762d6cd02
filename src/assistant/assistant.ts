import { ok, type Result } from '../base/finding';
import { newId } from '../base/id';
import { readIdentity } from '../forms/identity';
import { restoreAction } from '../forms/master/log';
import type { FileFormat } from '../port/files';
import type { HostWorkbook } from '../port/port';
import { overviewOf } from '../views/overview-view';
import { logLine } from '../workflow/log-line';
import { openMaster, writeMaster } from '../workflow/master';
import { recoverable } from '../workflow/recoverable';
import type { Assistant, Restored } from './api';
import { collectSteps } from './collect';
import { createSteps } from './create';
import { schemeFor, type Desk } from './desk';
import { printSteps } from './print';
import { resultSteps } from './results';
import { scoreSteps } from './score';

/** 恢复 of the last write. In the 总表 it is itself recorded; the record is no action that could be taken back. */
async function restore(desk: Desk): Promise<Result<Restored>> {
  const restored = await desk.workbook.restore();
  if (!restored.ok || restored.value.action === '') return restored;
  const book = await desk.workbook.read();
  if (!book.ok || readIdentity(book.value.identity)?.kind !== 'master') return restored;
  const open = await openMaster(desk.workbook);
  if (!open.ok) return restored;
  const { action, cells, kept } = restored.value;
  const left = kept.length === 0 ? '' : `，另有 ${kept.length} 格后来改过，保持不变`;
  const { state, reading } = open.value;
  state.log.push(
    logLine(state, desk.now(), restoreAction, `${action}：恢复 ${cells} 格${left}。`, {
      by: desk.by,
      object: action,
    }),
  );
  desk.workbook.begin('', '');
  const logged = await writeMaster(desk.workbook, reading, state, {
    author: { now: desk.now(), by: desk.by },
  });
  desk.workbook.forget();
  return logged.ok ? ok(restored.value) : logged;
}

/** The assistant over the open workbook. Give it one workbook for all its life: it remembers the last write. */
export function assistantFor(given: {
  workbook: HostWorkbook;
  files: FileFormat;
  now: () => string;
  /** The id of a new 总表; random when absent. */
  newId?: () => string;
}): Assistant {
  const desk: Desk = {
    ...given,
    newId: given.newId ?? (() => newId()),
    by: '',
    workbook: recoverable(given.workbook),
  };
  return {
    look: async () => overviewOf(await desk.workbook.read(), desk.workbook.label, schemeFor),
    ...createSteps(desk),
    ...collectSteps(desk),
    ...scoreSteps(desk),
    ...resultSteps(desk),
    ...printSteps(desk),
    signAs: (name) => {
      desk.by = name.trim();
      return Promise.resolve();
    },
    restorable: () => Promise.resolve(desk.workbook.last()),
    restore: () => restore(desk),
  };
}
