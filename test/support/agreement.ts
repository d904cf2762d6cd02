import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { address } from '../../src/base/address';
import { readWorkbook } from '../../src/xlsx/read';
import { valueOf } from './year';

/** Cells against another program: every formula of a workbook, calculated anew, must give what is stored. */

interface Disagreement {
  at: string;
  ours: unknown;
  theirs: unknown;
  formula: string;
}

export interface Agreement {
  formulas: number;
  differences: Disagreement[];
}

const same = (a: unknown, b: unknown): boolean => (a ?? '') === (b ?? '');

/** Calculates files anew and saves them in the folder; answers where. */
export type Judge = (
  files: readonly string[],
  outDir: string,
) => readonly string[] | Promise<readonly string[]>;

/** All workbooks are calculated by the judge; the last digit counts. */
export async function agreement(
  workbooks: ReadonlyMap<string, Uint8Array>,
  judge: Judge,
): Promise<Map<string, Agreement>> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-agreement-'));
  try {
    const files = [...workbooks].map(([, bytes], index) => {
      const file = join(folder, `${index}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const made = await judge(files, join(folder, 'out'));
    const results = new Map<string, Agreement>();
    for (const [index, [name, bytes]] of [...workbooks].entries()) {
      const ours = valueOf(await readWorkbook(bytes, name));
      const theirs = valueOf(
        await readWorkbook(readFileSync(made[index] ?? ''), basename(made[index] ?? '')),
      );
      const found: Agreement = { formulas: 0, differences: [] };
      for (const sheet of ours.sheets) {
        const other = theirs.sheets.find((each) => each.name === sheet.name);
        for (const [row, cells] of sheet.rows.entries())
          for (const [column, cell] of (cells ?? []).entries()) {
            if (cell?.formula === undefined) continue;
            found.formulas += 1;
            const value = other?.rows[row]?.[column]?.value;
            if (!same(cell.value, value))
              found.differences.push({
                at: `${name} ${sheet.name}!${address(row, column)}`,
                ours: cell.value,
                theirs: value ?? '',
                formula: cell.formula,
              });
          }
      }
      results.set(name, found);
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
