import { CustomCommandExecutionError, ICommandService } from '@univerjs/core';
import type { ICommandInfo, IDisposable, IExecutionOptions, Injector } from '@univerjs/core';
import {
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';
import { merged, type Dirty } from './dirty';
import { filterChanged } from './filter-mutations';
import { Overtaken, setCells } from './overtaken';

/**
 * Whether the formulas are up to date. The grid calculates after the fact: a change is noted, a tenth of a second
 * later the worker starts, and it sends the results of all sheets before it says that it is done.
 *
 * One calculation at a time, and each to its end. By itself the grid stops a calculation for each change that comes
 * meanwhile and starts another; where the first is over before it hears of that, or has not said yet that it runs,
 * what came is forgotten, and some cells keep old results for good. Here it waits; results that were overtaken are not
 * taken (`overtaken.ts`), and the next calculation has the changes of both.
 *
 * A write of the assistant comes with the results of all formulas that it moves, exact to the last digit. The grid
 * calculates them again all the same, some seconds for a whole 总表, but nobody needs to wait for that.
 */
export class Calculation {
  /** A change waits for the grid to begin. */
  #noted = false;
  #running = false;
  /** Something was changed whose results nobody brought. */
  #owed = false;
  /** What the running calculation goes by. */
  #present: Dirty = {};
  /** What came while it ran, as far as the grid itself will not begin with it. */
  #held: Dirty | undefined;
  /** What came last; the grid begins with it when nothing has come for a tenth of a second. */
  #fresh: Dirty | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];
  readonly #commands: ICommandService;
  readonly #overtaken: Overtaken;
  readonly #listening: IDisposable[];

  constructor(injector: Injector) {
    const commands = injector.get(ICommandService);
    const dirty = injector.get(IActiveDirtyManagerService);
    this.#commands = commands;
    this.#overtaken = new Overtaken(injector);
    this.#listening = [
      commands.beforeCommandExecuted((command) => {
        this.#wait(command);
      }),
      commands.onCommandExecuted((command, options) => {
        if (command.id === SetFormulaCalculationStartMutation.id) this.#started(command);
        else if (command.id === SetFormulaCalculationNotificationMutation.id) this.#onProgress(command);
        else {
          const conversion = dirty.get(command.id);
          if (conversion && !isResult(command, options))
            this.#changed(command, conversion.getDirtyData(command), options);
        }
      }),
    ];
  }

  /** The host wrote without bringing results, or people typed since it read. */
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
    clearTimeout(this.#watchdog);
    this.#noted = false;
    this.#running = false;
    this.#held = undefined;
    this.#fresh = undefined;
    this.#release();
  }

  dispose(): void {
    for (const each of this.#listening) each.dispose();
    this.forget();
  }

  /** While a calculation runs the grid neither stops it nor begins another. */
  #wait({ id }: Readonly<ICommandInfo>): void {
    if (!this.#running) return;
    if (id !== SetFormulaCalculationStartMutation.id && id !== SetFormulaCalculationStopMutation.id) return;
    // It takes this for begun, and forgets it at the end of the present one.
    this.#held = merged(this.#held, this.#fresh);
    this.#fresh = undefined;
    throw new CustomCommandExecutionError('one calculation at a time');
  }

  #started({ params }: Readonly<ICommandInfo>): void {
    this.#noted = false;
    this.#running = true;
    this.#fresh = undefined;
    this.#present = { ...(params as Dirty) };
    this.#watch();
  }

  #changed(command: Readonly<ICommandInfo>, dirty: Dirty, options: IExecutionOptions | undefined): void {
    this.#noted = true;
    this.#fresh = merged(this.#fresh, dirty);
    if (options?.byHost !== true && !owesNothing(command)) this.#owed = true;
  }

  #onProgress({ params }: Readonly<ICommandInfo>): void {
    if (!this.#running) return;
    const { functionsExecutedState: state } = (params ?? {}) as { functionsExecutedState?: number };
    if (state === undefined) this.#watch();
    else this.#ended();
  }

  #ended(): void {
    clearTimeout(this.#watchdog);
    this.#running = false;
    const again = this.#overtaken.yes ? merged(this.#held, this.#present) : this.#held;
    this.#held = undefined;
    if (again) {
      // Noted by this, and begun as soon as nothing else comes.
      void this.#commands.executeCommand(SetTriggerFormulaCalculationStartMutation.id, again, {
        onlyLocal: true,
      });
    } else if (!this.#noted) this.#release();
  }

  /** A worker that says nothing for so long has failed; what came since must not wait for it. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      this.#ended();
    }, silence);
  }

  #release(): void {
    this.#owed = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
  }
}

/** Milliseconds. Working out what depends on what, it says nothing for some seconds. */
const silence = 60_000;

/** Results that are put into cells change nothing that would have to be calculated again. */
const isResult = ({ id }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): boolean =>
  id === setCells && options?.onlyLocal === true;

/**
 * Formulas of rules for entries and of conditional formats are worked out again without any cell getting another
 * result, and for a filter too; and the grid says that it begins also where a workbook was opened whose results are
 * right.
 */
const owesNothing = ({ id }: Readonly<ICommandInfo>): boolean =>
  id.endsWith('-formula-mark-dirty') ||
  id === filterChanged ||
  id === SetTriggerFormulaCalculationStartMutation.id;
