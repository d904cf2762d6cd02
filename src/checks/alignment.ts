import { folded } from '../base/text';
import type { SheetData } from '../sheets/data';
import type { CellModel, SheetModel } from '../sheets/model';

/** Positions of texts that a sheet shows once. */
function landmarks(
  texts: Iterable<readonly [string, number, number]>,
): Map<string, readonly [number, number]> {
  const places = new Map<string, readonly [number, number] | null>();
  for (const [text, row, column] of texts) places.set(text, places.has(text) ? null : [row, column]);
  return new Map([...places].flatMap(([text, place]) => (place ? [[text, place] as const] : [])));
}

function* textsOf(rows: SheetData['rows']): Generator<readonly [string, number, number]> {
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of (cells ?? []).entries())
      if (cell && typeof cell.value === 'string' && cell.value.trim() !== '')
        yield [folded(cell.value), row, column];
}

const isLabel = (cell: CellModel | null): cell is CellModel & { value: string } =>
  cell !== null && cell.formula === undefined && typeof cell.value === 'string' && cell.value.trim() !== '';

/** Whether every text stands where it was issued, to the letter: then nothing moved, and nothing has to be looked for. */
const unmoved = (sheet: SheetData, issued: Pick<SheetModel, 'rows'>): boolean =>
  issued.rows.every((cells, row) => {
    const now = sheet.rows[row];
    return cells.every((cell, column) => !isLabel(cell) || now?.[column]?.value === cell.value);
  });

function* labelsOf(sheet: Pick<SheetModel, 'rows'>): Generator<readonly [string, number, number]> {
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, cell] of cells.entries()) if (isLabel(cell)) yield [folded(cell.value), row, column];
}

/** Where a row and column of the returned sheet stood when it was issued, judged by texts that both show once. */
export class Alignment {
  private readonly byRow: Moves;
  private readonly byColumn: Moves;

  constructor(sheet: SheetData, issued: Pick<SheetModel, 'rows'>) {
    if (unmoved(sheet, issued)) {
      this.byRow = this.byColumn = new Moves(new Map());
      return;
    }
    const now = landmarks(textsOf(sheet.rows));
    const rowVotes = new Map<number, number[]>();
    const columnVotes = new Map<number, number[]>();
    const vote = (votes: Map<number, number[]>, from: number, to: number): void => {
      const own = votes.get(from);
      if (own) own.push(to);
      else votes.set(from, [to]);
    };
    for (const [text, [row, column]] of landmarks(labelsOf(issued))) {
      const at = now.get(text);
      if (!at) continue;
      vote(rowVotes, at[0], row);
      vote(columnVotes, at[1], column);
    }
    const settled = (votes: Map<number, number[]>) =>
      new Moves(new Map([...votes].map(([from, to]) => [from, mostFrequent(to)])));
    this.byRow = settled(rowVotes);
    this.byColumn = settled(columnVotes);
  }

  row = (index: number): number => this.byRow.at(index);
  column = (index: number): number => this.byColumn.at(index);
}

/** How far each row (or column) has moved: between landmarks as the one before it did. Counted once, however many ask. */
class Moves {
  private readonly offsets: number[] = [];

  constructor(private readonly known: ReadonlyMap<number, number>) {}

  at(index: number): number {
    for (let next = this.offsets.length; next <= index; next++) {
      const from = this.known.get(next);
      this.offsets.push(from === undefined ? (this.offsets[next - 1] ?? 0) : from - next);
    }
    return index + (this.offsets[index] ?? 0);
  }
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
