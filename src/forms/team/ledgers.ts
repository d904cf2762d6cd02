import { address } from '../../base/address';
import { chineseDay } from '../../base/calendar';
import { claimWords, hasNegativeBonus, hasOwnBonus } from '../../schemes/bonus';
import type { Scheme, Team } from '../../schemes/scheme';
import { saysKinds, usesMechanisms } from '../../schemes';
import { Canvas } from '../../sheets/canvas';
import type { PageSetup, Scalar, SheetModel } from '../../sheets/model';
import {
  columnReference,
  drawTable,
  placeTable,
  type RowPlace,
  type Table,
  type TableColumn,
  type TablePlace,
} from '../../sheets/table';
import { bonusLedger, bonusRuleTable, type BonusRow } from '../bonus-ledger';
import { clauseTable, ledgerClauses, type LedgerClauses } from '../clause-table';
import { deductionLedger, helperLedgerColumns, type LedgerRow } from '../deduction-ledger';
import { centered, hint, margins, pageNumber, title } from '../look';
import { visitTable } from '../master/incidents';
import type { VisitRow } from '../master/state';
import { teamClauses, teamUnits, type TeamEntries } from './entries';

/** The table sheets of a team's workbook: 考核情况, 扣分台账, 加分台账, 条款, 加分标准. */

const prepared = { deductions: 100, bonuses: 20 } as const;
const headerRow = 2;

const page: Omit<PageSetup, 'printArea'> = {
  orientation: 'landscape',
  margins: margins.working,
  fit: { across: 1, down: 0 },
  repeatRows: { first: headerRow, last: headerRow },
  footer: pageNumber,
  centered: true,
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
export const reportColumns = ['unitIndex', 'unitRow', 'ownFacts', 'line', 'ownPoints'] as const;
type ReportColumn = (typeof reportColumns)[number];

/** The key of a unit's first row of a 小项. */
export const unitRowKey = (unit: string, row: string): string => `${unit}|${row}`;
/** A row as 考核报告 tells it. */
export const reportLine = ({ facts, clause }: LedgerRow): string =>
  `${String(facts ?? '')}（${String(clause ?? '')}）`;

/** 序号 of a row that has a unit: it fills itself when one is typed. */
const numbered = (column: TableColumn<LedgerRow>): TableColumn<LedgerRow> => ({
  ...column,
  kind: 'formula',
  blank: '',
  value: (row, index) => (row.unit === null || row.unit === '' ? '' : index + 1),
  formula: (at) => `IF(${at.ref('unit')}="","",COUNTIFS(${at.upTo('unit')},"<>"))`,
});

/** The team's ledger, with more columns by which the unit's sheets find its rows. */
export function teamLedger(clauses: LedgerClauses, rows: readonly LedgerRow[]): Table<LedgerRow> {
  const base = deductionLedger(clauses, false);
  const indices = unitIndices(rows);
  const column = (
    key: ReportColumn,
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
      ...base.columns.map((each) => (each.key === 'no' ? numbered(each) : each)),
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
      column('line', '报告行', reportLine, (at) => `${at.ref('facts')}&"（"&${at.ref('clause')}&"）"`),
      column(
        'ownPoints',
        '报告扣分',
        (row) => row.looked?.counted ?? '',
        (at) => at.ref('counted'),
      ),
    ],
  };
}

interface Sheet {
  sheet: SheetModel;
  place: TablePlace;
}

function tableSheet<Row>(
  frame: { name: string; heading: string; explanation: string; open?: boolean },
  table: Table<Row>,
  rows: readonly Row[],
  empty: number,
  guard: (canvas: Canvas, place: TablePlace) => void = () => undefined,
  hidden: readonly string[] = [],
): Sheet {
  const place = placeTable(table, frame.name, headerRow, rows.length + empty);
  const hiddenColumns = hidden.map((key) => place.columns.get(key) ?? 0);
  const canvas = new Canvas({
    name: frame.name,
    role: table.role,
    columnWidths: table.columns.map((column) => column.width),
    protected: !frame.open,
    freeze: { rows: headerRow + 1, columns: 0 },
    page,
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
  });
  canvas.paragraph(0, frame.heading, title(21), 34);
  canvas.paragraph(1, frame.explanation, hint, 30);
  drawTable(canvas, table, place, rows, empty);
  guard(canvas, place);
  return { sheet: canvas.finish(), place };
}

