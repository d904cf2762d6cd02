import type { Area } from '../base/address';
import { textHeight } from './measure';
import type { CellModel, ConditionalFormat, PageSetup, Scalar, SheetModel, Validation } from './model';
import type { CellStyle } from './style';

/** What a sheet is before anything stands on it. */
export type SheetFrame = Pick<SheetModel, 'name' | 'role' | 'columnWidths'> &
  Partial<
    Pick<
      SheetModel,
      'visibility' | 'protected' | 'freeze' | 'selected' | 'tabColor' | 'zoom' | 'hiddenColumns'
    >
  > & {
    page: Omit<PageSetup, 'printArea'> & { printArea?: Area };
  };

/** A sheet being drawn: cells are put where forms want them, and `finish` gives the model. */
export class Canvas {
  readonly rows: (CellModel | null)[][] = [];
  readonly rowHeights: (number | null)[] = [];
  readonly hiddenRows: number[] = [];
  readonly merges: Area[] = [];
  readonly validations: Validation[] = [];
  readonly conditionalFormats: ConditionalFormat[] = [];
  /** Rows before which a page begins. */
  readonly breaks: number[] = [];

  /**
   * @param outline whether only labels, entries and the places of formulas are asked for: their texts and results, which
   * take most of the drawing, are left out, and so are cells that hold nothing
   */
  constructor(
    readonly frame: SheetFrame,
    readonly outline = false,
  ) {}

  /** The first row below all that has been put. */
  get nextRow(): number {
    return this.rows.length;
  }

  get columns(): number {
    return this.frame.columnWidths.length;
  }

  put(row: number, column: number, cell: CellModel): void {
    while (this.rows.length <= row) this.rows.push([]);
    if (this.outline && cell.value === null && cell.formula === undefined) return;
    const cells = this.rows[row] ?? [];
    while (cells.length <= column) cells.push(null);
    cells[column] = cell;
  }

  text(row: number, column: number, value: Scalar, style: CellStyle): void {
    this.put(row, column, { value, style });
  }

  formula(row: number, column: number, formula: string, value: Scalar, style: CellStyle): void {
    this.put(row, column, { value, formula, style });
  }

  /** A cell with a formula, whose text and result are worked out where they are asked for. */
  computed(style: CellStyle, work: () => { formula: string; value: Scalar }): CellModel {
    return this.outline ? { formula: '', value: null, style } : { ...work(), style };
  }

  /** One value over several cells; the covered cells carry the style so that borders show. */
  merge(area: Area, cell: CellModel): void {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const { style } = cell;
        this.put(row, column, row === area.top && column === area.left ? cell : { value: null, style });
      }
    }
    if (area.top !== area.bottom || area.left !== area.right) this.merges.push(area);
  }

  /** A line of text over the sheet's whole width. */
  line(row: number, value: Scalar, style: CellStyle, height?: number, formula?: string): void {
    this.merge(
      { top: row, left: 0, bottom: row, right: this.columns - 1 },
      { value, style, ...(formula === undefined ? {} : { formula }) },
    );
    if (height !== undefined) this.height(row, height);
  }

  /** In points. */
  height(row: number, points: number): void {
    while (this.rowHeights.length <= row) this.rowHeights.push(null);
    this.rowHeights[row] = Math.min(409, points);
  }

  /** A line of text as tall as it needs, and no less than `least` points. @param right its last column */
  paragraph(row: number, value: string, style: CellStyle, least = 0, right = this.columns - 1): void {
    this.merge({ top: row, left: 0, bottom: row, right }, { value, style });
    this.height(row, Math.max(least, textHeight(value, this.width(0, right), style.size)));
  }

  /** Points that a text over the sheet's whole width needs. */
  heightFor(text: string, size: number): number {
    return textHeight(text, this.width(0, this.columns - 1), size);
  }

  /** Height that a row was given, in points; 0 where the program decides. */
  heightOf(row: number): number {
    return this.rowHeights[row] ?? 0;
  }

  /** Sum of the widths of columns that show, in characters. */
  width(left: number, right: number): number {
    const hidden = new Set(this.frame.hiddenColumns ?? []);
    return this.frame.columnWidths
      .slice(left, right + 1)
      .reduce((sum, width, index) => sum + (hidden.has(left + index) ? 0 : width), 0);
  }

  finish(): SheetModel {
    const { frame } = this;
    const printArea = frame.page.printArea ?? {
      top: 0,
      left: 0,
      bottom: Math.max(0, this.rows.length - 1),
      right: this.columns - 1,
    };
    return {
      name: frame.name,
      role: frame.role,
      visibility: frame.visibility ?? 'visible',
      columnWidths: frame.columnWidths,
      ...(frame.hiddenColumns ? { hiddenColumns: frame.hiddenColumns } : {}),
      rowHeights: this.rowHeights,
      ...(this.hiddenRows.length > 0 ? { hiddenRows: this.hiddenRows } : {}),
      rows: this.rows,
      merges: this.merges,
      validations: this.validations,
      conditionalFormats: this.conditionalFormats,
      protected: frame.protected ?? true,
      ...(frame.freeze ? { freeze: frame.freeze } : {}),
      ...(frame.selected ? { selected: frame.selected } : {}),
      page: { ...frame.page, printArea, ...(this.breaks.length > 0 ? { breaks: this.breaks } : {}) },
      ...(frame.tabColor ? { tabColor: frame.tabColor } : {}),
      ...(frame.zoom ? { zoom: frame.zoom } : {}),
    };
  }
}
