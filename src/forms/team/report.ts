import { chineseDay } from '../../base/calendar';
import { absoluteArea, address, literal, quoted } from '../../base/address';
import { decimal, rounded } from '../../base/decimal';
import { hasBonusInside, rubricBonusWord } from '../../schemes/bonus';
import { annexWord, rubricsOf, type RubricPart } from '../../schemes';
import type { Scheme, Team, Unit } from '../../schemes/scheme';
import { Canvas, type SheetFrame } from '../../sheets/canvas';
import { lettersIn, linesHeight, textHeight } from '../../sheets/measure';
import type { Scalar, SheetModel } from '../../sheets/model';
import { pageHeight } from '../../sheets/paper';
import { columnReference, filledFor, lookedUp, type TablePlace } from '../../sheets/table';
import { cell, centered, figure, header, inputText, margins, pageNumber, title, free } from '../look';
import { annexPages, annexRole, reportRole, resultFor, teamSheetNames, type TeamEntries } from './entries';
import { clauseRows } from '../clause-table';
import { clauseText, reportLine } from './ledgers';
import { lostInItem, scoreOf } from './lost';
import { pageBreaks } from '../rubric-pages';
import type { UnitPlace } from './rubric';
import { shortened, shortenedFormula } from './shortened';

/**
 * 考核报告 of one unit: what the 考核组组长 signs (notice 七（三）). Every figure and line is a formula to its source. Facts
 * run on over rows of one height, as many as they need: those of a page stand in the report, the others in 附页 that are
 * hidden, and printed only where the report says so. Rows that are not needed could not be left out of a print by any
 * formula that all programs follow.
 */

const widths = [8, 49, 8.5, 8.5, 9];
/** Number of the deduction that a line of facts is of, below zero where the line goes on with it. */
const number = 0;
/** Helper, hidden: what is left of the deduction's text from this line on. */
const rest = 5;
const factSize = 10.5;
/** Three lines hold an ordinary deduction with the words of its clause: fewer would put its last letters into a row more. */
const factHeight = linesHeight(3, factSize);
/** Characters that a row holds. */
const factLetters = lettersIn(
  widths.slice(1, 4).reduce((sum, width) => sum + width, 0),
  factHeight,
  factSize,
);
/** Rows in all: sixty deductions of three hundred characters, each with its clause and the words of it. */
const allLines = 60 * Math.ceil(365 / factLetters);
const size = 11;
/** Points that a page keeps free, as printers differ. */
const slack = 24;
const nothingBelow = '（以下空白）';
/** What is signed must say that something is missing from it. */
const incomplete = '本报告不完整：其余扣分见扣分台账';
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
  /** Lines of facts of all the unit's deductions. */
  lines: readonly FactLine[];
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

/** Two texts, and what stands between them where there are both. */
const bothOf = (one: string, two: string, between: string): string =>
  `${one}&IF(OR(${one}="",${two}=""),"",${literal(between)})&${two}`;

/** From a day to another; one of them where they are the same. */
const daysOf = (start: string, end: string): string =>
  `IF(${start}=${end},${start},${bothOf(start, end, '至')})`;

function drawFacts(drawing: Drawing): void {
  const { canvas, unit, team, scheme } = drawing;
  const letters = lettersIn(canvas.width(1, 4), valueHeight, size);
  const cut = (formula: string): string => shortenedFormula(formula, letters);
  const line = (label: string, value: string, formula?: string, tall = valueHeight) => {
    const row = canvas.nextRow;
    canvas.merge({ top: row, left: 0, bottom: row, right: 0 }, { value: label, style: centered(size) });
    canvas.merge(
      { top: row, left: 1, bottom: row, right: 4 },
      {
        value: shortened(value, letters),
        ...(formula ? { formula } : {}),
        style: cell(size),
      },
    );
    canvas.height(row, tall);
  };
  const fact = (key: Parameters<typeof visitFact>[1], date = false) => visitFact(drawing, key, date);
  line('被考核\n单位', unit.name);
  line(
    '考核组',
    `${team.name}${team.leader === '' ? '' : `　组长：${team.leader}`}${team.members === '' ? '' : `　成员：${team.members}`}`,
  );
  const [start, end] = [fact('start', true), fact('end', true)];
  const days = [...new Set([start.value, end.value])].filter((day) => day !== '');
  line('考核\n时间', days.join('至'), daysOf(start.formula, end.formula));
  const [one, two] = [fact('spotOne'), fact('spotTwo')];
  const spots = [one.value, two.value].filter((name) => name !== '');
  line('抽查\n单位', spots.join('　'), cut(bothOf(one.formula, two.formula, '　')));
  const enterprises = fact('enterprises');
  line('抽查\n企业', enterprises.value, cut(enterprises.formula));
  const annexes = drawing.rubrics.map(({ part }) => annexWord(part.rubric.annex)).join('、');
  const basis = `${scheme.documentNumber} ${annexes}`;
  line('依据', basis, undefined, textHeight(basis, canvas.width(1, 4), size));
}

