import { typedNumber, type TypedNumber } from '../base/typed-number';
import { shownOtherwise } from '../cells/numbers';
import type { CellData } from '../sheets/data';

/** A cell as a number that a person put there, as it is seen: what is shown as a day is none. */
export const typedCell = (cell: CellData): TypedNumber =>
  cell.percent === true ? typedNumber(cell.value, true) : typedNumber(shownOtherwise(cell) ?? cell.value);
