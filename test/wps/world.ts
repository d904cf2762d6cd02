import type { Area } from '../../src/base/address';
import type { EventName } from '../../src/hosts/wps/object-model/members';
import type { Lack, Quirks } from './quirks';
import { Book, type Sheet } from '../simulated/book/book';
import type { Spelling } from '../simulated/book/spelling';
import { Refused } from '../simulated/refused';

/** What the program says when it refuses, as it says everything. */
export class Refusal extends Refused {
  constructor(why: string) {
    super(`应用程序定义或对象定义错误（${why}）`);
  }
}

export type Handler = (first?: unknown, second?: unknown) => void;

interface Pane {
  ID: number;
  Visible: boolean;
  DockPosition: number;
  Width: number;
}

/** The running program: its workbooks, settings, files and listeners, under one set of quirks. */
export class World {
  books: Book[] = [];
  active: Book | null = null;
  readonly settings = { screen: true, events: true, alerts: true, calculation: -4105 };
  readonly files = new Map<string, Uint8Array>();
  readonly listeners = new Map<EventName, Set<Handler>>();
  /** Called before cells are written; what it throws is what the program throws, and false means that nothing happens. */
  onWrite: ((sheet: Sheet, area: Area) => boolean) | null = null;
  /** How all workbooks give their formulas back. */
  spelling: Spelling = (formula) => formula;
  /** What the pages of the add-in share. */
  readonly stored = new Map<string, unknown>();
  /** Panes beside the sheet, by their numbers. */
  readonly panes = new Map<number, Pane>();
  /** Loads the page of a pane, where the simulation has windows. */
  load: ((url: string, id: number) => void) | null = null;
  /** What the user answers when asked where to save; false where they call it off. */
  saveAs: string | false | ((offered: string) => string) = false;
  /** The workbooks whose windows panes were opened in. */
  private readonly besides = new Map<number, Book>();
  private count = 0;

  constructor(readonly quirks: Quirks) {}

  lacks(member: Lack): boolean {
    return this.quirks.lacks.includes(member);
  }

  /** Refuses what this version lacks. */
  refuse(member: Lack): void {
    if (this.lacks(member)) throw new Refusal(`${member} 不可用`);
  }

  /** A new and empty workbook, or one read from a file; it comes to the front. */
  add(book?: Book): Book {
    this.count += 1;
    const added = book ?? new Book(`工作簿${this.count}`);
    added.spelling = (formula, own) => this.spelling(formula, own);
    added.resultsWait = () => this.settings.calculation !== -4105;
    this.books.push(added);
    this.active = added;
    return added;
  }

  /** A name for a workbook made from a template: its file's, numbered. */
  nameLike(file: string): string {
    const stem = file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
    for (let number = 1; ; number++)
      if (!this.books.some(({ name }) => name === `${stem}${number}`)) return `${stem}${number}`;
  }

  close(book: Book): void {
    book.closed = true;
    this.books = this.books.filter((each) => each !== book);
    if (this.active === book) this.active = this.books[this.books.length - 1] ?? null;
  }

  /** A pane that is not shown yet. */
  createPane(url: string): Pane {
    if (!this.load) throw new Refusal('不能打开任务窗格');
    const pane = { ID: this.panes.size + 1, Visible: false, DockPosition: 0, Width: 0 };
    this.panes.set(pane.ID, pane);
    if (this.active) this.besides.set(pane.ID, this.active);
    this.load(url, pane.ID);
    return pane;
  }

  /** Whether people see a pane, whatever it says of itself. */
  inSight(id: number): boolean {
    const shown = this.panes.get(id)?.Visible === true;
    return shown && (!this.quirks.panesOfWindows || this.besides.get(id) === this.active);
  }

  /** Throws for a sheet that was deleted or whose workbook was closed. */
  alive(sheet: Sheet): void {
    if (sheet.book.closed || !sheet.book.sheets.includes(sheet)) throw new Refusal('对象已不存在');
  }

  /** Tells listeners after the fact, as the program does; not while events are held. */
  tell(name: EventName, first?: () => unknown, second?: () => unknown): void {
    if (!this.settings.events) return;
    for (const listener of this.listeners.get(name) ?? [])
      setTimeout(() => {
        if (this.listeners.get(name)?.has(listener)) listener(first?.(), second?.());
      }, 0);
  }

  /** Refuses formats on a protected sheet that does not allow them. */
  mayFormat(sheet: Sheet, permission: string): void {
    if (sheet.protection && !sheet.protection.allowed[permission]) throw new Refusal('工作表受保护');
  }
}
