import { CommandType, ICommandService, IUndoRedoService, Tools } from '@univerjs/core';
import type { ICellData, Nullable, Worksheet } from '@univerjs/core';
import { FormulaDataModel, LexerTreeBuilder } from '@univerjs/engine-formula';
import { sameFormula } from '../../../sheets/formula-text';
import { sortedOrder } from '../../../sheets/sorting';
import { scalarIn } from '../cells/read';
import type { GridBook } from './book';
import type { CellChange } from './entries';
import { setCells } from './overtaken';
import { tableHere, type TableHere } from './table-area';
import { words } from './words';
import type { Grid } from './univer';

/**
 * Sorting the rows of a table. The grid's own way (@univerjs/sheets-sort) carries the text of a formula along as it stands,
 * so that it goes on speaking of the row that it came from, and it puts Chinese names in the order of their codes. Here
 * every cell of a row goes along as in Excel: a formula speaks of the row that it comes to, and one that already stands
 * there is left alone.
 */

/** Commands of the menu. */
export const sortCommands = { up: 'kaohe.command.sort-up', down: 'kaohe.command.sort-down' } as const;

const layHeights = 'kaohe.mutation.row-heights';

/** What a cell holds. Its looks stay where they are, but for how a number shows: that belongs to the number. */
interface Content {
  cell: Nullable<ICellData>;
  formula: string | undefined;
  pattern: string | undefined;
}

/** Puts a content into a cell in place of another. */
const put = ({ cell, formula, pattern }: Content, stood: Content): ICellData => ({
  v: cell?.v ?? null,
  t: cell?.t ?? null,
  p: cell?.p ?? null,
  f: formula ?? null,
  si: null,
  ...(pattern === stood.pattern ? {} : { s: { n: pattern === undefined ? null : { pattern } } }),
});

/** Whether a content may stay in place of another: the same formula, whatever its result is just now, or the same value. */
const alike = (a: Content, b: Content): boolean =>
  a.formula === undefined && b.formula === undefined
    ? scalarIn(a.cell) === scalarIn(b.cell) && a.pattern === b.pattern
    : sameFormula(a.formula, b.formula);

/** Heights of rows in points; null leaves them to the grid. */
type Heights = readonly { row: number; height: number | null }[];

export function sorting(
  grid: Grid,
  book: () => GridBook | undefined,
  refuse: (message: string) => void,
): void {
  const injector = grid.univer.__getInjector();
  const commands = injector.get(ICommandService);

  function contentOf(open: GridBook, sheet: Worksheet, row: number, column: number): Content {
    const cell = sheet.getCellRaw(row, column);
    const formulas = injector.get(FormulaDataModel);
    const formula = formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), open.unit.getUnitId());
    const pattern = open.unit.getStyles().getStyleByCell(cell)?.n?.pattern;
    return { cell, formula: formula ?? undefined, pattern };
  }

  function sort(direction: 'up' | 'down'): boolean {
    const open = book();
    const table = tableHere(grid, open);
    if (!open || typeof table === 'string') {
      refuse(typeof table === 'string' ? table : words.nothing);
      return false;
    }
    const { sheet, column, rows } = table;
    const columns = Array.from({ length: rows.right - rows.left + 1 }, (_, step) => rows.left + step);
    const lines = Array.from({ length: rows.bottom - rows.top + 1 }, (_, step) => rows.top + step)
      // What a filter hides stays where it is, as in Excel.
      .filter((row) => sheet.getRowVisible(row))
      .map((row) => ({ row, cells: columns.map((each) => contentOf(open, sheet, row, each)) }))
      // Rows that are prepared for people to fill stay below.
      .filter(({ cells }) =>
        cells.some(({ cell, formula }) => formula === undefined && (scalarIn(cell) ?? '') !== ''),
      );
    const pointed = open.hangingOn(sheet.getName(), {
      ...rows,
      top: lines[0]?.row ?? rows.top,
      bottom: lines.at(-1)?.row ?? rows.top,
    });
    if (pointed !== undefined) {
      refuse(words.tables.pointed(pointed));
      return false;
    }
    const order = sortedOrder(
      lines.map(({ cells }) => scalarIn(cells[column - rows.left]?.cell)),
      direction,
    );
    return carry(open, table, lines, order);
  }

  /** Brings each line to the row of the line whose place it takes. */
  function carry(
    open: GridBook,
    { sheet, rows: { left } }: TableHere,
    lines: readonly { row: number; cells: readonly Content[] }[],
    order: readonly number[],
  ): boolean {
    const lexer = injector.get(LexerTreeBuilder);
    const heightOf = open.rowHeights(sheet);
    const [now, before]: [
      Record<number, Record<number, ICellData>>,
      Record<number, Record<number, ICellData>>,
    ] = [{}, {}];
    const heights: { now: Heights[number]; before: Heights[number] }[] = [];
    order.forEach((from, place) => {
      const [line, stood] = [lines[from], lines[place]];
      if (!line || !stood || from === place) return;
      const { row } = stood;
      line.cells.forEach((content, index) => {
        const moved: Content = {
          ...content,
          formula:
            content.formula === undefined
              ? undefined
              : lexer.moveFormulaRefOffset(content.formula, 0, row - line.row),
        };
        const old = stood.cells[index];
        if (!old || alike(moved, old)) return;
        (now[row] ??= {})[left + index] = put(moved, old);
        (before[row] ??= {})[left + index] = put(old, moved);
      });
      const [height, was] = [heightOf(line.row), heightOf(row)];
      if (height !== was) heights.push({ now: { row, height }, before: { row, height: was } });
    });
    if (Object.keys(now).length === 0) return true;
    const target = { unitId: open.unit.getUnitId(), subUnitId: sheet.getSheetId() };
    const step = (cellValue: NonNullable<CellChange['cellValue']>, tall: Heights) => [
      { id: setCells, params: { ...target, cellValue, sorted: true } satisfies CellChange },
      { id: layHeights, params: { ...target, heights: tall } },
    ];
    const redo = step(
      now,
      heights.map((each) => each.now),
    );
    const undo = step(
      before,
      heights.map((each) => each.before),
    );
    // The grid keeps what it is given, and changes it.
    for (const { id, params } of Tools.deepClone(redo)) commands.syncExecuteCommand(id, params);
    injector
      .get(IUndoRedoService)
      .pushUndoRedo({ unitID: target.unitId, undoMutations: undo, redoMutations: redo });
    return true;
  }

  for (const [direction, id] of [
    ['up', sortCommands.up],
    ['down', sortCommands.down],
  ] as const)
    commands.registerCommand({ id, type: CommandType.COMMAND, handler: () => sort(direction) });
  commands.registerCommand({
    id: layHeights,
    type: CommandType.MUTATION,
    handler: (_, { subUnitId, heights }: { subUnitId: string; heights: Heights }) => {
      const open = book();
      const name = open?.unit.getSheetBySheetId(subUnitId)?.getName();
      if (!open || name === undefined || heights.length === 0) return true;
      void open.lay([{ kind: 'layout', sheet: name, now: { rowHeights: [...heights] }, before: {} }]);
      return true;
    },
  });
}
