import type { SheetState } from './before';
import type { LayoutPart } from '../../sheets/change';
import type { Written } from './entries';
import type { Session, Trip } from './session';
import { layoutSteps } from './layout';
import type { Step } from './steps';

/** What a write is about, as recovery needs it too. */
export interface Job {
  session: Session;
  label: string;
  written: readonly Written[];
  states: readonly SheetState[];
  /** Custom properties to set, and what they were. */
  custom: Readonly<Record<string, { now: string; before: string }>>;
  /** Layouts to set, in their order, and what they were. */
  layouts: readonly { sheet: string; now: LayoutPart; before: LayoutPart }[];
}

export const jobLayouts = ({ layouts }: Job, which: 'now' | 'before'): Step[] =>
  (which === 'now' ? layouts : [...layouts].reverse()).flatMap((each) =>
    layoutSteps(each.sheet, each[which]),
  );

export const customSteps = (custom: Readonly<Record<string, string>>): Step[] =>
  Object.entries(custom).map(([key, value]) => ({
    bytes: 200 + key.length * 3 + value.length * 3,
    queue: (context) => {
      context.workbook.properties.custom.add(key, value);
    },
  }));

/** Sends the steps in as few messages as their bytes allow. */
export const send = (session: Session, steps: readonly Step[]): Promise<Trip<unknown>> =>
  session.trips(
    steps,
    ({ bytes }) => bytes,
    (context, step) => {
      step.queue(context);
      return () => undefined;
    },
  );
