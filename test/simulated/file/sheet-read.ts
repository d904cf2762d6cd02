import { parseAddress } from '../../../src/base/address';
import { decoded, inside, tags } from '../../../src/xlsx/zip/xml';
import { areaNamed } from '../book/areas';
import { key, permissions, type Sheet } from '../book/book';
import { plainLook } from '../book/look';
import { unquoted } from '../book/sheet-names';
import { errorNamed, type Value } from '../formula/value';
import { NotSimulated } from '../refused';
import type { Styles } from './styles-read';

/** A worksheet part of a file put into a sheet of the simulation. */

/** Excel's escape for characters that XML cannot hold: `_x005F_` stands for the underscore itself. */
const unescaped = (text: string): string =>
  decoded(text).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** All text runs of a string item. */
export const runs = (xml: string): string =>
  [...tags(xml, 't')].map((tag) => unescaped(inside(xml, tag, 't'))).join('');

const partText = (xml: string, name: string): string | undefined => {
  for (const tag of tags(xml, name)) return inside(xml, tag, name);
  return undefined;
};

function valueOf(type: string | undefined, content: string, strings: readonly string[]): Value {
  if (type === 'inlineStr') return runs(content) || null;
  const text = partText(content, 'v');
  if (text === undefined) return null;
  if (type === 's') return strings[Number(text)] || null;
  if (type === 'str') return unescaped(text);
  if (type === 'b') return text === '1';
  if (type === 'e') return errorNamed(text) ?? null;
  return text === '' ? null : Number(text);
}

function readCells(sheet: Sheet, xml: string, strings: readonly string[], { looks }: Styles): void {
  for (const match of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const [, head = '', content = ''] = match;
    const at = parseAddress(/\br="([^"]+)"/.exec(head)?.[1] ?? '');
    const look = looks[Number(/\bs="(\d+)"/.exec(head)?.[1] ?? 0)];
    if (!at || !look) throw new NotSimulated(`单元格 ${head}`);
    const formula = partText(content, 'f');
    if (content.includes('<f t=')) throw new NotSimulated('共享公式');
    const value = valueOf(/\bt="(\w+)"/.exec(head)?.[1], content, strings);
    if (value === null && formula === undefined && look === plainLook) continue;
    sheet.cells.set(key(at.row, at.column), {
      value,
      look,
      // The stored result stands until something changes.
      ...(formula === undefined
        ? {}
        : { formula: unquoted(decoded(formula)), calculated: sheet.book.calculation }),
    });
  }
}

/** What a file's width has over the characters that `ColumnWidth` counts: 5 pixels of 7 a character. */
export const widthMargin = 5 / 7;

function readShape(sheet: Sheet, xml: string): void {
  for (const { attributes } of tags(xml, 'col'))
    for (let column = Number(attributes.min); column <= Number(attributes.max); column++) {
      sheet.widths.set(column - 1, Math.max(0, Number(attributes.width) - widthMargin));
      if (attributes.hidden) sheet.hiddenColumns.add(column - 1);
    }
  for (const { attributes } of tags(xml, 'row')) {
    if (attributes.ht) sheet.heights.set(Number(attributes.r) - 1, Number(attributes.ht));
    if (attributes.hidden) sheet.hiddenRows.add(Number(attributes.r) - 1);
  }
  sheet.merges = [...tags(xml, 'mergeCell')].map(({ attributes }) => areaNamed(attributes.ref ?? ''));
  for (const { attributes } of tags(xml, 'sheetView')) sheet.zoom = Number(attributes.zoomScale ?? 100);
  for (const { attributes } of tags(xml, 'pane'))
    sheet.frozen = { rows: Number(attributes.ySplit ?? 0), columns: Number(attributes.xSplit ?? 0) };
  for (const { attributes } of tags(xml, 'tabColor')) sheet.tab = (attributes.rgb ?? '').slice(-6);
  for (const { attributes } of tags(xml, 'sheetProtection')) {
    // In a file "0" means that the sheet does not forbid it.
    const allowed = Object.fromEntries(
      permissions.map((name) => [name, ['0', 'false'].includes(attributes[name] ?? '')]),
    );
    sheet.protection = {
      password: '',
      drawings: attributes.objects === '1',
      scenarios: attributes.scenarios === '1',
      allowed,
    };
  }
}

