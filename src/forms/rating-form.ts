import { decimalsOf, rounded } from '../base/decimal';
import { address } from '../base/address';
import type { RatingForm, Rater, RaterKind, Scheme, Unit } from '../schemes/scheme';
import {
  allowedScore,
  annexWord,
  formOf,
  partsOf,
  ratersOf,
  unitsOfRater,
  unitsRatedBy,
  wordInstead,
} from '../schemes';
import type { Decimal } from '../base/decimal';
import { coefficient } from '../scoring/rating';
import { Canvas, type SheetFrame } from '../sheets/canvas';
import type { WorkbookData } from '../sheets/data';
import { scoreFormula } from '../sheets/entry-rule';
import { locateTable, type LocatedTable } from '../sheets/locate';
import { linesHeight, textHeight } from '../sheets/measure';
import type { SheetModel, WorkbookModel } from '../sheets/model';
import { nameable } from '../sheets/sheet-names';
import { drawTable, placeTable, type Table } from '../sheets/table';
import { formIdentity } from './identity';
import { numberColumn } from './label-columns';
import {
  annexMark,
  cell,
  centered,
  figure,
  free,
  inputNumber,
  margins,
  officialHeader,
  pageNumber,
  title,
} from './look';

/** The form of a 评价组: one page, a score a unit, a signature. */

/**
 * In characters: wider than the longest line of the title in any program's letters, so that it breaks where the notice
 * breaks it, and no closing bracket begins a line.
 */
const columnWidths = [9, 34, 21, 21] as const;

/** Row of the column headers. */
const headerRow = 3;
/** First input cell: the first unit's score. */
const firstInput = { row: headerRow + 1, column: 2 };

/**
 * Pixels that Excel and WPS leave for cells on a screen of 1366 × 768, ribbon and formula bar open; a point is 4/3 of
 * them.
 */
const screenHeight = 430;

/** Zoom in percent at which all rows of the table stand on such a screen, in steps of five. */
function zoomFor(canvas: Canvas, lastRow: number): number {
  let points = 0;
  for (let row = 0; row <= lastRow; row++) points += canvas.heightOf(row);
  return Math.min(100, Math.max(50, Math.floor((screenHeight / (points * 4)) * 3 * 20) * 5));
}

/** One row of the form: a unit and, when it is filled in, its score. */
interface RatingRow {
  unit: Unit;
  score: Decimal | null;
}

export const ratingRole = (rater: string): string => `rating:${rater}`;

/** Points that a unit's total has of one form, where they are its score times a coefficient; an average is of all forms. */
function weightOf(scheme: Scheme, kind: RaterKind, unit: Unit): number | null {
  const part = partsOf(scheme, unit.kind).find((each) => each.source === '评价表' && each.group === kind);
  return part?.source === '评价表' && part.combination === '总分×系数' ? part.weight : null;
}

/** The coefficient as the form's formula shows it: 0.125, or 20/(10*16) under 按满分折算. */
function coefficientFormula(scheme: Scheme, kind: RaterKind, weight: number): string {
  const form = formOf(scheme, kind);
  return scheme.readings.折算系数 === '按原文'
    ? String(form.coefficient)
    : `${weight}/(${form.maximum}*${ratersOf(scheme, kind).length})`;
}

/** Decimals to which the converted score of one form is taken. */
const convertedPlaces = 6;

/** The form's table: definition of layout, formulas and reading back at once. */
function ratingTable(scheme: Scheme, kind: RaterKind, role: string): Table<RatingRow> {
  const form = formOf(scheme, kind);
  const weights = new Map(
    unitsRatedBy(scheme, kind).flatMap((unit) => {
      const weight = weightOf(scheme, kind, unit);
      return weight === null ? [] : [[unit.id, weight] as const];
    }),
  );
  const shows = scheme.readings.单表换算 === '显示未舍入' && weights.size > 0;
  // As many decimals as a score of as many as are allowed can need: on what is signed they align on the point.
  const places = Math.min(
    convertedPlaces,
    form.decimals +
      Math.max(0, ...Array.from(weights.values(), (weight) => decimalsOf(coefficient(scheme, kind, weight)))),
  );
  const converted = ({ unit, score }: RatingRow): number | '' => {
    const weight = weights.get(unit.id);
    return shows && score && weight !== undefined
      ? rounded(score.times(coefficient(scheme, kind, weight)), convertedPlaces).toNumber()
      : '';
  };
  return {
    id: 'rating',
    role,
    keyColumn: 'unit',
    keyOf: (row) => row.unit.name,
    headerStyle: officialHeader(14),
    headerHeight: 26,
    height: () => linesHeight(1, 14),
    columns: [
      numberColumn(columnWidths[0], 14),
      {
        key: 'unit',
        header: '单位',
        width: columnWidths[1],
        kind: 'label',
        style: centered(14),
        value: (row) => row.unit.name,
      },
      {
        key: 'score',
        header: '分数',
        width: columnWidths[2],
        kind: 'input',
        style: inputNumber(14, form.decimals === 0 ? '0' : 'General'),
        value: (row) => row.score?.toNumber() ?? null,
      },
      {
        key: 'converted',
        header: '换算分数',
        width: columnWidths[3],
        kind: 'formula',
        style: figure(places === 0 ? '0' : `0.${'0'.repeat(places)}`, 14),
        value: converted,
        ...(shows
          ? {
              formula: (at, row) => {
                const weight = row && weights.get(row.unit.id);
                return weight === undefined
                  ? '""'
                  : `IF(ISNUMBER(${at.ref('score')}),ROUND(${at.ref('score')}*${coefficientFormula(scheme, kind, weight)},${convertedPlaces}),"")`;
              },
            }
          : {}),
      },
    ],
  };
}

