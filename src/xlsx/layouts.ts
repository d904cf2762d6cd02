import { ok, type Result } from '../base/finding';
import type { SheetLayout } from '../sheets/layout';
import { containerFinding, guard } from './guard';
import { layoutIn } from './patch/layout';
import { partsOf, partText } from './zip/parts';

/** How some sheets of a file are laid out on paper. Never throws; `label` names the file in findings. */
export function fileLayouts(
  bytes: Uint8Array,
  sheets: readonly string[],
  label: string,
): Result<SheetLayout[]> {
  const guarded = guard(bytes, label);
  if (!guarded.ok) return guarded;
  try {
    const parts = partsOf(guarded.value);
    const workbook = partText(guarded.value, parts.workbook);
    return ok(
      parts.sheets
        .filter(({ name }) => sheets.includes(name))
        .map((part) => layoutIn(workbook, part, partText(guarded.value, part.path))),
    );
  } catch (error) {
    return containerFinding(error, label);
  }
}
