import { BooleanNumber, ICommandService } from '@univerjs/core';
import type { ICellData, Nullable, Workbook, Worksheet } from '@univerjs/core';
import { address, type Area } from '../../../base/address';
import type { ReadArea } from '../../../sheets/entry-rule';
import type { SheetData } from '../../../sheets/data';
import type { CellChange, LayoutChange } from '../../../sheets/change';
import type { SheetLayout } from '../../../sheets/layout';
import { hangsOnOrder } from '../../../sheets/sorting';
import type { DefinedName, SheetModel, Validation, WorkbookModel } from '../../../sheets/model';
import type { CellStyle } from '../../../sheets/style';
import { bareStyle } from '../../../cells/formats';
import { cellData, gridRows } from '../cells/read';
import { patchesOf, type SheetPatch } from '../cells/write';
import { sheetId, snapshotOf } from '../render/snapshot';
import { refilter } from './filter';
import { GridLayouts } from './layout';
import { putIn, takeOut, type Grid } from './univer';
import { pause } from './pause';
import { setCells } from './overtaken';
import { undrawn } from './undrawn';

/** Says of a command that the host gives it: people's are held to the protection, the host's are not. */
export const byHost = { byHost: true } as const;

/** As the grid's own results come: nothing is calculated anew because of them. */
const asResults = { ...byHost, onlyLocal: true, fromFormula: true } as const;

/** Changes looked at in one turn of the page's work. */
const slice = 1_000;

const columns = 16_384;
const key = (row: number, column: number) => row * columns + column;

/** Where people begin on a form: what it was made to show, or the first cell that they may fill on a locked sheet. */
function firstInput({ selected, protected: locked, rows }: SheetModel): SheetModel['selected'] {
  if (selected || !locked) return selected;
  const row = rows.findIndex((cells) => cells.some((cell) => cell?.style.unlocked));
  const column = rows[row]?.findIndex((cell) => cell?.style.unlocked) ?? -1;
  return column < 0 ? undefined : { row, column };
}

/** A workbook in the grid: the cells are the grid's, all that must not stand in cells is kept here. */
export class GridBook {
  readonly unit: Workbook;
  readonly identity: Record<string, string>;
  readonly #grid: Grid;
  readonly #models: ReadonlyMap<string, SheetModel>;
  readonly #names: readonly DefinedName[];
  /** Formats that the host gave to cells that had none. */
  readonly #given = new Map<string, Map<number, CellStyle>>();
  readonly #layouts: GridLayouts;
  /** The cells that people changed, by the sheet's id, each with the number of the change. */
  readonly #edited = new Map<string, Map<number, number>>();
  #edits = 0;

  private constructor(grid: Grid, unit: Workbook, model: WorkbookModel) {
    this.#grid = grid;
    this.unit = unit;
    this.identity = { ...model.identity };
    this.#models = new Map(model.sheets.map((sheet, index) => [sheetId(index), sheet]));
    this.#layouts = new GridLayouts(this.#models);
    this.#names = model.names;
  }

  /**
   * Renders a model under an id that no workbook had before, in place of the book before it. Throws UnwritableError,
   * and then that one stays.
   */
  static open(grid: Grid, model: WorkbookModel, id: string, before?: GridBook): GridBook {
    const snapshot = snapshotOf(model, id);
    before?.close();
    const facade = putIn(grid, snapshot);
    const active = model.sheets[model.activeSheet ?? -1];
    if (active?.visibility === 'visible') {
      const cell = firstInput(active);
      const sheet = facade.setActiveSheet(sheetId(model.activeSheet ?? 0));
      if (cell) sheet.getRange(cell.row, cell.column).activate();
    }
    return new GridBook(grid, facade.getWorkbook(), model);
  }