function drawHead(canvas: Canvas, form: RatingForm, rater: Rater): void {
  canvas.text(0, 0, form.annex, annexMark);
  canvas.merge(
    { top: 0, left: 2, bottom: 0, right: 3 },
    { value: rater.name, style: free(12, { horizontal: 'right', color: '7F7F7F' }) },
  );
  canvas.height(0, 26);
  const [year, ...lines] = [...form.title].reverse();
  canvas.paragraph(1, lines.reverse().join('\n'), title(18), 58);
  canvas.line(2, year ?? '', title(14), linesHeight(1, 14));
}

function drawFoot(canvas: Canvas, form: RatingForm, rater: Rater): void {
  const row = canvas.nextRow;
  const notes = form.notes.join('\n');
  canvas.text(row, 0, '说明', centered(14));
  canvas.merge({ top: row, left: 1, bottom: row, right: 3 }, { value: notes, style: cell(12) });
  canvas.height(row, textHeight(notes, canvas.width(1, 3), 12) + 6);
  form.signatures.forEach((signature, index) => {
    const line = row + 1 + index;
    // The name of the office: who fills it in is known.
    const named = signature.startsWith(`${form.raterWord}名称`) ? `${signature}${rater.name}` : signature;
    canvas.line(line, named, free(14, { vertical: 'bottom', unlocked: true }), 34);
  });
}

/** Scores are numbers from 0 to the maximum, with the decimals the scheme allows. */
function guardScores(canvas: Canvas, form: RatingForm, first: number, last: number): void {
  const area = { top: first, left: 2, bottom: last, right: 2 };
  const at = address(first, 2);
  const allowed = `请填 ${allowedScore(form)}`;
  const valid = scoreFormula(at, form.maximum, form.decimals, wordInstead(form));
  canvas.validations.push({
    area,
    type: 'custom',
    formula: valid,
    severity: 'stop',
    title: '分数不符合要求',
    message: `${allowed}（分值为 ${form.maximum} 分制）。`,
    prompt: { title: '填分说明', message: `${allowed}。` },
  });
  canvas.conditionalFormats.push({ area, formula: `AND(${at}<>"",NOT(${valid}))`, fillColor: 'FFC7CE' });
}

/** The sheet of one rater. `scores` by unit id, for printing a filled form. */
export function ratingSheet(scheme: Scheme, rater: Rater, scores?: ReadonlyMap<string, Decimal>): SheetModel {
  const form = formOf(scheme, rater.kind);
  const name = nameable(`${annexWord(form.annex)}-${rater.name}`);
  const frame: SheetFrame = {
    name,
    role: ratingRole(rater.id),
    freeze: { rows: headerRow + 1, columns: 0 },
    selected: firstInput,
    columnWidths: [...columnWidths],
    page: {
      orientation: 'portrait',
      margins: margins.form,
      fit: { across: 1, down: 1 },
      footer: pageNumber,
      centered: true,
      blackAndWhite: true,
    },
  };
  const canvas = new Canvas(frame);
  drawHead(canvas, form, rater);
  const rows = unitsOfRater(scheme, rater).map((unit) => ({
    unit,
    score: scores?.get(unit.id) ?? null,
  }));
  const table = ratingTable(scheme, rater.kind, canvas.frame.role);
  const place = placeTable(table, name, headerRow, rows.length);
  drawTable(canvas, table, place, rows);
  frame.zoom = zoomFor(canvas, place.lastRow);
  drawFoot(canvas, form, rater);
  guardScores(canvas, form, place.firstRow, place.lastRow);
  return canvas.finish();
}

/** The workbook that one rater receives. */
export function ratingWorkbook(
  scheme: Scheme,
  rater: Rater,
  issued: string,
  scores?: ReadonlyMap<string, Decimal>,
): WorkbookModel {
  const sheet = ratingSheet(scheme, rater, scores);
  return {
    identity: formIdentity(scheme, { kind: 'rating', rater: rater.id, issued }),
    title: `${scheme.title} ${sheet.name}`,
    sheets: [sheet],
    names: [],
  };
}

/** Finds the table again on a form that came back; undefined when its header is gone. */
export function readRatingForm(scheme: Scheme, book: WorkbookData, rater: Rater): LocatedTable | undefined {
  return locateTable(book, ratingTable(scheme, rater.kind, ratingRole(rater.id)), 'sheet', [
    'no',
    'converted',
  ]);
}
