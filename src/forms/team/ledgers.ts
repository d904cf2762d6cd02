import { absoluteArea, address, quoted } from '../../base/address';
import { chineseDay } from '../../base/calendar';
import { claimWords, hasNegativeBonus, hasOwnBonus } from '../../schemes/bonus';
import type { Scheme, Team } from '../../schemes/scheme';
import { clauseById, rubricsOf, saysKinds, usesMechanisms } from '../../schemes';
import { Canvas } from '../../sheets/canvas';
import type { WorkbookData } from '../../sheets/data';
import { locateTable, type LocatedTable } from '../../sheets/locate';
import { paperFor } from '../../sheets/paper';
import type { PageSetup, Scalar, SheetModel, Validation } from '../../sheets/model';
import {
  columnReference,
  drawTable,
  lookedUp,
  placeTable,
  type RowPlace,
  type Table,
  type TableColumn,
  type TablePlace,
} from '../../sheets/table';
import { bonusLedger, bonusRuleTable, type BonusRow } from '../bonus-ledger';
import { clauseTable, ledgerClauses, type ClauseRow, type LedgerClauses } from '../clause-table';
import {
  deductionLedger,
  derivedLedgerColumns,
  helperLedgerColumns,
  type LedgerRow,
} from '../deduction-ledger';
import { centered, free, hint, inputText, margins, pageNumber, title } from '../look';
import { visitTable } from '../master/incidents';
import { noVisit } from '../master/state';
import { clauseCode, clauseWords } from './clause-words';
import { commonSheets, teamClauses, teamUnits, type TeamEntries } from './entries';

/** The table sheets of a team's workbook: 考核情况, 扣分台账, 加分台账, 条款, 加分标准. */

/**
 * Rows ready to be typed in; they print, ruled. A print area that ends with the last filled row by a formula is dropped by
 * one program as it saves and spoiled by another, and where one has made it fixed, what is typed below is on no paper.
 */
const prepared = { deductions: 100, bonuses: 20 } as const;
const headerRow = 2;

const page: Omit<PageSetup, 'printArea'> = {
  orientation: 'landscape',
  margins: margins.working,
  fit: { across: 1, down: 0 },
  repeatRows: { first: headerRow, last: headerRow },
  footer: pageNumber,
  centered: true,
  // Fills are for whoever types.
  blackAndWhite: true,
};

/** 「金水区#3」 for the third row of a unit. */
function unitIndices(rows: readonly LedgerRow[]): Map<LedgerRow, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const unit = row.unit === null ? '' : String(row.unit);
      const count = (seen.get(unit) ?? 0) + 1;
      seen.set(unit, count);
      return [row, unit === '' ? '' : `${unit}#${count}`];
    }),
  );
}

/** What 考核细则 and 考核报告 look up in a team's ledger: keys first, as VLOOKUP looks to the right. */
const reportColumns = ['unitIndex', 'unitRow', 'ownFacts', 'line', 'ownPoints'] as const;

/** The key of a unit's first row of a 小项. */
export const unitRowKey = (unit: string, row: string): string => `${unit}|${row}`;
/** What a clause cell shows: the words of the list for a clause that exists, else what was typed. */
type ClauseText = (clause: Scalar) => Scalar;

export function clauseText(scheme: Scheme): ClauseText {
  const known = clauseById(scheme);
  return (clause) => {
    const entry = known.get(String(clause ?? ''));
    return entry ? clauseWords(entry) : clause;
  };
}

/** A row as 考核报告 tells it. */
export const reportLine = ({ facts, clause }: LedgerRow, text: ClauseText): string =>
  `${String(facts ?? '')}（${String(text(clause) ?? '')}）`;

/** 序号 of a row that has a unit: it fills itself when one is typed. */
const numbered = <Row extends { unit: Scalar }>(column: TableColumn<Row>): TableColumn<Row> => ({
  ...column,
  kind: 'formula',
  blank: '',
  value: (row, index) => (row.unit === null || row.unit === '' ? '' : index + 1),
  formula: (at) => `IF(${at.ref('unit')}="","",COUNTIFS(${at.upTo('unit')},"<>"))`,
});

/** Columns with a 序号 that fills itself. */
const withNumbers = <Row extends { unit: Scalar }>(table: Table<Row>): Table<Row> => ({
  ...table,
  columns: table.columns.map((each) => (each.key === 'no' ? numbered(each) : each)),
});

/** Columns of a team's ledger that only its formulas need, beside those of the 总表. */
const teamColumns = [...reportColumns, 'code'] as const;

