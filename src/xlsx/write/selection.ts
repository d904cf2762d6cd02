import { address } from '../../base/address';
import type { SheetModel } from '../../sheets/model';
import { guard } from '../guard';
import { partsOf, partText } from '../zip/parts';
import { repacked } from '../zip/repack';
import { inside, tags } from '../zip/xml';

/**
 * The cell that is selected when a sheet is first shown, and which sheet that is. hucre writes neither, so both go into the
 * parts afterwards.
 */

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

/** Where the views of a sheet stand that has none yet: before these. */
const afterViews = /<(?:sheetFormatPr|cols|sheetData)\b/;

/**
 * The sheet is the selected one. A file without any crashed Excel when its sheets were inserted (office-js issue 3346).
 */
function fronted(xml: string): string {
  const [view] = [...tags(xml, 'sheetView')];
  if (view) {
    if (view.attributes.tabSelected !== undefined) return xml;
    const start = xml.slice(view.start, view.end).replace('<sheetView', '<sheetView tabSelected="1"');
    return xml.slice(0, view.start) + start + xml.slice(view.end);
  }
  const at = afterViews.exec(xml)?.index;
  if (at === undefined) return xml;
  const views = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>';
  return xml.slice(0, at) + views + xml.slice(at);
}

/** The file with its sheets' cells selected, and the sheet that is shown first. */
export function withSelections(bytes: Uint8Array, sheets: readonly SheetModel[], active: number): Uint8Array {
  const file = guard(bytes, '');
  if (!file.ok) return bytes;
  const encoder = new TextEncoder();
  const changed = new Map<string, Uint8Array>();
  const wanted = new Map(sheets.map((sheet) => [sheet.name, sheet.selected]));
  const front = sheets[active]?.name;
  for (const { name, path } of partsOf(file.value).sheets) {
    const cell = wanted.get(name);
    if (!cell && name !== front) continue;
    const xml = partText(file.value, path);
    const chosen = cell ? selected(xml, cell) : xml;
    changed.set(path, encoder.encode(name === front ? fronted(chosen) : chosen));
  }
  return repacked(file.value, changed);
}