export function clauseSheet(scheme: Scheme, team: Team): Sheet {
  const frame = {
    name: '条款',
    heading: '条款',
    explanation: `台账按条款编号选用。“数量”填次数、家数、人次或缺少的数；按百分点的填少多少个百分点${usesMechanisms(scheme) ? '；按比例的填百分之几；酌情的填定下的分数' : ''}。`,
  };
  return tableSheet(
    frame,
    clauseTable(false, undefined, usesMechanisms(scheme)),
    teamClauses(scheme, team),
    0,
  );
}

export const bonusRuleSheet = (scheme: Scheme): Sheet =>
  tableSheet(
    { name: '加分标准', heading: '加分标准', explanation: scheme.bonus.source },
    bonusRuleTable('bonus-rules', false, hasOwnBonus(scheme)),
    scheme.bonus.rules,
    0,
  );

export function visitSheet(scheme: Scheme, team: Team, entries: TeamEntries): Sheet {
  const rows = teamUnits(scheme, team).map(
    (unit): VisitRow =>
      entries.visits.get(unit.id) ?? {
        unit: unit.id,
        start: null,
        end: null,
        spotOne: null,
        spotTwo: null,
        enterprises: null,
        signed: null,
        note: null,
      },
  );
  const { calendar } = scheme;
  const frame = {
    name: '考核情况',
    heading: '考核情况',
    explanation: `考核时间 ${chineseDay(calendar.assessmentStart)}至${chineseDay(calendar.assessmentEnd)}，每个${saysKinds(scheme) ? '单位' : (scheme.kinds[0]?.name ?? '单位')}不少于 ${calendar.minimumDays} 天；抽查 ${calendar.spotChecks.from}—${calendar.spotChecks.to} 个乡镇（镇、办）或职能部门和有关企业；签字报告于${chineseDay(calendar.reportDue)}前报送。`,
  };
  return tableSheet(frame, visitTable(scheme), rows, 0, (canvas, place) => {
    for (const key of ['start', 'end', 'signed']) dated(canvas, place, key, calendar.assessmentStart);
    for (const key of ['spotOne', 'spotTwo'])
      told(canvas, place, key, '抽查单位', '抽查的乡镇（镇、办）或职能部门的名称，一格一个；没有的不填。');
    told(canvas, place, 'enterprises', '抽查企业', '抽查的企业名称，用顿号分开。');
    told(canvas, place, 'note', '备注', '要说明的情况；没有的不填。');
  });
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
  help?: string,
): void {
  const column = place.columns.get(key) ?? 0;
  canvas.validations.push({
    area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
    type: 'list',
    list,
    severity: 'stop',
    title: `${what}不在表中`,
    message: `请从下拉列表中选择${what}。`,
    ...(help === undefined ? {} : { prompt: { title: `${what}怎么填`, message: help } }),
  });
}

/** @param example ISO day */
export function ledgerSheet(
  entries: TeamEntries,
  clauses: TablePlace,
  visits: TablePlace,
  example: string,
): Sheet {
  const frame = {
    open: true,
    name: '扣分台账',
    heading: '扣分台账',
    explanation:
      '每行一笔扣分：选单位，选条款编号（见“条款”表），填数量和事实。扣分自动汇入各单位的考核细则和考核报告。',
  };
  return tableSheet(
    frame,
    teamLedger(ledgerClauses(clauses), entries.deductions),
    entries.deductions,
    prepared.deductions,
    (canvas, place) => {
      // A range: a list of names in the rule itself may have 255 characters and no comma.
      choices(canvas, place, 'unit', columnReference(visits, 'unit'), '单位', '从列表中选被考核单位。');
      choices(
        canvas,
        place,
        'clause',
        columnReference(clauses, 'id'),
        '条款编号',
        '从列表中选。编号对应的原文和计量单位见“条款”表；选好后本行会显示条款原文和应扣分。',
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
      dated(canvas, place, 'date', example);
      told(canvas, place, 'facts', '事实', '写明何时何地查到什么：这些字原样印在考核报告上。');
      const at = (key: string) => `$${address(place.firstRow, place.columns.get(key) ?? 0)}`;
      const column = place.columns.get('facts') ?? 0;
      canvas.conditionalFormats.push({
        area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
        formula: `AND(${at('clause')}<>"",${at('facts')}="")`,
        fillColor: 'FFC7CE',
      });
    },
    [...helperLedgerColumns, 'manual', ...reportColumns],
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
    name: '加分台账',
    heading: '加分台账',
    explanation: `${claimWords(scheme)}，累计不超过 ${scheme.bonus.cap} 分。`,
  };
  const table: Table<BonusRow> = bonusLedger(rules, false, hasNegativeBonus(scheme));
  return tableSheet(frame, table, entries.bonuses, prepared.bonuses, (canvas, place) => {
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
  });
}
