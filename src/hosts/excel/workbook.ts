import { ok, type Finding, type Result } from '../../base/finding';
import type { HostWorkbook } from '../../port/port';
import { cellChanges, type Change, type IdentityChange } from '../../sheets/change';
import type { WorkbookData } from '../../sheets/data';
import type { SheetLayout } from '../../sheets/layout';
import type { WorkbookModel } from '../../sheets/model';
import { writing } from '../../cells/unwritable';
import { createOpen } from './create/create';
import { bytesOf, sheetNamed, type Known } from './read/known';
import { layoutBytes, queueLayout } from './read/layout';
import { readOpen } from './read/read';
import type { Session } from './session/session';
import { findingOf } from './session/excel-error';
import { needsValue } from './read/cell-data';
import { writeOpen } from './write/write';

/** The workbook that is open in Excel, behind the port. */

export interface ExcelWorkbook extends HostWorkbook {
  /** The name of a sheet by its id, as last read. */
  sheetName(id: string): string | undefined;
}

/** What a write adds to the size of sheets: the next reading cuts its messages by it. */
function grown(known: Known, changes: readonly Change[]): void {
  for (const change of cellChanges(changes)) {
    const sheet = sheetNamed(known, change.sheet);
    const hints = sheet && known.hints.get(sheet.id);
    if (!hints || change.kind === 'result') continue;
    const bytes =
      hints.rows * hints.rowBytes +
      3 +
      bytesOf(change.value) +
      (change.formula ? bytesOf(change.formula) : 0);
    hints.rows = Math.max(hints.rows, change.row + 1);
    hints.columns = Math.max(hints.columns, change.column + 1);
    hints.rowBytes = bytes / hints.rows;
    // A text of digits, too, is known by its value alone: asked for at once, it costs no message of its own.
    if (change.formula !== undefined || needsValue(change.value)) hints.formulas.add(change.column);
    if (change.date || (change.kind === 'value' && typeof change.value === 'number'))
      hints.formats.add(change.column);
  }
}

/** Excel takes the mode of the first workbook that is opened, so nobody need have chosen it. */
const manualCalculation = (file: string): Finding => ({
  code: 'excel-manual',
  severity: 'warning',
  message: 'Excel 现在是手动计算：改了一格，合计不会自己变。面板每次读写都已替您重算。',
  remedy: '请点“公式—计算选项—自动”；不改的，自己打印以前先按 F9。',
  file,
});

/** @param ours called when the open workbook turns out to be one of ours */
export function excelWorkbook(
  session: Session,
  notice: (finding: Finding) => void,
  ours: () => void,
): ExcelWorkbook {
  let known: Known | undefined;
  let label = '当前工作簿';
  /** Whether the user was told that Excel calculates by hand. */
  let manualTold = false;

  async function read(): Promise<Result<WorkbookData>> {
    const done = await readOpen(session, known, label);
    if (!done.ok) return done;
    ({ known } = done.value);
    if (done.value.manual && !manualTold) notice(manualCalculation(done.value.label));
    manualTold = done.value.manual;
    if (done.value.label !== '') ({ label } = done.value);
    if (Object.keys(done.value.data.identity).length > 0) ours();
    return ok(done.value.data);
  }

  async function layouts(names: readonly string[]): Promise<Result<SheetLayout[]>> {
    if (!known) {
      const first = await read();
      if (!first.ok) return first;
    }
    // Most were asked for with the last reading.
    const asked = new Map((known?.layouts ?? []).map((layout) => [layout.sheet, layout]));
    const sheets = names.flatMap((name) =>
      asked.has(name) ? [] : ((known && sheetNamed(known, name)) ?? []),
    );
    const extentOf = ({ id }: { id: string }) => known?.hints.get(id) ?? { rows: 1, columns: 1 };
    const done = await session.roundTrips(
      sheets,
      (sheet) => layoutBytes(extentOf(sheet)),
      (context, sheet) => queueLayout(context, sheet, extentOf(sheet)),
    );
    if (!done.ok) return findingOf(done.error, label);
    for (const layout of done.value) asked.set(layout.sheet, layout);
    return ok(names.flatMap((name) => asked.get(name) ?? []));
  }

  async function create(model: WorkbookModel): Promise<Result<void>> {
    const done = await createOpen(session, model, label, notice);
    known = done.ok ? done.value : undefined;
    if (!done.ok) return done;
    ours();
    return ok(undefined);
  }

  async function write(changes: readonly Change[], identity?: IdentityChange): Promise<Result<void>> {
    if (!known) {
      const first = await read();
      if (!first.ok) return first;
    }
    if (!known) return ok(undefined);
    const now = known;
    const done = await writeOpen(session, now, label, changes, identity);
    now.data = undefined;
    now.layouts = undefined;
    if (!done.ok) return done;
    grown(now, changes);
    if (identity && now.identity) {
      const set = Object.entries(identity).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      now.identity = {
        ...now.identity,
        entries: { ...now.identity.entries, ...Object.fromEntries(set) },
      };
    }
    return done;
  }

  return {
    get label() {
      return label;
    },
    create: (model) => session.inTurn(() => writing(label, () => create(model))),
    read: () => session.inTurn(read),
    layouts: (sheets) => session.inTurn(() => layouts(sheets)),
    write: (changes, identity) => session.inTurn(() => writing(label, () => write(changes, identity))),
    sheetName: (id) => known?.sheets.find((sheet) => sheet.id === id)?.name,
  };
}
