import type { Workbook, Worksheets } from '../../../src/hosts/wps/object-model/members';
import type { Book } from '../../simulated/book/book';
import { fileOfBook } from '../../simulated/file/write';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';
import { namesObject } from './names';
import { worksheetObject } from './worksheet';

/** A workbook, its sheets and its document properties. */

/** What a missing item is: an error, or nothing. */
export function missing(world: World, what: string): null {
  if (world.quirks.missingFalsy) return null;
  throw new Refusal(`没有${what}`);
}

function worksheetsObject(world: World, book: Book): Worksheets {
  return strictly('Worksheets', {
    get Count() {
      return book.sheets.length;
    },
    Item: (index: string | number) => {
      const sheet =
        typeof index === 'number'
          ? book.sheets[index - 1]
          : book.sheets.find(({ name }) => name.toLowerCase() === index.toLowerCase());
      return sheet ? worksheetObject(world, sheet) : missing(world, `工作表 ${index}`);
    },
  });
}

function propertiesObject(book: Book): object {
  const object = (name: string) =>
    strictly('DocumentProperty', {
      Name: name,
      get Value() {
        return book.properties.get(name) ?? '';
      },
      set Value(value: string) {
        book.properties.set(name, value);
      },
    });
  return strictly('DocumentProperties', {
    get Count() {
      return book.properties.size;
    },
    Item: (index: string | number) => {
      const name = typeof index === 'number' ? [...book.properties.keys()][index - 1] : index;
      if (name === undefined || !book.properties.has(name)) throw new Refusal(`没有属性 ${index}`);
      return object(name);
    },
    Add: (name: string, linked: boolean, type: number, value: string) => {
      if (linked || type !== 4 || book.properties.has(name)) throw new Refusal(`属性 ${name}`);
      book.properties.set(name, value);
      return object(name);
    },
  });
}

class WorkbookObject implements Workbook {
  constructor(
    private readonly world: World,
    private readonly book: Book,
  ) {}

  private get open(): Book {
    if (this.book.closed) throw new Refusal('工作簿已关闭');
    return this.book;
  }
  get Name() {
    return this.open.name;
  }
  get FullName() {
    const { path, name } = this.open;
    return path === '' ? name : `${path}${path.includes('\\') ? '\\' : '/'}${name}`;
  }
  get Path() {
    return this.open.path;
  }
  get Worksheets() {
    return worksheetsObject(this.world, this.open);
  }
  get Names() {
    this.world.refuse('Names');
    return namesObject(this.world, this.open);
  }
  get ActiveSheet() {
    return worksheetObject(this.world, this.open.active);
  }
  get CustomDocumentProperties() {
    return propertiesObject(this.open);
  }
  get HasVBProject() {
    return false;
  }
  get ReadOnly() {
    return this.open.readOnly;
  }
  get Date1904() {
    return false;
  }
  get Saved() {
    return this.open.saved;
  }
  set Saved(value) {
    this.open.saved = value;
  }
  LinkSources(): unknown {
    return null;
  }
  Activate() {
    this.world.active = this.open;
    this.world.tell('WorkbookActivate', () => workbookObject(this.world, this.book));
  }
  Close(save?: boolean) {
    if (!this.open.saved && save === undefined && this.world.settings.alerts)
      throw new Error('程序在问是否保存，没有人回答');
    this.world.close(this.book);
  }
  SaveCopyAs(path: string) {
    this.world.files.set(path, fileOfBook(this.open));
  }
}

export const workbookObject = (world: World, book: Book): Workbook =>
  strictly('Workbook', new WorkbookObject(world, book));
