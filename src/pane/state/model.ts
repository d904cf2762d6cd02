import type { Restorable } from '../../assistant/api';
import type { Finding } from '../../base/finding';
import type { AcceptanceSheet } from '../acceptance/sheet';
import type { Overview, StepId } from '../../views/overview';

/** What the whole pane knows at one moment. */

/** Pages that stand over the steps and are left with 返回 or Escape. */
export type View =
  | { kind: 'step' }
  | { kind: 'findings' }
  | { kind: 'settings' }
  | { kind: 'help' }
  | { kind: 'file' }
  | { kind: 'restore' }
  | { kind: 'acceptance' }
  | { kind: 'trace'; unit: string; name: string; part: string };

/** What runs now; everything that would start another one waits. */
export interface Task {
  id: number;
  /** 「收表」: completes 「正在…」. */
  title: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  what: string;
  cancellable: boolean;
  stopping: boolean;
}

/** A task that is over. */
export interface Finished {
  title: string;
  seconds: number;
  ok: boolean;
  /** Milliseconds when it was over. */
  at: number;
}

/** What the pane has to say until somebody has read it. */
export type Message =
  | { id: number; kind: 'problem'; finding: Finding; again?: () => void }
  | { id: number; kind: 'done'; words: string };

export interface PaneState {
  /** Null until the first look at the workbook. */
  overview: Overview | null;
  /** Something changed in the workbook since the last look at it: what is shown may be of before. */
  stale: boolean;
  /** Counts the looks: what was asked for before is asked for again. */
  revision: number;
  restorable: Restorable | null;
  /** The step chosen by the user; null follows the year. */
  step: StepId | null;
  view: View;
  task: Task | null;
  /** The last tasks, oldest first. */
  finished: readonly Finished[];
  /** 验收单, while one is filled in. */
  acceptance: AcceptanceSheet | null;
  messages: readonly Message[];
  /** What the program asks of the user at the moment. */
  notice: string | null;
  /** Values that outlive the component that holds them: typed texts, picked files, answers. */
  kept: Readonly<Record<string, unknown>>;
}

/** The state before anything was looked at. */
export const initialState: PaneState = {
  overview: null,
  stale: false,
  revision: 0,
  restorable: null,
  step: null,
  view: { kind: 'step' },
  task: null,
  finished: [],
  acceptance: null,
  messages: [],
  notice: null,
  kept: {},
};
