import { absolute, quoted } from '../base/address';
import { pointsOfRow } from '../schemes';
import type { Rubric, RubricItem, RubricRow } from '../schemes/rubric';

/** Points of 大项 and 小项 as other sheets' formulas name them: cells of 附件1 / 附件2 in the same workbook. */

/** The 分值 cell of a 小项 by its number; that of a 大项 stands in its first row. */
export type PointCells = (rubricId: string, row: number) => { sheet: string; row: number; column: number };

function cellOf(points: PointCells, rubric: Rubric, row: number): string {
  const at = points(rubric.id, row);
  return `${quoted(at.sheet)}!${absolute(at.row, at.column)}`;
}

const first = (item: RubricItem): number => item.rows[0]?.no ?? 0;

/** Whether the 小项 of a 大项 have points of their own: then these stand in its 分值 cells, and it has their sum. */
export const byRows = (item: RubricItem): boolean => item.rows.some(({ points }) => points !== undefined);

/** Points of a 大项. Without points its cell is empty; that this counts as 0 is said by N: not every program reads it so. */
export const itemPoints = (points: PointCells, rubric: Rubric, item: RubricItem): string =>
  byRows(item) ? summedRows(points, rubric, item) : `N(${cellOf(points, rubric, first(item))})`;

/** The same for a cell that shows it. */
export const shownItemPoints = (points: PointCells, rubric: Rubric, item: RubricItem): string =>
  byRows(item) ? summedRows(points, rubric, item) : cellOf(points, rubric, first(item));

const summedRows = (points: PointCells, rubric: Rubric, item: RubricItem): string =>
  `ROUND(SUM(${item.rows.map(({ no }) => cellOf(points, rubric, no)).join(',')}),6)`;

/** Points of a 小项; undefined where it has none. */
export const rowPoints = (
  points: PointCells,
  rubric: Rubric,
  item: RubricItem,
  row: RubricRow,
): string | undefined =>
  pointsOfRow(item, row) === undefined ? undefined : `N(${cellOf(points, rubric, row.no)})`;
