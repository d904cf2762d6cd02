import { absolute, address, literal, quoted } from '../../base/address';
import { decimal, rounded, zero } from '../../base/decimal';
import { hasNegativeBonus, hasOwnBonus, rubricBonusWord } from '../../schemes/bonus';
import { earnsPoints, pointsOfRow } from '../../schemes';
import type { RubricItem, RubricRow } from '../../schemes/rubric';
import type { Scheme } from '../../schemes/scheme';
import { Canvas } from '../../sheets/canvas';
import { lettersIn, linesHeight } from '../../sheets/measure';
import type { SheetModel } from '../../sheets/model';
import { columnReference, type TablePlace } from '../../sheets/table';
import { bonusSum } from '../bonus-formulas';
import { rowKey } from '../clause-table';
import { cell, centered, figure, free, margins, pageNumber } from '../look';
import { mergeByPage } from '../rubric-pages';
import { rubricPlan, type RubricForm, type RubricPlan } from '../rubric-plan';
import { drawRubric, type RubricPlace } from '../rubric-sheet';
import { byRows } from '../points';
import { lostInItem, lostInRow, scoreOf } from './lost';
import { reason } from './reason';
import { resultFor, rubricRole, type Scored, type TeamEntries } from './entries';

/** 附件1 / 附件2 as a team works on it: the official columns, and 扣分 · 扣分说明 · 得分. */

export const workingHeaders = ['扣分', '扣分说明', '得分'] as const;
const [pointsColumn, deductionColumn, reasonColumn, scoreColumn] = [4, 6, 7, 8];
const size = 10.5;
const reasonSize = 10.5;
/** Full-width characters of 扣分说明 that every row has room for. */
const reasonLetters = 18;
const input = { fill: 'FFF9E5', unlocked: true };

/** Where the report finds a unit's figures. */
export interface UnitPlace {
  sheet: string;
  /** 扣分 and 得分 cells of each 大项 by its number, absolute with sheet. */
  items: ReadonlyMap<number, { deduction: string; score: string; points: number }>;
  bonus: string;
  total: string;
}

export interface LedgerPlaces {
  deductions: TablePlace;
  bonuses: TablePlace;
  bonusRules: TablePlace;
}

interface Drawing {
  canvas: Canvas;
  plan: RubricPlan;
  place: RubricPlace;
  scheme: Scheme;
  scored: Scored;
  entries: TeamEntries;
  places: LedgerPlaces;
}

/**
 * 扣分 of a 小项 by what of the ledger counts in it, following rowDeduction in scoring/row.ts.
 * @param own cell of its points
 */
function heldInRow(item: RubricItem, row: RubricRow, counted: string, own: string): string {
  if (pointsOfRow(item, row) === undefined || !(row.points !== undefined || earnsPoints(row))) return counted;
  const lost = `MAX(0,${earnsPoints(row) ? `${own}+${counted}` : counted})`;
  // Six decimals, as the ledger: 12 less 11.64 must not be 0.359999999999999.
  return `ROUND(${row.points === undefined ? lost : `MIN(${own},${lost})`},6)`;
}

/** 扣分 and 扣分说明 of one 小项: formulas over the ledger; a number typed over one is accepted and reported. */
function drawRow(
  { canvas, place, scored, entries, places }: Drawing,
  item: RubricItem,
  row: RubricRow,
): void {
  const at = place.rows.get(row.no) ?? 0;
  const {
    unit,
    part: { rubric },
  } = scored;
  const key = rowKey(rubric, row);
  const typed = entries.overrides.find(
    (each) => each.unit === unit.id && each.rubric === rubric.id && each.row === row.no,
  );
  const column = (name: string) => columnReference(places.deductions, name);
  const style = centered(size, { ...input, numberFormat: 'General;-General;""' });
  if (typed) canvas.text(at, deductionColumn, typed.points, style);
  else
    canvas.put(
      at,
      deductionColumn,
      canvas.computed(style, () => ({
        formula: heldInRow(
          item,
          row,
          `ROUND(SUMIFS(${column('counted')},${column('unit')},${literal(unit.name)},${column('row')},"${key}"),6)`,
          absolute(at, pointsColumn),
        ),
        value: lostInRow(entries, scored, item, row).toNumber(),
      })),
    );
  const reasonStyle = cell(reasonSize, input);
  if (typed?.reason) canvas.text(at, reasonColumn, typed.reason, reasonStyle);
  else
    canvas.put(
      at,
      reasonColumn,
      canvas.computed(reasonStyle, () => {
        const letters = lettersIn(canvas.width(reasonColumn, reasonColumn), canvas.heightOf(at), reasonSize);
        return reason({ ledger: places.deductions, entries, unit, key, row, letters });
      }),
    );
}

