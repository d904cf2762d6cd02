import type { Guarded } from '../guard';
import { partText, relationshipsPath, type Parts } from '../zip/parts';
import { endOf, firstTag } from '../zip/xml';

/** What a change of formulas means for the workbook as a whole. */

/** Whether the workbook counts its days from 1904. */
export const is1904 = (xml: string): boolean =>
  /^(?:1|true)$/.test(firstTag(xml, 'workbookPr')?.attributes.date1904 ?? '');

/** Elements that come before calcPr, the latest first: where it goes when there is none. */
const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'];

/** The workbook part, telling Excel and WPS to calculate everything when they open the file. */
export function calculatedOnLoad(xml: string): string {
  const tag = firstTag(xml, 'calcPr');
  if (tag) {
    const text = xml.slice(tag.start, tag.end).replace(/\sfullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')/, '');
    return xml.slice(0, tag.start) + text.replace(/\s*(\/?>)$/, ' fullCalcOnLoad="1"$1') + xml.slice(tag.end);
  }
  for (const name of before) {
    const place = firstTag(xml, name);
    if (!place) continue;
    const end = endOf(xml, place, name);
    return `${xml.slice(0, end)}<${place.prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(end)}`;
  }
  return xml;
}

/**
 * The chain of calculation lists the cells with formulas; an entry for a cell that has none any more makes Excel offer
 * a repair. It is optional and Excel makes it anew, so it goes, with all that points to it.
 */
export function withoutChain(file: Guarded, parts: Parts): Map<string, string | undefined> {
  const changed = new Map<string, string | undefined>();
  const path = [...file.entries.keys()].find((name) => /(^|\/)calcChain\.xml$/i.test(name));
  if (path === undefined) return changed;
  const strip = (part: string, element: string) => {
    const pattern = new RegExp(`<(?:[\\w.-]+:)?${element}\\b[^>]*calcChain\\.xml[^>]*/>`, 'gi');
    changed.set(part, partText(file, part).replace(pattern, ''));
  };
  changed.set(path, undefined);
  strip('[Content_Types].xml', 'Override');
  strip(relationshipsPath(parts.workbook), 'Relationship');
  return changed;
}
