import { assistantFor } from '../../src/assistant/assistant';
import type { Assistant } from '../../src/assistant/api';
import { xlsxFormat } from '../../src/xlsx/format';
import { patchWorkbook } from '../../src/xlsx/patch';
import { parseAddress } from '../../src/base/address';
import type { Scalar } from '../../src/sheets/model';
import type { MasterOverview, Overview } from '../../src/views/overview';
import type { WriteMemory } from '../../src/workflow/recoverable';
import type { CollectionView } from '../../src/views/collection';
import { wordBytes } from '../../src/word/write';
import { memoryMaster, type MemoryMaster } from '../support/memory-host';
import { valueOf, Year } from '../support/year';

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
      word: wordBytes,
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

const collections = new Map<string, Promise<{ bytes: Uint8Array; view: CollectionView }>>();

async function collection(without: readonly string[]) {
  const year = await filledYear();
  const workbook = memoryMaster();
  workbook.replace(year.master.bytes());
  const files = picked(year).filter(({ name }) => !without.includes(name));
  const collected = await deskOver(workbook).assistant.collect(files, [], on);
  return { bytes: workbook.bytes(), view: valueOf(collected) };
}

/** A desk on which all forms are taken in but those named: collected once, each desk has a copy. */
export async function collectedDesk(...without: string[]) {
  const key = without.join('、');
  const made = collections.get(key) ?? collection(without);
  collections.set(key, made);
  const { bytes, view } = await made;
  const workbook = memoryMaster();
  workbook.replace(bytes);
  return { year: await filledYear(), ...deskOver(workbook), view };
}

/** Progress that goes on to the end. */
export const on = (): boolean => true;

/** Files as somebody picks them. */
export const picked = (year: Year) =>
  [...year.returned].map(([path, bytes]) => ({ name: path.split('/').at(-1) ?? path, bytes }));

/** What is open, where it is a 总表. */
export function master(overview: Overview): MasterOverview {
  if (overview.kind !== 'master') throw new Error(JSON.stringify(overview));
  return overview;
}