/**
 * Items of one rubric after another; several rubrics are told apart by a line with their annex.
 * @returns the rows of each rubric, where there are several: no page's end need cut them
 */
function drawItems({ canvas, scheme, unit, entries, rubrics }: Drawing): { first: number; last: number }[] {
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
  const several = rubrics.length > 1;
  const blocks: { first: number; last: number }[] = [];
  for (const { part, place } of rubrics) {
    const scored = { unit, part };
    const first = row;
    if (several) {
      wide(`${part.name}（${annexWord(part.rubric.annex)}）`, 'left');
      canvas.text(row, 4, '', cell(size));
      row += 1;
    }
    for (const item of part.rubric.items) {
      const at = place.items.get(item.no);
      if (!at) continue;
      const lost = () => lostInItem(entries, scored, item);
      const points = figure('General', size);
      canvas.text(row, 0, item.no, centered(size));
      canvas.text(row, 1, item.title, cell(10.5));
      canvas.text(row, 2, item.points, points);
      const deduction = canvas.computed(points, () => ({
        formula: at.deduction,
        value: rounded(lost(), 6).toNumber(),
      }));
      canvas.put(row, 3, deduction);
      const score = canvas.computed(points, () => ({
        formula: at.score,
        value: rounded(decimal(item.points).minus(lost()), 6).toNumber(),
      }));
      canvas.put(row, 4, score);
      canvas.height(row, heightOf(item.title));
      row += 1;
    }
    const result = resultFor(entries, scored);
    // Where all of it enters the total, the ledger says more than a 0 here.
    const bonus =
      part.first && hasBonusInside(scheme)
        ? [[rubricBonusWord(scheme), place.bonus, () => result?.reported.toNumber() ?? 0] as const]
        : [];
    const score = [
      several ? `${part.name}得分` : '得分',
      place.total,
      () => scoreOf(entries, scored).toNumber(),
    ] as const;
    for (const [label, formula, value] of [...bonus, score]) {
      wide(label, 'right');
      const shown = canvas.computed(figure('General', size), () => ({ formula, value: value() }));
      canvas.put(row, 4, shown);
      row += 1;
    }
    // Below the head of the table the first one stands on its page in any case.
    if (several) blocks.push({ first: blocks.length === 0 ? top : first, last: row - 1 });
  }
  return blocks;
}

/** A line of facts as it stands on paper. */
interface FactLine {
  /** Number of the deduction, from 1. */
  no: number;
  /** Number of the line among those of the deduction, from 1. */
  part: number;
  /** Text of the deduction from this line on. */
  rest: string;
  points: Scalar;
}

const flat = (text: string): string => text.replaceAll('\n', ' ');

function factLines({ scheme, unit, entries }: Omit<Drawing, 'lines'>): FactLine[] {
  const words = clauseText(scheme);
  return entries.deductions
    .filter((row) => row.unit === unit.name)
    .flatMap((row, index) => {
      const text = flat(reportLine(row, words));
      const lines = Math.max(1, Math.ceil(text.length / factLetters));
      return Array.from({ length: lines }, (_, line) => ({
        no: index + 1,
        part: line + 1,
        rest: text.slice(line * factLetters),
        points: row.looked?.counted ?? '',
      }));
    });
}

/** Stands where a value goes; no formula can hold it. */
const gap = '\u0000';

/** A cell of a line, as a formula names it. */
type CellName = (column: number) => string;

/** Whether more is left of a line's text than it shows. */
const goesOn = (line: CellName): string => `LEN(${line(rest)})>${factLetters}`;

