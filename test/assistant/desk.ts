import { assistantFor } from '../../src/assistant/assistant';
import type { Assistant } from '../../src/assistant/api';
import { xlsxFormat } from '../../src/xlsx/format';
import { patchWorkbook } from '../../src/xlsx/patch';
import { parseAddress } from '../../src/base/address';
import type { Scalar } from '../../src/sheets/model';
import type { WriteMemory } from '../../src/workflow/recoverable';
import { memoryMaster, type MemoryMaster } from '../support/memory-host';
import { Year } from '../support/year';

/** An assistant over a workbook in memory. */
export interface Desk {
  assistant: Assistant;
  workbook: MemoryMaster;
  type: (sheet: string, address: string, value: Scalar) => Promise<void>;
}

export function deskOver(workbook: MemoryMaster = memoryMaster(), memory?: WriteMemory): Desk {
  let minute = 0;
  return {
    workbook,
    assistant: assistantFor({
      workbook,
      files: xlsxFormat,
      ...(memory ? { memory } : {}),
      now: () => `2020-01-18 09:${String(minute++).padStart(2, '0')}`,
    }),
    type: async (sheet, address, value) => {
      const at = parseAddress(address);
      if (!at) throw new Error(address);
      workbook.replace(await patchWorkbook(workbook.bytes(), [{ sheet, ...at, kind: 'value', value }]));
    },
  };
}

let filled: Promise<Year> | undefined;

/** A year whose forms have come back, made once for all tests of a file. */
export const filledYear = (): Promise<Year> =>
  (filled ??= new Year().issued().then((year) => year.filled(3)));

/** Files as somebody picks them. */
export const picked = (year: Year) =>
  [...year.returned].map(([path, bytes]) => ({ name: path.split('/').at(-1) ?? path, bytes }));
