import { publishedId, yearEndId } from './kind-tables';
import { columnName } from '../../base/address';
import { absentWords, formOf, groupsOf, ratersOf, rubricPartsOf, type RubricPart } from '../../schemes';
import type { Rater, RaterKind, Scheme, UnitKind } from '../../schemes/scheme';
import type { Canvas } from '../../sheets/canvas';
import { textHeight } from '../../sheets/measure';
import { lookedUp } from '../../sheets/table';
import { indexMatch } from '../earlier-formulas';
import { centered, free, header, hint, pointsFormat } from '../look';
import { guide, guideStyle } from './home';
import type { MasterRole, Places } from './places';
import type { SheetPlan } from './plan';
import { drawPublication } from './publication-sheet';
import { signLines } from './signed';
import { shownItemPoints, type PointCells } from '../points';
import { scoredItems } from './year-end';

/** What stands on the sheets beside their tables: name rows, points rows, signature lines, the guide. */

/** 情况 spreads over the columns of the table below it. */
function wideFacts(canvas: Canvas, places: Places): void {
  const place = places.of('facts');
  const left = place.columns.get('state') ?? 1;
  for (let row = place.headerRow; row <= place.lastRow; row++) {
    const cell = canvas.rows[row]?.[left];
    if (cell) canvas.merge({ top: row, left, bottom: row, right: canvas.columns - 1 }, cell);
  }
}

/** A rater's name, live from 评价人, above the rater's column. */
interface RaterName {
  row: number;
  column: number;
  rater: Rater;
  formula: string;
  /** As 0.1.0 wrote it. */
  earlier: string;
}

export function raterNames(scheme: Scheme, kind: RaterKind, places: Places): RaterName[] {
  const place = places.of(kind);
  const raters = places.of('raters');
  return ratersOf(scheme, kind).map((rater) => {
    const column = place.columns.get(rater.id) ?? 0;
    const id = `${columnName(column)}$${place.headerRow + 1}`;
    return {
      row: place.headerRow - 1,
      column,
      rater,
      formula: lookedUp(raters, 'raterId', id, 'raterName'),
      earlier: indexMatch(raters, 'raterId', id, 'raterName'),
    };
  });
}

function drawRaterNames(canvas: Canvas, scheme: Scheme, kind: RaterKind, places: Places): void {
  const place = places.of(kind);
  const row = place.headerRow - 1;
  canvas.text(row, 0, '', header(10.5));
  canvas.text(row, 1, '评价人', header(10.5));
  for (const { column, rater, formula } of raterNames(scheme, kind, places))
    canvas.formula(row, column, formula, rater.name, header(10.5));
  for (const key of ['sum', 'average', 'converted']) {
    const column = place.columns.get(key);
    if (column !== undefined) canvas.text(row, column, '', header(10.5));
  }
  canvas.height(row, 52);
}

/** 分值 of each item above its column, live from its rubric. */
function itemPointsRow(
  canvas: Canvas,
  kind: UnitKind,
  part: RubricPart,
  places: Places,
  points: PointCells,
): void {
  const place = places.of(yearEndId(kind, part));
  const row = place.headerRow - 1;
  canvas.text(row, 1, '分值', centered(10.5));
  // Left General, LibreOffice would take over the format of some of the cells named, and not of others.
  const style = centered(10.5, { numberFormat: pointsFormat });
  for (const item of scoredItems(part.rubric)) {
    const formula = shownItemPoints(points, part.rubric, item);
    canvas.formula(row, place.columns.get(`item${item.no}`) ?? 0, formula, item.points, style);
  }
}

/** Who is not assessed this year, and why. @param right last column of the table above */
function absentLine(canvas: Canvas, scheme: Scheme, right: number): void {
  const text = absentWords(scheme);
  if (text === '') return;
  const [row, style] = [canvas.nextRow + 1, free(12)];
  canvas.merge({ top: row, left: 0, bottom: row, right }, { value: text, style });
  canvas.height(row, Math.max(30, textHeight(text, canvas.width(0, right), style.size)));
}

/** As earlier versions drew 成绩公布: once for all kinds. */
function signOnce(canvas: Canvas, scheme: Scheme, places: Places): void {
  const last = scheme.kinds.at(-1);
  if (!last) return;
  const right = lastColumn(places, publishedId(last.id));
  absentLine(canvas, scheme, right);
  signLines(canvas, scheme, canvas.nextRow + 1, right);
}

/** The last column of a table. */
const lastColumn = (places: Places, table: string): number => Math.max(...places.of(table).columns.values());

function guideLines(canvas: Canvas, scheme: Scheme, has: (role: MasterRole) => boolean): void {
  const row = canvas.nextRow + 1;
  canvas.line(row, '各表用途', header(12), 24);
  guide(scheme)
    .filter(({ role }) => has(role))
    .forEach(({ name, text }, index) => {
      canvas.text(row + 1 + index, 0, name, guideStyle);
      canvas.merge(
        { top: row + 1 + index, left: 1, bottom: row + 1 + index, right: canvas.columns - 1 },
        { value: text, style: guideStyle },
      );
      canvas.height(row + 1 + index, Math.max(20, textHeight(text, canvas.width(1, canvas.columns - 1), 11)));
    });
}

/** @param has whether the workbook has a sheet: those of earlier versions lack some */
export function decorate(
  { role, once }: SheetPlan,
  canvas: Canvas,
  scheme: Scheme,
  places: Places,
  points: PointCells,
  has: (role: MasterRole) => boolean = () => true,
): void {
  switch (role) {
    case 'home':
      wideFacts(canvas, places);
      guideLines(canvas, scheme, has);
      break;
    case 'yearEnd':
      scheme.kinds
        .flatMap(({ id }) => rubricPartsOf(scheme, id).map((part) => ({ id, part })))
        .forEach(({ id, part }, index) => {
          itemPointsRow(canvas, id, part, places, points);
          if (index > 0) canvas.breaks.push(places.of(yearEndId(id, part)).headerRow - 1);
        });
      break;
    case 'publication':
      if (once) signOnce(canvas, scheme, places);
      else drawPublication(canvas, scheme, places);
      break;
    case 'candidates':
      // Of the rows kept ready only those that are filled will show: where their pages end nobody knows yet.
      signLines(canvas, scheme, canvas.nextRow + 1, lastColumn(places, 'candidates'));
      break;
    default:
      if (!groupsOf(scheme).includes(role)) break;
      drawRaterNames(canvas, scheme, role, places);
      canvas.paragraph(
        canvas.nextRow,
        `${formOf(scheme, role).annex} 说明：${formOf(scheme, role).notes.join('')}`,
        hint,
        48,
      );
  }
}