/** What is told while 扣分 or 扣分说明 is typed over. */
function drawHelp({ canvas, place, scored }: Drawing): void {
  const rows = scored.part.rubric.items.flatMap((item) =>
    item.kind === 'scored' ? item.rows.flatMap(({ no }) => place.rows.get(no) ?? []) : [],
  );
  const area = (column: number) => ({
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: column,
    right: column,
  });
  canvas.validations.push({
    area: area(deductionColumn),
    type: 'decimal',
    minimum: '0',
    severity: 'stop',
    title: '扣分要填数',
    message: '扣分只填数，如 0.5；不填的由台账自动算出。',
    prompt: {
      title: '扣分怎么填',
      message: '由扣分台账自动算出，一般不用填。要直接定扣分的，填数，并在右边写扣分说明；收表时会提示。',
    },
  });
  canvas.validations.push({
    area: area(reasonColumn),
    type: 'custom',
    formula: `LEN(${address(Math.min(...rows), reasonColumn)})<=2000`,
    severity: 'warning',
    title: '扣分说明过长',
    message: '扣分说明超过 2000 字，可在扣分台账分几行登记。',
    prompt: {
      title: '扣分说明怎么填',
      message: '由扣分台账自动列出。直接填了扣分的，写明何时何地查到什么。',
    },
  });
}

/** 得分 of each 大项: points less what its rows take, never below 0. */
function drawScores(drawing: Drawing): UnitPlace['items'] {
  const { canvas, place, scored, entries } = drawing;
  const items = new Map<number, { deduction: string; score: string; points: number }>();
  for (const item of scored.part.rubric.items) {
    const at = place.items.get(item.no);
    if (!at) continue;
    if (item.kind !== 'scored') {
      mergeByPage(canvas, scoreColumn, at, canvas.breaks, { value: '', style: centered(size) });
      continue;
    }
    const cells = `${address(at.first, deductionColumn)}:${address(at.last, deductionColumn)}`;
    const points = byRows(item)
      ? `ROUND(SUM(${absolute(at.first, pointsColumn)}:${absolute(at.last, pointsColumn)}),6)`
      : absolute(at.first, pointsColumn);
    const score = canvas.computed(figure('General', size), () => ({
      value: rounded(decimal(item.points).minus(lostInItem(entries, scored, item)), 6).toNumber(),
      formula: `ROUND(${points}-MIN(${points},ROUND(SUM(${cells}),6)),6)`,
    }));
    mergeByPage(canvas, scoreColumn, at, canvas.breaks, score);
    const sheet = quoted(canvas.frame.name);
    items.set(item.no, {
      deduction: `MIN(${
        byRows(item)
          ? `ROUND(SUM(${sheet}!${absolute(at.first, pointsColumn)}:${absolute(at.last, pointsColumn)}),6)`
          : `${sheet}!${points}`
      },ROUND(SUM(${sheet}!${cells}),6))`,
      score: `${sheet}!${absolute(at.first, scoreColumn)}`,
      points: item.points,
    });
  }
  return items;
}

/** The least height of a row that shows so much of 扣分说明. */
function leastHeight(widths: readonly number[]): number {
  let lines = 1;
  while (lettersIn(widths[reasonColumn] ?? 0, linesHeight(lines, reasonSize), reasonSize) < reasonLetters)
    lines += 1;
  return linesHeight(lines, reasonSize);
}

