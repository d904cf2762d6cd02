import { columnName } from '../../base/address';
import { ratersOf, rubricOf } from '../../schemes';
import type { Rater, RaterKind, Scheme, UnitKind } from '../../schemes/scheme';
import type { Canvas } from '../../sheets/canvas';
import { textHeight } from '../../sheets/measure';
import { lookedUp } from '../../sheets/table';
import { indexMatch } from '../earlier-formulas';
import { centered, free, header, hint } from '../look';
import { guide, guideStyle, guideText } from './home';
import type { MasterRole, Places } from './places';
import { shownItemPoints, type PointCells } from '../points';
import { publishedId } from './publication';
import { scoredItems, yearEndId } from './year-end';

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
  canvas.text(row, 0, '', header(9));
  canvas.text(row, 1, '评价人', header(9));
  for (const { column, rater, formula } of raterNames(scheme, kind, places))
    canvas.formula(row, column, formula, rater.name, header(9));
  for (const key of ['sum', 'converted']) canvas.text(row, place.columns.get(key) ?? 0, '', header(9));
  canvas.height(row, 40);
}

/** 分值 of each item above its column, live from 附件1 / 附件2. */
function itemPointsRow(
  canvas: Canvas,
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  points: PointCells,
): void {
  const place = places.of(yearEndId(kind));
  const row = place.headerRow - 1;
  canvas.text(row, 1, '分值', centered(10));
  for (const item of scoredItems(scheme, kind)) {
    const formula = shownItemPoints(points, rubricOf(scheme, kind), item);
    canvas.formula(row, place.columns.get(`item${item.no}`) ?? 0, formula, item.points, centered(10));
  }
}

function signatureLines(canvas: Canvas, scheme: Scheme): void {
  const row = canvas.nextRow + 1;
  canvas.line(row, `${scheme.issuer}（盖章）`, free(12, { horizontal: 'right' }), 30);
  canvas.line(
    row + 1,
    '负责人签字：                    年    月    日',
    free(12, { horizontal: 'right', unlocked: true }),
    30,
  );
}

function guideLines(canvas: Canvas, has: (role: MasterRole) => boolean): void {
  const row = canvas.nextRow + 1;
  canvas.line(row, '各表用途', header(12), 24);
  guide
    .filter(([role]) => has(role))
    .forEach(([role, text], index) => {
      canvas.text(row + 1 + index, 0, guideText(role), guideStyle);
      canvas.merge(
        { top: row + 1 + index, left: 1, bottom: row + 1 + index, right: canvas.columns - 1 },
        { value: text, style: guideStyle },
      );
      canvas.height(row + 1 + index, Math.max(20, textHeight(text, canvas.width(1, canvas.columns - 1), 11)));
    });
}

/** @param has whether the workbook has a sheet: those of earlier versions lack some */
export function decorate(
  role: MasterRole,
  canvas: Canvas,
  scheme: Scheme,
  places: Places,
  points: PointCells,
  has: (role: MasterRole) => boolean = () => true,
): void {
  switch (role) {
    case 'home':
      wideFacts(canvas, places);
      guideLines(canvas, has);
      break;
    case 'leader':
    case 'office': {
      drawRaterNames(canvas, scheme, role, places);
      const form = scheme.forms[role];
      canvas.paragraph(canvas.nextRow, `${form.annex} 说明：${form.notes.join('')}`, hint, 48);
      break;
    }
    case 'yearEnd':
      itemPointsRow(canvas, scheme, 'district', places, points);
      itemPointsRow(canvas, scheme, 'member', places, points);
      canvas.breaks.push(places.of('memberYearEnd').headerRow - 1);
      break;
    case 'publication':
      canvas.breaks.push(places.of(publishedId('member')).headerRow);
      signatureLines(canvas, scheme);
      break;
    case 'candidates':
      signatureLines(canvas, scheme);
      break;
    default:
      break;
  }
}