/** Columns of a team's ledger that nobody reads: the words of a clause begin with its 小项. */
export const hiddenTeamColumns: readonly string[] = [...helperLedgerColumns, 'row', 'manual', ...teamColumns];

/** The clause cell holds words beside the code; formulas go by the code. */
const byCode = (at: RowPlace): RowPlace => {
  const own = (key: string) => (key === 'clause' ? 'code' : key);
  return {
    row: at.row,
    ref: (key) => at.ref(own(key)),
    column: (key) => at.column(own(key)),
    upTo: (key) => at.upTo(own(key)),
    below: (key) => at.below(own(key)),
  };
};

/**
 * The team's ledger, with more columns by which the unit's sheets find its rows.
 * @param words of a clause, as its list shows them; undefined for a workbook of an earlier version, whose clause cells hold
 * the code alone
 */
function teamLedger(
  clauses: LedgerClauses,
  rows: readonly LedgerRow[],
  words: ClauseText | undefined,
): Table<LedgerRow> {
  const base = deductionLedger(clauses, false);
  const indices = unitIndices(rows);
  const live = (own: TableColumn<LedgerRow>): TableColumn<LedgerRow> => {
    const { formula } = own;
    return formula ? { ...own, formula: (at, row) => formula(byCode(at), row) } : own;
  };
  const worded = (own: TableColumn<LedgerRow>): TableColumn<LedgerRow> => {
    if (!words) return own;
    if (own.key === 'clause')
      return { ...own, width: 26, style: inputText(10.5), value: (row) => words(row.clause) };
    // The words stand beside it, and paper is no wider.
    if (own.key === 'text') return { ...live(own), width: 21.5 };
    return live(own);
  };
  const column = (
    key: (typeof teamColumns)[number],
    head: string,
    value: (row: LedgerRow, unit: string) => Scalar,
    formula: (at: RowPlace) => string,
  ): TableColumn<LedgerRow> => ({
    key,
    header: head,
    width: 14,
    kind: 'formula',
    // Hidden: its texts make no row higher.
    style: centered(9, { wrap: false }),
    blank: '',
    value: (row) => (row.unit === null || row.unit === '' ? '' : value(row, String(row.unit))),
    formula: (at) => `IF(${at.ref('unit')}="","",${formula(at)})`,
  });
  return {
    ...base,
    columns: [
      ...withNumbers(base).columns.map(worded),
      column(
        'unitIndex',
        '单位序',
        (row) => indices.get(row) ?? '',
        (at) => `${at.ref('unit')}&"#"&COUNTIF(${at.upTo('unit')},${at.ref('unit')})`,
      ),
      column(
        'unitRow',
        '单位小项',
        (row, unit) => unitRowKey(unit, String(row.looked?.row ?? '')),
        (at) => `${at.ref('unit')}&"|"&${at.ref('row')}`,
      ),
      column(
        'ownFacts',
        '说明',
        (row) => String(row.facts ?? ''),
        (at) => `${at.ref('facts')}&""`,
      ),
      column(
        'line',
        '报告行',
        (row) => reportLine(row, words ?? ((clause) => clause)),
        (at) => `${at.ref('facts')}&"（"&${wordsOf(clauses, at)}&"）"`,
      ),
      column(
        'ownPoints',
        '报告扣分',
        (row) => row.looked?.counted ?? '',
        (at) => at.ref('counted'),
      ),
      ...(words ? [codeColumn] : []),
    ],
  };
}

/** Column of 条款 in which each clause stands as a team picks it. */
const wordsKey = 'words';

/** What the report says of a row's clause: its words, also where the code was typed alone; else what was typed. */
function wordsOf(clauses: LedgerClauses, at: RowPlace): string {
  const typed = at.ref('clause');
  if (!clauses.columns.has(wordsKey)) return typed;
  return `IFERROR(${lookedUp(clauses, 'id', at.ref('code'), wordsKey)},${typed})`;
}

/** 条款代号: what stands in the clause cell up to the first space, picked or typed. */
const codeColumn: TableColumn<LedgerRow> = {
  key: 'code',
  header: '条款代号',
  width: 14,
  kind: 'formula',
  style: centered(9, { wrap: false }),
  blank: '',
  value: (row) => clauseCode(String(row.clause ?? '')),
  formula: (at) => `LEFT(${at.ref('clause')},FIND(" ",${at.ref('clause')}&" ")-1)`,
};