const form: RubricForm = {
  page: {
    orientation: 'landscape',
    margins: margins.working,
    fit: { across: 1, down: 0 },
    repeatRows: { first: 2, last: 2 },
    footer: pageNumber,
    centered: true,
    blackAndWhite: true,
  },
  widths: [
    [5, 10, 27, 37, 7, 11, 6, 15, 8],
    // Short contents leave room for 扣分说明, which then needs a line less, and for the standards and methods.
    [5, 10, 21, 37, 7, 11, 6, 21, 8],
    [5, 10, 18, 40, 7, 11, 6, 21, 8],
    [5, 10, 15, 43, 7, 11, 6, 21, 8],
    [5, 10, 16, 40, 7, 13, 6, 21, 8],
  ],
  least: leastHeight,
  // 加分, 得分, the line to sign.
  tail: [
    { airy: 22, close: 20 },
    { airy: 22, close: 20 },
    { airy: 36, close: 30 },
  ],
};

/** 加分, 得分 and the lines to sign, on the page where the table ends. 加分 enters the first rubric of a unit alone. */
function drawFoot(drawing: Drawing, items: UnitPlace['items']): { bonus: string; total: string } {
  const { canvas, plan, scheme, scored, entries, places } = drawing;
  const { unit, part } = scored;
  const sheet = quoted(canvas.frame.name);
  const row = canvas.nextRow;
  const column = (name: string) => columnReference(places.bonuses, name);
  const label = (at: number, text: string) =>
    canvas.merge(
      { top: at, left: 0, bottom: at, right: scoreColumn - 1 },
      { value: text, style: cell(size, { horizontal: 'right' }) },
    );
  const word = rubricBonusWord(scheme);
  label(row, part.first ? `${word}合计（见加分台账）` : `${word}合计（计入首份细则）`);
  plan.tail.forEach((height, index) => {
    canvas.height(row + index, height);
  });
  const all = hasOwnBonus(scheme)
    ? ((of) => `${of('细则')}+${of(undefined)}`)(
        bonusSum(scheme, places.bonuses, places.bonusRules, literal(unit.name)),
      )
    : `SUMIFS(${column('counted')},${column('unit')},${literal(unit.name)})`;
  if (part.first)
    canvas.formula(
      row,
      scoreColumn,
      `MIN(${scheme.bonus.cap},ROUND(${all},6))`,
      (resultFor(entries, scored)?.reported ?? zero).toNumber(),
      figure('General', size),
    );
  else canvas.text(row, scoreColumn, 0, figure('General', size));
  label(row + 1, `细则得分（各大项得分之和 + ${word}）`);
  const scores = [...items.values()].map((item) => item.score.split('!')[1]).join('+');
  const bonusCell = absolute(row, scoreColumn);
  const added = `${scores}+${bonusCell}`;
  const total = canvas.computed(figure('0.00', size), () => ({
    value: scoreOf(entries, scored).toNumber(),
    formula: hasNegativeBonus(scheme) ? `ROUND(MAX(0,${added}),6)` : `ROUND(${added},6)`,
  }));
  canvas.put(row + 1, scoreColumn, total);
  canvas.line(
    row + 2,
    '考核组组长：              成员：                      被考核单位负责人：              年    月    日',
    free(11, { unlocked: true, vertical: 'bottom' }),
  );
  return { bonus: `${sheet}!${bonusCell}`, total: `${sheet}!${absolute(row + 1, scoreColumn)}` };
}

export function rubricSheet(
  scheme: Scheme,
  scored: Scored,
  entries: TeamEntries,
  places: LedgerPlaces,
  name: string,
): { sheet: SheetModel; place: UnitPlace } {
  const {
    unit,
    part: { rubric },
  } = scored;
  const plan = rubricPlan(rubric, form);
  const canvas = new Canvas(
    {
      name,
      role: rubricRole(scored),
      columnWidths: plan.widths,
      freeze: { rows: 3, columns: 1 },
      page: { ...plan.page, header: `&R被考核单位：${unit.name}` },
    },
    entries.outline,
  );
  const place = drawRubric(canvas, rubric, plan, { extraHeaders: workingHeaders });
  const drawing: Drawing = { canvas, plan, place, scheme, scored, entries, places };
  for (const item of rubric.items)
    for (const row of item.rows) {
      if (item.kind === 'scored') drawRow(drawing, item, row);
      else
        for (const column of [deductionColumn, reasonColumn])
          canvas.text(place.rows.get(row.no) ?? 0, column, '', centered(size));
    }
  drawHelp(drawing);
  const items = drawScores(drawing);
  const foot = drawFoot(drawing, items);
  return { sheet: canvas.finish(), place: { sheet: canvas.frame.name, items, ...foot } };
}
