import { strFromU8, unzipSync } from 'fflate';
import { decoded, inside, tags } from '../../../src/xlsx/zip/xml';
import { Book } from '../book/book';
import { renameSheet, unquoted } from '../book/sheet-names';
import { NotSimulated, Refused } from '../refused';
import { readSheet, runs } from './sheet-read';
import { stylesOf } from './styles-read';

/** Parts of a file by their paths. */
type Parts = Readonly<Record<string, Uint8Array | undefined>>;

const textOf = (parts: Parts, path: string | undefined): string => {
  const bytes = path === undefined ? undefined : parts[path];
  return bytes ? strFromU8(bytes) : '';
};

/** Where a part's relationships lead, by the last word of their type, and by their id. */
function targets(parts: Parts, path: string): Map<string, string> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const found = new Map<string, string>();
  const xml = textOf(parts, `${folder}_rels/${path.slice(folder.length)}.rels`);
  for (const { attributes } of tags(xml, 'Relationship')) {
    const { Id = '', Type = '', Target = '' } = attributes;
    const target = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`;
    found.set(Id, target).set(Type.replace(/^.*\//, ''), target);
  }
  return found;
}

/**
 * A workbook file opened by the simulation: at once, as the programs do it, and by a reader of its own, so that what our
 * writer writes is read by somebody else. Reads what this product writes; more is an error of the test.
 */
export function bookFromFile(bytes: Uint8Array, name: string, folder = ''): Book {
  let parts: Parts;
  try {
    parts = unzipSync(bytes);
  } catch {
    throw new Refused('文件格式无效');
  }
  const start = targets(parts, '').get('officeDocument') ?? '';
  const xml = textOf(parts, start);
  if (xml === '') throw new Refused('文件格式无效');
  const related = targets(parts, start);
  const strings = textOf(parts, related.get('sharedStrings'));
  const items = [...tags(strings, 'si')].map((tag) => runs(inside(strings, tag, 'si')));
  const styles = stylesOf(textOf(parts, related.get('styles')));

  const book = new Book(name, folder);
  book.sheets = [...tags(xml, 'sheet')].map(({ attributes }) => {
    const sheet = book.blank(attributes.name ?? '');
    const { state = 'visible' } = attributes;
    if (state !== 'visible' && state !== 'hidden' && state !== 'veryHidden') throw new NotSimulated(state);
    sheet.visibility = state;
    const part = textOf(parts, related.get(attributes['r:id'] ?? ''));
    if (part === '') throw new NotSimulated(`没有部件的工作表 ${sheet.name}`);
    readSheet(sheet, part, items, styles);
    return sheet;
  });
  const front = Number([...tags(xml, 'workbookView')][0]?.attributes.activeTab ?? 0);
  book.active = book.sheets[front] ?? book.active;
  for (const tag of tags(xml, 'definedName')) {
    const { name: called = '', localSheetId, hidden } = tag.attributes;
    const formula = unquoted(decoded(inside(xml, tag, 'definedName')));
    const sheet = localSheetId === undefined ? undefined : book.sheets[Number(localSheetId)];
    const area = formula.slice(formula.lastIndexOf('!') + 1);
    if (sheet && called === '_xlnm.Print_Area') sheet.page.printArea = area;
    // Of columns that are repeated the simulations know nothing; rows come after them.
    else if (sheet && called === '_xlnm.Print_Titles') sheet.page.titleRows = /\d/.test(area) ? area : '';
    else if (called.startsWith('_xlnm.')) throw new NotSimulated(`名称 ${called}`);
    else (sheet ?? book).names.push({ name: called, formula, visible: hidden !== '1' });
  }
  const properties = textOf(parts, targets(parts, '').get('custom-properties'));
  for (const tag of tags(properties, 'property')) {
    const content = inside(properties, tag, 'property');
    const [text] = tags(content, 'lpwstr');
    book.properties.set(tag.attributes.name ?? '', text ? decoded(inside(content, text, 'lpwstr')) : '');
  }
  return book;
}

/** Sheets of a file put behind those of an open workbook; a name that is taken gets a number. */
export function insertFile(book: Book, bytes: Uint8Array): Book['sheets'] {
  const file = bookFromFile(bytes, book.name);
  for (const sheet of file.sheets) {
    const { name } = sheet;
    let free = name;
    for (let number = 2; book.find(free); number++) free = `${name} (${number})`;
    if (free !== name) renameSheet(sheet, free);
  }
  for (const sheet of file.sheets) {
    Object.assign(sheet, { book, id: book.newId() });
    for (const cell of sheet.cells.values()) if (cell.formula) cell.calculated = book.calculation;
    book.sheets.push(sheet);
  }
  book.names.push(...file.names.filter(({ name }) => !book.names.some((each) => each.name === name)));
  book.touch();
  return file.sheets;
}