/** The ledger of a team's workbook as it came back: one of an earlier version has the code alone in its clause cells. */
export function locateTeamLedger(
  book: WorkbookData,
  clauses: LedgerClauses,
): { table: Table<LedgerRow>; located: LocatedTable; worded: boolean } | undefined {
  const table = teamLedger(clauses, [], (clause) => clause);
  const located = locateTable(book, table, 'sheet', [...derivedLedgerColumns, ...teamColumns]);
  if (!located) return undefined;
  const worded = located.place.columns.has(codeColumn.key);
  return { table: worded ? table : teamLedger(clauses, [], undefined), located, worded };
}

/** Points of the smallest letters of these sheets, and what they must be on paper. */
const [leastSize, legibleSize] = [10.5, 9] as const;

const besideStyle = free(10.5, { wrap: false });
/** In characters. */
const besideWidth = 30;

interface Sheet {
  sheet: SheetModel;
  place: TablePlace;
}

function tableSheet<Row>(
  frame: { name: string; heading: string; explanation: string; open?: boolean },
  table: Table<Row>,
  rows: readonly Row[],
  empty: number,
  more: {
    guard?: (canvas: Canvas, place: TablePlace) => void;
    hidden?: readonly string[];
    /** Columns to the right, each with its head: hidden, for rules and formulas to look up. */
    beside?: readonly (readonly Scalar[])[];
    outline?: boolean | undefined;
  } = {},
): Sheet {
  const { guard, hidden = [], beside = [], outline = false } = more;
  const place = placeTable(table, frame.name, headerRow, rows.length + empty);
  const right = table.columns.length;
  const hiddenColumns = [
    ...hidden.map((key) => place.columns.get(key) ?? 0),
    ...beside.map((_, index) => right + index),
  ];
  const shown = table.columns.flatMap(({ width }, index) => (hiddenColumns.includes(index) ? [] : [width]));
  const paper = paperFor([page, { ...page, paper: 'A3' as const }], {
    widths: shown,
    repeated: 1,
    least: leastSize,
    legible: legibleSize,
  });
  const canvas = new Canvas(
    {
      name: frame.name,
      role: table.role,
      columnWidths: [...table.columns.map((column) => column.width), ...beside.map(() => besideWidth)],
      protected: !frame.open,
      freeze: { rows: headerRow + 1, columns: 0 },
      page: { ...paper.page, fit: { across: paper.across, down: 0 } },
      ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
    },
    outline,
  );
  canvas.paragraph(0, frame.heading, title(21), 34);
  canvas.paragraph(1, frame.explanation, hint, 30);
  drawTable(canvas, table, place, rows, empty);
  beside.forEach((texts, index) => {
    texts.forEach((text, line) => canvas.text(headerRow + line, right + index, text, besideStyle));
  });
  guard?.(canvas, place);
  return { sheet: canvas.finish(), place };
}

/** What a unit's clause cell may hold: 否决 is nothing that the ledger takes points for. */
const choosable = (rows: readonly ClauseRow[]): ClauseRow[] =>
  rows.filter(({ clause }) => clause.kind !== 'veto');

/** The lists of a team: one for each choice of rubrics that its units have; more than one follow one of all clauses. */
function clauseLists(
  scheme: Scheme,
  team: Team,
): { lists: string[][]; units: [name: string, list: number][] } {
  const rows = choosable(teamClauses(scheme, team));
  const keyOf = (kind: string) =>
    rubricsOf(scheme, kind)
      .map(({ id }) => id)
      .join('+');
  const kinds = new Map(teamUnits(scheme, team).map(({ kind }) => [keyOf(kind), kind] as const));
  const words = (own: readonly ClauseRow[]) => own.map(clauseWords);
  const own = [...kinds.values()].map((kind) =>
    words(rows.filter(({ rubric }) => rubricsOf(scheme, kind).includes(rubric))),
  );
  const lists = own.length > 1 ? [words(rows), ...own] : own;
  const keys = [...kinds.keys()];
  const first = lists.length - own.length + 1;
  return {
    lists,
    units: teamUnits(scheme, team).map(({ name, kind }) => [name, first + keys.indexOf(keyOf(kind))]),
  };
}

export interface ClauseSheet extends Sheet {
  /**
   * Formula of the list for a row of the ledger. CHOOSE gives a range in all programs, and needs no more than ranges.
   * @param unit reference of the row's unit
   */
  listFor: (unit: string) => string;
}

/** A rule's formula may have 255 characters: so many lists fit, and a team with more kinds of units chooses from all. */
const mostLists = 8;

