import { guard } from '../../../src/xlsx/guard';
import { partsOf, partText, relationships } from '../../../src/xlsx/zip/parts';
import { decoded, inside, tags } from '../../../src/xlsx/zip/xml';
import { newBook, newSheet, type Book } from '../state';
import { readSheet, runs } from './sheet-read';
import { stylesOf } from './styles-read';

/**
 * A workbook file opened by the simulation: at once, as the program does, and by a reader of its own, so that what our
 * writer writes is read by somebody else. Reads what this product writes; more is an error of the test.
 */
export function bookFromFile(bytes: Uint8Array, name: string, folder: string): Book {
  const guarded = guard(bytes, name);
  if (!guarded.ok) throw new Error(guarded.finding.message);
  const file = guarded.value;
  const parts = partsOf(file);
  const xml = partText(file, parts.workbook);
  const strings = parts.sharedStrings ? partText(file, parts.sharedStrings) : '';
  const items = [...tags(strings, 'si')].map((tag) => runs(inside(strings, tag, 'si')));
  const styles = stylesOf(parts.styles ? partText(file, parts.styles) : '');
  const states = [...tags(xml, 'sheet')].map(({ attributes }) => attributes.state);

  const book = newBook(name, folder);
  book.sheets = parts.sheets.map((part) => {
    const sheet = newSheet(book, part.name);
    sheet.visible = states[part.index] === 'veryHidden' ? 2 : part.hidden ? 0 : -1;
    readSheet(sheet, partText(file, part.path), items, styles);
    return sheet;
  });
  const front = Number([...tags(xml, 'workbookView')][0]?.attributes.activeTab ?? 0);
  const active = book.sheets[front];
  if (!active) throw new Error('没有工作表');
  book.active = active;
  for (const tag of tags(xml, 'definedName')) {
    const { name: called = '', localSheetId } = tag.attributes;
    const refersTo = decoded(inside(xml, tag, 'definedName'));
    const sheet = localSheetId === undefined ? undefined : book.sheets[Number(localSheetId)];
    const area = refersTo.slice(refersTo.lastIndexOf('!') + 1);
    if (sheet && called === '_xlnm.Print_Area') sheet.page.printArea = area;
    else if (sheet && called === '_xlnm.Print_Titles') sheet.page.titleRows = area;
    else (sheet ?? book).names.set(called, refersTo);
  }
  const custom = relationships(file, '').find(({ type }) => type === 'custom-properties')?.target;
  const properties = custom === undefined ? '' : partText(file, custom);
  for (const tag of tags(properties, 'property')) {
    const content = inside(properties, tag, 'property');
    const [text] = tags(content, 'lpwstr');
    book.properties.set(tag.attributes.name ?? '', text ? decoded(inside(content, text, 'lpwstr')) : '');
  }
  return book;
}
