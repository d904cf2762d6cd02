import { DOCS_NORMAL_EDITOR_UNIT_ID_KEY, ICommandService } from '@univerjs/core';
import {
  DocSelectionRenderService,
  IEditorService,
  SetFormulaCalculationNotificationMutation,
} from '@univerjs/preset-sheets-core';
import { browserProgram } from '../../src/hosts/browser';
import { cellAt } from '../../src/sheets/data';
import type { CellData } from '../../src/sheets/data';
import type { Change, IdentityChange } from '../../src/sheets/change';
import type { Scalar, WorkbookModel } from '../../src/sheets/model';
import { valueOf } from '../contract/expect';
import { boxOf, placeOf, type CellBox } from '../support/grid-hands';

/** A page with nothing but the grid, and what a test needs to look at it. */

declare global {
  interface Window {
    grid: {
      create: (model: WorkbookModel) => Promise<void>;
      /** Shows the cell and answers where it is. */
      box: (sheet: string, address: string) => Promise<CellBox>;
      cell: (sheet: string, address: string) => Promise<CellData>;
      /** The values of a column, from one row to another (from 1). */
      column: (sheet: string, letter: string, first: number, last: number) => Promise<Scalar[]>;
      /** Heights of rows in pixels, from one row to another (from 0). */
      heights: (sheet: string, first: number, last: number) => number[];
      /** How many rows the sheet's filter hides. */
      covered: (sheet: string) => number;
      /** Writes as the assistant does; answers whether the grid's own calculation was waited for. */
      write: (changes: readonly Change[], since?: number, identity?: IdentityChange) => Promise<boolean>;
      /** How often people changed the open workbook. */
      edits: () => Promise<number>;
      /** What the grid itself says of a sheet's looks. */
      looks: (sheet: string, address: string) => unknown;
      rename: (sheet: string, name: string) => Promise<boolean>;
      command: (id: string, params: object) => Promise<boolean>;
      bytes: () => Promise<number[]>;
      open: (name: string, bytes: number[]) => Promise<void>;
      /** Resolves when the open workbook has been kept. */
      kept: () => Promise<boolean>;
      restore: () => Promise<boolean>;
      discard: () => Promise<void>;
      label: () => string;
      /** The grid asks for the keyboard by itself, as it does after calculations. */
      wantKeyboard: () => void;
    };
  }
}

const container = document.createElement('div');
container.style.cssText = 'position:fixed;inset:0';
document.body.append(container);
const program = await browserProgram(container);
const active = () => {
  const workbook = program.grid.api.getActiveWorkbook();
  if (!workbook) throw new Error('no workbook');
  return workbook;
};

function looks(sheet: string, address: string): unknown {
  const facade = active().getSheetByName(sheet);
  const { row, column } = placeOf(sheet, address);
  const range = facade?.getRange(row, column);
  if (!facade || !range) throw new Error(sheet);
  const style = range.getCellStyleData();
  return {
    font: style?.ff,
    size: style?.fs,
    fill: style?.bg?.rgb,
    format: style?.n?.pattern,
    border: style?.bd?.t !== undefined,
    width: facade.getColumnWidth(column),
    height: facade.getRowHeight(row),
    merged: range.isPartOfMerge(),
    frozen: [facade.getFreeze().ySplit, facade.getFreeze().xSplit],
  };
}

window.grid = {
  looks,
  create: async (model) => {
    valueOf(await program.workbook.create(model), 'create');
  },
  box: async (sheet, address) => {
    valueOf(await program.show(placeOf(sheet, address)), 'show');
    return boxOf(program, sheet, address);
  },
  cell: async (sheet, address) => {
    const book = valueOf(await program.workbook.read(), 'read');
    const found = book.sheets.find(({ name }) => name === sheet);
    if (!found) throw new Error(sheet);
    const { row, column } = placeOf(sheet, address);
    return cellAt(found, row, column);
  },
  column: async (sheet, letter, first, last) => {
    const book = valueOf(await program.workbook.read(), 'read');
    const found = book.sheets.find(({ name }) => name === sheet);
    if (!found) throw new Error(sheet);
    const { column } = placeOf(sheet, `${letter}1`);
    return Array.from(
      { length: last - first + 1 },
      (_, step) => cellAt(found, first - 1 + step, column).value,
    );
  },
  heights: (sheet, first, last) =>
    Array.from(
      { length: last - first + 1 },
      (_, step) =>
        active()
          .getSheetByName(sheet)
          ?.getRowHeight(first + step) ?? NaN,
    ),
  covered: (sheet) => {
    const own = active().getSheetByName(sheet)?.getSheet();
    return Array.from({ length: own?.getRowCount() ?? 0 }, (_, row) => own?.getRowFiltered(row)).filter(
      Boolean,
    ).length;
  },
  write: async (changes, since, identity = {}) => {
    let calculated = false;
    const listening = program.grid.univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(({ id, params }) => {
        if (id !== SetFormulaCalculationNotificationMutation.id) return;
        calculated ||= 'functionsExecutedState' in (params ?? {});
      });
    // As the assistant writes: complete where it has brought results.
    const complete = changes.some(({ kind }) => kind === 'result');
    valueOf(await program.workbook.write(changes, identity, { complete, since }), 'write');
    listening.dispose();
    return calculated;
  },
  edits: async () => valueOf(await program.workbook.read(), 'read').edits ?? NaN,
  rename: async (sheet, name) => {
    try {
      await Promise.resolve(active().getSheetByName(sheet)?.setName(name));
    } catch {
      // Refused; what counts is the name afterwards.
    }
    return active().getSheetByName(name) !== null;
  },
  command: async (id, params) => {
    const target = {
      unitId: active().getId(),
      subUnitId: active().getActiveSheet().getSheetId(),
    };
    try {
      return await program.grid.api.executeCommand(id, { ...target, ...params });
    } catch {
      return false;
    }
  },
  bytes: async () => [...valueOf(await program.bytes(), 'bytes')],
  open: async (name, bytes) => {
    valueOf(await program.open(name, new Uint8Array(bytes)), 'open');
  },
  kept: () =>
    new Promise((resolve) => {
      const end = program.onKept(({ ok }) => {
        end();
        resolve(ok);
      });
    }),
  restore: () => program.restore(),
  discard: async () => {
    valueOf(await program.discard(), 'discard');
  },
  label: () => program.label,
  wantKeyboard: () => {
    const editors = program.grid.univer.__getInjector().get(IEditorService);
    editors.getEditor(DOCS_NORMAL_EDITOR_UNIT_ID_KEY)?.render.with(DocSelectionRenderService).focus();
  },
};