function readRules(sheet: Sheet, xml: string, { differences }: Styles): void {
  for (const tag of tags(xml, 'dataValidation')) {
    const { attributes } = tag;
    const content = inside(xml, tag, 'dataValidation');
    const formula = (name: string) => decoded(partText(content, name) ?? '');
    const { type = 'none' } = attributes;
    const first = formula('formula1');
    const choices = type === 'list' && /^".*"$/s.test(first) ? first.slice(1, -1) : undefined;
    for (const area of (attributes.sqref ?? '').split(' '))
      sheet.rules.push({
        area: areaNamed(area),
        type,
        style: attributes.errorStyle ?? 'stop',
        operator: attributes.operator ?? 'between',
        first: choices ?? (type === 'list' || type === 'custom' ? `=${unquoted(first)}` : first),
        second: formula('formula2'),
        ignoreBlank: attributes.allowBlank === '1',
        dropdown: true,
        showError: attributes.showErrorMessage === '1',
        title: attributes.errorTitle ?? '',
        message: attributes.error ?? '',
        showInput: attributes.showInputMessage === '1',
        inputTitle: attributes.promptTitle ?? '',
        prompt: attributes.prompt ?? '',
      });
  }
  for (const tag of tags(xml, 'conditionalFormatting')) {
    const content = inside(xml, tag, 'conditionalFormatting');
    for (const rule of tags(content, 'cfRule')) {
      const look = differences[Number(rule.attributes.dxfId)];
      sheet.conditions.push({
        area: areaNamed(tag.attributes.sqref ?? ''),
        formula: decoded(partText(inside(content, rule, 'cfRule'), 'formula') ?? ''),
        fontColor: look?.fontColor ?? '',
        fillColor: look?.fillColor ?? '',
        bordered: look?.bordered ?? false,
      });
    }
  }
}

const sections = (text: string): [string, string, string] => {
  const of = (mark: string) => new RegExp(`&${mark}(.*?)(?=&[LCR]|$)`, 's').exec(text)?.[1] ?? '';
  return [of('L'), of('C'), of('R')];
};

function readPage(sheet: Sheet, xml: string): void {
  const { page } = sheet;
  for (const { attributes } of tags(xml, 'pageMargins'))
    for (const side of ['top', 'bottom', 'left', 'right', 'header', 'footer'] as const)
      page.margins[side] = Number(attributes[side]) * 72;
  const fit = [...tags(xml, 'pageSetUpPr')].some(({ attributes }) => attributes.fitToPage === '1');
  if (fit) page.zoom = false;
  for (const { attributes } of tags(xml, 'pageSetup')) {
    page.paper = Number(attributes.paperSize ?? 1);
    page.orientation = attributes.orientation === 'landscape' ? 'landscape' : 'portrait';
    page.wide = Number(attributes.fitToWidth ?? 1) || false;
    page.tall = Number(attributes.fitToHeight ?? 1) || false;
  }
  page.header = sections(decoded(partText(xml, 'oddHeader') ?? ''));
  page.footer = sections(decoded(partText(xml, 'oddFooter') ?? ''));
  page.centered = [...tags(xml, 'printOptions')].some(
    ({ attributes }) => attributes.horizontalCentered === '1',
  );
  page.breaks = [...tags(xml, 'brk')].map(({ attributes }) => Number(attributes.id));
}

/** Elements of a worksheet that are read here, or say nothing that the simulation would need. */
const elements = new Set([
  ...[
    'worksheet',
    'sheetData',
    'sheetPr',
    'tabColor',
    'pageSetUpPr',
    'outlinePr',
    'dimension',
    'sheetViews',
    'sheetView',
  ],
  ...['pane', 'selection', 'sheetFormatPr', 'cols', 'col', 'sheetProtection', 'mergeCells', 'mergeCell'],
  ...[
    'conditionalFormatting',
    'cfRule',
    'formula',
    'dataValidations',
    'dataValidation',
    'formula1',
    'formula2',
  ],
  ...[
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'oddHeader',
    'oddFooter',
    'rowBreaks',
    'brk',
  ],
]);

/** Fills an empty sheet from its part. */
export function readSheet(sheet: Sheet, xml: string, strings: readonly string[], styles: Styles): void {
  const start = xml.indexOf('<sheetData');
  const end = Math.max(start, xml.indexOf('</sheetData>'));
  readCells(sheet, xml.slice(start, end), strings, styles);
  readShape(sheet, xml);
  const rest = xml.slice(0, start) + xml.slice(end);
  for (const [, element = ''] of rest.matchAll(/<(\w+)/g))
    if (!elements.has(element)) throw new NotSimulated(`工作表里的 ${element}`);
  readRules(sheet, rest, styles);
  readPage(sheet, rest);
}
