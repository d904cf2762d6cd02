import { browserProgram } from '../../src/hosts/browser';
import type { BrowserProgram } from '../../src/hosts/browser';
import type { Scalar } from '../../src/sheets/model';
import { boxOf, placeOf } from '../support/grid-hands';
import { valueOf } from './expect';
import type { HostUnderTest } from './host';
import { renamed } from './rename';
import { scenariosFor } from './suite';

/** The page in which the contract is held against the grid. A scenario has the page to itself. */

declare global {
  interface Window {
    /** The test's own hands: keys and clicks as the browser gets them from a person. */
    pressKeys: (text: string) => Promise<void>;
    clickAt: (x: number, y: number) => Promise<void>;
    /** Runs one scenario; "" or what went wrong. */
    runScenario: (name: string) => Promise<string>;
    program: Promise<BrowserProgram>;
  }
}

const container = document.createElement('div');
container.style.cssText = 'position:fixed;inset:0';
document.body.append(container);
window.program = browserProgram(container);

async function click(program: BrowserProgram, sheet: string, address: string): Promise<void> {
  const { left, top, width, height } = await boxOf(program, sheet, address);
  return window.clickAt(left + width / 2, top + height / 2);
}

const hostOf = (program: BrowserProgram): HostUnderTest => ({
  workbook: program.workbook,
  program,
  type: async (sheet: string, address: string, typed: Scalar) => {
    valueOf(await program.show(placeOf(sheet, address)), 'show');
    await click(program, sheet, address);
    await window.pressKeys(String(typed));
  },
  rename: async (sheet, name) => {
    valueOf(
      await program.open(program.label, renamed(valueOf(await program.bytes(), 'bytes'), sheet, name)),
      'open',
    );
  },
  select: async (sheet, address) => {
    valueOf(await program.show(placeOf(sheet, 'Z30')), 'show elsewhere');
    valueOf(await program.show(placeOf(sheet, 'A1')), 'show');
    await click(program, sheet, address);
  },
});

window.runScenario = async (name) => {
  const program = await window.program;
  const scenario = scenariosFor(program.capabilities).find((each) => each.name === name);
  if (!scenario) return `no scenario ${name}`;
  try {
    await scenario.run(hostOf(program));
    return '';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
};
