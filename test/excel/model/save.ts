import type { Cell as FileCell, NamedRange, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { quoted } from '../../../src/base/address';
import type { Book, Sheet } from './book';
import { savedCell } from './save-cell';
import { savedRule } from './save-rule';

/** What the simulated Excel would save: its state as a workbook file, and what inserted sheets brought with them. */

function sheetOf(sheet: Sheet): WriteSheet {
  const { brought, page, protection } = sheet;
  const cells = new Map<string, Partial<FileCell>>();
  sheet.rows.forEach((row, r) => {
    row?.forEach((cell, c) => {
      if (cell) cells.set(`${r},${c}`, savedCell(cell));
    });
  });
  // What is printed and repeated goes with the names.
  const paper = { ...brought?.pageSetup };
  delete paper.printArea;
  delete paper.printTitlesRow;
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
    dataValidations: sheet.rules.map(savedRule),
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