/** How many deductions the unit has. */
const deductionsOf = ({ unit, ledger }: Drawing): string =>
  `COUNTIF(${columnReference(ledger, 'unit')},${literal(unit.name)})`;

/**
 * Lines of facts under their heads, each found from the one before.
 * @param before the line before the first; undefined where it is the first of all
 */
function drawFactLines(
  drawing: Drawing,
  { from, count, before }: { from: number; count: number; before: CellName | undefined },
): void {
  const { canvas, unit, ledger, scheme, lines } = drawing;
  const gives = earns(scheme, unit);
  const top = canvas.nextRow;
  canvas.text(top, 0, '序号', header(size));
  canvas.merge(
    { top, left: 1, bottom: top, right: 3 },
    { value: gives ? '事实（条款）' : '扣分事实（条款）', style: header(size) },
  );
  canvas.text(top, 4, gives ? '扣或得' : '扣分', header(size));
  canvas.height(top, factHead);
  // What is signed has as many ruled lines as it needs: those that stay empty show nothing to write on.
  canvas.conditionalFormats.push({
    area: { top: top + 1, left: 0, bottom: top + count, right: 4 },
    formula: `$B${top + 2}<>""`,
    border: 'all',
  });
  // The same in every line but for the deduction that it is of: put together once.
  const all = deductionsOf(drawing);
  const found = (key: string) => {
    const [before = '', after = ''] = lookedUp(ledger, 'unitIndex', gap, key).split(gap);
    return (value: string) => `${before}${value}${after}`;
  };
  const [lineOf, pointsOf] = [found('line'), found('ownPoints')];
  const styles = {
    // A line that goes on shows no number.
    number: free(factSize, { horizontal: 'center', numberFormat: '0;""' }),
    rest: free(9, { wrap: false }),
    fact: free(factSize),
    // What a clause gives is counted below zero.
    points: free(factSize, {
      horizontal: 'center',
      numberFormat: gives ? 'General;"得"General' : 'General',
    }),
  };
  for (let index = 0; index < count; index++) {
    const row = top + 1 + index;
    const entry = lines[from + index];
    const own: CellName = (column) => address(row, column);
    const last: CellName | undefined = index > 0 ? (column) => address(row - 1, column) : before;
    const deduction = () => `${literal(`${unit.name}#`)}&${own(number)}`;
    const begins = entry?.part === 1;
    const numbered = canvas.computed(styles.number, () => ({
      formula: last
        ? `IF(${last(number)}="","",IF(${goesOn(last)},-ABS(${last(number)}),IF(ABS(${last(number)})<${all},ABS(${last(number)})+1,"")))`
        : `IF(${all}>0,1,"")`,
      value: entry ? (begins ? entry.no : -entry.no) : '',
    }));
    canvas.put(row, number, numbered);
    const left = canvas.computed(styles.rest, () => {
      const text = `SUBSTITUTE(${lineOf(deduction())},CHAR(10)," ")`;
      return {
        formula: last
          ? `IF(${own(number)}="","",IF(${own(number)}<0,MID(${last(rest)},${factLetters + 1},LEN(${last(rest)})),${text}))`
          : `IF(${own(number)}="","",${text})`,
        value: entry?.rest ?? '',
      };
    });
    canvas.put(row, rest, left);
    const fact = canvas.computed(styles.fact, () => {
      const closed = from + index === 0 || lines[from + index - 1] !== undefined;
      const end = literal(nothingBelow);
      return {
        value: entry ? entry.rest.slice(0, factLetters) : closed ? nothingBelow : '',
        formula: `IF(${own(number)}="",${last ? `IF(${last(number)}="","",${end})` : end},LEFT(${own(rest)},${factLetters}))`,
      };
    });
    canvas.merge({ top: row, left: 1, bottom: row, right: 3 }, fact);
    const points = canvas.computed(styles.points, () => ({
      formula: `IF(N(${own(number)})>0,${pointsOf(deduction())},"")`,
      value: begins ? entry.points : '',
    }));
    canvas.put(row, 4, points);
    canvas.height(row, factHeight);
  }
}

/** In red, where the lines that have room are not all. */
function drawMore(drawing: Drawing, drawn: number, words: string): void {
  const { canvas } = drawing;
  const row = canvas.nextRow;
  const last: CellName = (column) => address(row - 1, column);
  canvas.line(
    row,
    drawing.lines.length > drawn ? words : '',
    free(factSize, { color: 'C00000', bold: true }),
    linesHeight(1, factSize),
    `IF(${last(number)}="","",IF(OR(${goesOn(last)},ABS(${last(number)})<${deductionsOf(drawing)}),${literal(words)},""))`,
  );
}

