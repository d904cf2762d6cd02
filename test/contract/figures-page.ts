import { ICommandService } from '@univerjs/core';
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
} from '@univerjs/preset-sheets-core';
import { address } from '../../src/base/address';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { browserProgram, type BrowserProgram } from '../../src/hosts/browser';
import type { CellChange } from '../../src/sheets/change';
import type { WorkbookData } from '../../src/sheets/data';
import type { WorkbookModel } from '../../src/sheets/model';
import { openMaster } from '../../src/workflow/master';
import { settleMaster } from '../../src/workflow/settle';
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
      /** Without any stored result, calculated by the grid from nothing; its values are the engine's. */
      fromNothing: (model: WorkbookModel) => Promise<Figures>;
      /** The same, but calculated with these rows empty, and then as one row after the other is filled in. */
      filledIn: (
        model: WorkbookModel,
        sheet: string,
        rows: [first: number, last: number],
      ) => Promise<Figures>;
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

/** What people type into a row: all that is no formula. */
const typed = (model: WorkbookModel, sheet: string, row: number): CellChange[] =>
  (model.sheets.find(({ name }) => name === sheet)?.rows[row] ?? []).flatMap((cell, column): CellChange[] =>
    !cell || cell.formula !== undefined || (cell.value ?? '') === '' || cell.style.unlocked !== true
      ? []
      : [{ sheet, row, column, kind: 'value', value: cell.value, date: cell.date === true }],
  );

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
  fromNothing: async (model) => {
    const program = await started;
    valueOf(await program.workbook.create(withoutResults(model)), 'create');
    await calculateAll(program);
    return compared(model, valueOf(await program.workbook.read(), 'read'));
  },
  filledIn: async (model, sheet, [first, last]) => {
    const program = await started;
    const rows = Array.from({ length: last - first + 1 }, (_, index) => typed(model, sheet, first + index));
    if (rows.some((changes) => changes.length === 0)) throw new Error('an empty row');
    valueOf(await program.workbook.create(withoutResults(model)), 'create');
    await program.workbook.write(
      rows.flat().map((change) => ({ ...change, value: null, date: false })),
      {},
      { complete: false },
    );
    await calculateAll(program);
    for (const changes of rows)
      valueOf(await program.workbook.write(changes, {}, { complete: false }), 'write');
    await program.workbook.calculated(longest);
    return compared(model, valueOf(await program.workbook.read(), 'read'));
  },
};
