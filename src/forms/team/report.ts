import { chineseDay } from '../../base/calendar';
import { literal } from '../../base/address';
import { decimal, rounded } from '../../base/decimal';
import { bonusWord } from '../../schemes/bonus';
import type { RubricPart } from '../../schemes';
import type { Scheme, Team, Unit } from '../../schemes/scheme';
import { Canvas } from '../../sheets/canvas';
import { lettersIn, linesHeight, textHeight } from '../../sheets/measure';
import type { SheetModel } from '../../sheets/model';
import { pageHeight } from '../../sheets/paper';
import { columnReference, filledFor, lookedUp, type TablePlace } from '../../sheets/table';
import { cell, centered, figure, header, inputText, margins, pageNumber, title, free } from '../look';
import { reportRole, reportSheetName, resultFor, type TeamEntries } from './entries';
import { reportLine, unitIndexKey } from './ledgers';
import { lostInItem, scoreOf } from './lost';
import { pageBreaks } from '../rubric-pages';
import type { UnitPlace } from './rubric';
import { shortened, shortenedFormula } from './shortened';

/** 考核报告 of one unit: what the 考核组组长 signs (notice 七（三）). Every figure and line is a formula to its source. */

const widths = [8, 49, 8.5, 8.5, 9];
/** Deductions that the report lists; what is beyond is counted and stands in the ledger. */
const deductionLines = 20;
const factSize = 10.5;
/** Lines of facts that a row holds, in the widest fallback; the official font leaves a line of slack. */
const factLines = 3;
const factHeight = linesHeight(factLines, factSize);
const factLetters = lettersIn(
  widths.slice(1, 4).reduce((sum, width) => sum + width, 0),
  factHeight,
  factSize,
);
const rest = '……（全文见扣分台账）';
const size = 11;
/** Points that a page keeps free, as printers differ. */
const slack = 24;
/** What is signed must say that something is missing from it. */
const incomplete = (rows: number): string => `本报告不完整：其余 ${rows} 条见扣分台账`;
/** Two lines. */
const valueHeight = linesHeight(2, size);

interface Drawing {
  canvas: Canvas;
  scheme: Scheme;
  team: Team;
  unit: Unit;
  entries: TeamEntries;
  visits: TablePlace;
  ledger: TablePlace;
  /** The unit's rubrics in order, each with where its figures stand. */
  rubrics: readonly { part: RubricPart; place: UnitPlace }[];
}

/** One fact of 考核情况, shown as text. */
function visitFact(
  { unit, visits, entries }: Drawing,
  key: 'start' | 'end' | 'spotOne' | 'spotTwo' | 'enterprises' | 'signed',
  date: boolean,
): { formula: string; value: string } {
  const look = lookedUp(visits, 'unit', literal(unit.name), key);
  const shown = date ? `TEXT(${look},"yyyy""年""m""月""d""日""")` : `${look}&""`;
  const value = entries.visits.get(unit.id)?.[key] ?? null;
  const filled = filledFor(visits, 'unit', literal(unit.name), key);
  return {
    formula: `IF(${filled}=0,"",${shown})`,
    value: value === null ? '' : date ? chineseDay(String(value)) : String(value),
  };
}

function drawFacts(drawing: Drawing): void {
  const { canvas, unit, team, scheme } = drawing;
  const letters = lettersIn(canvas.width(1, 4), valueHeight, size);
  const line = (label: string, value: string, formula?: string) => {
    const row = canvas.nextRow;
    canvas.merge({ top: row, left: 0, bottom: row, right: 0 }, { value: label, style: centered(size) });
    canvas.merge(
      { top: row, left: 1, bottom: row, right: 4 },
      {
        value: shortened(value, letters),
        ...(formula ? { formula: shortenedFormula(formula, letters) } : {}),
        style: cell(size),
      },
    );
    canvas.height(row, valueHeight);
  };
  const fact = (key: Parameters<typeof visitFact>[1], date = false) => visitFact(drawing, key, date);
  line('被考核\n单位', unit.name);
  line(
    '考核组',
    `${team.name}${team.leader === '' ? '' : `　组长：${team.leader}`}${team.members === '' ? '' : `　成员：${team.members}`}`,
  );
  const [start, end] = [fact('start', true), fact('end', true)];
  line('考核\n时间', `${start.value}至${end.value}`, `${start.formula}&"至"&${end.formula}`);
  const [one, two] = [fact('spotOne'), fact('spotTwo')];
  line('抽查\n单位', [one.value, two.value].join('　'), `${one.formula}&"　"&${two.formula}`);
  const enterprises = fact('enterprises');
  line('抽查\n企业', enterprises.value, enterprises.formula);
  const annexes = drawing.rubrics.map(({ part }) => part.rubric.annex.replaceAll(' ', '')).join('、');
  line('依据', `${scheme.documentNumber} ${annexes}`);
}