export function clauseSheet(scheme: Scheme, team: Team, outline = false): ClauseSheet {
  const name = commonSheets.clauses;
  const frame = {
    name,
    heading: name,
    explanation: `台账按条款编号选用。“数量”填次数、家数、人次或缺少的数；按百分点的填少多少个百分点${usesMechanisms(scheme) ? '；按比例的填百分之几；酌情的填定下的分数' : ''}。`,
  };
  const table = clauseTable(false, undefined, usesMechanisms(scheme));
  const rows = teamClauses(scheme, team);
  const { lists, units } = clauseLists(scheme, team);
  const used = lists.length > mostLists ? lists.slice(0, 1) : lists;
  const beside: Scalar[][] = [
    ['考核单位', ...units.map(([unit]) => unit)],
    ['选用第几列', ...units.map(([, list]) => Math.min(list, used.length))],
    ...used.map((list, index) => [`供选条款${index + 1}`, ...list]),
    ['各条原话', ...rows.map(clauseWords)],
  ];
  const sheet = tableSheet(frame, table, rows, 0, { beside, outline });
  const columns = new Map([
    ...sheet.place.columns,
    [wordsKey, table.columns.length + beside.length - 1] as const,
  ]);
  const area = (first: number, last: number, rows: number): string =>
    `${quoted(name)}!${absoluteArea({
      top: headerRow + 1,
      bottom: headerRow + Math.max(1, rows),
      left: table.columns.length + first,
      right: table.columns.length + last,
    })}`;
  const references = used.map((list, index) => area(2 + index, 2 + index, list.length));
  const which = (unit: string) => `IFERROR(VLOOKUP(${unit},${area(0, 1, units.length)},2,0),1)`;
  return {
    ...sheet,
    place: { ...sheet.place, columns },
    listFor: (unit) =>
      references.length > 1 ? `CHOOSE(${which(unit)},${references.join(',')})` : (references[0] ?? ''),
  };
}

export const bonusRuleSheet = (scheme: Scheme): Sheet =>
  tableSheet(
    { name: commonSheets.bonusRules, heading: commonSheets.bonusRules, explanation: scheme.bonus.source },
    bonusRuleTable('bonus-rules', false, hasOwnBonus(scheme)),
    scheme.bonus.rules,
    0,
  );

/** 「 1—2 个乡镇（部门）和」; "" where the scheme wants none. */
function spotWords({ calendar }: Scheme): string {
  const { from, to } = calendar.spotChecks;
  if (to === 0) return '';
  const count = from === 0 ? `不超过 ${to}` : ` ${from === to ? to : `${from}—${to}`}`;
  return `${count} 个乡镇（部门）和`;
}

/** 「，每个单位不少于 3 天」; "" where the scheme does not say how long. */
function dayWords(scheme: Scheme): string {
  const { minimumDays } = scheme.calendar;
  if (minimumDays === 0) return '';
  const each = saysKinds(scheme) ? '单位' : (scheme.kinds[0]?.name ?? '单位');
  return `，每个${each}不少于 ${minimumDays} 天`;
}

export function visitSheet(scheme: Scheme, team: Team, entries: TeamEntries): Sheet {
  const rows = teamUnits(scheme, team).map(({ id }) => entries.visits.get(id) ?? noVisit(id));
  const { calendar } = scheme;
  const frame = {
    name: commonSheets.visits,
    heading: commonSheets.visits,
    explanation: `考核时间 ${chineseDay(calendar.assessmentStart)}至${chineseDay(calendar.assessmentEnd)}${dayWords(scheme)}；抽查${spotWords(scheme)}有关企业；签字报告于${chineseDay(calendar.reportDue)}前报送。`,
  };
  const guard = (canvas: Canvas, place: TablePlace): void => {
    for (const key of ['start', 'end', 'signed']) dated(canvas, place, key, calendar.assessmentStart);
    for (const key of ['spotOne', 'spotTwo'])
      told(canvas, place, key, '抽查单位', '抽查的乡镇（部门）的名称，一格一个；没有的不填。');
    told(canvas, place, 'enterprises', '抽查企业', '抽查的企业名称，用顿号分开。');
    told(canvas, place, 'note', '备注', '要说明的情况；没有的不填。');
  };
  return tableSheet(frame, visitTable(scheme), rows, 0, { guard, outline: entries.outline });
}

/** Only days; the first of the assessment is the example. */
function dated(canvas: Canvas, place: TablePlace, key: string, example: string): void {
  const column = place.columns.get(key) ?? 0;
  canvas.validations.push({
    area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
    type: 'custom',
    formula: `AND(ISNUMBER(${address(place.firstRow, column)}),${address(place.firstRow, column)}>36526)`,
    severity: 'stop',
    title: '不是日期',
    message: `请填日期，如 ${example}。`,
    prompt: { title: '日期怎么填', message: `填年月日，如 ${example}。` },
  });
}

