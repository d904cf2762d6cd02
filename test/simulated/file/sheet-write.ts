import { address, areaAddress, type Area } from '../../../src/base/address';
import { encoded } from '../../../src/xlsx/zip/xml';
import { permissions, placeOf, type Cell, type Rule, type Sheet } from '../book/book';
import { valueAt } from '../book/calculation';
import { ErrorValue } from '../formula/value';
import { widthMargin } from './sheet-read';
import type { StylesPart } from './styles-write';

/** A worksheet part from a sheet of the simulation. */

const place = (area: Area) =>
  area.top === area.bottom && area.left === area.right ? address(area.top, area.left) : areaAddress(area);

/** Text in a part: an underscore that looks like the start of an escape is escaped itself. */
const text = (value: string) => encoded(value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

function cellXml(sheet: Sheet, row: number, column: number, cell: Cell, styles: StylesPart): string {
  const head = `<c r="${address(row, column)}" s="${styles.numberOf(cell.look)}"`;
  const value = valueAt(sheet, row, column);
  const formula = cell.formula === undefined ? '' : `<f>${encoded(cell.formula)}</f>`;
  if (value === null) return formula === '' ? `${head}/>` : `${head}>${formula}</c>`;
  if (value instanceof ErrorValue) return `${head} t="e">${formula}<v>${value.code}</v></c>`;
  if (typeof value === 'number') return `${head}>${formula}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${head} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (formula !== '') return `${head} t="str">${formula}<v>${text(value)}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${text(value)}</t></is></c>`;
}

function dataXml(sheet: Sheet, styles: StylesPart): string {
  const rows = new Map<number, [number, Cell][]>();
  for (const [at, cell] of sheet.cells) {
    const [row, column] = placeOf(at);
    const cells = rows.get(row);
    if (cells) cells.push([column, cell]);
    else rows.set(row, [[column, cell]]);
  }
  for (const row of [...sheet.heights.keys(), ...sheet.hiddenRows]) if (!rows.has(row)) rows.set(row, []);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const height = sheet.heights.get(row);
      const head =
        `<row r="${row + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}` +
        `${sheet.hiddenRows.has(row) ? ' hidden="1"' : ''}>`;
      const inner = cells
        .sort(([a], [b]) => a - b)
        .map(([column, cell]) => cellXml(sheet, row, column, cell, styles));
      return `${head}${inner.join('')}</row>`;
    })
    .join('');
}

function columnsXml(sheet: Sheet): string {
  const columns = [...new Set([...sheet.widths.keys(), ...sheet.hiddenColumns])].sort((a, b) => a - b);
  if (columns.length === 0) return '';
  const each = columns.map((column) => {
    const width = Math.round(((sheet.widths.get(column) ?? 8) + widthMargin) * 10_000) / 10_000;
    const hidden = sheet.hiddenColumns.has(column) ? ' hidden="1"' : '';
    return `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"${hidden}/>`;
  });
  return `<cols>${each.join('')}</cols>`;
}

function ruleXml(rule: Rule): string {
  const first = rule.first.startsWith('=')
    ? rule.first.slice(1)
    : rule.type === 'list'
      ? `"${rule.first}"`
      : rule.first;
  const attributes: [string, string][] = [
    ['type', rule.type],
    ['sqref', place(rule.area)],
    ['operator', rule.operator],
    ['allowBlank', rule.ignoreBlank ? '1' : '0'],
    ['showInputMessage', rule.showInput ? '1' : '0'],
    ['showErrorMessage', rule.showError ? '1' : '0'],
    ['errorStyle', rule.style],
    ['errorTitle', rule.title],
    ['error', rule.message],
    ['promptTitle', rule.inputTitle],
    ['prompt', rule.prompt],
  ];
  const said = attributes
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${encoded(value)}"`);
  const second = rule.second === '' ? '' : `<formula2>${encoded(rule.second)}</formula2>`;
  return `<dataValidation${said.join('')}><formula1>${encoded(first)}</formula1>${second}</dataValidation>`;
}

function protectionXml({ protection }: Sheet): string {
  if (!protection) return '';
  // In a file "0" means that the sheet does not forbid it.
  const allowed = permissions.filter((name) => protection.allowed[name]);
  const guarded = `${protection.drawings ? ' objects="1"' : ''}${protection.scenarios ? ' scenarios="1"' : ''}`;
  return `<sheetProtection sheet="1"${guarded}${allowed.map((name) => ` ${name}="0"`).join('')}/>`;
}

const sections = ([left, middle, right]: readonly string[]) =>
  [left && `&L${left}`, middle && `&C${middle}`, right && `&R${right}`].join('');

function pageXml({ page }: Sheet): string {
  const inches = (points: number) => Math.round((points / 72) * 10_000) / 10_000;
  const margins = Object.entries(page.margins).map(([side, points]) => ` ${side}="${inches(points)}"`);
  const [header, footer] = [sections(page.header), sections(page.footer)];
  return (
    (page.centered ? '<printOptions horizontalCentered="1"/>' : '') +
    `<pageMargins${margins.join('')}/>` +
    `<pageSetup paperSize="${page.paper}" orientation="${page.orientation}"` +
    ` fitToWidth="${page.wide || 0}" fitToHeight="${page.tall || 0}"/>` +
    '<headerFooter>' +
    (header === '' ? '' : `<oddHeader>${encoded(header)}</oddHeader>`) +
    (footer === '' ? '' : `<oddFooter>${encoded(footer)}</oddFooter>`) +
    '</headerFooter>' +
    (page.breaks.length === 0
      ? ''
      : `<rowBreaks count="${page.breaks.length}" manualBreakCount="${page.breaks.length}">` +
        `${page.breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`)
  );
}

/** The part's text; looks are added to the styles as they come. */
export function sheetXml(sheet: Sheet, styles: StylesPart): string {
  const { rows, columns } = sheet.frozen;
  const pane =
    rows + columns === 0
      ? ''
      : `<pane${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}` +
        ` topLeftCell="${address(rows, columns)}" state="frozen"/>`;
  const conditions = sheet.conditions.map(
    ({ area, formula, fontColor, fillColor, bordered }, index) =>
      `<conditionalFormatting sqref="${place(area)}"><cfRule type="expression" priority="${index + 1}"` +
      ` dxfId="${styles.difference(fontColor, fillColor, bordered)}"><formula>${encoded(formula)}</formula></cfRule>` +
      '</conditionalFormatting>',
  );
  const merges = sheet.merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetPr>${sheet.tab === '' ? '' : `<tabColor rgb="FF${sheet.tab}"/>`}` +
    `<pageSetUpPr fitToPage="${sheet.page.zoom === false ? 1 : 0}"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0" zoomScale="${sheet.zoom}">${pane}</sheetView></sheetViews>` +
    `${columnsXml(sheet)}<sheetData>${dataXml(sheet, styles)}</sheetData>${protectionXml(sheet)}` +
    (merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`) +
    conditions.join('') +
    (sheet.rules.length === 0
      ? ''
      : `<dataValidations count="${sheet.rules.length}">${sheet.rules.map(ruleXml).join('')}</dataValidations>`) +
    `${pageXml(sheet)}</worksheet>`
  );
}
