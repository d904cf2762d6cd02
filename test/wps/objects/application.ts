import type {
  ApiEvent,
  Application,
  EventName,
  Workbook,
  Workbooks,
} from '../../../src/hosts/wps/object-model/members';
import type { Book } from '../../simulated/book/book';
import { bookFromFile } from '../../simulated/file/read';
import { strictly } from '../strict';
import { Refusal, type Handler, type World } from '../world';
import { envObject, fileSystemObject } from './files';
import { rangeObject } from './range';
import { missing, workbookObject } from './workbook';

/** The program itself: `window.Application`. */

function workbooksObject(world: World): Workbooks {
  const answer = (book: Book): Workbook | null =>
    world.quirks.addReturnsNull ? null : workbookObject(world, book);
  const told = (name: EventName, book: Book) => world.tell(name, () => workbookObject(world, book));
  const read = (path: string, name: string, folder: string): Book => {
    const bytes = world.files.get(path);
    if (!bytes) throw new Refusal(`没有文件 ${path}`);
    return bookFromFile(bytes, name, folder);
  };
  return strictly('Workbooks', {
    get Count() {
      return world.books.length;
    },
    Item: (index: string | number) => {
      const book =
        typeof index === 'number' ? world.books[index - 1] : world.books.find(({ name }) => name === index);
      return book ? workbookObject(world, book) : missing(world, `工作簿 ${index}`);
    },
    Add: (template?: string) => {
      world.refuse('Workbooks.Add');
      const book =
        template === undefined || world.quirks.templateIgnored
          ? world.add()
          : world.add(read(template, world.nameLike(template), ''));
      told('NewWorkbook', book);
      return answer(book);
    },
    Open: (path: string) => {
      world.refuse('Workbooks.Open');
      const cut = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
      const name = path.slice(cut + 1);
      if (world.books.some((book) => book.name === name)) throw new Refusal(`已打开同名的 ${name}`);
      const book = world.add(read(path, name, path.slice(0, cut)));
      book.readOnly = world.quirks.opensReadOnly;
      told('WorkbookOpen', book);
      return answer(book);
    },
  });
}

const eventNames: ReadonlySet<string> = new Set<EventName>([
  'SheetChange',
  'SheetSelectionChange',
  'SheetActivate',
  'WorkbookOpen',
  'NewWorkbook',
  'WorkbookActivate',
  'WorkbookNewSheet',
  'SheetBeforeDelete',
]);

function eventsObject({ listeners }: World): ApiEvent {
  const of = (name: EventName) => {
    if (!eventNames.has(name)) throw new Error(`模拟没有事件 ${name}`);
    const known = listeners.get(name) ?? new Set<Handler>();
    listeners.set(name, known);
    return known;
  };
  return strictly('ApiEvent', {
    AddApiEventListener: (name: EventName, handler: Handler) => void of(name).add(handler),
    RemoveApiEventListener: (name: EventName, handler?: Handler) => {
      if (handler) of(name).delete(handler);
      else of(name).clear();
    },
  });
}

export function applicationObject(world: World): Application {
  const { settings } = world;
  const shown = () => world.active?.active;
  const selected = () => {
    const sheet = shown();
    return sheet ? rangeObject(world, sheet, sheet.selected) : null;
  };
  const recalculate = () => {
    for (const book of world.books) book.calculate();
  };
  return strictly('Application', {
    Name: 'WPS 表格',
    Version: '12.1.0',
    Build: '26895',
    get ActiveWorkbook() {
      return world.active ? workbookObject(world, world.active) : null;
    },
    get ActiveCell() {
      const sheet = shown();
      if (!sheet) return null;
      const { top, left } = sheet.selected;
      return rangeObject(world, sheet, { top, left, bottom: top, right: left });
    },
    get Selection() {
      return selected();
    },
    Workbooks: workbooksObject(world),
    get ScreenUpdating() {
      return settings.screen;
    },
    set ScreenUpdating(value) {
      settings.screen = value;
    },
    get EnableEvents() {
      return settings.events;
    },
    set EnableEvents(value) {
      settings.events = value;
    },
    get DisplayAlerts() {
      return settings.alerts;
    },
    set DisplayAlerts(value) {
      settings.alerts = value;
    },
    get Calculation() {
      if (!world.active) throw new Refusal('没有工作簿');
      return settings.calculation;
    },
    set Calculation(value) {
      if (!world.active) throw new Refusal('没有工作簿');
      settings.calculation = value;
      if (value === -4105) recalculate();
    },
    Calculate: recalculate,
    GetSaveAsFilename: (offered = '') =>
      typeof world.saveAs === 'function' ? world.saveAs(offered) : world.saveAs,
    ApiEvent: world.lacks('ApiEvent') ? undefined : eventsObject(world),
    FileSystem: world.lacks('FileSystem') ? undefined : fileSystemObject(world),
    Env: envObject(),
    PluginStorage: strictly('PluginStorage', {
      getItem: (key: string) => world.stored.get(key) ?? null,
      setItem: (key: string, value: unknown) => void world.stored.set(key, value),
      removeItem: (key: string) => void world.stored.delete(key),
    }),
    GetTaskPane: (id: number) => world.panes.get(id) ?? null,
    CreateTaskPane: (url: string) => world.createPane(url),
  } as Application);
}
