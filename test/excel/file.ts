import type { Cell as FileCell, CellStyle, DataValidation, NamedRange, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { areaAddress, quoted } from '../../src/base/address';
import { CalcError } from './calc/values';
import type { Book, Cell, Rule, Sheet } from './model/book';

/** What the simulated Excel would save: its state as a workbook file, and what inserted sheets brought with them. */

const edges = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;

/** Looks that came with a file are in the file's words; those that calls have set stand beside them by path. */
function styleOf({ look, numberFormat, locked }: Cell): CellStyle {
  const { font, fill, border, alignment } = look as CellStyle;
  const text = (path: string) => (path in look ? String(look[path]) : undefined);
  const colour = (path: string) => text(path)?.replace('#', '');
  const small = (path: string) => text(path)?.toLowerCase();
  const defined = <Part extends object>(part: Part) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
      [Key in keyof Part]?: NonNullable<Part[Key]>;
    };
  const [fontColour, fillColour] = [colour('font/Color'), colour('fill/Color')];
  return {
    font: {
      ...font,
      ...defined({
        name: text('font/Name'),
        size: look['font/Size'] as number | undefined,
        bold: look['font/Bold'] as boolean | undefined,
        color: fontColour === undefined ? undefined : { rgb: fontColour },
      }),
    },
    ...(fillColour === undefined
      ? fill && { fill }
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fillColour } } }),
    border: {
      ...border,
      ...defined(
        Object.fromEntries(
          Object.entries(edges).map(([side, name]) => [
            side,
            look[`border/${name}/Style`] === 'Continuous'
              ? { style: 'thin' as const, color: { rgb: '000000' } }
              : undefined,
          ]),
        ),
      ),
    },
    alignment: {
      ...alignment,
      ...(defined({
        horizontal: small('horizontal'),
        vertical: small('vertical'),
        wrapText: look.wrap as boolean | undefined,
      }) as CellStyle['alignment']),
    },
    ...(numberFormat === 'General' ? {} : { numFmt: numberFormat }),
    ...(locked ? {} : { protection: { locked: false } }),
  };
}

function cellOf(cell: Cell): Partial<FileCell> {
  const { value, formula } = cell;
  if (value instanceof CalcError) throw new Error(`an error cannot be saved yet: ${value.code}`);
  const style = styleOf(cell);
  return formula === undefined ? { style, value } : { style, formula, formulaResult: value ?? '' };
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const types: Readonly<Record<string, DataValidation['type']>> = {
  List: 'list',
  Decimal: 'decimal',
  WholeNumber: 'whole',
  Date: 'date',
  Custom: 'custom',
};

function validationOf({ area, type, rule, errorAlert, prompt }: Rule): DataValidation {
  const kind = types[type];
  const body = rule[small(type)] as Record<string, string>;
  if (!kind) throw new Error(`a rule of type ${type} cannot be saved yet`);
  const bare = (text: string | undefined) => (text ?? '').replace(/^=/, '');
  const limits =
    kind === 'list'
      ? body.source?.startsWith('=')
        ? { formula1: bare(body.source) }
        : { values: (body.source ?? '').split(',') }
      : kind === 'custom'
        ? { formula1: bare(body.formula) }
        : {
            operator: small(body.operator ?? 'Between') as NonNullable<DataValidation['operator']>,
            ...(body.formula1 === undefined ? {} : { formula1: body.formula1 }),
            ...(body.formula2 === undefined ? {} : { formula2: body.formula2 }),
          };
  return {
    type: kind,
    range: areaAddress(area),
    ...limits,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: small(String(errorAlert.style)) as NonNullable<DataValidation['errorStyle']>,
    errorTitle: String(errorAlert.title),
    errorMessage: String(errorAlert.message),
    ...(prompt.message
      ? { showInputMessage: true, inputTitle: String(prompt.title), inputMessage: String(prompt.message) }
      : {}),
  };
}

function sheetOf(sheet: Sheet): WriteSheet {
  const { brought, page, protection } = sheet;
  const cells = new Map<string, Partial<FileCell>>();
  sheet.rows.forEach((row, r) => {
    row?.forEach((cell, c) => {
      if (cell) cells.set(`${r},${c}`, cellOf(cell));
    });
  });
  const { printArea: _area, printTitlesRow: _rows, ...paper } = brought?.pageSetup ?? {};
  const { horizontalFitToPages: across, verticalFitToPages: down } = page.zoom as Record<string, number>;
  return {
    name: sheet.name,
    ...(brought?.columns ? { columns: brought.columns } : {}),
    rows: Array.from({ length: sheet.rows.length + 1 }, () => []),
    cells,
    ...(brought?.rowDefs ? { rowDefs: brought.rowDefs } : {}),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    dataValidations: sheet.rules.map(validationOf),
    ...(brought?.conditionalRules ? { conditionalRules: brought.conditionalRules } : {}),
    ...(protection ? { protection: { sheet: true, formatColumns: true, formatRows: true } } : {}),
    ...(sheet.frozen ? { freezePane: sheet.frozen } : {}),
    ...(brought?.view ? { view: brought.view } : {}),
    ...(sheet.visibility === 'Hidden' ? { hidden: true } : {}),
    ...(sheet.visibility === 'VeryHidden' ? { veryHidden: true } : {}),
    pageSetup: {
      ...paper,
      paperSize: 'a4',
      orientation: page.orientation === 'Landscape' ? 'landscape' : 'portrait',
      ...(across === undefined ? {} : { fitToPage: true, fitToWidth: across, fitToHeight: down ?? 0 }),
    },
    ...(brought?.headerFooter ? { headerFooter: brought.headerFooter } : {}),
    ...(brought?.rowBreaks ? { rowBreaks: brought.rowBreaks } : {}),
  };
}

/** Excel keeps what is printed and repeated as names of the sheet. */
function namesOf({ name: scope, names, page }: Sheet): NamedRange[] {
  const local = (text: string) => `${quoted(scope)}!${text.replace(/^.*!/, '')}`;
  return [
    ...(page.printArea === undefined
      ? []
      : [{ name: '_xlnm.Print_Area', range: local(page.printArea), scope }]),
    ...(page.titleRows === undefined
      ? []
      : [{ name: '_xlnm.Print_Titles', range: local(page.titleRows), scope }]),
    ...names
      .filter(({ name }) => !name.startsWith('_xlnm.'))
      .map(({ name, formula }) => ({ name, range: formula, scope })),
  ];
}

export function fileOfBook(book: Book): Promise<Uint8Array> {
  book.fresh();
  return writeXlsx({
    sheets: book.sheets.map(sheetOf),
    namedRanges: [
      ...book.names.map(({ name, formula }) => ({ name, range: formula })),
      ...book.sheets.flatMap(namesOf),
    ],
    defaultFont: { name: '宋体', size: 11 },
    properties: { custom: Object.fromEntries(book.custom) },
  });
}
