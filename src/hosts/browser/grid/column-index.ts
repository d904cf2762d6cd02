import { CELL_INVERTED_INDEX_CACHE } from '@univerjs/engine-formula';

/**
 * Mends the formula engine's index of what stands in a column. It files an empty text with the empty cells and takes
 * those for 0, so that a formula's 0 is found equal to "" as soon as the column has been compared before, and "" equal
 * to 0. As Excel has it, an empty cell equals both, and the two differ.
 */

type Index = typeof CELL_INVERTED_INDEX_CACHE;
type Found = ReturnType<Index['getCellPositions']>;

/** What an empty text is filed under; no cell can hold it. */
const emptyText = '\u0000';

export function mendColumnIndex(index: Index = CELL_INVERTED_INDEX_CACHE): void {
  const set = index.set.bind(index);
  const filed = index.getCellValuePositions.bind(index);
  const positions = index.getCellPositions.bind(index);

  const within = (rows: Iterable<number> | undefined, ranges: readonly (readonly [number, number])[]) =>
    [...(rows ?? [])].filter((row) => ranges.some(([start, end]) => row >= start && row <= end));

  index.set = (unit, sheet, column, value, row, force) => {
    set(unit, sheet, column, value === '' ? emptyText : value, row, force);
  };

  index.getCellValuePositions = (unit, sheet, column) => {
    const found = filed(unit, sheet, column);
    const rows = found?.get(emptyText);
    if (!found || !rows) return found;
    const named = new Map(found);
    named.delete(emptyText);
    return named.set('', rows);
  };

  index.getCellPositions = (unit, sheet, column, value, ranges): Found => {
    const all = filed(unit, sheet, column);
    const texts = within(all?.get(emptyText), ranges);
    if (value === '') {
      // Empty cells are filed under a symbol that the engine keeps to itself.
      const key = [...(all?.keys() ?? [])].find((each) => typeof each === 'symbol');
      const cells = key === undefined ? [] : within(all?.get(key), ranges);
      return all && { errorType: null, matchingRows: [...cells, ...texts] };
    }
    const found = positions(unit, sheet, column, value, ranges);
    const empty = value === null || value === undefined;
    return found && empty ? { ...found, matchingRows: [...found.matchingRows, ...texts] } : found;
  };
}
