import type { CellPlace } from '../port/program';
import { decimal, minimum, sum, type Decimal } from '../base/decimal';
import { folded } from '../base/text';
import { clauseKindWords } from '../schemes/rubric';
import { cellAt, type WorkbookData } from '../sheets/data';
import { textOf, type LocatedRow } from '../sheets/locate';
import { recordsOf } from '../workflow/record';
import {
  itemsOf,
  keyOfLine,
  lostOf,
  type ItemLines,
  type ScoringSheet,
  pointsOfItem,
  scoringSheet,
} from '../workflow/scoring-sheet';
import type { RubricLine } from '../forms/rubric-reading';
import { clauseCode } from '../forms/team/clause-words';
import { annexWord, rubricPartsOf, saysKinds } from '../schemes';
import type { Scheme } from '../schemes/scheme';

/** 条款打分: the clauses of the selected 小项, ready for check boxes and counters. */

/**
 * How a clause is recorded: yes or no, a count, what was reached of what is asked for, percent points missing, a share
 * in percent, or the points that the team decides.
 */
type ClauseControl = 'check' | 'count' | 'shortfall' | 'percent' | 'share' | 'points';

export interface ClauseRecordView {
  /** Number of the ledger row among those of this clause, from 0: the same clause may be recorded more than once. */
  index: number;
  quantity: number | null;
  facts: string;
  /** ISO date, or text as typed. */
  date: string;
  /** What of it counts, as text. */
  counted: string;
}

export interface ClauseView {
  id: string;
  /** The sentence, quoted. */
  text: string;
  control: ClauseControl;
  /** 「每家 0.5 分」 「2 分」 「本大项全部」 「原文未列分值」. */
  worth: string;
  /** 家, 次, 个百分点; "" where nothing is counted. */
  unit: string;
  /** Decimals that its quantity may have. */
  decimals: number;
  /** Excluded by a heavier clause of the same sentence when both are recorded. */
  tier: string;
  records: ClauseRecordView[];
}

export interface ClauseSheetView {
  unit: { id: string; name: string };
  /** Units that can be scored in this workbook: one choice in 总表, fixed on a team's rubric sheet. */
  units: { id: string; name: string }[];
  rubric: string;
  row: number;
  content: string;
  standard: string;
  item: { no: number; title: string; points: string; left: string; lost: string };
  /** What this 小项 takes now. */
  rowLost: string;
  /** Typed over the formula by hand, in words; "" where not. */
  override: string;
  clauses: ClauseView[];
  /** Facts used before for this 小项 or its clauses, newest first. */
  reasons: string[];
  total: string;
  /** Date on offer for a new record: the assessment's first day, or the last one used. */
  date: string;
}

/** What the pane asks to be written: one clause recorded, changed or taken back. */
export interface ClauseEntry {
  unit: string;
  clause: string;
  /** Which record of the clause; one more than there are to add one. */
  index: number;
  /** Null takes the record back. */
  record: { quantity: number | null; facts: string; date: string } | null;
}

/** A rubric of the open workbook, to choose a 小项 without looking for its row on the sheet. */
export interface RubricView {
  /** 「附件1」 in the 总表; the unit's name on a team's sheets, where each unit has its own: see `rubricTitle`. */
  title: string;
  items: {
    no: number;
    title: string;
    /** A cell of the row, for `clauses` and to jump to. */
    rows: { row: number; content: string; standard: string; at: CellPlace }[];
  }[];
}

/** 条款打分: what the pane shows for the selected 小项. */

const controls: Readonly<Record<string, ClauseControl>> = {
  [clauseKindWords.count]: 'count',
  [clauseKindWords.shortfall]: 'shortfall',
  [clauseKindWords.percent]: 'percent',
  [clauseKindWords.proportion]: 'share',
  [clauseKindWords.discretion]: 'points',
};

/** What a clause takes or gives, in words. */
function worthOf(row: LocatedRow): string {
  const figures = ['effect', 'limit', 'repeat'].map((key) => textOf(row.cell(key)));
  const [effect = '', limit = '', repeat = ''] = figures;
  const [gives, most] = [effect === '' ? '' : `${effect} `, limit === '' ? '' : `，最多 ${limit} 分`];
  const again = repeat === '' ? '' : `，第二次起每次按 ${repeat} 倍`;
  return `${gives}${singleWorth(row)}${again}${most}`;
}

