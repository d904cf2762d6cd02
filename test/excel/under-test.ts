import { excelProgram } from '../../src/hosts/excel';
import type { Clock, ExcelOptions } from '../../src/hosts/excel';
import { pageClock } from '../../src/hosts/excel/options';
import type { ExcelProgram } from '../../src/hosts/excel';
import type { HostUnderTest } from '../contract/host';
import { renameSheet } from '../simulated/book/sheet-names';
import { SimulatedExcel } from './excel';

/** Our host on the simulated Excel, through Microsoft's client library. */

const opened: SimulatedExcel[] = [];

export interface ExcelUnderTest extends HostUnderTest {
  program: ExcelProgram;
  excel: SimulatedExcel;
}

/** Waits until nothing is under way: events that the program asked for are registered by then. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

/** How long an answer may take. No test waits so long: the simulation says when it will not answer. */
const answer = 60_000;

/** The page's clock, except that waiting for an answer ends when the simulation keeps silent. */
function clockOf(excel: SimulatedExcel): Clock {
  const given = new Set<() => void>();
  excel.onSilence = () => {
    for (const up of [...given]) up();
  };
  return (milliseconds, then) => {
    if (milliseconds !== answer) return pageClock(milliseconds, then);
    given.add(then);
    return () => {
      given.delete(then);
    };
  };
}

export function excelUnderTest(
  options: Partial<ExcelOptions> = {},
  excel = new SimulatedExcel(),
): ExcelUnderTest {
  opened.push(excel);
  const program = excelProgram({
    excel: excel.client.Excel,
    times: { editing: 20, answer, recovery: 5, quiet: 30 },
    clock: clockOf(excel),
    ...options,
  });
  return {
    excel,
    program,
    workbook: program.workbook,
    type: async (sheet, address, typed) => {
      await settled();
      excel.type(sheet, address, typed);
    },
    rename: (sheet, name) => {
      const found = excel.book.find(sheet);
      if (!found) throw new Error(sheet);
      renameSheet(found, name);
      return Promise.resolve();
    },
    select: async (sheet, address) => {
      await settled();
      excel.select(sheet, address);
    },
  };
}

/** Nothing was asked of Excel that the simulation does not have. To be called after every test. */
export function withoutGaps(): void {
  const gaps = opened.splice(0).flatMap((excel) => excel.gaps);
  for (const gap of gaps) throw gap;
}
