import type { CellPlace } from '../../port/program';
import { areaOf, attempt } from './object-model/access';
import type { Application, Range, Worksheet } from './object-model/members';

/** The place of a range's first cell; undefined for what is no range, such as a picture. */
export function placeOf(
  app: Application,
  range: unknown,
  sheet: Worksheet | null | undefined,
): CellPlace | undefined {
  const area = range ? attempt(() => areaOf(range as Range)) : undefined;
  if (!area || !Number.isFinite(area.top) || !Number.isFinite(area.left)) return undefined;
  const name =
    attempt(() => (range as Range).Worksheet.Name) ??
    attempt(() => sheet?.Name) ??
    attempt(() => app.ActiveWorkbook?.ActiveSheet?.Name);
  return typeof name === 'string' ? { sheet: name, row: area.top, column: area.left } : undefined;
}

/** Whatever is selected: the first cell of the selected area, else the active cell. */
export function selectedPlace(app: Application): CellPlace | null {
  const selected = attempt(() => app.Selection);
  const active = attempt(() => app.ActiveCell);
  return placeOf(app, selected, undefined) ?? placeOf(app, active, undefined) ?? null;
}
