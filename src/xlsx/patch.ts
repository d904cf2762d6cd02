import { failed } from '../base/finding';
import {
  cellChanges,
  layoutChanges,
  type CellChange,
  type Change,
  type IdentityChange,
} from '../sheets/change';
import { grouped } from '../base/grouped';
import { guard, type Guarded } from './guard';
import { changedIdentity } from './patch/identity';
import { partsOf, partText, type Parts } from './zip/parts';
import { repacked } from './zip/repack';
import { changedSheet } from './patch/sheet';
import { withStyles, type WantedStyle } from './patch/styles';
import { UnwritableError } from '../cells/text';
import { withPrintArea } from './patch/layout';
import { calculatedOnLoad, is1904, withoutChain } from './patch/workbook';

/**
 * Changes cells of a workbook that people work in, and how its sheets are laid out. The XML of what is named is edited in place and all other parts
 * are copied as they lie. hucre has a round trip of its own, but it writes every sheet anew from what it knows. Found by
 * trial: it drops all cell formats unless styles are read too, the formats of columns and rows, the workbook's view
 * and properties; it writes print areas and titles with unquoted sheet names; and two parts in three change.
 */

/** Styles asked for, each once, with the index each will have. */
async function styles(file: Guarded, parts: Parts, changes: readonly CellChange[]) {
  const wanted = new Map<string, WantedStyle>();
  const key = (style: CellChange['style'], date: boolean) => JSON.stringify([style, date]);
  for (const { style, date } of changes)
    if (style) wanted.set(key(style, date === true), { style, date: date === true });
  if (wanted.size === 0 || !parts.styles) return { xml: undefined, styleOf: () => undefined };
  const { xml, indexes } = await withStyles(partText(file, parts.styles), [...wanted.values()]);
  const index = new Map([...wanted.keys()].map((name, position) => [name, String(indexes[position] ?? 0)]));
  const styleOf = ({ style, date }: CellChange) => (style ? index.get(key(style, date === true)) : undefined);
  return { xml, styleOf };
}

/** A change names a sheet that is not there. */
export class MissingSheetError extends UnwritableError {
  constructor(readonly sheet: string) {
    super(`工作簿里没有工作表「${sheet}」`);
  }
}

/** The same as a finding. */
export const missingSheet = ({ sheet }: MissingSheetError, file: string) =>
  failed('sheet-missing', `找不到工作表“${sheet}”，没有写入。`, '它可能刚被删除或改名；请再做一次。', {
    file,
    sheet,
  });

/**
 * The workbook with the changes made; later changes of a cell win. Everything not named stays. Runs in Node and in a
 * browser.
 *
 * Throws {@link MissingSheetError} for a sheet that is not there, {@link UnwritableError} for a value that no cell can hold, or an identity change
 * of a workbook that has none; ContainerError for bytes that are no workbook. Nothing is half done: the bytes given
 * stay as they are.
 */
export async function patchWorkbook(
  bytes: Uint8Array,
  changes: readonly Change[],
  identity?: IdentityChange,
): Promise<Uint8Array> {
  const guarded = guard(bytes, '');
  if (!guarded.ok) throw new UnwritableError(guarded.finding.message);
  const file = guarded.value;
  const parts = partsOf(file);
  const changed = new Map<string, string | undefined>();

  const cells = cellChanges(changes);
  const layouts = layoutChanges(changes);
  const { xml: stylesXml, styleOf } = await styles(file, parts, cells);
  if (stylesXml !== undefined && parts.styles) changed.set(parts.styles, stylesXml);

  let workbook = partText(file, parts.workbook);
  const date1904 = is1904(workbook);
  for (const [name, ofSheet] of grouped(changes, ({ sheet }) => sheet)) {
    const part = parts.sheets.find((sheet) => sheet.name === name);
    if (!part) throw new MissingSheetError(name);
    const own = layoutChanges(ofSheet).map(({ now }) => now);
    changed.set(
      part.path,
      changedSheet(partText(file, part.path), name, {
        cells: cellChanges(ofSheet),
        layouts: own,
        styleOf,
        date1904,
      }),
    );
    const area = own.findLast(({ printArea }) => printArea)?.printArea;
    if (area) workbook = withPrintArea(workbook, part, area);
  }
  if (cells.length > 0) {
    for (const [path, xml] of withoutChain(file, parts)) changed.set(path, xml);
    workbook = calculatedOnLoad(workbook);
  }
  if (cells.length + layouts.length > 0) changed.set(parts.workbook, workbook);
  if (identity && Object.keys(identity).length > 0)
    for (const [path, xml] of await changedIdentity(file, parts, identity)) changed.set(path, xml);
  return repacked(file, changed);
}