/** The same of one record. */
function singleWorth(row: LocatedRow): string {
  const [kind, points, unit] = ['kind', 'points', 'unit'].map((key) => textOf(row.cell(key)));
  const step = textOf(row.cell('step'));
  switch (kind) {
    case clauseKindWords.count:
      return `每${step === '' ? '' : ` ${step} `}${unit} ${points} 分`;
    case clauseKindWords.shortfall:
      return `每少 ${step === '' ? 1 : step} ${unit} ${points} 分`;
    case clauseKindWords.proportion:
      return `${points} 分按比例`;
    case clauseKindWords.discretion:
      return `酌情 ${points}—${textOf(row.cell('to'))} 分`;
    case clauseKindWords.row:
      return '本小项全部';
    case clauseKindWords.percent:
      return `每少 ${step} ${unit} ${points} 分`;
    case clauseKindWords.indicator:
    case clauseKindWords.event:
      return '本大项全部';
    case clauseKindWords.unstated:
      return '原文未列分值';
    default:
      return `${points} 分`;
  }
}

const recordView = (row: LocatedRow, index: number): ClauseRecordView => {
  const quantity = row.cell('quantity').value;
  return {
    index,
    quantity: typeof quantity === 'number' ? quantity : null,
    facts: textOf(row.cell('facts')),
    date: textOf(row.cell('date')),
    counted: textOf(row.cell('counted')),
  };
};

/** What the quantity is in, where the clause has no unit of count: points, or percent. */
const ownUnits: Partial<Record<ClauseControl, string>> = { points: '分', share: '%' };

function clauseView(sheet: ScoringSheet, unit: string, row: LocatedRow): ClauseView {
  const control = controls[textOf(row.cell('kind'))] ?? 'check';
  const measured = ['percent', 'share', 'points'].includes(control) || textOf(row.cell('step')) !== '';
  return {
    id: row.key,
    text: textOf(row.cell('text')),
    control,
    worth: worthOf(row),
    unit: ownUnits[control] ?? textOf(row.cell('unit')),
    decimals: measured ? 2 : 0,
    tier: textOf(row.cell('tier')),
    records: recordsOf(sheet, unit, row.key).map(recordView),
  };
}

/** Facts used before: for the same 小项 first, the newest first, each once. */
function reasonsOf({ ledger }: ScoringSheet, key: string): string[] {
  const rows = ledger.rows.filter((row) => textOf(row.cell('facts')) !== '').reverse();
  const same = rows.filter((row) => textOf(row.cell('clause')).startsWith(`${key}-`));
  return [...new Set([...same, ...rows].map((row) => textOf(row.cell('facts'))))].slice(0, 20);
}

/** Points less what the rows take, never below 0: 小项扣分到本大项分数扣完为止（备注 1）. */
function itemFigures(sheet: ScoringSheet, unit: string, item: ItemLines): { points: Decimal; lost: Decimal } {
  const points = pointsOfItem(item);
  const recorded = sum(item.lines.map((line) => decimal(lostOf(sheet, unit, line))));
  return { points, lost: minimum(points, recorded) };
}

function overrideWords(sheet: ScoringSheet, unit: string, line: RubricLine): string {
  const key = keyOfLine(sheet, line);
  const manual = sheet.ledger.rows.find(
    (row) =>
      textOf(row.cell('unit')) === unit &&
      clauseCode(textOf(row.cell('clause'))) === key &&
      textOf(row.cell('manual')) !== '',
  );
  if (manual) return `手填扣分 ${textOf(manual.cell('manual'))}（扣分台账）`;
  if (sheet.deductionColumn === undefined) return '';
  const cell = cellAt(sheet.rubric.sheet, line.row, sheet.deductionColumn);
  return cell.formula === undefined && typeof cell.value === 'number' ? `扣分格直接填了 ${cell.value}` : '';
}

/** The last date used for the unit, else the day its assessment began. */
function dateOf({ ledger, visits }: ScoringSheet, unit: string): string {
  const used = ledger.rows
    .filter((row) => textOf(row.cell('unit')) === unit && textOf(row.cell('date')) !== '')
    .at(-1);
  const visit = visits?.rows.find(({ key }) => key === unit);
  return used ? textOf(used.cell('date')) : visit ? textOf(visit.cell('start')) : '';
}

