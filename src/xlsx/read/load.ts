import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { address } from '../../base/address';
import { failed, ok, type Result } from '../../base/finding';
import type { WorkbookData } from '../../sheets/data';
import { countStrings, extentOf, type Extent } from './extent';
import { containerFinding, fileFindings, guard, limits, type Guarded } from '../guard';
import { partsOf, partText } from '../zip/parts';

/** A file that passed the guard, as the reader gives it. */
export interface Loaded {
  workbook: Workbook;
  baggage: WorkbookData['baggage'];
}

/** Empty cells with a format that are still worth reading: a form has some, a column formatted to its end millions. */
const looksLimit = 400_000;

/**
 * Guards and reads within bounds; never throws. With `looks`, formats are read too, and cells that have nothing but
 * a format.
 */
export async function loadWorkbook(bytes: Uint8Array, label: string, looks = false): Promise<Result<Loaded>> {
  const guarded = guard(bytes, label);
  if (!guarded.ok) return guarded;
  try {
    const bounds = boundsOf(guarded.value, looks);
    if (bounds.sheets.size === 0) return fileFindings.broken(label, '没有工作表');
    if (bounds.cells > limits.cells) return fileFindings.tooManyCells(label, `约 ${bounds.cells} 格`);
    const workbook = await readXlsx(bytes, {
      // Only worksheets: hucre refuses the whole file for a chart on a sheet of its own.
      sheets: ({ index }) => bounds.sheets.has(index),
      range: bounds.range,
      ...(looks ? { readStyles: true } : {}),
    });
    return ok({ workbook, baggage: baggageOf(guarded.value) });
  } catch (error) {
    return containerFinding(error, label);
  }
}

/**
 * Why bytes that were just made must not replace a file: this reader itself would refuse them, and everything that
 * is collected would be locked in. Undefined when they may.
 */
export function tooLargeToReadBack(bytes: Uint8Array, label: string): ReturnType<typeof failed> | undefined {
  const refused = refusal(bytes, label);
  if (!refused) return undefined;
  return failed(
    'file-beyond-limits',
    `写入以后「${label}」自己也会打不开（${refused.finding.message}），所以没有写入，原来的文件没有变。`,
    '请减少一次写入的内容：清去不用的行、过长的文字和无关的工作表后再试。',
    { file: label },
  );
}

function refusal(bytes: Uint8Array, label: string): ReturnType<typeof failed> | undefined {
  const guarded = guard(bytes, label);
  if (!guarded.ok) return guarded;
  try {
    const { cells } = boundsOf(guarded.value, false);
    return cells > limits.cells ? fileFindings.tooManyCells(label, `约 ${cells} 格`) : undefined;
  } catch (error) {
    return containerFinding(error, label);
  }
}

interface Bounds {
  sheets: Set<number>;
  cells: number;
  range: string;
}

/** Which sheets to read and how far; counts rectangles, because that is what reading costs. */
function boundsOf(file: Guarded, looks: boolean): Bounds {
  const parts = partsOf(file);
  const strings = parts.sharedStrings ? countStrings(partText(file, parts.sharedStrings)) : 0;
  const reach = (blanks: boolean) =>
    reachOf(parts.sheets.map(({ path }) => extentOf(partText(file, path), strings, blanks)));
  let found = reach(looks);
  if (looks && found.cells > looksLimit) found = reach(false);
  return {
    sheets: new Set(parts.sheets.map(({ index }) => index)),
    cells: found.cells,
    range: `A1:${address(found.rows - 1, found.columns - 1)}`,
  };
}

const reachOf = (extents: readonly Extent[]) => ({
  cells: extents.reduce((sum, { rows, columns }) => sum + rows * columns, 0),
  rows: Math.max(1, ...extents.map(({ rows }) => rows)),
  columns: Math.max(1, ...extents.map(({ columns }) => columns)),
});

function baggageOf(file: Guarded): WorkbookData['baggage'] {
  const names = [...file.entries.keys()].map((name) => name.toLowerCase());
  const found: WorkbookData['baggage'] = [];
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/')))
    found.push('macros');
  if (names.some((name) => name.includes('/externallinks/'))) found.push('external-links');
  return found;
}
