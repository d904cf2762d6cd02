import { ok, type Result } from '../base/finding';
import { newId } from '../base/id';
import { readIdentity } from '../forms/identity';
import { restoreAction } from '../forms/master/log';
import type { Paper } from '../papers/paper';
import type { FileFormat } from '../port/files';
import type { HostWorkbook } from '../port/port';
import { overviewOf } from '../views/overview-view';
import { completing } from '../workflow/complete';
import { digestsIn } from '../workflow/known';
import { logLine } from '../workflow/log-line';
import { masterWrite, openMaster } from '../workflow/master';
import { recoverable, type WriteMemory } from '../workflow/recoverable';
import { acceptanceSteps } from './acceptance';
import type { Assistant, Restored } from './api';
import { collectSteps } from './collect';
import { createSteps } from './create';
import { schemeFor, type Desk, type NoticeReader } from './desk';
import { draftSteps, noNotices } from './draft';
import { noWord, paperSteps } from './papers';
import { printSteps } from './print';
import { resultSteps } from './results';
import { scoreSteps } from './score';
import { slipSteps } from './slips';

/**
 * 恢复 of the last write that is left. In the 总表 it is itself recorded, in the same write; the record is no action that could be
 * taken back.
 */
const restore = (desk: Desk): Promise<Result<Restored>> =>
  desk.workbook.restore(async (after, { action, cells, kept }) => {
    if (readIdentity(after.identity)?.kind !== 'master') return { changes: [] };
    const open = await openMaster({ label: desk.workbook.label, read: () => Promise.resolve(ok(after)) });
    if (!open.ok) return { changes: [] };
    const left = kept.length === 0 ? '' : `，另有 ${kept.length} 格后来改过，保持不变`;
    const { state, reading } = open.value;
    const now = desk.now();
    state.log.push(
      logLine(state, now, restoreAction, `${action}：恢复 ${cells} 格${left}。`, {
        by: desk.by,
        object: action,
      }),
    );
    return masterWrite(reading, state, { author: { now, by: desk.by } });
  });

/** The assistant over the open workbook. Give it one workbook for all its life: it remembers the last writes. */
export function assistantFor(given: {
  workbook: HostWorkbook;
  files: FileFormat;
  /** Absent where no notice is ever read. */
  notices?: NoticeReader;
  helper?: NonNullable<Desk['helper']>;
  /** Absent where no Word document is ever made. */
  word?: (paper: Paper) => Promise<Uint8Array>;
  now: () => string;
  /** Keeps what 恢复 can take back over a reload; absent where a reload ends it. */
  memory?: WriteMemory;
  /** The id of a new 总表; random when absent. */
  newId?: () => string;
}): Assistant {
  const desk: Desk = {
    ...given,
    notices: given.notices ?? noNotices,
    word: given.word ?? noWord,
    newId: given.newId ?? (() => newId()),
    by: '',
    workbook: recoverable(completing(given.workbook), given.memory),
  };
  return {
    look: async () => {
      const book = await desk.workbook.read();
      if (book.ok) desk.mentioned = digestsIn(book.value);
      return overviewOf(book, desk.workbook.label, schemeFor);
    },
    ...createSteps(desk),
    ...draftSteps(desk),
    ...collectSteps(desk),
    ...slipSteps(desk),
    ...scoreSteps(desk),
    ...resultSteps(desk),
    ...printSteps(desk),
    ...paperSteps(desk),
    ...acceptanceSteps(desk),
    signAs: (name) => {
      desk.by = name.trim();
      return Promise.resolve();
    },
    restorable: async () => (await desk.workbook.all())[0] ?? null,
    restorables: () => desk.workbook.all(),
    restore: () => restore(desk),
    forget: () => desk.workbook.forget(),
  };
}