/** 考核内容 is merged over its 小项: only the first of them has the text. */
const contentAt = ({ lines }: ItemLines, line: RubricLine): string =>
  lines.slice(0, lines.indexOf(line) + 1).findLast(({ content }) => content !== '')?.content ?? '';

const figure = (value: Decimal): string => value.round(6).toFixed();

/**
 * The clauses at a selected cell; null where it is on no 小项 that can lose points.
 * @param chosen id of the unit, where the sheet stands for several
 */
export function clauseSheetView(
  sheet: ScoringSheet,
  place: CellPlace,
  chosen: string | null,
): ClauseSheetView | null {
  const items = itemsOf(sheet);
  const item = items.find(({ lines }) => lines.some(({ row }) => row === place.row));
  const line = item?.lines.find(({ row }) => row === place.row);
  const unit = sheet.units.find(({ id }) => id === chosen) ?? sheet.units[0];
  if (!item || !line || !unit) return null;
  const key = keyOfLine(sheet, line);
  const clauses = sheet.clauses.rows.filter(
    (row) => textOf(row.cell('row')) === key && textOf(row.cell('kind')) !== clauseKindWords.veto,
  );
  if (clauses.length === 0) return null;
  const own = itemFigures(sheet, unit.name, item);
  const all = items.map((each) => itemFigures(sheet, unit.name, each));
  return {
    unit,
    units: sheet.units,
    rubric: sheet.rubric.title,
    row: line.no,
    content: contentAt(item, line),
    standard: line.standard,
    item: {
      no: item.no,
      title: item.head.item,
      points: figure(own.points),
      left: figure(own.points.minus(own.lost)),
      lost: figure(own.lost),
    },
    rowLost: figure(decimal(lostOf(sheet, unit.name, line))),
    override: overrideWords(sheet, unit.name, line),
    clauses: clauses.map((row) => clauseView(sheet, unit.name, row)),
    reasons: reasonsOf(sheet, key),
    total: figure(sum(all.map(({ points, lost }) => points.minus(lost)))),
    date: dateOf(sheet, unit.name),
  };
}

/** What a rubric is scored for, where a scheme says its own parts: 「第一季度考核」. */
const partsBy = (scheme: Scheme | undefined, annex: string): string[] =>
  scheme && saysKinds(scheme)
    ? [
        ...new Set(
          scheme.kinds.flatMap(({ id }) =>
            rubricPartsOf(scheme, id).flatMap(({ name, rubric }) =>
              folded(rubric.annex) === folded(annex) ? [name] : [],
            ),
          ),
        ),
      ]
    : [];

/**
 * What a sheet with a rubric is called: 「附件1 第一季度考核」 in the 总表; on a team's the unit, and which rubric it is where
 * the unit has several.
 */
function rubricTitle(scoring: ScoringSheet, among: readonly ScoringSheet[]): string {
  const { rubric, scheme, units, deductionColumn } = scoring;
  const { annex, sheet } = rubric;
  if (deductionColumn === undefined) return [sheet.name, ...partsBy(scheme, annex)].join(' ');
  const [unit] = units;
  if (!unit) return sheet.name;
  const own = among.filter((other) => other.units[0]?.id === unit.id);
  return own.length > 1 ? `${unit.name} ${annexWord(annex)}` : unit.name;
}

/** The rubrics of the open workbook, to choose a 小项 from. */
export function rubricViews(book: WorkbookData, scheme: Scheme | undefined): RubricView[] {
  const all = book.sheets.flatMap(({ name }) => scoringSheet(book, name, scheme) ?? []);
  return all.map((scoring): RubricView => {
    const { sheet } = scoring.rubric;
    const own = new Set(scoring.clauses.rows.map((row) => textOf(row.cell('row'))));
    const column = scoring.rubric.columns.get('考核标准') ?? 0;
    return {
      title: rubricTitle(scoring, all),
      items: itemsOf(scoring).map(({ no, head, lines }) => ({
        no,
        title: head.item,
        rows: lines
          .filter((line) => own.has(keyOfLine(scoring, line)))
          .map((line) => ({
            row: line.no,
            content: line.content === '' ? line.standard : line.content,
            standard: line.standard,
            at: { sheet: sheet.name, row: line.row, column },
          })),
      })),
    };
  });
}
