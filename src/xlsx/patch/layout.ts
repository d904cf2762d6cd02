import { parseAddress, parseArea, parseRows, type Area } from '../../base/address';
import type { SheetLayout } from '../../sheets/layout';
import { marginsFrom } from '../../sheets/paper';
import { usualMargins } from '../read/page';
import { mostColumns, usualWidth } from '../read/sheet-model';
import { printRange } from '../write/names';
import type { SheetPart } from '../zip/parts';
import { appended, decoded, encoded, firstTag, inside, tags, type Tag } from '../zip/xml';

/** How a sheet is laid out on paper, in its XML and in the workbook's names. */

const isOn = (value: string | undefined): boolean => /^(1|true)$/.test(value ?? '');

/** "'处室评分'!$A:$B": how many columns from the first, alone or with rows beside them. */
function columnsIn(text: string): number | undefined {
  const last = /!\$?A:\$?([A-Z]{1,3})(?!\d)/.exec(text)?.[1];
  const column = last === undefined ? undefined : parseAddress(`${last}1`)?.column;
  return column === undefined ? undefined : column + 1;
}

/** A name that belongs to a sheet, with where its text stands. */
function sheetName(workbook: string, part: SheetPart, name: string): { tag: Tag; text: string } | undefined {
  for (const tag of tags(workbook, 'definedName'))
    if (tag.attributes.name === name && Number(tag.attributes.localSheetId ?? -1) === part.index)
      return { tag, text: inside(workbook, tag, 'definedName') };
  return undefined;
}

const [printAreaName, printTitlesName] = ['_xlnm.Print_Area', '_xlnm.Print_Titles'];

function columnsOf(xml: string): Pick<SheetLayout, 'columnWidths' | 'hiddenColumns'> {
  const columnWidths: number[] = [];
  const hiddenColumns: number[] = [];
  for (const { attributes } of tags(xml, 'col')) {
    const last = Math.min(Number(attributes.max), mostColumns);
    for (let column = Number(attributes.min) - 1; column < last; column++) {
      while (columnWidths.length < column) columnWidths.push(usualWidth);
      columnWidths[column] = Number(attributes.width ?? usualWidth);
      if (isOn(attributes.hidden)) hiddenColumns.push(column);
    }
  }
  return { columnWidths, hiddenColumns };
}

function rowsOf(xml: string): Pick<SheetLayout, 'rowHeights' | 'hiddenRows'> {
  const rowHeights: SheetLayout['rowHeights'] = [];
  const hiddenRows: number[] = [];
  let row = -1;
  for (const { attributes } of tags(xml, 'row')) {
    row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
    if (attributes.ht !== undefined) rowHeights[row] = Number(attributes.ht);
    if (isOn(attributes.hidden)) hiddenRows.push(row);
  }
  return { rowHeights, hiddenRows };
}

/** Layout of the sheet whose part this is. */
export function layoutIn(workbook: string, part: SheetPart, xml: string): SheetLayout {
  const setup = firstTag(xml, 'pageSetup')?.attributes ?? {};
  const printArea = parseArea(decoded(sheetName(workbook, part, printAreaName)?.text ?? ''));
  const titles = decoded(sheetName(workbook, part, printTitlesName)?.text ?? '');
  const [repeatRows, repeatColumns] = [parseRows(titles), columnsIn(titles)];
  const margins = firstTag(xml, 'pageMargins')?.attributes ?? {};
  const breaks = firstTag(xml, 'rowBreaks');
  return {
    sheet: part.name,
    ...columnsOf(xml),
    ...rowsOf(xml),
    page: {
      // Of the numbers that a file gives papers, 8 is A3.
      ...(setup.paperSize === '8' ? { paper: 'A3' } : {}),
      orientation: setup.orientation === 'landscape' ? 'landscape' : 'portrait',
      margins: marginsFrom((side) => Number(margins[side] ?? usualMargins[side])),
      fit: { across: Number(setup.fitToWidth ?? 1), down: Number(setup.fitToHeight ?? 0) },
      ...(repeatRows ? { repeatRows } : {}),
      ...(repeatColumns === undefined ? {} : { repeatColumns }),
      ...(printArea ? { printArea } : {}),
      // A break counts as the row above it in the file, as the row below in the model: the same number from 1 and 0.
      breaks: breaks
        ? [...tags(inside(xml, breaks, 'rowBreaks'), 'brk')].map(({ attributes }) => Number(attributes.id))
        : [],
    },
  };
}

/** The workbook part with another print area of a sheet. */
export function withPrintArea(workbook: string, part: SheetPart, area: Area): string {
  const text = encoded(printRange(part.name, area));
  const standing = sheetName(workbook, part, printAreaName);
  if (standing) {
    const { tag } = standing;
    return workbook.slice(0, tag.end) + text + workbook.slice(tag.end + standing.text.length);
  }
  const names = firstTag(workbook, 'definedNames');
  // Layout is only changed where the sheet has a print area; a name of its own needs no list where there is none.
  if (!names || names.closed) return workbook;
  const own = `${names.prefix}definedName`;
  return appended(
    workbook,
    'definedNames',
    `<${own} name="${printAreaName}" localSheetId="${part.index}">${text}</${own}>`,
  );
}