  close(): void {
    takeOut(this.#grid, this.unit.getUnitId());
  }

  sheet(name: string): Worksheet | undefined {
    return this.unit.getSheets().find((sheet) => sheet.getName() === name);
  }

  readSheets(): SheetData[] {
    const formatOf = this.#formats();
    return this.unit.getSheets().map((sheet) => ({
      name: sheet.getName(),
      role: this.#models.get(sheet.getSheetId())?.role ?? '',
      hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
      rows: gridRows(sheet.getCellMatrix().getMatrix(), formatOf),
      merges: sheet.getMergeData().map(({ startRow, startColumn, endRow, endColumn }) => ({
        top: startRow,
        left: startColumn,
        bottom: endRow,
        right: endColumn,
      })),
    }));
  }

  /** How sheets are laid out on paper, by their names. */
  layouts(names: readonly string[]): SheetLayout[] {
    return names.flatMap((name) => {
      const sheet = this.sheet(name);
      return (sheet && this.#layouts.of(sheet)) ?? [];
    });
  }

  /** The height of each row of a sheet in points; null where it is the grid's own. */
  rowHeights(sheet: Worksheet): (row: number) => number | null {
    const heights = this.#layouts.of(sheet)?.rowHeights ?? [];
    return (row) => heights[row] ?? null;
  }

  /** Where a formula stands, in words, that would speak of others if these rows changed places; undefined for none. */
  hangingOn(name: string, rows: Area): string | undefined {
    const table = { sheet: name, rows };
    const named = this.#names.find(({ refersTo }) => hangsOnOrder(refersTo, undefined, table));
    if (named) return `名称“${named.name}”`;
    for (const sheet of this.unit.getSheets()) {
      const at = sheet.getName();
      const matrix: Record<number, Record<number, Nullable<ICellData>> | undefined> = sheet
        .getCellMatrix()
        .getMatrix();
      for (const [line, cells] of Object.entries(matrix))
        for (const [place, cell] of Object.entries(cells ?? {})) {
          const formula = cell?.f;
          if (typeof formula !== 'string' || (at !== name && !formula.includes(name))) continue;
          const [row, column] = [Number(line), Number(place)];
          if (hangsOnOrder(formula, { sheet: at, row, column }, table))
            return `${at}!${address(row, column)}`;
        }
    }
    return undefined;
  }

  async lay(changes: readonly LayoutChange[]): Promise<void> {
    const commands = this.#grid.univer.__getInjector().get(ICommandService);
    for (const change of changes) {
      const sheet = this.sheet(change.sheet);
      if (!sheet) continue;
      const target = { unitId: this.unit.getUnitId(), subUnitId: sheet.getSheetId() };
      await this.#layouts.lay(commands, target, change, byHost);
    }
  }

  /** What the file needs so that its sheets are laid out as they are now. */
  layoutDifferences(): LayoutChange[] {
    return this.unit.getSheets().flatMap((sheet) => this.#layouts.difference(sheet) ?? []);
  }

  /** The changes as patches; throws UnwritableError for a value that no workbook can hold. */
  patches(changes: readonly CellChange[]): SheetPatch[] {
    const ids = this.#ids();
    const hidden = new Set(
      this.unit.getSheets().flatMap((sheet) => (sheet.isSheetHidden() ? sheet.getName() : [])),
    );
    return patchesOf(
      changes,
      ({ sheet, row, column, date }) =>
        // Where nobody looks only a day needs its format, which says that it is one; the file is given all of them.
        (date === true || !hidden.has(sheet)) && this.styleAt(ids.get(sheet) ?? '', row, column).bare,
    );
  }

  /** Remembers the formats of changes for cells without one; the file will need them too. */
  async give(changes: readonly CellChange[]): Promise<void> {
    const ids = this.#ids();
    for (const [index, { sheet, row, column, style, kind }] of changes.entries()) {
      if (index % slice === 0) await pause();
      const id = ids.get(sheet);
      if (id === undefined || !style || kind === 'result' || !this.styleAt(id, row, column).bare) continue;
      const given = this.#given.get(id) ?? new Map<number, CellStyle>();
      if (!given.has(key(row, column))) given.set(key(row, column), style);
      this.#given.set(id, given);
    }
  }

  /** The cells of a sheet that were given a format since it was opened. */
  given(id: string): { row: number; column: number }[] {
    return [...(this.#given.get(id)?.keys() ?? [])].map((at) => ({
      row: Math.floor(at / columns),
      column: at % columns,
    }));
  }

  #ids(): Map<string, string> {
    return new Map(this.unit.getSheets().map((sheet) => [sheet.getName(), sheet.getSheetId()]));
  }

  /** How often people changed anything since the workbook was opened. */
  get edits(): number {
    return this.#edits;
  }

  /** People change cells. */
  edit(id: string, cells: Readonly<Record<number, object | null>> | undefined): void {
    const edited = this.#edited.get(id) ?? new Map<number, number>();
    this.#edited.set(id, edited);
    this.#edits += 1;
    for (const [row, line] of Object.entries(cells ?? {}))
      for (const column of Object.keys(line ?? {})) edited.set(key(Number(row), Number(column)), this.#edits);
  }

  /** What stands in cells that were changed, as changes. */
  standing(id: string, cells: Readonly<Record<number, object | null>> | undefined): CellChange[] {
    const sheet = this.unit.getSheetBySheetId(id);
    if (!sheet) return [];
    const formatOf = this.#formats();
    return Object.entries(cells ?? {}).flatMap(([line, places]) =>
      Object.keys(places ?? {}).map((place): CellChange => {
        const [row, column] = [Number(line), Number(place)];
        const data = cellData(sheet.getCellRaw(row, column), formatOf);
        const { style, bare } = this.styleAt(id, row, column);
        return {
          sheet: sheet.getName(),
          row,
          column,
          value: data?.value ?? null,
          ...(data?.formula === undefined
            ? { kind: 'value' as const }
            : { kind: 'formula' as const, formula: data.formula }),
          ...(data?.type === 'date' ? { date: true } : {}),
          ...(bare && style ? { style } : {}),
        };
      }),
    );
  }

  /** The rules for entries of a sheet. */
  rules(id: string): readonly Validation[] {
    return this.#models.get(id)?.validations ?? [];
  }

  /** Reads the values of an area, for rules that stand on a sheet. */
  reader(id: string): ReadArea {
    return (name, { top, left, bottom, right }) => {
      const sheet = name === undefined ? this.unit.getSheetBySheetId(id) : this.sheet(name);
      if (!sheet) return undefined;
      const values = [];
      for (let row = top; row <= Math.min(bottom, sheet.getRowCount() - 1); row++)
        for (let column = left; column <= right; column++)
          values.push(sheet.getCellRaw(row, column)?.v ?? null);
      return values;
    };
  }

  /**
   * Puts patches in, one a turn of the page's own work, so that it answers meanwhile. People go on typing: what they
   * changed after their change number `since` is theirs, and is answered as addresses.
   */
  async apply(patches: readonly SheetPatch[], since: number): Promise<string[]> {
    const kept: string[] = [];
    await undrawn(this.#grid, this.unit.getUnitId(), async () => {
      for (const patch of patches) {
        const own = this.#withoutEdited(patch, since);
        kept.push(...own);
        await this.#put(patch);
        await pause();
      }
      for (const name of new Set(patches.map(({ sheet }) => sheet))) {
        const id = this.sheet(name)?.getSheetId();
        if (id !== undefined) refilter(this.#grid, this.unit.getUnitId(), id);
      }
    });
    return kept;
  }

  /** Takes the cells out of a patch that people changed since; answers those with values. */
  #withoutEdited(patch: SheetPatch, since: number): string[] {
    const kept: string[] = [];
    const id = this.sheet(patch.sheet)?.getSheetId() ?? '';
    for (const [at, number] of this.#edited.get(id) ?? []) {
      const [row, column] = [Math.floor(at / columns), at % columns];
      if (number <= since || !patch.cells[row] || !(column in patch.cells[row])) continue;
      Reflect.deleteProperty(patch.cells[row], column);
      if (!patch.results) kept.push(address(row, column));
    }
    return kept;
  }

  async #put(patch: SheetPatch): Promise<void> {
    const commands = this.#grid.univer.__getInjector().get(ICommandService);
    const sheet = this.sheet(patch.sheet);
    if (!sheet) return;
    const target = { unitId: this.unit.getUnitId(), subUnitId: sheet.getSheetId() };
    if (patch.lastRow >= sheet.getRowCount())
      await commands.executeCommand(
        'sheet.mutation.set-worksheet-row-count',
        { ...target, rowCount: patch.lastRow + 100 },
        byHost,
      );
    if (patch.lastColumn >= sheet.getColumnCount())
      await commands.executeCommand(
        'sheet.mutation.set-worksheet-column-count',
        { ...target, columnCount: patch.lastColumn + 8 },
        byHost,
      );
    // Executed by itself and not inside another command: a refused one leaves its name behind, and the grid would
    // take this for a part of it and not calculate.
    await commands.executeCommand(
      setCells,
      { ...target, cellValue: patch.cells },
      patch.results ? asResults : byHost,
    );
  }

  /** The format a cell has for the file, and whether the file's cell has none of its own. */
  styleAt(id: string, row: number, column: number): { style: CellStyle | undefined; bare: boolean } {
    const own = this.#models.get(id)?.rows[row]?.[column]?.style;
    if (own && own !== bareStyle) return { style: own, bare: false };
    return { style: this.#given.get(id)?.get(key(row, column)), bare: true };
  }

  isProtected(id: string): boolean {
    return this.#models.get(id)?.protected === true;
  }

  /** True where people may not type: a protected sheet, and a cell that is not theirs to fill. */
  locked(id: string, row: number, column: number): boolean {
    if (!this.isProtected(id)) return false;
    return this.styleAt(id, row, column).style?.unlocked !== true;
  }

  /** The number format of a cell. */
  #formats(): (cell: ICellData) => string | undefined {
    const styles = this.unit.getStyles();
    return ({ s: style }) => {
      if (!style) return undefined;
      return (typeof style === 'string' ? styles.get(style) : style)?.n?.pattern;
    };
  }
}