/** A help while a text is typed; what is too long for paper is better told in two rows. */
function told(canvas: Canvas, place: TablePlace, key: string, what: string, message: string): void {
  const column = place.columns.get(key) ?? 0;
  canvas.validations.push({
    area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
    type: 'custom',
    formula: `LEN(${address(place.firstRow, column)})<=2000`,
    severity: 'warning',
    title: `${what}过长`,
    message: `${what}超过 2000 字，可分几行登记。`,
    prompt: { title: `${what}怎么填`, message },
  });
}

function choices(
  canvas: Canvas,
  place: TablePlace,
  key: string,
  list: string | readonly string[],
  what: string,
  help: string,
  severity: Validation['severity'] = 'stop',
): void {
  const column = place.columns.get(key) ?? 0;
  canvas.validations.push({
    area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
    type: 'list',
    list,
    severity,
    title: `${what}不在表中`,
    message:
      severity === 'stop'
        ? `请从下拉列表中选择${what}。`
        : `下拉列表里没有这样写的${what}。只打编号的可以继续；否则请从列表中选。`,
    prompt: { title: `${what}怎么填`, message: help },
  });
}

export function ledgerSheet(
  scheme: Scheme,
  entries: TeamEntries,
  clauses: ClauseSheet,
  visits: TablePlace,
): Sheet {
  const frame = {
    open: true,
    name: commonSheets.deductions,
    heading: commonSheets.deductions,
    explanation:
      '每行一笔扣分：先选单位，再从该单位适用的条款中选一条，填数量和事实。扣分自动汇入各单位的考核细则和考核报告。',
  };
  const guard = (canvas: Canvas, place: TablePlace): void => {
    const at = (key: string) => `$${address(place.firstRow, place.columns.get(key) ?? 0)}`;
    // A range: a list of names in the rule itself may have 255 characters and no comma.
    choices(canvas, place, 'unit', columnReference(visits, 'unit'), '单位', '从列表中选被考核单位。');
    choices(
      canvas,
      place,
      'clause',
      clauses.listFor(at('unit')),
      '条款',
      '先选单位，列表只列该单位适用的条款；也可以只打编号，如 附1-8-1。选好后本行显示条款原文、计量单位和应扣分。',
      // Who knows the code types it; what is no clause at all the collection names.
      'warning',
    );
    const quantity = place.columns.get('quantity') ?? 0;
    canvas.validations.push({
      area: { top: place.firstRow, bottom: place.lastRow, left: quantity, right: quantity },
      type: 'decimal',
      minimum: '0',
      severity: 'stop',
      title: '数量要填数',
      message: '数量只填数，不写单位，如 2；一次性的条款不填。',
      prompt: {
        title: '数量怎么填',
        message: '次数、家数、人次或缺少的数，只填数；计量单位见本行右边。一次性的条款不填。',
      },
    });
    dated(canvas, place, 'date', scheme.calendar.assessmentStart);
    told(canvas, place, 'facts', '事实', '写明何时何地查到什么：这些字原样印在考核报告上。');
    const column = place.columns.get('facts') ?? 0;
    canvas.conditionalFormats.push({
      area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
      formula: `AND(${at('clause')}<>"",${at('facts')}="")`,
      fillColor: 'FFC7CE',
    });
  };
  return tableSheet(
    frame,
    teamLedger(ledgerClauses(clauses.place), entries.deductions, clauseText(scheme)),
    entries.deductions,
    prepared.deductions,
    { guard, hidden: hiddenTeamColumns, outline: entries.outline },
  );
}

export function bonusSheet(
  scheme: Scheme,
  entries: TeamEntries,
  rules: TablePlace,
  visits: TablePlace,
): Sheet {
  const frame = {
    open: true,
    name: commonSheets.bonuses,
    heading: commonSheets.bonuses,
    explanation: `${claimWords(scheme)}，累计不超过 ${scheme.bonus.cap} 分。`,
  };
  const table: Table<BonusRow> = withNumbers(bonusLedger(rules, false, hasNegativeBonus(scheme)));
  const guard = (canvas: Canvas, place: TablePlace): void => {
    choices(canvas, place, 'unit', columnReference(visits, 'unit'), '单位', '从列表中选被考核单位。');
    choices(
      canvas,
      place,
      'rule',
      columnReference(rules, 'bonusName'),
      '加分情形',
      '从列表中选，原文见“加分标准”表。',
    );
    told(canvas, place, 'work', '工作', '哪一项工作：同一项工作只加一次，名称写得一样。');
    told(canvas, place, 'facts', '依据', '文号、表彰决定或媒体名称和日期。');
  };
  return tableSheet(frame, table, entries.bonuses, prepared.bonuses, { guard, outline: entries.outline });
}
