import { failed, ok, type Result } from '../base/finding';
import type { CellPlace } from '../port/program';
import { clauseSheetView, type ClauseEntry, type ClauseSheetView, rubricViews } from '../views/clauses';
import { recordClause } from '../workflow/record';
import { scoringSheet } from '../workflow/scoring-sheet';
import type { Assistant } from './api';
import { begin, readAny, type Desk } from './desk';

/** 条款打分. */

async function clauses(
  desk: Desk,
  place: CellPlace,
  unit: string | null,
): Promise<Result<ClauseSheetView | null>> {
  const read = await readAny(desk);
  if (!read.ok) return read;
  const sheet = scoringSheet(read.value.book, place.sheet, read.value.scheme);
  return ok(sheet ? clauseSheetView(sheet, place, unit) : null);
}

/** A rubric on which the unit is scored: its own sheet, or the annex that applies to it. */
async function record(desk: Desk, entry: ClauseEntry): Promise<Result<void>> {
  const author = { now: begin(desk, '条款打分'), by: desk.by };
  const read = await readAny(desk);
  if (!read.ok) return read;
  const { book, scheme } = read.value;
  for (const { name } of book.sheets) {
    const sheet = scoringSheet(book, name, scheme);
    const unit = sheet?.units.find(({ id }) => id === entry.unit);
    const known = sheet?.clauses.rows.some(({ key }) => key === entry.clause);
    if (sheet && unit && known)
      return recordClause(desk.workbook, sheet, unit.name, entry.clause, entry.index, entry.record, author);
  }
  return failed(
    'rubric-missing',
    '找不到这个单位的考核细则表，没有写入。',
    '检查考核细则表、“条款”表和“扣分台账”的表头是否被改动。',
  );
}

type Steps = Pick<Assistant, 'clauses' | 'rubrics' | 'record'>;

export const scoreSteps = (desk: Desk): Steps => ({
  clauses: (place, unit) => clauses(desk, place, unit),
  rubrics: async () => {
    const read = await readAny(desk);
    return read.ok ? ok(rubricViews(read.value.book, read.value.scheme)) : read;
  },
  record: (entry) => record(desk, entry),
});
