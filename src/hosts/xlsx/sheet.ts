import type { Cell, ConditionalRule, DataValidation, RowDef, WriteSheet } from 'hucre/xlsx';
import { address, areaAddress } from '../../base/address';
import type { Area } from '../../base/address';
import type { CellModel, PageSetup, SheetModel, Validation } from '../../sheets/model';
import type { CellStyle } from '../../sheets/style';
import { serialOf } from './dates';
import { conditionalStyle, type styleCache } from './styles';
import { cellText, clean, finite, formulaText, UnwritableError } from './text';

/** One sheet of the model in hucre's words. */
type Styles = ReturnType<typeof styleCache>;

const range = (area: Area) => (area.top === area.bottom && area.left === area.right
  ? address(area.top, area.left)
  : areaAddress(area));

/** The stored value: text cleaned, numbers finite, dates as day counts. */
export function storedValue(cell: Omit<CellModel, 'style'>, where: string): string | number | boolean | null {
  const { value } = cell;
  if (typeof value === 'number') return finite(value, where);
  if (typeof value !== 'string') return value;
  return cell.date ? serialOf(value, where) : cellText(value, where);
}

/** Texts that hucre takes for error values. Ours are texts: forms never put an error into a cell on purpose. */
const looksLikeError = /^#[A-Z0-9/_?!]+$/;

function cell(model: CellModel, where: string, styles: Styles): Partial<Cell> {
  const style = styles(model.style as CellStyle, model.date === true);
  const value = storedValue(model, where);
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

function validation(model: Validation, sheet: string): DataValidation {
  const where = `${sheet}!${range(model.area)} 的有效性`;
  const limits = (): Partial<DataValidation> => {
    if (model.type === 'list') {
      if (typeof model.list === 'string') return { formula1: formulaText(model.list, where) };
      const choices = (model.list ?? []).map(clean);
      // The choices become one quoted, comma-separated text of at most 255 characters.
      if (choices.length === 0 || choices.join(',').length > 255 || choices.some((choice) => /[",]/.test(choice)))
        throw new UnwritableError(`${where}：可选项为空、过长或含有英文逗号、引号`);
      return { values: choices };
    }
    if (model.type === 'custom') return { formula1: formulaText(model.formula ?? '', where) };
    const { minimum, maximum } = model;
    if (minimum !== undefined && maximum !== undefined)
      return { operator: 'between', formula1: minimum, formula2: maximum };
    if (minimum !== undefined) return { operator: 'greaterThanOrEqual', formula1: minimum };
    if (maximum !== undefined) return { operator: 'lessThanOrEqual', formula1: maximum };
    throw new UnwritableError(`${where}：没有上限也没有下限`);
  };
  // Excel's limits: 32 characters for a title, 255 for a message.
  if (model.title.length > 32 || model.message.length > 255 || (model.prompt?.length ?? 0) > 255)
    throw new UnwritableError(`${where}：标题或提示过长`);
  return {
    type: model.type,
    range: range(model.area),
    ...limits(),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: model.severity,
    errorTitle: clean(model.title),
    errorMessage: clean(model.message),
    ...(model.prompt
      ? { showInputMessage: true, inputTitle: clean(model.title), inputMessage: clean(model.prompt) }
      : {}),
  };
}

/** Millimetres to the inches a workbook counts in. */
const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 10_000) / 10_000;

function page(setup: PageSetup): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'rowBreaks'> {
  const { margins } = setup;
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: setup.orientation,
      fitToPage: true,
      fitToWidth: setup.fit.across,
      fitToHeight: setup.fit.down,
      margins: {
        top: inches(margins.top),
        bottom: inches(margins.bottom),
        left: inches(margins.left),
        right: inches(margins.right),
        header: inches(margins.header),
        footer: inches(margins.footer),
      },
      ...(setup.centered ? { horizontalCentered: true } : {}),
    },
    headerFooter: {
      // Without a section mark Excel takes the middle; said outright, all programs agree.
      oddFooter: section(setup.footer),
      ...(setup.header ? { oddHeader: section(setup.header) } : {}),
    },
    // hucre counts a break as the row above it, the model as the row below.
    ...(setup.breaks ? { rowBreaks: setup.breaks.map((row) => row - 1) } : {}),
  };
}

const section = (text: string) => {
  const cleaned = clean(text);
  return cleaned === '' || /^&[LCR]/.test(cleaned) ? cleaned : `&C${cleaned}`;
};

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
  const rules = sheet.conditionalFormats.map(
    (format, index): ConditionalRule => ({
      type: 'expression',
      priority: index + 1,
      range: range(format.area),
      formula: formulaText(format.formula, `${sheet.name} 的条件格式`),
      style: conditionalStyle(format),
    }),
  );
  return {
    name: clean(sheet.name),
    columns: sheet.columnWidths.map((width, column) => ({
      width: finite(width, `${sheet.name} 第${column + 1}列列宽`),
      ...(hidden.has(column) ? { hidden: true } : {}),
    })),
    cells: cells(sheet, styles),
    rowDefs: rowDefinitions(sheet),
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
