import { ICommandService } from '@univerjs/core';
import type { IExecutionOptions, Injector } from '@univerjs/core';
import {
  SetFormulaCalculationResultMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';

/** The change of cells, of people, of the host, or of a calculation. */
export const setCells = 'sheet.mutation.set-range-values';

/** Results that a calculation puts into cells. */
const isCalculated = (options: IExecutionOptions | undefined): boolean =>
  options?.applyFormulaCalculationResult === true;

/**
 * Results that something overtook: where a cell was changed while they were worked out, nobody knows which of them
 * still hold, and the cell itself may be no formula any more. None of them is taken; the calculation is begun again
 * with what came. Held in the page and in the worker, so that both have the same cells.
 */
export class Overtaken {
  #overtaken = false;

  constructor(injector: Injector) {
    const commands = injector.get(ICommandService);
    commands.onCommandExecuted(({ id }, options) => {
      if (id === SetFormulaCalculationStartMutation.id) this.#overtaken = false;
      else if (id === setCells && !isCalculated(options)) this.#overtaken = true;
    });
    commands.beforeCommandExecuted(({ id, params }, options) => {
      if (!this.#overtaken) return;
      if (id === SetFormulaCalculationResultMutation.id) (params as { unitData: object }).unitData = {};
      else if (id === setCells && isCalculated(options)) (params as { cellValue: object }).cellValue = {};
    });
  }

  /** Whether a cell was changed since the present calculation began. */
  get yes(): boolean {
    return this.#overtaken;
  }
}
