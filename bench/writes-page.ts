import { ICommandService } from '@univerjs/core';
import { SetTriggerFormulaCalculationStartMutation } from '@univerjs/engine-formula';
import { assistantInWorker } from '../src/apps/assistant/start';
import type { Result } from '../src/base/finding';
import { browserProgram } from '../src/hosts/browser';

/** A page with the grid and the assistant, and what takes time in them. */

declare global {
  interface Window {
    writes: {
      /** Milliseconds until the workbook is drawn and may be worked in. */
      open: (bytes: number[]) => Promise<number>;
      record: () => Promise<number>;
      restore: () => Promise<number>;
      settle: () => Promise<number>;
      recalculate: () => Promise<number>;
      /** Every value and result of the workbook. */
      cells: () => Promise<string[]>;
      calculated: () => Promise<void>;
    };
  }
}

const container = document.createElement('div');
container.style.cssText = 'position:fixed;inset:0';
document.body.append(container);
const program = await browserProgram(container);
const assistant = assistantInWorker(program.workbook);

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.finding.code}: ${result.finding.message}`);
  return result.value;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

let count = 0;

window.writes = {
  open: async (bytes) => {
    const file = new Uint8Array(bytes);
    const time = await timed(async () => {
      valueOf(await program.open('总表.xlsx', file));
      // What the pane shows of it, and what is drawn.
      await assistant.look();
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    });
    await program.workbook.calculated();
    return time;
  },
  record: async () => {
    const at = valueOf(await assistant.rubrics())[0]?.items[0]?.rows[0]?.at;
    const sheet = at ? valueOf(await assistant.clauses(at, null)) : null;
    const [unit, clause] = [sheet?.units[count % sheet.units.length]?.id, sheet?.clauses[0]?.id];
    if (unit === undefined || clause === undefined) throw new Error('no clause');
    const record = { quantity: 1, facts: `第 ${++count} 笔`, date: '2020-01-14' };
    return timed(async () => valueOf(await assistant.record({ unit, clause, index: 0, record })));
  },
  restore: () => timed(async () => valueOf(await assistant.restore())),
  settle: () => timed(async () => valueOf(await assistant.settle({}))),
  recalculate: () =>
    timed(async () => {
      const commands = program.grid.univer.__getInjector().get(ICommandService);
      await commands.executeCommand(
        SetTriggerFormulaCalculationStartMutation.id,
        { forceCalculation: true },
        { onlyLocal: true },
      );
      await program.workbook.calculated(120_000);
    }),
  cells: async () =>
    valueOf(await program.workbook.read()).sheets.flatMap(({ name, rows }) =>
      rows.flatMap((cells, row) =>
        (cells ?? []).map((cell, column) => `${name} ${row} ${column} ${String(cell?.value ?? '')}`),
      ),
    ),
  calculated: () => program.workbook.calculated(120_000),
};
