import { browserProgram } from '../../src/hosts/browser';
import { sheetsOfYear, type SheetSeen } from './same-sheets';

/** The page in which the demo year is lived through in the grid. */

declare global {
  interface Window {
    sheetsOfYear: () => Promise<SheetSeen[]>;
  }
}

const container = document.createElement('div');
container.style.cssText = 'position:fixed;inset:0';
document.body.append(container);
const started = browserProgram(container);
const idle = () => Promise.reject(new Error('nobody works in this page'));

window.sheetsOfYear = async () => {
  const program = await started;
  return sheetsOfYear({ workbook: program.workbook, program, type: idle, rename: idle, select: idle });
};
