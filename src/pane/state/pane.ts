import { createContext, useContext } from 'react';
import { messageOf } from '../../base/thrown';
import { failed, type Finding, type Result } from '../../base/finding';
import type { CellPlace, Mark, Program } from '../../port/program';
import type { Progress } from '../../port/port';
import type { StepId } from '../../views/overview';
import { keptSheet } from '../acceptance/sheet';
import type { AskedPlace, PaneGiven } from '../given';
import { initialState, type Message, type PaneState, type View } from './model';
import { createStore, useStore, type Store } from './store';
import { keptAfter } from './scope';

/** How long changes in the workbook gather before it is looked at again. */
const quiet = 400;

/** Tasks that are remembered after they are over. */
const mostFinished = 40;

/** How often progress is drawn at most. */
const frame = 80;

/** The pane's state with everything that can be done to it. */
export interface Pane {
  readonly given: PaneGiven;
  readonly store: Store<PaneState>;
  /** Looks at the workbook again. */
  look: () => Promise<void>;
  /** Runs one task; failures are shown. One at a time: a second one is refused. */
  run: <Value>(
    title: string,
    work: (progress: Progress) => Promise<Result<Value>>,
    how?: RunOptions<Value>,
  ) => Promise<Result<Value>>;
  cancel: () => void;
  /** @param keyboard whether it leaves the pane for the cell; so it does unless told otherwise */
  show: (place: CellPlace, keyboard?: boolean) => Promise<void>;
  open: (view: View) => void;
  /** Goes to a step; its sheet comes to the front where nothing is in the way. */
  go: (step: StepId) => void;
  /** What is selected, on the sheet of the step that one has just gone to. */
  selection: Program['selection'];
  report: (finding: Finding, again?: () => void) => void;
  say: (words: string) => void;
  dismiss: (id: number) => void;
  keep: (key: string, value: unknown) => void;
}

/**
 * Whether nobody sees the pane, as far as its engine ever said that somebody does: where each window has a pane of its own,
 * those behind need not read what happens in front.
 */
function outOfSight(): () => boolean {
  let seen = false;
  return () => {
    const state = typeof document === 'undefined' ? 'visible' : document.visibilityState;
    if (state === 'visible') seen = true;
    return seen && state === 'hidden';
  };
}

/** How a task runs. */
export interface RunOptions<Value = unknown> {
  /** It asks its progress whether to go on. */
  cancellable?: boolean;
  /** It does not write into the workbook: no need to look again. */
  reads?: boolean;
  /** Shows what came of it at once: looking at the workbook again takes its time, and says nothing new about that. */
  shows?: (value: Value) => void;
}

const crashed = (error: unknown): Finding => ({
  code: 'pane-unexpected',
  severity: 'error',
  message: `没有做成：${messageOf(error)}`,
  remedy: '请再试一次；仍不行的，保存表格，重新打开面板。已写入表格的内容不受影响。',
});