/** Items of one rubric after another; several rubrics are told apart by a line with their annex. */
function drawItems({ canvas, scheme, unit, entries, rubrics }: Drawing): void {
  const top = canvas.nextRow;
  ['序号', '考核项目', '分值', '扣分', '得分'].forEach((text, column) =>
    canvas.text(top, column, text, header(size)),
  );
  canvas.height(top, 24);
  let row = top + 1;
  // One height, as what is signed is to be even, unless a title needs more than two lines.
  const even = linesHeight(2, 10.5);
  const heightOf = (text: string): number => Math.max(even, textHeight(text, canvas.width(1, 1), 10.5));
  const wide = (text: string, horizontal: 'left' | 'right') => {
    canvas.merge(
      { top: row, left: 0, bottom: row, right: 3 },
      { value: text, style: cell(size, { horizontal }) },
    );
    canvas.height(row, 22);
  };
  for (const { part, place } of rubrics) {
    const scored = { unit, part };
    const several = rubrics.length > 1;
    if (several) {
      wide(`${part.name}（${part.rubric.annex.replaceAll(' ', '')}）`, 'left');
      canvas.text(row, 4, '', cell(size));
      row += 1;
    }
    for (const item of part.rubric.items) {
      const at = place.items.get(item.no);
      if (!at) continue;
      const lost = lostInItem(entries, scored, item);
      canvas.text(row, 0, item.no, centered(size));
      canvas.text(row, 1, item.title, cell(10.5));
      canvas.text(row, 2, item.points, figure('General', size));
      canvas.formula(row, 3, at.deduction, rounded(lost, 6).toNumber(), figure('General', size));
      canvas.formula(
        row,
        4,
        at.score,
        rounded(decimal(item.points).minus(lost), 6).toNumber(),
        figure('General', size),
      );
      canvas.height(row, heightOf(item.title));
      row += 1;
    }
    const result = resultFor(entries, scored);
    const bonus = part.first
      ? [[bonusWord(scheme), place.bonus, result?.reported.toNumber() ?? 0] as const]
      : [];
    const score = [
      several ? `${part.name}得分` : '得分',
      place.total,
      scoreOf(entries, scored).toNumber(),
    ] as const;
    for (const [label, formula, value] of [...bonus, score]) {
      wide(label, 'right');
      canvas.formula(row, 4, formula, value, figure('General', size));
      row += 1;
    }
  }
}

/** Every deduction with its facts, one a line, fetched by a running number per unit. */
function drawDeductions({ canvas, unit, entries, ledger }: Drawing): void {
  const top = canvas.nextRow;
  canvas.text(top, 0, '序号', header(size));
  canvas.merge({ top, left: 1, bottom: top, right: 3 }, { value: '扣分事实（条款）', style: header(size) });
  canvas.text(top, 4, '扣分', header(size));
  canvas.height(top, 24);
  const own = entries.deductions.filter((row) => row.unit === unit.name);
  const column = (key: string) => columnReference(ledger, key);
  for (let index = 0; index < deductionLines; index++) {
    const row = top + 1 + index;
    const entry = own[index];
    const get = (key: string) =>
      lookedUp(ledger, 'unitIndex', literal(unitIndexKey(unit.name, index + 1)), key);
    const present = `COUNTIF(${column('unit')},${literal(unit.name)})>${index}`;
    canvas.formula(row, 0, `IF(${present},${index + 1},"")`, entry ? index + 1 : '', centered(10.5));
    canvas.merge(
      { top: row, left: 1, bottom: row, right: 3 },
      {
        value: entry ? shortened(reportLine(entry), factLetters, rest) : '',
        formula: `IF(${present},${shortenedFormula(get('line'), factLetters, rest)},"")`,
        style: cell(factSize),
      },
    );
    canvas.formula(
      row,
      4,
      `IF(${present},${get('ownPoints')},"")`,
      entry?.looked?.counted ?? '',
      figure('General', 10.5),
    );
    canvas.height(row, factHeight);
  }
  const more = `COUNTIF(${column('unit')},${literal(unit.name)})-${deductionLines}`;
  canvas.line(
    canvas.nextRow,
    own.length > deductionLines ? incomplete(own.length - deductionLines) : '',
    cell(10.5, { color: 'C00000', bold: true }),
    linesHeight(1, 10.5),
    `IF(${more}>0,"本报告不完整：其余 "&(${more})&" 条见扣分台账","")`,
  );
}

function drawSignatures({ canvas, unit, entries }: Drawing): void {
  const row = canvas.nextRow;
  canvas.text(row, 0, '考核\n意见', centered(size));
  canvas.merge(
    { top: row, left: 1, bottom: row, right: 4 },
    { value: entries.opinions.get(unit.id) ?? null, style: inputText(size, { vertical: 'top' }) },
  );
  canvas.height(row, 60);
  const sign = (offset: number, text: string) =>
    canvas.line(row + offset, text, free(size, { unlocked: true, vertical: 'bottom' }), 32);
  sign(1, '考核组组长（签字）：                              年    月    日');
  sign(2, '成员（签字）：');
  sign(3, '被考核单位负责人（签字）：                        年    月    日');
}

export function reportSheet(
  scheme: Scheme,
  team: Team,
  unit: Unit,
  entries: TeamEntries,
  places: { visits: TablePlace; ledger: TablePlace; rubrics: Drawing['rubrics'] },
): SheetModel {
  const canvas = new Canvas({
    name: reportSheetName(unit),
    role: reportRole(unit.id),
    columnWidths: widths,
    page: {
      orientation: 'portrait',
      margins: margins.working,
      fit: { across: 1, down: 0 },
      footer: pageNumber,
      centered: true,
      blackAndWhite: true,
      ownNumbers: true,
    },
    tabColor: '548235',
  });
  canvas.paragraph(0, `${scheme.title}报告`, title(20), 42);
  const drawing: Drawing = {
    canvas,
    scheme,
    team,
    unit,
    entries,
    visits: places.visits,
    ledger: places.ledger,
    rubrics: places.rubrics,
  };
  drawFacts(drawing);
  drawItems(drawing);
  drawDeductions(drawing);
  const signed = canvas.nextRow;
  drawSignatures(drawing);
  // The lines to sign stay together, with the last deductions that are listed.
  const heights = canvas.rowHeights.map((height) => height ?? 0);
  const together = { first: signed - 3, last: canvas.nextRow - 1, needed: Infinity };
  const room = pageHeight(canvas.frame.page, canvas.width(0, canvas.columns - 1)) - slack;
  canvas.breaks.push(...pageBreaks(heights, [together], { first: 0, room, used: 0, tail: 0 }));
  return canvas.finish();
}
