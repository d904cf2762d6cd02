import { failed, ok, type Result } from '../../base/finding';
import type { Area } from '../../base/address';
import { errorText } from './cell-data';
import { standing, type SheetState, type Standing } from './before';
import { entryOf, type Entry, type Written } from './entries';
import type { Trip } from './session';
import { bareStep, protectStep, stepsOf, unprotectStep, type Step } from './steps';
import { styledAreas } from './style';
import { findingOf, isMissing, type Trouble } from './trouble';
import { customSteps, send, type Job } from './job';

/**
 * After a write that went wrong: what stands in Excel now, the old, the new, or some of both? What is half done is put
 * back cell by cell, but only where our own writing stands; what somebody typed in the meantime stays.
 */

/** Formulas whatever Excel quotes or spaces differently. */
const plain = (formula: unknown): string => String(formula).replace(/[\s']/g, '').toUpperCase();

const at = (cells: Standing['values'], area: Area, { row, column }: Entry): unknown =>
  cells[row - area.top]?.[column - area.left];

const isFormula = (formula: unknown, value: unknown): formula is string =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value;

const sameConstant = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= Math.abs(b) * 1e-12 : a === b;

const isOld = (entry: Entry, area: Area, now: Standing, old: Standing): boolean => {
  const [formula, before] = [at(now.formulas, area, entry), at(old.formulas, area, entry)];
  if (formula !== before) return false;
  return (
    isFormula(formula, at(now.values, area, entry)) ||
    sameConstant(at(now.values, area, entry), at(old.values, area, entry))
  );
};

const isNew = (entry: Entry, area: Area, now: Standing): boolean => {
  const [formula, value] = [at(now.formulas, area, entry), at(now.values, area, entry)];
  if (entry.formula !== undefined)
    return isFormula(formula, value) && plain(formula) === plain(`=${entry.formula}`);
  return !isFormula(formula, value) && sameConstant(value, entry.meant);
};

interface Verdict {
  old: number;
  fresh: number;
  /** Neither the one nor the other: typed by somebody meanwhile. */
  other: number;
}

function verdictOf(job: Job, now: readonly SheetState[]): Verdict {
  const verdict = { old: 0, fresh: 0, other: 0 };
  job.written.forEach(({ blocks }, index) => {
    blocks.forEach(({ area, entries }, block) => {
      const [standingNow, standingOld] = [now[index]?.blocks[block], job.states[index]?.blocks[block]];
      if (!standingNow || !standingOld) return;
      for (const entry of entries) {
        const [old, fresh] = [isOld(entry, area, standingNow, standingOld), isNew(entry, area, standingNow)];
        if (old && fresh) continue;
        if (old) verdict.old += 1;
        else if (fresh) verdict.fresh += 1;
        else verdict.other += 1;
      }
    });
  });
  return verdict;
}

/** The old content of cells where our writing stands. */
function back({ target, blocks }: Written, state: SheetState, now: SheetState): Written {
  return {
    target,
    blocks: blocks.map(({ area, entries }, block) => {
      const [standingNow, old] = [now.blocks[block], state.blocks[block]];
      if (!standingNow || !old) return { area, entries: [] };
      const ours = entries.filter(
        (entry) => isNew(entry, area, standingNow) && !isOld(entry, area, standingNow, old),
      );
      return {
        area,
        entries: ours.map((entry) => {
          const [formula, value] = [at(old.formulas, area, entry), at(old.values, area, entry)];
          const content = isFormula(formula, value)
            ? { formula: formula.slice(1) }
            : { constant: value as string | number | boolean };
          // The present format is the old one, the new one, or the one in between: it is set in any case.
          const place = { row: entry.row, column: entry.column };
          const entryBack = entryOf(place, content, undefined, String(at(old.formats, area, entry)));
          // An error that somebody typed or pasted is put back as an error, not as its text.
          return typeof value === 'string' && errorText.test(value)
            ? { ...entryBack, constant: value }
            : entryBack;
        }),
      };
    }),
  };
}

/** Formats that were set before writing broke off, in cells that still hold the old. */
function formatSteps({ target, blocks }: Written, state: SheetState, now: SheetState): Step[] {
  return blocks.flatMap(({ area, entries }, block) => {
    const [old, present] = [state.blocks[block], now.blocks[block]];
    if (!old || !present) return [];
    const set = entries.filter((entry) => at(old.formats, area, entry) !== at(present.formats, area, entry));
    const formats = set.map((entry): Entry => ({
      row: entry.row,
      column: entry.column,
      meant: '',
      formatBefore: String(at(old.formats, area, entry)),
    }));
    return stepsOf({ target, blocks: [{ area, entries: formats }] });
  });
}

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

/** Sheet by sheet: lift the protection if there is anything to put back, put it back, protect as before. */
const restoringSteps = (job: Job, now: readonly SheetState[]): Step[] =>
  job.written.flatMap((each, index) => {
    const [state, present] = [job.states[index], now[index]];
    if (!state || !present) return [];
    const { sheet } = each.target;
    const steps = [
      ...formatSteps(each, state, present),
      ...stepsOf(back(each, state, present)),
      ...each.blocks.flatMap(({ entries }) => styledAreas(entries).map(({ area }) => bareStep(sheet, area))),
    ];
    const open = present.protection.on && steps.length > 0;
    return [
      ...(open ? [unprotectStep(sheet)] : []),
      ...steps,
      ...(state.protection.on && (open || !present.protection.on)
        ? [protectStep(sheet, state.protection.options)]
        : []),
    ];
  });

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
