import { address } from '../../base/address';
import { failed, ok, type Result } from '../../base/finding';
import type { Capability } from '../../port/diagnosis';
import type { Capabilities, CellPlace, Program } from '../../port/program';
import { changes, selections, type InTurn } from './events';
import { download } from '../web/download';
import { bytesOfOpen, opened } from './files';
import { queueSheets } from './read/fetch';
import { Session } from './session/session';
import { findingOf, isMissing } from './session/excel-error';
import { excelWorkbook } from './workbook';
import type { ExcelOptions, OfficeDocument } from './options';
import { selfTest } from './self-test/self-test';

/** Excel itself, as the pane sees it. */

/** Excel as the program that the pane is docked to. */
export interface ExcelProgram extends Program {
  readonly name: 'excel';
  /** Tries in the open workbook, which must be empty, what Excel does with all that we ask of it; see the self-test. */
  selfTest: () => Promise<Capability[]>;
}

const capabilities: Capabilities = {
  calculates: true,
  events: true,
  // A file opens in a window of its own, never in place of the open one.
  files: false,
  prints: true,
};

const autoShow = 'Office.AutoShowTaskpaneWithDocument';
/** Those who get the workbook and have no add-in are then not asked whether they trust it. */
const noQuestions = 'Office.DisableTrustUX';

/** Asks Excel to show the pane whenever this workbook is opened on a machine that has the add-in. */
function showWithDocument(document: OfficeDocument | undefined): void {
  const settings = document?.settings;
  if (!settings || settings.get(autoShow) === true) return;
  settings.set(autoShow, true);
  settings.set(noQuestions, true);
  settings.saveAsync();
}

const noSheet = (sheet: string, file: string) =>
  failed('sheet-missing', `找不到工作表“${sheet}”。`, '它可能刚被删除或改名；请重新读取。', { file, sheet });

/** The program for a pane that Office.js has made ready. */
export function excelProgram(options: ExcelOptions): ExcelProgram {
  const session = new Session(options);
  const workbook = excelWorkbook(session, options.onNotice ?? (() => undefined), () => {
    showWithDocument(options.document);
  });

  async function selection(): Promise<Result<CellPlace | null>> {
    const done = await session.roundTrip((context) => {
      const cell = context.workbook.getActiveCell().load('rowIndex,columnIndex,worksheet/name');
      return () => ({ sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex });
    });
    if (done.ok) return ok(done.value);
    // A chart on a sheet of its own has no cells.
    return done.error.code === 'UnsupportedSheet' ? ok(null) : findingOf(done.error, workbook.label);
  }

  async function show({ sheet, row, column }: CellPlace): Promise<Result<void>> {
    const found = await session.roundTrip((context) => {
      const target = context.workbook.worksheets.getItem(sheet).load('visibility');
      return () => target.visibility;
    });
    if (!found.ok)
      return isMissing(found.error) ? noSheet(sheet, workbook.label) : findingOf(found.error, workbook.label);
    const done = await session.roundTrip((context) => {
      const target = context.workbook.worksheets.getItem(sheet);
      if (found.value !== 'Visible') target.visibility = 'Visible';
      target.activate();
      target.getRange(address(row, column)).select();
      return () => undefined;
    });
    return done.ok ? ok(undefined) : findingOf(done.error, workbook.label);
  }

  async function bringForward(sheets: readonly string[]): Promise<Result<void>> {
    const looked = await session.roundTripOnce(({ workbook: { worksheets } }) => {
      const front = worksheets.getActiveWorksheet().load('name');
      const wanted = sheets.map((name) => worksheets.getItemOrNullObject(name).load('name,visibility'));
      return () => ({
        front: front.name,
        seen: wanted.find((sheet) => !sheet.isNullObject && sheet.visibility === 'Visible')?.name,
      });
    });
    if (!looked.ok) return findingOf(looked.error, workbook.label);
    const { front, seen } = looked.value;
    if (sheets.includes(front)) return ok(undefined);
    if (seen === undefined) return noSheet(sheets[0] ?? '', workbook.label);
    const done = await session.roundTripOnce((context) => {
      context.workbook.worksheets.getItem(seen).activate();
      return () => undefined;
    });
    return done.ok ? ok(undefined) : findingOf(done.error, workbook.label);
  }

  /** Sheets made or renamed since the last reading have names we do not know yet. */
  async function nameOf(id: string): Promise<string | undefined> {
    const done = await session.roundTripOnce(queueSheets);
    return done.ok ? done.value.find((sheet) => sheet.id === id)?.name : workbook.sheetName(id);
  }

  const pause = () => session.pause(session.times.editing);
  const inTurn: InTurn = (work) => session.inTurn(work);

  const program: Program & { readonly name: 'excel' } = {
    name: 'excel',
    capabilities,
    workbook,
    selection,
    onSelection: selections(options.excel, { inTurn, pause }, nameOf, selection),
    onChange: changes(options.excel, { inTurn, pause }, session.times.quiet),
    show,
    bringForward,
    save: (name, bytes) => {
      (options.download ?? download)(name, bytes);
      return Promise.resolve(ok(undefined));
    },
    open: (name, bytes) => opened(options.excel, name, bytes),
    bytes: () => bytesOfOpen(options.document, workbook.label),
  };
  // Within the self-test's own turn nothing else may wait for one.
  const atOnce: InTurn = (work) => work();
  const onChange = changes(options.excel, { inTurn: atOnce, pause }, session.times.quiet);
  return {
    ...program,
    selfTest: () => session.inTurn(() => selfTest({ session, program, onChange })),
  };
}
