import type { NamedRange } from 'hucre';
import { absolute, absoluteArea, columnName, literal, quoted, type Area } from '../../base/address';
import type { SheetModel } from '../../sheets/model';
import { roleName } from '../../cells/identity';

/** One cell as "$A$1": LibreOffice makes a second name of "$A$1:$A$1" when it saves, which Excel calls damage. */
export function printRange(sheet: string, area: Area): string {
  const { top, left, bottom, right } = area;
  return `${quoted(sheet)}!${top === bottom && left === right ? absolute(top, left) : absoluteArea(area)}`;
}

/**
 * Defined names that belong to a sheet. hucre has options for print area and titles but writes the sheet name without
 * quotes, which Excel refuses for names like 「总表 (一)」; so they are written as names, quoted by us.
 */
export function sheetNames(sheet: SheetModel): NamedRange[] {
  const { printArea, repeatRows, repeatColumns } = sheet.page;
  const names: NamedRange[] = [];
  // A hidden sheet goes to no printer; with a print area LibreOffice would put it among the pages all the same.
  if (sheet.visibility === 'visible')
    names.push({ name: '_xlnm.Print_Area', range: printRange(sheet.name, printArea), scope: sheet.name });
  const titles = [
    ...(repeatColumns ? [`$A:$${columnName(repeatColumns - 1)}`] : []),
    ...(repeatRows ? [`$${repeatRows.first + 1}:$${repeatRows.last + 1}`] : []),
  ].map((lines) => `${quoted(sheet.name)}!${lines}`);
  if (titles.length > 0)
    names.push({ name: '_xlnm.Print_Titles', range: titles.join(','), scope: sheet.name });
  if (sheet.role !== '') names.push({ name: roleName, range: literal(sheet.role), scope: sheet.name });
  return names;
}
