import type { Rubric } from '../schemes/rubric';
import { rowsOf } from '../schemes';
import type { Canvas } from '../sheets/canvas';
import { annexMark, cell, centered, officialHeader, pointsFormat, title } from './look';
import { mergeByPage } from './rubric-pages';
import { rubricHead, rubricSize as size, rubricTitleSize, type RubricPlan } from './rubric-plan';

/**
 * 附件1 / 附件2 as a table: the official six columns, to which the working form of a 考核组 adds its own. One layout for
 * the blank form, the 总表 and the team's workbook.
 */
export const rubricHeaders = ['序号', '考核项目', '考核内容', '考核标准', '分值', '考核方法'] as const;

/** Widths of the official columns in characters. */
export const rubricWidths = [
  [5, 12, 33, 48, 7, 17],
  [5, 12, 27, 54, 7, 17],
] as const;

export interface RubricPlace {
  headerRow: number;
  /** Sheet row of each 小项 by its number. */
  rows: ReadonlyMap<number, number>;
  /** First and last sheet row of each 大项 by its number. */
  items: ReadonlyMap<number, { first: number; last: number }>;
  noteRow: number;
}

/**
 * Draws annex mark, title, header, rows and 备注 on an empty canvas with the widths and the page of the plan.
 * @param unlocked whether the official texts may be edited (in the 总表 they are the scheme)
 */
export function drawRubric(
  canvas: Canvas,
  rubric: Rubric,
  plan: RubricPlan,
  options: { extraHeaders?: readonly string[]; unlocked?: boolean } = {},
): RubricPlace {
  const edit = options.unlocked ? { unlocked: true } : {};
  const { rows, heights, breaks } = plan;
  canvas.text(0, 0, rubric.annex, annexMark);
  canvas.height(0, rubricHead.mark);
  canvas.line(1, rubric.title, title(rubricTitleSize), plan.titleHeight);
  const headerRow = rubricHead.rows - 1;
  [...rubricHeaders, ...(options.extraHeaders ?? [])].forEach((text, column) => {
    canvas.text(headerRow, column, text, officialHeader(11));
  });
  canvas.height(headerRow, rubricHead.header);

  for (const { row } of rowsOf(rubric)) {
    const at = rows.get(row.no) ?? rubricHead.rows;
    canvas.text(at, 0, row.no, centered(size, edit));
    canvas.text(at, 3, row.standard, cell(size, edit));
    canvas.text(at, 5, row.method, cell(size, edit));
    canvas.height(at, heights[at] ?? 0);
  }
  for (const block of plan.contents)
    mergeByPage(canvas, 2, block, breaks, { value: block.text, style: cell(size, edit) });
  for (const { item, ...block } of plan.titles) {
    mergeByPage(canvas, 1, block, breaks, { value: item.title, style: cell(size, edit) });
    const style = centered(size, { numberFormat: pointsFormat, ...edit });
    if (item.rows.some((row) => row.points !== undefined))
      for (const row of item.rows)
        canvas.text(rows.get(row.no) ?? rubricHead.rows, 4, row.points ?? '', style);
    else
      mergeByPage(canvas, 4, block, breaks, {
        value: item.kind === 'scored' ? item.points : '',
        style,
      });
  }
  const noteRow = canvas.nextRow;
  canvas.line(noteRow, plan.notes, cell(size, edit), plan.noteHeight);
  canvas.breaks.push(...breaks);
  const items = new Map(plan.titles.map(({ item, first, last }) => [item.no, { first, last }]));
  return { headerRow, rows, items, noteRow };
}
