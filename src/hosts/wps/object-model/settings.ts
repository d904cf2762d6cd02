import { messageOf } from '../../../base/thrown';
import { attempt } from './access';
import type { Application } from './members';
import { calculation } from './numbers';

/** Where troubles are noted that do not stop the work: read on the 诊断 page. */
export type Note = (trouble: string) => void;

/**
 * Does the work with the screen still, events silent and calculation held, and puts all of it back as it was, whatever
 * happens. A setting that a version does not have is left alone; one that cannot be put back is tried twice and noted.
 */
export function withProgramHeld<Value>(app: Application, note: Note, work: () => Value): Value {
  const restore: (() => void)[] = [];
  const hold = <Setting extends boolean | number>(
    name: string,
    read: () => Setting,
    set: (value: Setting) => void,
    value: Setting,
  ) => {
    const before = attempt(read);
    if (before === undefined || before === value) return;
    // Noted for restoring before it is set: a set that throws may still have taken effect.
    restore.unshift(() => {
      try {
        set(before);
      } catch {
        try {
          set(before);
        } catch (error) {
          note(`没能恢复程序设置 ${name}：${messageOf(error)}`);
        }
      }
    });
    attempt(() => set(value));
  };
  hold(
    'ScreenUpdating',
    () => app.ScreenUpdating,
    (value) => (app.ScreenUpdating = value),
    false,
  );
  hold(
    'EnableEvents',
    () => app.EnableEvents,
    (value) => (app.EnableEvents = value),
    false,
  );
  hold(
    'DisplayAlerts',
    () => app.DisplayAlerts,
    (value) => (app.DisplayAlerts = value),
    false,
  );
  const mode = attempt(() => app.Calculation);
  hold(
    'Calculation',
    () => app.Calculation,
    (value) => (app.Calculation = value),
    calculation.manual,
  );
  try {
    return work();
  } finally {
    for (const each of restore) each();
    // Whoever calculates by hand still sees right results after we wrote.
    if (mode === calculation.manual) attempt(() => app.Calculate());
  }
}