/** Whether clauses by which the unit is scored give points, too. */
const earns = (scheme: Scheme, unit: Unit): boolean =>
  clauseRows(scheme, rubricsOf(scheme, unit.kind)).some(({ clause }) => clause.earns === true);

const recorded = (scheme: Scheme, unit: Unit): string => (earns(scheme, unit) ? '扣分和得分' : '扣分');

/** What is signed says how many deductions go with it. */
function drawCount(drawing: Drawing): void {
  const { canvas, unit, entries, scheme } = drawing;
  const count = entries.deductions.filter((row) => row.unit === unit.name).length;
  const what = recorded(scheme, unit);
  const none = `没有记录${what}。`;
  canvas.line(
    canvas.nextRow,
    count === 0 ? none : `记录${what} ${count} 笔，逐笔事实附后。`,
    cell(size),
    22,
    `IF(${deductionsOf(drawing)}=0,${literal(none)},${literal(`记录${what} `)}&${deductionsOf(drawing)}&" 笔，逐笔事实附后。")`,
  );
}

function drawSignatures({ canvas, unit, entries }: Drawing): void {
  const row = canvas.nextRow;
  canvas.text(row, 0, '考核\n意见', centered(size));
  canvas.merge(
    { top: row, left: 1, bottom: row, right: 4 },
    { value: entries.opinions.get(unit.id) ?? null, style: inputText(size, { vertical: 'top' }) },
  );
  canvas.height(row, 50);
  const sign = (offset: number, text: string) =>
    canvas.line(row + offset, text, free(size, { unlocked: true, vertical: 'bottom' }), 28);
  sign(1, '考核组组长（签字）：                              年    月    日');
  sign(2, '成员（签字）：');
  sign(3, '被考核单位负责人（签字）：                        年    月    日');
}

interface ReportPlaces {
  visits: TablePlace;
  ledger: TablePlace;
  rubrics: Drawing['rubrics'];
}

const page = {
  orientation: 'portrait',
  margins: margins.working,
  fit: { across: 1, down: 0 },
  footer: pageNumber,
  centered: true,
  blackAndWhite: true,
  ownNumbers: true,
} as const;

const canvasOf = (
  name: string,
  role: string,
  { outline }: TeamEntries,
  more: Partial<SheetFrame> = {},
): Canvas =>
  new Canvas(
    {
      name,
      role,
      columnWidths: [...widths, 40],
      hiddenColumns: [rest],
      page,
      tabColor: '548235',
      ...more,
    },
    outline,
  );

/** Points of rows that a page takes. */
const roomOf = (canvas: Canvas): number =>
  pageHeight(canvas.frame.page, canvas.width(0, canvas.columns - 1)) - slack;

const factHead = 24;
const annexTitle = 34;
/** Rows of facts that so much of a page takes, with their heads and the line that says what is missing. */
const rowsIn = (points: number): number =>
  Math.max(0, Math.floor((points - factHead - linesHeight(1, factSize)) / factHeight));
/** Fewer rows below the signatures are not worth their heads. */
const fairly = 6;

/** The report of a unit, and the 附页 with what its one page of facts has no room for. */
export function reportSheets(
  scheme: Scheme,
  team: Team,
  unit: Unit,
  entries: TeamEntries,
  places: ReportPlaces,
): SheetModel[] {
  const names = teamSheetNames(scheme, team);
  const named = (role: string): string => names.get(role) ?? role;
  const canvas = canvasOf(named(reportRole(unit.id)), reportRole(unit.id), entries);
  canvas.paragraph(0, `${scheme.title}报告`, title(20), 36);
  const whole = { canvas, scheme, team, unit, entries, ...places };
  const drawing: Drawing = { ...whole, lines: factLines(whole) };
  drawFacts(drawing);
  const scores = drawItems(drawing);
  drawCount(drawing);
  const signed = canvas.nextRow;
  drawSignatures(drawing);
  const room = roomOf(canvas);
  // The lines to sign stay together, with the last of the scores.
  const heights = canvas.rowHeights.map((height) => height ?? 0);
  const together = [...scores, { first: signed - 3, last: canvas.nextRow - 1 }];
  const blocks = together.map((rows) => ({ ...rows, needed: Infinity }));
  canvas.breaks.push(...pageBreaks(heights, blocks, { first: 0, room, used: 0, tail: 0 }));
  // Facts begin below the signatures where a fair number of rows has room there.
  const used = heights.slice(canvas.breaks.at(-1) ?? 0).reduce((sum, height) => sum + height, 0);
  const free = rowsIn(room - used);
  if (free < fairly) canvas.breaks.push(canvas.nextRow);
  const first = free < fairly ? rowsIn(room) : free;
  drawFactLines(drawing, { from: 0, count: first, before: undefined });
  const left = Math.max(0, drawing.lines.length - first);
  drawMore(drawing, first, elsewhere(named(annexRole(unit.id, 0)), left > 0));
  const end = canvas.nextRow - 2;
  return [canvas.finish(), ...annexSheets(drawing, { first, room, end, named })];
}

