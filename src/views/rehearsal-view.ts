import { summaryId } from '../forms/master/kind-tables';
import { masterWorkbook } from '../forms/master/workbook';
import { unitById } from '../schemes';
import type { SheetData } from '../sheets/data';
import { unprintedRows, usedArea } from '../sheets/fit';
import type { SheetLayout } from '../sheets/layout';
import { pageCount } from '../sheets/pages';
import type { OpenMaster } from '../workflow/master';
import type { PrintSheetView, RehearsalView } from './rehearsal';

/** 打印预演 of the 总表: what the workbook that is open will print, read from itself. */

const signers: Readonly<Record<string, string>> = {
  publication: '负责人签字、盖章',
  candidates: '负责人签字、盖章',
};

/** 「第 204—271 行」; several runs are counted from the first to the last. */
function unprintedWords(rows: readonly number[]): string {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return '';
  const where = first === last ? `第 ${first + 1} 行` : `第 ${first + 1}—${last + 1} 行`;
  return `${where}有内容，但在打印区域以外，不会印出；再核算一次，打印区域就会跟上。`;
}

/** Titles are one cell over all columns: who is taken there sees all of it selected, and nothing of the table. */
function placeIn(
  { reading }: OpenMaster,
  sheet: SheetData,
  unprinted: readonly number[],
  headings: number,
): PrintSheetView['at'] {
  const [first] = reading.tables
    .filter(({ located }) => located.sheet.name === sheet.name)
    .map(({ located: { place } }) => ({
      row: place.firstRow,
      column: Math.min(...place.columns.values()),
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const [hidden] = unprinted;
  return { row: hidden ?? first?.row ?? headings, column: first?.column ?? 0 };
}

function openWords({ state }: OpenMaster, sheet: SheetData, unprinted: readonly number[]): string {
  const results = ['publication', 'candidates', ...state.scheme.kinds.map(({ id }) => summaryId(id))];
  const unsettled = results.includes(sheet.role) && !state.settled ? '尚未核算，表上没有成绩。' : '';
  return unsettled + unprintedWords(unprinted);
}

/** Units whose team returned a workbook without the day its report was signed. */
function unsignedReports({ state }: OpenMaster): string[] {
  return state.scheme.teams
    .flatMap(({ units }) => units)
    .filter((unit) => {
      const signed = state.visits.get(unit)?.signed ?? null;
      return signed === null || signed === '';
    })
    .map((unit) => unitById(state.scheme, unit)?.name ?? unit);
}

/** Sheets that a person sees, in their order. */
export const printedSheets = ({ reading }: OpenMaster): SheetData[] =>
  reading.book.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);

/** @param layouts of the printed sheets */
export function rehearsalView(open: OpenMaster, layouts: readonly SheetLayout[]): RehearsalView {
  const drawn = new Map(
    masterWorkbook(open.state, open.identity.issued).sheets.map((sheet) => [sheet.role, sheet]),
  );
  const byName = new Map(layouts.map((layout) => [layout.sheet, layout]));
  const sheets = printedSheets(open).flatMap((sheet): PrintSheetView[] => {
    const layout = byName.get(sheet.name);
    if (!layout) return [];
    // Where a program does not tell its breaks, they are where the form has them.
    const form = drawn.get(sheet.role);
    const breaks = layout.page.breaks ?? form?.page.breaks ?? [];
    const unprinted = unprintedRows(sheet, layout);
    return [
      {
        sheet: sheet.name,
        at: placeIn(open, sheet, unprinted, form?.freeze?.rows ?? 0),
        paper: `${layout.page.paper ?? 'A4'} ${layout.page.orientation === 'landscape' ? '横向' : '纵向'}`,
        pages: pageCount({ ...layout, page: { ...layout.page, breaks } }, usedArea(sheet)),
        signs: signers[sheet.role] ?? '',
        open: openWords(open, sheet, unprinted),
      },
    ];
  });
  return {
    sheets,
    pages: sheets.reduce((sum, { pages }) => sum + pages, 0),
    unsigned: unsignedReports(open),
  };
}
