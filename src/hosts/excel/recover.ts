import { failed, ok, type Result } from '../../base/finding';
import { standing, type SheetState } from './before';
import { customSteps, jobLayouts, send, type Job } from './job';
import { restoringSteps } from './put-back';
import type { Trip } from './session';
import { protectStep, type Step } from './steps';
import { findingOf, isMissing, type Trouble } from './trouble';
import { verdictOf } from './verdict';

/**
 * After a write that went wrong: what stands in Excel now, the old, the new, or some of both? What is half done is put
 * back cell by cell, but only where our own writing stands; what somebody typed in the meantime stays.
 */

/** Sheets that were protected and are not now. */
const protectSteps = (job: Job, now: readonly SheetState[]): Step[] =>
  job.written.flatMap(({ target }, index) => {
    const protection = job.states[index]?.protection;
    return protection?.on && now[index]?.protection.on === false
      ? [protectStep(target.sheet, protection.options)]
      : [];
  });

/** Looks again, a few times: the connection may come back. */
async function lookAgain(job: Job): Promise<Trip<SheetState[]>> {
  const targets = job.written.map(({ target }) => target);
  let done = await standing(job.session, targets);
  for (let tries = 0; !done.ok && tries < 2; tries++) {
    await job.session.pause(job.session.times.recovery);
    done = await standing(job.session, targets);
  }
  return done;
}

const propertiesOf = (job: Job, which: 'now' | 'before'): Record<string, string> =>
  Object.fromEntries(Object.entries(job.custom).map(([key, value]) => [key, value[which]]));

/** Ends with the new state, the old one, or a finding that says what stands there. */
export async function recovered(job: Job, trouble: Trouble): Promise<Result<void>> {
  let now = await lookAgain(job);
  if (!now.ok && isMissing(now.trouble))
    return findingOf(now.trouble, job.label, '写入没有完成，改动可能写了一部分。');
  if (!now.ok)
    return failed(
      'write-unknown',
      '写入时与 Excel 的连接中断，而且一直没有恢复：改动可能写了一部分，也可能一格没写。',
      '请先不要继续填写；重新打开面板后校验一次，不对时用“恢复”或最近保存的文件。',
      { file: job.label },
    );
  const verdict = verdictOf(job, now.value);
  if (verdict.old === 0 && verdict.other === 0) {
    // Everything is there; only the answer was lost, or what comes after the cells.
    const rest = await send(job.session, [
      ...jobLayouts(job, 'now'),
      ...protectSteps(job, now.value),
      ...customSteps(propertiesOf(job, 'now')),
    ]);
    return rest.ok
      ? ok(undefined)
      : findingOf(rest.trouble, job.label, '改动已全部写入，但有的工作表没有重新保护。');
  }
  for (let tries = 0; tries < 3; tries++) {
    if (!now.ok) break;
    const sent = await send(job.session, [
      ...restoringSteps(job, now.value),
      ...jobLayouts(job, 'before'),
      ...customSteps(propertiesOf(job, 'before')),
    ]);
    if (sent.ok) {
      const kept = verdict.other > 0 ? `写入期间有 ${verdict.other} 格被改动，保留了现在的内容；` : '';
      return findingOf(trouble, job.label, `${kept}没有写入，原来的内容已恢复。`);
    }
    await job.session.pause(job.session.times.recovery);
    now = await lookAgain(job);
  }
  return failed(
    'write-mixed',
    `写入中断，也没能恢复：有的格是新内容，有的还是原来的（${sheetsOf(job)}）。`,
    '请不要保存，关闭工作簿并打开最近保存的文件；或稍后用“恢复”。',
    { file: job.label },
  );
}

const sheetsOf = ({ written }: Job): string => written.map(({ target }) => `“${target.name}”`).join('、');
