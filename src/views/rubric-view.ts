import type { Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import { itemsOf, keyOfLine, scoringSheet } from '../workflow/scoring-sheet';
import { textOf } from '../sheets/locate';
import type { RubricView } from './clauses';

/** The rubrics of the open workbook, to choose a 小项 from. */
export function rubricViews(book: WorkbookData, scheme: Scheme | undefined): RubricView[] {
  return book.sheets.flatMap((sheet): RubricView[] => {
    const scoring = scoringSheet(book, sheet.name, scheme);
    if (!scoring) return [];
    const own = new Set(scoring.clauses.rows.map((row) => textOf(row.cell('row'))));
    const column = scoring.rubric.columns.get('考核标准') ?? 0;
    return [
      {
        title: scoring.deductionColumn === undefined ? sheet.name : (scoring.units[0]?.name ?? sheet.name),
        items: itemsOf(scoring).map(({ no, head, lines }) => ({
          no,
          title: head.item,
          rows: lines
            .filter((line) => own.has(keyOfLine(scoring, line)))
            .map((line) => ({
              row: line.no,
              content: line.content === '' ? line.standard : line.content,
              at: { sheet: sheet.name, row: line.row, column },
            })),
        })),
      },
    ];
  });
}
