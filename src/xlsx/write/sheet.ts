import type { Cell, ConditionalRule, RowDef, WriteSheet } from 'hucre';
import { address } from '../../base/address';
import type { CellModel, SheetModel } from '../../sheets/model';
import { fileValue } from './value';
import { page } from './page';
import { conditionalStyle, type styleCache } from './styles';
import { clean, finite, formulaText } from '../../cells/text';
import { range, validation } from './validation';

/** One sheet of the model in hucre's words. */
type Styles = ReturnType<typeof styleCache>;

/** Texts that hucre takes for error values. Ours are texts: forms never put an error into a cell on purpose. */
const looksLikeError = /^#[A-Z0-9/_?!]+$/;

function cell(model: CellModel, where: string, styles: Styles): Partial<Cell> {
  const style = styles(model.style, model.date === true);
  const value = fileValue(model, where);
  if (model.formula !== undefined)
    // A result is always stored, if only an empty text: a formula without one means the file was never calculated.
    return { style, formula: formulaText(model.formula, where), formulaResult: value ?? '' };
  if (typeof value === 'string' && looksLikeError.test(value)) return { style, richText: [{ text: value }] };
  return { style, value };
}

function cells(sheet: SheetModel, styles: Styles): Map<string, Partial<Cell>> {
  const found = new Map<string, Partial<Cell>>();
  sheet.rows.forEach((row, r) => {
    row.forEach((model, c) => {
      if (model) found.set(`${r},${c}`, cell(model, `${sheet.name}!${address(r, c)}`, styles));
    });
  });
  return found;
}

function rowDefinitions(sheet: SheetModel): Map<number, RowDef> {
  const rows = new Map<number, RowDef>();
  sheet.rowHeights.forEach((height, row) => {
    if (height !== null) rows.set(row, { height: finite(height, `${sheet.name} 第${row + 1}行行高`) });
  });
  for (const row of sheet.hiddenRows ?? []) rows.set(row, { ...rows.get(row), hidden: true });
  return rows;
}

/** The sheet for hucre, except its names. */
export function writtenSheet(sheet: SheetModel, styles: Styles): WriteSheet {
  const hidden = new Set(sheet.hiddenColumns ?? []);
  const defined = rowDefinitions(sheet);
  const rules = sheet.conditionalFormats.map((format, index): ConditionalRule => ({
    type: 'expression',
    priority: index + 1,
    range: range(format.area),
    formula: formulaText(format.formula, `${sheet.name} 的条件格式`),
    style: conditionalStyle(format),
  }));
  return {
    name: clean(sheet.name),
    columns: sheet.columnWidths.map((width, column) => ({
      width: finite(width, `${sheet.name} 第${column + 1}列列宽`),
      ...(hidden.has(column) ? { hidden: true } : {}),
    })),
    // hucre writes heights only as far down as it has rows, so there must be rows, if only empty ones.
    rows: Array.from({ length: Math.max(sheet.rows.length, ...defined.keys()) + 1 }, () => []),
    cells: cells(sheet, styles),
    rowDefs: defined,
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    dataValidations: sheet.validations.map((model) => validation(model, sheet.name)),
    conditionalRules: rules,
    // People may select and copy everything and widen columns and rows; they cannot type over locked cells.
    ...(sheet.protected ? { protection: { sheet: true, formatColumns: true, formatRows: true } } : {}),
    ...(sheet.freeze && sheet.freeze.rows + sheet.freeze.columns > 0 ? { freezePane: sheet.freeze } : {}),
    view: {
      ...(sheet.zoom === undefined ? {} : { zoomScale: sheet.zoom }),
      ...(sheet.tabColor === undefined ? {} : { tabColor: { rgb: sheet.tabColor } }),
    },
    ...(sheet.visibility === 'hidden' ? { hidden: true } : {}),
    ...(sheet.visibility === 'veryHidden' ? { veryHidden: true } : {}),
    ...page(sheet.page),
  };
}
