import { parseAddress } from '../../src/base/address';
import type { BrowserProgram } from '../../src/hosts/browser';

/** Where the cells of the grid are on the page, for those who click on them. */

export function placeOf(sheet: string, address: string) {
  const at = parseAddress(address);
  if (!at) throw new Error(address);
  return { sheet, ...at };
}

export interface CellBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The box of a cell that is in sight, in pixels of the page; waits until the grid is drawn. */
export async function boxOf(program: BrowserProgram, sheet: string, address: string): Promise<CellBox> {
  const { row, column } = placeOf(sheet, address);
  const facade = program.grid.api.getActiveWorkbook()?.getSheetByName(sheet);
  if (!facade) throw new Error(`no sheet ${sheet}`);
  for (;;) {
    // The grid counts from its canvas, and as if nothing were scrolled or made smaller.
    const canvas = program.grid.container.querySelector('canvas[id*="sheet-main"]');
    const origin = canvas?.getBoundingClientRect();
    if (origin && origin.top > 0) {
      const { left, top, width, height } = facade.getRange(row, column).getCellRect();
      const zoom = facade.getZoom();
      return {
        left: origin.left + left * zoom,
        top: origin.top + top * zoom,
        width: width * zoom,
        height: height * zoom,
      };
    }
    await new Promise(requestAnimationFrame);
  }
}
