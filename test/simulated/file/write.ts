import { strToU8, zipSync } from 'fflate';
import { quoted } from '../../../src/base/address';
import { encoded } from '../../../src/xlsx/zip/xml';
import type { Book, Name } from '../book/book';
import { sheetXml } from './sheet-write';
import { StylesPart } from './styles-write';

/** A workbook of the simulation as the bytes of an .xlsx file, by a writer of its own. */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument';

function namesXml(book: Book): string {
  const name = (called: string, formula: string, sheet?: number, hidden = false) =>
    `<definedName name="${encoded(called)}"${sheet === undefined ? '' : ` localSheetId="${sheet}"`}` +
    `${hidden ? ' hidden="1"' : ''}>${encoded(formula)}</definedName>`;
  const listed = (names: readonly Name[], sheet?: number) =>
    names.map((each) => name(each.name, each.formula, sheet, !each.visible));
  const all = listed(book.names);
  book.sheets.forEach((sheet, index) => {
    const { printArea, titleRows } = sheet.page;
    const here = quoted(sheet.name);
    if (printArea !== '') all.push(name('_xlnm.Print_Area', `${here}!${printArea}`, index));
    if (titleRows !== '') all.push(name('_xlnm.Print_Titles', `${here}!${titleRows}`, index));
    all.push(...listed(sheet.names, index));
  });
  return all.length === 0 ? '' : `<definedNames>${all.join('')}</definedNames>`;
}

function workbookXml(book: Book): string {
  const sheets = book.sheets.map((sheet, index) => {
    const state = sheet.visibility === 'visible' ? '' : ` state="${sheet.visibility}"`;
    return `<sheet name="${encoded(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${state}/>`;
  });
  return (
    `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
    ` xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="${book.sheets.indexOf(book.active)}"/>` +
    `</bookViews><sheets>${sheets.join('')}</sheets>${namesXml(book)}</workbook>`
  );
}

const relationship = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${office}/relationships/${type}" Target="${target}"/>`;

const related = (list: readonly string[]) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;

const propertiesXml = (book: Book) =>
  `${declaration}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">` +
  [...book.properties]
    .map(
      ([name, value], index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${encoded(name)}">` +
        `<vt:lpwstr>${encoded(value)}</vt:lpwstr></property>`,
    )
    .join('') +
  '</Properties>';

export function fileOfBook(book: Book): Uint8Array {
  const styles = new StylesPart();
  const parts: Record<string, string> = {};
  const types: string[] = [];
  const part = (path: string, type: string, xml: string) => {
    parts[path] = xml;
    types.push(`<Override PartName="/${path}" ContentType="${kinds}.${type}+xml"/>`);
  };
  book.sheets.forEach((sheet, index) =>
    part(`xl/worksheets/sheet${index + 1}.xml`, 'spreadsheetml.worksheet', sheetXml(sheet, styles)),
  );
  part('xl/workbook.xml', 'spreadsheetml.sheet.main', workbookXml(book));
  part('xl/styles.xml', 'spreadsheetml.styles', styles.xml());
  part('docProps/custom.xml', 'custom-properties', propertiesXml(book));
  parts['_rels/.rels'] = related([
    relationship(1, 'officeDocument', 'xl/workbook.xml'),
    relationship(2, 'custom-properties', 'docProps/custom.xml'),
  ]);
  parts['xl/_rels/workbook.xml.rels'] = related([
    ...book.sheets.map((_, index) =>
      relationship(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`),
    ),
    relationship(book.sheets.length + 1, 'styles', 'styles.xml'),
  ]);
  parts['[Content_Types].xml'] =
    `${declaration}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), {
    level: 1,
  });
}
