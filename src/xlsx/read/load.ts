import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { address } from '../../base/address';
import { failed, ok, type Result } from '../../base/finding';
import type { WorkbookData } from '../../sheets/data';
import { checkFormats, countStrings, lookThrough, type SheetLook } from './extent';
import { containerFinding, fileFindings, guard, limits, type Guarded } from '../guard';
import { partsOf, partText } from '../zip/parts';
import { opened } from '../zip/repack';
import { formatCodes, type FormattedNumbers } from './numbers';
import type { RawSheet } from './raw';

/** A file that passed the guard, as the reader gives it. */
export interface Loaded {
  workbook: Workbook;
  /** Numbers with a telling format, sheet by sheet as in the workbook. */
  numbers: readonly FormattedNumbers[];
  /** What the parts say where hucre makes something else of it, sheet by sheet. */
  raw: readonly RawSheet[];
  baggage: WorkbookData['baggage'];
}

/** Whether the workbook counts its days from 1904, as those made on an old Mac do. */
export const is1904 = (workbook: Workbook): boolean => workbook.dateSystem === '1904';

/** Empty cells with a format that are still worth reading: a form has some, a column formatted to its end millions. */
const looksLimit = 400_000;

/**
 * Guards and reads within bounds; never throws. With `looks`, formats are read too, and cells that have nothing but
 * a format.
 */
export async function loadWorkbook(bytes: Uint8Array, label: string, looks = false): Promise<Result<Loaded>> {
  const guarded = guard(bytes, label);
  if (!guarded.ok) return guarded;
  const file = await opened(guarded.value);
  try {
    const bounds = boundsOf(file, looks);
    if (bounds.sheets.size === 0) return fileFindings.broken(label, '没有工作表');
    if (bounds.cells > limits.cells) return fileFindings.tooManyCells(label, `约 ${bounds.cells} 格`);
    const workbook = await readXlsx(file.bytes, {
      // Only worksheets: hucre refuses the whole file for a chart on a sheet of its own.
      sheets: ({ index }) => bounds.sheets.has(index),
      range: bounds.range,
      ...(looks ? { readStyles: true } : {}),
    });
    return ok({ workbook, numbers: bounds.numbers, raw: bounds.raw, baggage: baggageOf(file) });
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
  numbers: FormattedNumbers[];
  raw: RawSheet[];
  cells: number;
  range: string;
}

/**
 * Which sheets to read and how far; counts rectangles, because that is what reading costs. Each part is looked through
 * before hucre does the same again: afterwards it would be too late to refuse.
 */
function boundsOf(file: Guarded, looks: boolean): Bounds {
  const parts = partsOf(file);
  const strings = parts.sharedStrings ? countStrings(partText(file, parts.sharedStrings)) : 0;
  const styles = parts.styles ? partText(file, parts.styles) : '';
  checkFormats(styles);
  const codes = formatCodes(styles);
  const reach = (blanks: boolean) =>
    reachOf(parts.sheets.map(({ path }) => lookThrough(partText(file, path), strings, codes, blanks)));
  let found = reach(looks);
  if (looks && found.cells > looksLimit) found = reach(false);
  return {
    sheets: new Set(parts.sheets.map(({ index }) => index)),
    numbers: found.numbers,
    raw: found.raw,
    cells: found.cells,
    range: `A1:${address(found.rows - 1, found.columns - 1)}`,
  };
}

const reachOf = (extents: readonly SheetLook[]) => ({
  raw: extents.map(({ raw }) => raw),
  numbers: extents.map(({ numbers }) => numbers),
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