/** Where the lines stand that this sheet has no room for. @param shown whether that sheet is, as it has lines already */
const elsewhere = (name: string, shown: boolean): string =>
  `扣分事实没有列完：其余见${shown ? `“${name}”，连同本报告` : `隐藏的“${name}”，`}一并签字`;

/**
 * @param first how many lines stand in the report
 * @param room points of rows that a page takes
 * @param end row of the report's last line
 * @param named a sheet's name by its role
 */
function annexSheets(
  drawing: Drawing,
  { first, room, end, named }: { first: number; room: number; end: number; named: (role: string) => string },
): SheetModel[] {
  const { unit } = drawing;
  const perPage = rowsIn(room - annexTitle);
  const pages = Math.ceil((allLines - first) / perPage);
  let begun = 0;
  const spans = [...annexPages, pages].flatMap((count, index) => {
    const [from, to] = [begun, Math.min(begun + count, pages)];
    begun = to;
    return from < to ? [{ name: named(annexRole(unit.id, index)), from, to }] : [];
  });
  const lines = drawing.lines.length;
  const linesBefore = (at: number): number => first + perPage * at;
  /** Where a page begins: its title, the heads of its facts, the facts. */
  const pageTop = (at: number): number => at * (perPage + 2);
  const counted = spans.flatMap(({ name, from, to }) =>
    Array.from({ length: to - from }, (_, at) => {
      const top = pageTop(at) + 2;
      const area = { top, left: number, bottom: top + perPage - 1, right: number };
      return `COUNT(${quoted(name)}!${absoluteArea(area)})`;
    }),
  );
  const needed = `ROUNDUP((${counted.join('+')})/${perPage},0)`;
  const filled = Math.ceil(Math.max(0, lines - first) / perPage);
  let before: CellName = (column) => `${quoted(drawing.canvas.frame.name)}!${address(end, column)}`;
  return spans.map(({ name, from, to }, index) => {
    // A sheet of empty pages is in nobody's way, and not printed with the workbook, until it is needed.
    const visibility = lines > linesBefore(from) ? 'visible' : 'hidden';
    const canvas = canvasOf(name, annexRole(unit.id, index), drawing.entries, { visibility });
    const onAnnex: Drawing = { ...drawing, canvas };
    for (let at = from; at < to; at++) {
      const row = pageTop(at - from);
      if (at > from) canvas.breaks.push(row);
      const [head, tail] = [`扣分事实附页 ${at + 1}`, `：${unit.name}`];
      // The first page says how many to print.
      if (at === 0)
        canvas.line(
          row,
          `${head}${filled > 0 ? `（共 ${filled} 页）` : ''}${tail}`,
          title(18),
          annexTitle,
          `${literal(head)}&IF(${needed}>0,"（共 "&${needed}&" 页）","")&${literal(tail)}`,
        );
      else canvas.line(row, `${head}${tail}`, title(18), annexTitle);
      drawFactLines(onAnnex, { from: linesBefore(at), count: perPage, before });
      before = (column) => address(row + 1 + perPage, column);
    }
    const last = canvas.nextRow - 1;
    before = (column) => `${quoted(name)}!${address(last, column)}`;
    const next = spans[index + 1];
    drawMore(onAnnex, linesBefore(to), next ? elsewhere(next.name, lines > linesBefore(to)) : incomplete);
    return canvas.finish();
  });
}
