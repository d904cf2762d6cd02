import type { Area } from '../../../base/address';
import { grouped } from '../../../base/grouped';
import { ok, type Result } from '../../../base/finding';
import { unwritable } from '../../../cells/unwritable';
import {
  cellChanges,
  layoutChanges,
  type Change,
  type IdentityChange,
  type LayoutPart,
} from '../../../sheets/change';
import { bandsOf, blocksOf } from '../../office/blocks';
import {
  byOrigin,
  mismatches,
  planBack,
  type Mismatch,
  type SameFormula,
  type Standing,
} from '../../office/compare';
import { planOf, planOfTexts, type PlannedCell } from '../../office/plan';
import { messageOf } from '../../../base/thrown';
import { wpsFinding, wpsFindings, type Failure } from '../findings';
import { addressOf, attempt, rangeOf, sheetNamed } from '../object-model/access';
import type { Application, Workbook, Worksheet } from '../object-model/members';
import { withProgramHeld, type Note } from '../object-model/settings';
import { cellsOf } from '../read/cells';
import { formatPieces, type FormatPiece } from '../read/formats';
import { changedRows, identitySheetOf, readIdentity, setProperties } from '../read/identity';
import { applyLayout } from '../read/layout';
import type { Strategy } from '../strategy';
import { unlocked } from './protection';
import { otherWays, putCells } from './put';
import { styleBareCells } from './style';

/** Changes of an open workbook, all or nothing. All of it happens in one turn: nobody types in between. */

/** What is to be written on one sheet. */
interface SheetPlan {
  sheet: Worksheet;
  name: string;
  cells: PlannedCell[];
  /** What of the layout is set, in its order, and what stood there. */
  layouts: { now: LayoutPart; before: LayoutPart }[];
}

/** What stood where a plan is written. */
interface Before {
  plan: SheetPlan;
  standing: Standing;
  formats: FormatPiece[];
  /** Cells that had no format and were given a style. */
  styled: Area[];
}

export interface Writing {
  app: Application;
  book: Workbook;
  strategy: Strategy;
  note: Note;
}

/** A cell did not take what was put into it. */
class NotTaken extends Error {
  constructor(
    readonly sheet: string,
    readonly wrong: Mismatch,
  ) {
    super(`${sheet}!${addressOf(wrong.cell)} 是 ${wrong.found}`);
  }
}

/** The plans by sheet, or the finding that forbids all of them. */
function plansOf(
  book: Workbook,
  changes: readonly Change[],
  identity: IdentityChange | undefined,
): Result<SheetPlan[]> {
  const date1904 = attempt(() => book.Date1904) === true;
  const plans: SheetPlan[] = [];
  try {
    for (const [name, ofSheet] of grouped(changes, ({ sheet }) => sheet)) {
      const sheet = sheetNamed(book, name);
      if (!sheet) return wpsFindings.missingSheet(name, book.Name);
      const cells = planOf(cellChanges(ofSheet), date1904);
      const layouts = layoutChanges(ofSheet);
      if (cells.length + layouts.length > 0) plans.push({ sheet, name, cells, layouts });
    }
    if (identity && Object.keys(identity).length > 0) {
      const sheet = identitySheetOf(book);
      if (!sheet) return wpsFindings.noIdentity(book.Name);
      plans.push({ sheet, name: sheet.Name, cells: planOfTexts(changedRows(sheet, identity)), layouts: [] });
    }
  } catch (error) {
    return unwritable(error, book.Name);
  }
  return ok(plans);
}

/** The cells of a plan as they stand now, read in few calls. */
function standingOf(sheet: Worksheet, cells: readonly PlannedCell[]): Standing {
  const bands = bandsOf(cells).map((area) => ({ area, grid: cellsOf(sheet, area, { formats: false }) }));
  return (row, column) => {
    const band = bands.find(({ area }) => row >= area.top && row <= area.bottom);
    return band?.grid[row - band.area.top]?.[column - band.area.left];
  };
}

const beforeOf = (plan: SheetPlan): Before => ({
  plan,
  standing: standingOf(plan.sheet, plan.cells),
  formats: blocksOf(plan.cells, () => '').flatMap(({ area }) => formatPieces(plan.sheet, area)),
  styled: [],
});

/** Puts a plan's cells and looks whether they arrived; those that did not are written in other ways. */
function carryOut({ sheet, name, cells }: SheetPlan, { strategy, note, book }: Writing): void {
  const same = byOrigin(book.Name);
  putCells(sheet, cells, strategy);
  let wrong = mismatches(cells, standingOf(sheet, cells), same);
  for (const again of otherWays) {
    const [first] = wrong;
    if (!first) return;
    note(`“${name}”有 ${wrong.length} 格没有一次写好（如 ${addressOf(first.cell)}），逐格重写`);
    const left = wrong.map(({ cell }) => cell);
    for (const cell of left) attempt(() => again(sheet, cell));
    wrong = mismatches(left, standingOf(sheet, left), same);
  }
  const [first] = wrong;
  if (first) throw new NotTaken(name, first);
}

/** Puts everything back. The failure says whether that worked. */
function takeBack(befores: readonly Before[], error: unknown, { strategy, note, book }: Writing): Failure {
  const [where] = befores;
  for (const { plan, standing, formats, styled } of befores) {
    const { sheet, name, layouts } = plan;
    const back = planBack(plan.cells, standing);
    try {
      for (const each of [...layouts].reverse()) applyLayout(sheet, each.before, note);
      for (const area of styled) rangeOf(sheet, area).ClearFormats();
      putCells(sheet, back, strategy);
      for (const { area, format } of formats) rangeOf(sheet, area).NumberFormat = format;
      // A formula of somebody's that did point to another file comes back in the same words.
      const same: SameFormula = (now, old) => now === old || byOrigin(book.Name)(now, old);
      const [left] = mismatches(back, standingOf(sheet, back), same);
      if (left) return wpsFindings.mixed(name, `${name}!${addressOf(left.cell)}`);
    } catch (second) {
      return wpsFindings.mixed(name, messageOf(second));
    }
  }
  if (error instanceof NotTaken)
    return wpsFindings.notTaken(error.sheet, addressOf(error.wrong.cell), `读回是“${error.wrong.found}”`);
  return wpsFinding('写入（已恢复原来的内容）', error, where?.plan.name);
}

export function writeBook(
  writing: Writing,
  changes: readonly Change[],
  identity: IdentityChange | undefined,
): Result<void> {
  const { app, book, note } = writing;
  let plans: Result<SheetPlan[]>;
  try {
    plans = plansOf(book, changes, identity);
  } catch (error) {
    return wpsFinding('查看工作表', error);
  }
  if (!plans.ok) return plans;
  const all = plans.value;
  if (all.length === 0) return ok(undefined);

  const work = (): Failure | undefined => {
    const befores: Before[] = [];
    try {
      for (const plan of all) {
        const before = beforeOf(plan);
        befores.unshift(before);
        before.styled = styleBareCells(plan.sheet, plan.cells, note);
        carryOut(plan, writing);
        for (const { now } of plan.layouts) applyLayout(plan.sheet, now, note);
      }
    } catch (error) {
      return takeBack(befores, error, writing);
    }
    if (identity) setProperties(book, readIdentity(book));
    return undefined;
  };
  let failure: Failure | undefined;
  try {
    const sheets = all.map(({ sheet }) => sheet);
    failure = withProgramHeld(app, note, () => unlocked(sheets, note, work));
  } catch (error) {
    failure = wpsFinding('写入', error);
  }
  return failure ?? ok(undefined);
}
