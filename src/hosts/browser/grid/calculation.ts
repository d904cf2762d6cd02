import { ICommandService } from '@univerjs/core';
import type { ICommandInfo, IDisposable, IExecutionOptions, Injector } from '@univerjs/core';
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/preset-sheets-core';

/**
 * Whether the formulas are up to date. The grid calculates after the fact: a change is noted, a tenth of a second
 * later the worker starts, and it sends the results of all sheets before it says that it is done. The grid's own
 * promises settle when the first sheet has its results; this waits for the last.
 *
 * A write of the assistant comes with the results of all formulas that it moves, exact to the last digit. The grid
 * calculates them again all the same, some seconds for a whole 总表, but nobody needs to wait for that: only the next
 * write does, because a calculation that loses formulas on its way no longer finds what depends on what.
 */
export class Calculation {
  #noted = false;
  #running = false;
  /** Something was changed whose results nobody brought. */
  #owed = false;
  #waiting: (() => void)[] = [];
  readonly #listening: IDisposable;

  constructor(injector: Injector) {
    const dirty = injector.get(IActiveDirtyManagerService);
    this.#listening = injector.get(ICommandService).onCommandExecuted((command, options) => {
      if (command.id === SetFormulaCalculationStartMutation.id) {
        this.#noted = false;
        this.#running = true;
      } else if (command.id === SetFormulaCalculationNotificationMutation.id) this.#heard(command);
      else if (dirty.get(command.id) && !isResult(command, options)) {
        this.#noted = true;
        if (options?.byHost !== true && !isRule(command)) this.#owed = true;
      }
    });
  }

  /** The host wrote without bringing results. */
  owe(): void {
    this.#owed = true;
  }

  /** Resolves when what stands in the cells is right, or after `longest` milliseconds. */
  async right(longest?: number): Promise<void> {
    if (this.#owed) await this.done(longest);
  }

  /** Resolves when nothing is waiting to be calculated, or after `longest` milliseconds. */
  async done(longest = 30_000): Promise<void> {
    if (!this.#noted && !this.#running) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longest);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Of a workbook that is closed nothing more is heard. */
  forget(): void {
    this.#noted = false;
    this.#running = false;
    this.#release();
  }

  dispose(): void {
    this.#listening.dispose();
    this.forget();
  }

  #heard(command: Readonly<ICommandInfo>): void {
    const { functionsExecutedState: state } = (command.params ?? {}) as {
      functionsExecutedState?: FormulaExecutedStateType;
    };
    // A calculation is stopped only to be started again with what changed meanwhile.
    if (state === undefined || state === FormulaExecutedStateType.STOP_EXECUTION) return;
    this.#running = false;
    if (!this.#noted) this.#release();
  }

  #release(): void {
    this.#owed = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
  }
}

/** Results that are put into cells change nothing that would have to be calculated again. */
const isResult = ({ id }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): boolean =>
  id === 'sheet.mutation.set-range-values' && options?.onlyLocal === true;

/** Formulas of rules for entries and of conditional formats are worked out again; no cell gets another result by it. */
const isRule = ({ id }: Readonly<ICommandInfo>): boolean => id.endsWith('-formula-mark-dirty');
