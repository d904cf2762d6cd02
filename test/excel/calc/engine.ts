import type { Book, Cell } from '../model/book';
import { compiled, type Compiled, type Surroundings } from './parse';
import { isReference, type Single, type Value } from './values';

/**
 * Recalculates a simulated workbook: only the functions that our forms use, so that what they give can be held
 * against the engine after a write. A formula that uses anything else throws.
 */
export class Engine implements Surroundings {
  private readonly ready = new Map<string, Compiled>();
  private round = 0;
  private structure = -1;
  private readonly done = new WeakMap<Cell, number>();
  private readonly running = new Set<Cell>();

  constructor(private readonly book: Book) {}

  /** Brings all stored results up to date. */
  recalculate(): void {
    this.round += 1;
    if (this.structure !== this.book.structure) this.ready.clear();
    this.structure = this.book.structure;
    this.book.sheets.forEach((sheet, index) => {
      sheet.rows.forEach((row) => {
        row?.forEach((cell) => {
          if (cell?.formula !== undefined) this.value(cell, index);
        });
      });
    });
  }

  private value(cell: Cell, sheet: number): Single {
    const { formula } = cell;
    if (formula === undefined || this.done.get(cell) === this.round) return cell.value;
    if (this.running.has(cell)) throw new Error(`not simulated: a circle through ${formula}`);
    this.running.add(cell);
    const key = `${sheet} ${formula}`;
    let ready = this.ready.get(key);
    if (!ready) this.ready.set(key, (ready = compiled(formula, sheet, this)));
    // A formula never leaves a cell empty: a reference to nothing gives 0.
    cell.value = this.single(ready()) ?? 0;
    this.running.delete(cell);
    this.done.set(cell, this.round);
    return cell.value;
  }

  cell(sheet: number, row: number, column: number): Single {
    const cell = this.book.sheets[sheet]?.rows[row]?.[column];
    return cell ? this.value(cell, sheet) : null;
  }

  single(value: Value): Single {
    if (Array.isArray(value)) return value[0]?.[0] ?? null;
    return isReference(value) ? this.cell(value.sheet, value.top, value.left) : value;
  }

  *each(value: Value): Iterable<Single> {
    if (Array.isArray(value)) yield* value.flat();
    else if (isReference(value))
      for (let row = value.top; row <= value.bottom; row++)
        for (let column = value.left; column <= value.right; column++)
          yield this.cell(value.sheet, row, column);
    else yield value;
  }

  sheetIndex(name: string): number | undefined {
    const index = this.book.sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    return index < 0 ? undefined : index;
  }

  named(name: string, sheet: number): string | undefined {
    const same = (each: { name: string }) => each.name.toLowerCase() === name.toLowerCase();
    return (this.book.sheets[sheet]?.names.find(same) ?? this.book.names.find(same))?.formula;
  }
}
