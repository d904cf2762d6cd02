import { ICommandService } from '@univerjs/core';
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
} from '@univerjs/preset-sheets-core';
import { address } from '../../src/base/address';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { browserProgram, type BrowserProgram } from '../../src/hosts/browser';
import { zhengzhou2019 } from '../../src/schemes';
import type { WorkbookData } from '../../src/sheets/data';
import type { WorkbookModel } from '../../src/sheets/model';
import { computed, openMaster } from '../../src/workflow/master';
import { settleMaster } from '../../src/workflow/settle';
import { generatedYear } from '../support/generated-year';
import { longReportTeam } from '../support/wordy-team';
import { valueOf } from './expect';
import { collectedYear } from './year-scenarios';

/** The page in which the grid's own calculation is held against the engine's figures. */

/** Formula cells that were compared, and those that are not the engine's figure to the last digit. */
export interface Figures {
  compared: number;
  differing: string[];
}

declare global {
  interface Window {
    figures: {
      /** A year that was issued, collected and settled in the grid. */
      settled: () => Promise<Figures>;
      /** A 总表 without any stored result, calculated by the grid from nothing, under these readings. */
      fromNothing: (readings: Record<string, string>) => Promise<Figures>;
      /** A team's workbook without any stored result, one of its units with 60 deductions of 300 characters. */
      team: () => Promise<Figures>;
    };
  }
}

const container = document.createElement('div');
container.style.cssText = 'position:fixed;inset:0';
document.body.append(container);
const started = browserProgram(container);

/** Of the model every formula's value is the engine's figure. */
function compared(model: WorkbookModel, book: WorkbookData): Figures {
  const figures: Figures = { compared: 0, differing: [] };
  for (const [index, sheet] of model.sheets.entries())
    for (const [row, cells] of sheet.rows.entries())
      for (const [column, cell] of cells.entries()) {
        if (cell?.formula === undefined) continue;
        const stands = book.sheets[index]?.rows[row]?.[column];
        figures.compared += 1;
        if (stands?.formula !== cell.formula || (stands.value ?? '') !== (cell.value ?? ''))
          figures.differing.push(
            `${sheet.name}!${address(row, column)} =${cell.formula}: ${JSON.stringify(stands)}, engine ${JSON.stringify(cell.value)}`,
          );
      }
  return figures;
}

/** The model without results. What a file could not hold without (a formula's date) no formula of ours has. */
const withoutResults = (model: WorkbookModel): WorkbookModel => ({
  ...model,
  sheets: model.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((cells) =>
      cells.map((cell) => (cell?.formula === undefined ? cell : { ...cell, value: null })),
    ),
  })),
});

/** Milliseconds that the grid is given for a whole 总表; a slow machine with other work needs many. */
const longest = 150_000;

/** How the next calculation ends. */
const calculationEnds = (program: BrowserProgram): Promise<FormulaExecutedStateType> =>
  new Promise((resolve) => {
    const listening = program.grid.univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(({ id, params }) => {
        if (id !== SetFormulaCalculationNotificationMutation.id) return;
        const { functionsExecutedState: state } = params as {
          functionsExecutedState?: FormulaExecutedStateType;
        };
        if (state === undefined || state === FormulaExecutedStateType.STOP_EXECUTION) return;
        listening.dispose();
        resolve(state);
      });
  });

/** Calculates everything. The worker finds nothing to do while the workbook is still on its way to it: then once more. */
async function calculateAll(program: BrowserProgram): Promise<void> {
  let state: FormulaExecutedStateType;
  do {
    const ended = calculationEnds(program);
    await program.grid.api.executeCommand(
      'formula.mutation.set-trigger-formula-calculation-start',
      { commands: [], forceCalculation: true },
      { onlyLocal: true },
    );
    state = await ended;
  } while (state !== FormulaExecutedStateType.SUCCESS);
}

/** Calculates a model from nothing, and holds what comes out against it. */
async function calculated(program: BrowserProgram, model: WorkbookModel): Promise<Figures> {
  valueOf(await program.workbook.create(withoutResults(model)), 'create');
  await calculateAll(program);
  return compared(model, valueOf(await program.workbook.read(), 'read'));
}

window.figures = {
  settled: async () => {
    const program = await started;
    await collectedYear({
      workbook: program.workbook,
      program,
      type: () => Promise.reject(new Error('nobody types')),
      rename: () => Promise.reject(new Error('nobody renames')),
      select: () => Promise.reject(new Error('nobody selects')),
    });
    valueOf(await settleMaster(program.workbook, { now: '2020-01-19 09:00' }), 'settle');
    const { state } = valueOf(await openMaster(program.workbook), 'open');
    await program.workbook.calculated(longest);
    return compared(masterWorkbook(state), valueOf(await program.workbook.read(), 'read'));
  },
  fromNothing: async (readings) => {
    const program = await started;
    const scheme = zhengzhou2019();
    const state = generatedYear({ ...scheme, readings: { ...scheme.readings, ...readings } }, 5);
    return calculated(program, masterWorkbook(computed({ ...state, settled: true }).state));
  },
  team: async () => calculated(await started, longReportTeam(zhengzhou2019(), 60).book),
};
