import { Book, madeCell, type Sheet } from './model/book';
import { enter } from './model/entry';
import type { Host } from './objects/host';
import { workbookObject } from './objects/workbook';
import { loadClient, type Client } from './wire/client';
import { Wire } from './wire/wire';
import { address as a1, parseAddress } from '../../src/base/address';

/** A simulated Excel with one workbook open, and Microsoft's client library talking to it. */
export class SimulatedExcel implements Host {
  readonly book = new Book();
  readonly opened: Host['opened'] = [];
  readonly listening = new Set<number>();
  readonly wire: Wire;
  readonly client: Client;
  onInsert: Host['onInsert'] = () => false;
  private readonly changes: { sheet: Sheet; address: string }[] = [];
  private moved = false;

  constructor() {
    this.wire = new Wire(
      (files) => workbookObject(this, files),
      () => {
        this.tell();
      },
    );
    this.client = loadClient(this.wire);
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
    enter(this.book, madeCell(found, at.row, at.column), typed);
    this.changed(found, address);
    this.tell();
  }

  /** Selects a cell as a person would. */
  select(sheet: string, address: string): void {
    const found = this.book.find(sheet);
    const at = parseAddress(address);
    if (!found || !at) throw new Error(`${sheet}!${address}`);
    this.book.active = found;
    this.book.selected = at;
    this.moved = true;
    this.tell();
  }

  private tell(): void {
    for (const { sheet, address } of this.changes.splice(0))
      if (this.listening.has(10))
        this.wire.tell(10, 'Workbook', {
          address,
          changeType: 'RangeEdited',
          source: 'Local',
          worksheetId: sheet.id,
        });
    if (this.moved && this.listening.has(14)) {
      const { row, column } = this.book.selected;
      this.wire.tell(14, 'Workbook', { address: a1(row, column), worksheetId: this.book.active.id });
    }
    this.moved = false;
  }
}
