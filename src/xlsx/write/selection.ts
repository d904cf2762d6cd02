import { address } from '../../base/address';
import type { SheetModel } from '../../sheets/model';
import { guard } from '../guard';
import { partsOf, partText } from '../zip/parts';
import { repacked } from '../zip/repack';
import { inside, tags } from '../zip/xml';

/** The cell that is selected when a sheet is first shown. hucre writes none, so it goes into the parts afterwards. */

function selected(xml: string, { row, column }: { row: number; column: number }): string {
  const [view] = [...tags(xml, 'sheetView')];
  if (!view) return xml;
  const body = inside(xml, view, 'sheetView');
  const [pane] = [...tags(body, 'pane')];
  const at = address(row, column);
  const where = pane?.attributes.activePane === undefined ? '' : ` pane="${pane.attributes.activePane}"`;
  const bare = body.replace(/<selection\b[^>]*\/>/g, '');
  const start = xml.slice(view.start, view.end).replace(/\s*\/>$/, '>');
  const end = view.closed ? view.end : view.end + body.length;
  return (
    xml.slice(0, view.start) +
    `${start}${bare}<selection${where} activeCell="${at}" sqref="${at}"/>` +
    (view.closed ? '</sheetView>' : '') +
    xml.slice(end)
  );
}

/** The file with its sheets' cells selected. */
export function withSelections(bytes: Uint8Array, sheets: readonly SheetModel[]): Uint8Array {
  const wanted = new Map(
    sheets.flatMap((sheet) => (sheet.selected ? [[sheet.name, sheet.selected] as const] : [])),
  );
  const file = wanted.size > 0 ? guard(bytes, '') : undefined;
  if (!file?.ok) return bytes;
  const encoder = new TextEncoder();
  const changed = new Map<string, Uint8Array>();
  for (const { name, path } of partsOf(file.value).sheets) {
    const cell = wanted.get(name);
    if (cell) changed.set(path, encoder.encode(selected(partText(file.value, path), cell)));
  }
  return repacked(file.value, changed);
}
