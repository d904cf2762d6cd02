import type { Area } from '../../../src/base/address';
import type { Range } from '../../../src/hosts/wps/object-model/members';
import { meets, mergeAt, placesOf } from '../../simulated/book/areas';
import { cellAt, type Sheet } from '../../simulated/book/book';
import { valueAt } from '../../simulated/book/calculation';
import { plainLook } from '../../simulated/book/look';
import { ErrorValue, shown } from '../../simulated/formula/value';
import { empty, merge, put } from '../cells';
import { strictly, withProperties } from '../strict';
import { Refusal, type World } from '../world';
import { bordersObject, change, fontObject, interiorObject, looksOf, type Place } from './look';
import { worksheetObject } from './worksheet';

/** How the object model gives errors: Excel's numbers. */
const errorNumbers: Readonly<Record<string, number>> = {
  '#NULL!': -2146826288,
  '#DIV/0!': -2146826281,
  '#VALUE!': -2146826273,
  '#REF!': -2146826265,
  '#NAME?': -2146826259,
  '#NUM!': -2146826252,
  '#N/A': -2146826246,
};

/** What a range has beside its looks. */
type Rest = Omit<Range, keyof ReturnType<typeof looksOf>>;

/** A range of one area. */
class RangeObject implements Rest {
  private readonly place: Place;

  constructor(
    private readonly world: World,
    private readonly sheet: Sheet,
    private readonly area: Area,
  ) {
    world.alive(sheet);
    this.place = { world, sheet, area };
  }

  get Row() {
    return this.area.top + 1;
  }
  get Column() {
    return this.area.left + 1;
  }
  get Rows() {
    return strictly('Range', { Count: this.area.bottom - this.area.top + 1 });
  }
  get Columns() {
    return strictly('Range', { Count: this.area.right - this.area.left + 1 });
  }
  get EntireRow() {
    return this.whole(this.sheet.hiddenRows, this.area.top, this.area.bottom, 'formatRows');
  }
  get EntireColumn() {
    return this.whole(this.sheet.hiddenColumns, this.area.left, this.area.right, 'formatColumns');
  }
  get Worksheet() {
    return worksheetObject(this.world, this.sheet);
  }
  get MergeArea() {
    const { top, left } = this.area;
    return rangeObject(
      this.world,
      this.sheet,
      mergeAt(this.sheet, top, left) ?? { top, left, bottom: top, right: left },
    );
  }
  get MergeCells(): unknown {
    const { sheet, area } = this;
    const touched = sheet.merges.filter((each) => meets(each, area));
    if (touched.length === 0) return false;
    for (const [row, column] of placesOf(area)) if (!mergeAt(sheet, row, column)) return null;
    return true;
  }
  get HasFormula(): unknown {
    let has: boolean | undefined;
    for (const [row, column] of placesOf(this.area)) {
      const here = cellAt(this.sheet, row, column)?.formula !== undefined;
      if (has !== undefined && has !== here) return null;
      has = here;
    }
    return has;
  }
  get Text(): unknown {
    const { top, left, bottom, right } = this.area;
    return top === bottom && left === right ? shown(valueAt(this.sheet, top, left)) : null;
  }

  get Value2(): unknown {
    return this.read((row, column) => {
      const value = valueAt(this.sheet, row, column);
      return value instanceof ErrorValue ? errorNumbers[value.code] : value;
    });
  }
  set Value2(value) {
    this.write(value);
  }
  get Formula(): unknown {
    return this.read((row, column) => {
      const cell = cellAt(this.sheet, row, column);
      if (cell?.formula !== undefined) return this.sheet.book.spelled(cell.formula);
      return shown(cell?.value ?? null);
    });
  }
  set Formula(value) {
    this.write(value);
  }

  get ColumnWidth(): unknown {
    return this.sheet.widths.get(this.area.left) ?? 8.38;
  }
  set ColumnWidth(value) {
    this.world.mayFormat(this.sheet, 'formatColumns');
    if (typeof value !== 'number' || value < 0 || value > 255) throw new Refusal('列宽');
    for (let column = this.area.left; column <= this.area.right; column++)
      this.sheet.widths.set(column, value);
  }
  get RowHeight(): unknown {
    const { heights, hiddenRows } = this.sheet;
    return hiddenRows.has(this.area.top) ? 0 : (heights.get(this.area.top) ?? 13.5);
  }
  set RowHeight(value) {
    this.world.mayFormat(this.sheet, 'formatRows');
    if (typeof value !== 'number' || value < 0 || value > 409) throw new Refusal('行高');
    for (let row = this.area.top; row <= this.area.bottom; row++) this.sheet.heights.set(row, value);
  }
  get Font() {
    return fontObject(this.place);
  }
  get Interior() {
    return interiorObject(this.place);
  }
  get Borders() {
    return bordersObject(this.place);
  }

  Merge() {
    merge(this.world, this.sheet, this.area);
  }
  ClearContents() {
    empty(this.world, this.sheet, this.area);
    this.told();
  }
  ClearFormats() {
    change(this.place, () => plainLook);
  }
  Select() {
    const { world, sheet, area } = this;
    if (world.active !== sheet.book || sheet.book.active !== sheet) throw new Refusal('只能在当前表上选定');
    sheet.selected = area;
    world.tell(
      'SheetSelectionChange',
      () => worksheetObject(world, sheet),
      () => rangeObject(world, sheet, area),
    );
  }

  private whole(
    hidden: Set<number>,
    first: number,
    last: number,
    permission: 'formatRows' | 'formatColumns',
  ): { Hidden: unknown } {
    const { world, sheet } = this;
    return strictly('Range', {
      get Hidden(): unknown {
        return hidden.has(first);
      },
      set Hidden(value) {
        world.mayFormat(sheet, permission);
        for (let index = first; index <= last; index++)
          if (value === true) hidden.add(index);
          else hidden.delete(index);
      },
    });
  }

  private write(value: unknown): void {
    if (put(this.world, this.sheet, this.area, value)) this.told();
  }

  private told(): void {
    const { world, sheet, area } = this;
    world.tell(
      'SheetChange',
      () => worksheetObject(world, sheet),
      () => rangeObject(world, sheet, area),
    );
  }

  /** Values in the shape that the version gives them. */
  private read(of: (row: number, column: number) => unknown): unknown {
    const { area, world } = this;
    const { quirks } = world;
    world.alive(this.sheet);
    const blank = quirks.emptyUndefined ? undefined : quirks.emptyText ? '' : null;
    const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
    const rows = Array.from({ length: height }, (_row, row) =>
      Array.from({ length: width }, (_column, column) => of(area.top + row, area.left + column) ?? blank),
    );
    if (quirks.scalars && height === 1 && width === 1) return rows[0]?.[0];
    if (quirks.flattened && (height === 1 || width === 1)) return rows.flat();
    return rows;
  }
}

export const rangeObject = (world: World, sheet: Sheet, area: Area): Range =>
  withProperties<Range>('Range', looksOf({ world, sheet, area }), new RangeObject(world, sheet, area));
