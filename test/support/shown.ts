import type { CellModel, SheetModel, WorkbookModel } from '../../src/sheets/model';

/** Workbooks compared as people see them. */

/** What shows: a style said or left out is the same, and so is a cell that is not there and one without anything. */
function shownCell(cell: CellModel | null | undefined): unknown {
  if (!cell) return null;
  const { numberFormat, color, vertical, ...style } = cell.style;
  const format = numberFormat ?? (cell.date ? 'yyyy-mm-dd' : undefined);
  return {
    value: cell.value ?? (cell.formula === undefined ? null : ''),
    formula: cell.formula,
    // A formula's result that is empty says nothing of its kind.
    date: cell.date === true && cell.value !== null && cell.value !== '' ? true : undefined,
    style: JSON.stringify(
      Object.entries({
        ...style,
        vertical: vertical ?? 'center',
        color: color === '000000' ? undefined : color,
        format: format === 'General' ? undefined : format,
      })
        .filter(([, each]) => each !== undefined && each !== false)
        .sort(),
    ),
  };
}

function shownRows(sheet: SheetModel): unknown[] {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  return sheet.rows.map((row) => Array.from({ length: width }, (_, column) => shownCell(row[column])));
}

const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();

/** Both workbooks show the same and print the same. */
export function expectShownAlike(read: WorkbookModel, model: WorkbookModel): void {
  expect(read.identity).toEqual(model.identity);
  expect(read.title).toBe(model.title);
  expect(sorted(read.names)).toEqual(sorted(model.names));
  expect(read.activeSheet ?? 0).toBe(
    model.activeSheet ?? model.sheets.findIndex((sheet) => sheet.visibility === 'visible'),
  );
  expect(read.sheets.map(({ name, role, visibility }) => [name, role, visibility])).toEqual(
    model.sheets.map(({ name, role, visibility }) => [name, role, visibility]),
  );
  for (const [index, sheet] of model.sheets.entries()) {
    const other = read.sheets[index];
    if (!other) throw new Error(sheet.name);
    expect(shownRows(other)).toEqual(shownRows(sheet));
    expect(sorted(other.merges)).toEqual(sorted(sheet.merges));
    expect(other.columnWidths).toEqual(sheet.columnWidths);
    expect(sorted(other.hiddenColumns ?? [])).toEqual(sorted(sheet.hiddenColumns ?? []));
    expect(other.hiddenRows ?? []).toEqual(sheet.hiddenRows ?? []);
    expect(other.rowHeights).toEqual(sheet.rowHeights);
    expect(other.protected).toBe(sheet.protected);
    expect(other.freeze ?? null).toEqual(sheet.freeze ?? null);
    expect(other.tabColor).toBe(sheet.tabColor);
    expect(other.zoom ?? 100).toBe(sheet.zoom ?? 100);
    expect(other.validations).toEqual(sheet.validations);
    expect(other.conditionalFormats).toEqual(sheet.conditionalFormats);
    expect(other.page.printArea).toEqual(sheet.page.printArea);
    expect(other.page.breaks).toEqual(sheet.page.breaks);
    expect(other.page.repeatRows).toEqual(sheet.page.repeatRows);
    expect(other.page.margins).toEqual(sheet.page.margins);
  }
}
