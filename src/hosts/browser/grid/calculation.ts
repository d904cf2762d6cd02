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
 */
export class Calculation {
  #noted = false;
  #running = false;
  #waiting: (() => void)[] = [];
  readonly #listening: IDisposable;

  constructor(injector: Injector) {
    const dirty = injector.get(IActiveDirtyManagerService);
    this.#listening = injector.get(ICommandService).onCommandExecuted((command, options) => {
      if (command.id === SetFormulaCalculationStartMutation.id) {
        this.#noted = false;
        this.#running = true;
      } else if (command.id === SetFormulaCalculationNotificationMutation.id) this.#heard(command);
      else if (dirty.get(command.id) && !isResult(command, options)) this.#noted = true;
    });
  }

  /** Resolves when nothing is waiting to be calculated, or after `longest` milliseconds. */
  async settled(longest = 30_000): Promise<void> {
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
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
  }
}

/** Results that are put into cells change nothing that would have to be calculated again. */
const isResult = ({ id }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): boolean =>
  id === 'sheet.mutation.set-range-values' && options?.onlyLocal === true;
