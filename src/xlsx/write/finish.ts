import { address } from '../../base/address';
import type { SheetModel } from '../../sheets/model';
import { guard } from '../guard';
import { partsOf, partText } from '../zip/parts';
import { repacked } from '../zip/repack';
import { firstTag, inside } from '../zip/xml';

/**
 * What hucre does not write, and goes into the parts afterwards: the cell that is selected when a sheet is first shown, which
 * sheet that is, and two things of its pages.
 */

/** Own page numbers, and fills that do not print. */
function paged(xml: string, { ownNumbers, blackAndWhite }: SheetModel['page']): string {
  const more = [
    ...(blackAndWhite ? ['blackAndWhite="1"'] : []),
    ...(ownNumbers ? ['firstPageNumber="1" useFirstPageNumber="1"'] : []),
  ];
  return more.length === 0 ? xml : xml.replace('<pageSetup ', `<pageSetup ${more.join(' ')} `);
}

function selected(xml: string, { row, column }: { row: number; column: number }): string {
  const view = firstTag(xml, 'sheetView');
  if (!view) return xml;
  const body = inside(xml, view, 'sheetView');
  const pane = firstTag(body, 'pane');
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
  const view = firstTag(xml, 'sheetView');
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

/** The file with what hucre left out. */
export function finished(bytes: Uint8Array, sheets: readonly SheetModel[], active: number): Uint8Array {
  const file = guard(bytes, '');
  if (!file.ok) return bytes;
  const changed = new Map<string, string>();
  const models = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const front = sheets[active]?.name;
  for (const { name, path } of partsOf(file.value).sheets) {
    const { selected: cell, page } = models.get(name) ?? {};
    if (!cell && name !== front && !page?.ownNumbers && !page?.blackAndWhite) continue;
    const xml = page ? paged(partText(file.value, path), page) : partText(file.value, path);
    const chosen = cell ? selected(xml, cell) : xml;
    changed.set(path, name === front ? fronted(chosen) : chosen);
  }
  return repacked(file.value, changed);
}
