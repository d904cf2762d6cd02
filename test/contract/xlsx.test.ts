import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAddress } from '../../src/base/address';
import { fileMaster } from '../../src/hosts/folder';
import { patchWorkbook } from '../../src/xlsx/patch';
import type { HostUnderTest } from './host';
import { renamed } from './rename';
import { describeContract } from './suite';

/** The contract on files: nothing calculates, nobody selects; people work in the file between two readings. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-contract-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;

function fileHost(): HostUnderTest {
  const path = join(folder, `总表${++count}.xlsx`);
  return {
    workbook: fileMaster(path),
    program: null,
    type: async (sheet, address, typed) => {
      const at = parseAddress(address);
      if (!at) throw new Error(address);
      const formula = typeof typed === 'string' && typed.startsWith('=') ? typed.slice(1) : undefined;
      const change =
        formula === undefined
          ? { sheet, ...at, kind: 'value' as const, value: typed }
          : { sheet, ...at, kind: 'formula' as const, value: null, formula };
      await writeFile(path, await patchWorkbook(await readFile(path), [change]));
    },
    rename: async (sheet, name) => {
      await writeFile(path, renamed(await readFile(path), sheet, name));
    },
    select: () => Promise.reject(new Error('nobody selects in a file')),
  };
}

describeContract('xlsx 文件', { calculates: false, events: false, files: false, prints: true }, fileHost);