/** The pane around what it was given; `stop` ends its subscriptions. */
export function createPane(given: PaneGiven): Pane & { start(): () => void } {
  const { assistant, program } = given;
  const store = createStore<PaneState>({
    ...initialState,
    step: given.step ?? null,
    acceptance: keptSheet(),
  });
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  /** The workbook that the pane shows; undefined before the first look, and where there is one for life. */
  let shown: Mark | undefined;
  const inFront = (): boolean => shown?.inFront() ?? true;

  const post = (message: Message): void =>
    store.set({
      // The same trouble is not told twice, and a success gives way to the next one.
      messages: [
        ...store
          .get()
          .messages.filter((each) =>
            each.kind === 'done'
              ? false
              : message.kind !== 'problem' || each.finding.message !== message.finding.message,
          ),
        message,
      ],
    });
  const report = (finding: Finding, again?: () => void): void =>
    post({ id: ++count, kind: 'problem', finding, ...(again ? { again } : {}) });

  let held: { tasks: number; end: (() => void) | undefined } | undefined;
  let heard = 0;
  const lookOnce = async (): Promise<void> => {
    const seen = heard;
    try {
      const during = held;
      const mark = program.following?.mark();
      const overview = await assistant.look();
      // What can be taken back belongs to the workbook that was just looked at.
      const restorable = await assistant.restorable();
      // Who has been elsewhere and is back is not shown what lies behind: what they are typing would be taken away.
      if (mark && (!during || during !== held) && !mark.inFront()) {
        await lookOnce();
        return;
      }
      shown = mark;
      mark?.shown();
      const { kept, overview: before, revision } = store.get();
      store.set({
        overview,
        restorable,
        // Only a task makes another of the workbook on show; without one, people have gone to another.
        kept: during ? keptAfter(kept, before, overview) : kept,
        revision: revision + 1,
        // What changed meanwhile is not in it.
        stale: heard !== seen,
      });
    } catch (error) {
      report(crashed(error), () => void look());
    }
  };
  const look = (): Promise<void> => {
    // A look that is under way may have read what has changed since: it is followed by one more.
    if (looking) {
      following ??= looking.then(() => {
        following = undefined;
        return look();
      });
      return following;
    }
    looking = lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  let arriving: Promise<unknown> = Promise.resolve();
  const go = (step: StepId): void => {
    const { overview, task } = store.get();
    store.set({ step, view: { kind: 'step' } });
    if (overview?.kind !== 'master' || task || !inFront()) return;
    // A convenience: where the program has other things to do, the step is there all the same.
    arriving = program.bringForward(overview.sheets[step]).catch(() => undefined);
  };

  /** Only a 总表 has steps: a click that opened the pane waits until it is known what is open. */
  const lead = async (place: AskedPlace): Promise<void> => {
    await looking;
    if (store.get().overview?.kind !== 'master') return;
    if (place === 'findings') store.set({ view: { kind: 'findings' } });
    else go(place);
  };

  const progressOf =
    (id: number): Progress =>
    (done, total, what) => {
      const { task } = store.get();
      if (task?.id !== id) return false;
      const now = Date.now();
      if (now - drawn >= frame || done === total) {
        drawn = now;
        store.set({ task: { ...task, done, total, what } });
      }
      return !task.stopping;
    };
  let drawn = 0;

  /** Keeps to the workbook, also for a task that follows at once: what was read for one is written by the other. */
  const hold = (): (() => void) => {
    held ??= { tasks: 0, end: shown?.hold() };
    held.tasks += 1;
    return () => {
      setTimeout(() => {
        if (!held || --held.tasks > 0) return;
        held.end?.();
        held = undefined;
      });
    };
  };

  /** The look after a task, which may show its result already: who goes on meanwhile is not refused. */
  let closing: Promise<void> | undefined;

  const run: Pane['run'] = async (title, work, how = {}) => {
    if (closing) await closing;
    const { task: other } = store.get();
    if (other) return failed('pane-busy', `正在${other.title}。`, '请等它做完，或先取消。');
    const { cancellable = false, reads = false, shows } = how;
    // What the pane shows is of another workbook than the one in front: nothing is written into either.
    if (!held && !reads && !inFront()) {
      const refused = failed(
        'workbook-switched',
        `前面换成了另一个工作簿，没有${title}。`,
        '面板已改看这一个。请看清楚是不是要办的总表，再点一次。',
      );
      await look();
      report(refused.finding);
      return refused;
    }
    const id = ++count;
    const release = hold();
    const begun = Date.now();
    const over = (done: boolean): void => {
      const at = Date.now();
      const finished = [...store.get().finished, { title, seconds: (at - begun) / 1000, ok: done, at }];
      store.set({ finished: finished.slice(-mostFinished) });
    };
    store.set({
      task: { id, title, done: 0, total: 0, what: '', cancellable, stopping: false },
      messages: store.get().messages.filter(({ kind }) => kind !== 'done'),
    });
    try {
      const result = await work(progressOf(id));
      over(result.ok);
      if (!result.ok) report(result.finding);
      else if (shows) {
        // Beside what came of it the pane still shows the workbook as it was.
        if (!reads) store.set({ stale: true });
        shows(result.value);
      }
      if (!reads) {
        closing = look();
        await closing;
      }
      return result;
    } catch (error) {
      const finding = crashed(error);
      over(false);
      report(finding);
      return { ok: false, finding };
    } finally {
      release();
      closing = undefined;
      store.set({ task: null });
    }
  };

  const say = (words: string): void => post({ id: ++count, kind: 'done', words });

  return {
    given,
    store,
    look,
    run,
    report,
    cancel: () => {
      const { task } = store.get();
      if (task) store.set({ task: { ...task, stopping: true } });
    },
    show: async (place, keyboard = true) => {
      const shown = await program.show(place, keyboard).catch((error: unknown) => ({
        ok: false as const,
        finding: crashed(error),
      }));
      if (!shown.ok) report(shown.finding);
    },
    open: (view) => store.set({ view }),
    go,
    selection: () => arriving.then(() => program.selection()),
    say,
    dismiss: (id) => store.set({ messages: store.get().messages.filter((each) => each.id !== id) }),
    keep: (key, value) => store.set({ kept: { ...store.get().kept, [key]: value } }),
    start: () => {
      const unseen = outOfSight();
      unseen();
      const changed = (): void => {
        heard += 1;
        if (store.get().overview !== null) store.set({ stale: true });
        later();
      };
      const later = (): void => {
        clearTimeout(timer);
        // Our own task looks when it is done; looking in the middle would show a half-written workbook.
        timer = setTimeout(() => (store.get().task || unseen() ? later() : void look()), quiet);
      };
      const ends = [
        program.onChange(changed),
        given.notice?.((words) => store.set({ notice: words })) ?? (() => undefined),
        given.told?.(say) ?? (() => undefined),
        given.reports?.(report) ?? (() => undefined),
        () => clearTimeout(timer),
      ];
      void look();
      ends.push(given.asked?.((place) => void lead(place)) ?? (() => undefined));
      return () => ends.forEach((end) => end());
    },
  };
}

/** The pane that a component belongs to. */
export const PaneContext = createContext<Pane | null>(null);

/** The pane that a component belongs to. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('outside the pane');
  return pane;
}

/** Part of the pane's state. */
export const usePaneState = <Part>(part: (state: PaneState) => Part): Part => useStore(usePane().store, part);
