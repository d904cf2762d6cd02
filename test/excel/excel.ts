import { areaNamed } from '../simulated/book/areas';
import { Book, type Sheet } from '../simulated/book/book';
import { enter } from '../simulated/book/entry';
import type { Host } from './objects/host';
import { workbookObject } from './objects/workbook';
import { loadClient, type Client, type libraries } from './wire/client';
import { Wire } from './wire/wire';
import { address as a1, parseAddress } from '../../src/base/address';

/** A simulated Excel with one workbook open, and Microsoft's client library talking to it. */
export class SimulatedExcel implements Host {
  readonly book = new Book('工作簿1');
  readonly opened: Host['opened'] = [];
  /** It says that it calculates by itself, though results wait. */
  pending = false;
  readonly listening = new Set<number>();
  /** The wire of the client in Node. */
  readonly wire: Wire;
  onInsert: Host['onInsert'] = () => false;
  slow: Host['slow'] = null;
  /** Called when a message is not answered. */
  onSilence: () => void = () => undefined;
  /** Whether somebody is typing in another window just when a message comes: that keeps all of Excel busy. */
  elsewhere: () => boolean = () => false;
  private readonly waiting: { messages: number; work: () => void }[] = [];
  private hushed = false;
  private readonly changes: { sheet: Sheet; address: string }[] = [];
  private moved = false;
  private readonly wires: Wire[] = [];
  private loaded: Client | undefined;
  private typing = false;

  /** @param library which of the client library's files talks to it in Node */
  constructor(private readonly library: keyof typeof libraries = 'windows') {
    this.wire = this.connect();
  }

  /** Microsoft's client library in Node. */
  get client(): Client {
    this.loaded ??= loadClient(this.wire, this.library);
    return this.loaded;
  }

  /** One more wire: each window of an add-in has its own. */
  connect(): Wire {
    const wire = new Wire(
      workbookObject(this),
      () => {
        this.did();
        this.tell();
      },
      {
        busy: () => this.elsewhere(),
        hushed: () => {
          const { hushed } = this;
          this.hushed = false;
          return hushed;
        },
      },
    );
    wire.onSilence = () => this.onSilence();
    wire.editing = this.typing;
    this.wires.push(wire);
    return wire;
  }

  /** Members that some window asked for and that are not there. */
  get gaps(): Error[] {
    return this.wires.flatMap(({ gaps }) => gaps);
  }

  /** True while the user is typing in a cell: Excel refuses everything. */
  set editing(now: boolean) {
    for (const wire of this.wires) wire.editing = now;
    this.typing = now;
  }

  changed(sheet: Sheet, address: string): void {
    this.changes.push({ sheet, address });
  }

  selected(): void {
    this.moved = true;
  }

  /** Types into a cell as a person would, whatever it holds and whatever protects it. */
  type(sheet: string, address: string, typed: unknown): void {
    const found = this.book.find(sheet);
    const at = parseAddress(address);
    if (!found || !at) throw new Error(`${sheet}!${address}`);
    enter(found, at.row, at.column, typed);
    this.changed(found, address);
    this.tell();
  }

  /** Selects a cell as a person would. */
  select(sheet: string, address: string): void {
    const found = this.book.find(sheet);
    const at = parseAddress(address);
    if (!found || !at) throw new Error(`${sheet}!${address}`);
    this.book.active = found;
    found.selected = areaNamed(address);
    this.moved = true;
    this.tell();
  }

  hush(): void {
    this.hushed = true;
  }

  later(messages: number, work: () => void): void {
    // The message that asks for it counts, too.
    this.waiting.push({ messages: messages + 1, work });
  }

  /** A message is done. */
  private did(): void {
    for (const each of [...this.waiting]) {
      each.messages -= 1;
      if (each.messages > 0) continue;
      this.waiting.splice(this.waiting.indexOf(each), 1);
      each.work();
    }
  }

  private tell(): void {
    const all = (type: number, target: string, argument: unknown) => {
      for (const wire of this.wires) wire.tell(type, target, argument);
    };
    for (const { sheet, address } of this.changes.splice(0))
      if (this.listening.has(10))
        all(10, 'Workbook', {
          address,
          changeType: 'RangeEdited',
          source: 'Local',
          worksheetId: sheet.id,
        });
    if (this.moved && this.listening.has(14)) {
      const { id, selected } = this.book.active;
      all(14, 'Workbook', { address: a1(selected.top, selected.left), worksheetId: id });
    }
    this.moved = false;
  }
}
