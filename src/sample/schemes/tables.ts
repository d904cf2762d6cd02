import { zhengzhou2019 } from '../../schemes';
import { isAsked, readingIds, type ReadingId } from '../../schemes/readings';
import type { Scheme } from '../../schemes/scheme';
import { rowsOf } from '../../schemes/lookup';
import { fieldRows } from '../../forms/master/scheme-fields';
import { bonusRuleTable } from '../../forms/bonus-ledger';
import { kindTable, partTable } from '../../forms/master/parts-tables';
import { circumstanceLineTable, gradeTable } from '../../forms/master/scheme-tables';
import type { Scalar } from '../../sheets/model';
import type { Edit } from './edits';

/** The tables of a 总表 of 2019, and the edits by which somebody types another notice over them. */

type Line = readonly Scalar[];
type Lines = readonly Line[];

const type = (sheet: string, at: string, cells: Lines): Edit => ({ do: 'type', sheet, at, cells });

/** Makes `had` rows from row `first` on into `want`: the surplus is deleted, what is missing inserted below the last. */
function resized(sheet: string, first: number, had: number, want: number): Edit[] {
  if (want > had) return [{ do: 'insert-rows', sheet, row: first + had, count: want - had }];
  return want < had ? [{ do: 'delete-rows', sheet, row: first + want, count: had - want }] : [];
}

/** A table whose rows begin at `first` with other rows in it. */
const retyped = (sheet: string, first: number, had: number, lines: Lines): Edit[] => [
  ...resized(sheet, first, had, lines.length),
  ...(lines.length > 0 ? [type(sheet, `A${first}`, lines)] : []),
];

/** First row below the headers of most sheets. */
const top = 4;

/** A sentence with points, as a line of 条款. Columns that are left out are empty. */
interface SampleClause {
  text: string;
  kind: string;
  points?: number;
  unit?: string;
  required?: number;
  step?: number;
  tier?: string;
  circumstances?: string;
  /** 扣或得. */
  effect?: string;
  limit?: number;
  to?: number;
  repeat?: number;
}

interface SampleRow {
  /** 考核内容; "" where that of the row above goes on. */
  content: string;
  standard: string;
  method: string;
  /** 分值 of the 小项, where each has its own. */
  points?: number;
  clauses: readonly SampleClause[];
  /** Inserted without a 序号: 建表 numbers it. */
  inserted?: true;
}

export interface SampleItem {
  title: string;
  /** 分值 of the 大项; left out where each 小项 has its own, and for the 否决项. */
  points?: number;
  rows: readonly SampleRow[];
}

export interface SampleRubric {
  sheet: string;
  annex: string;
  title: string;
  items: readonly SampleItem[];
  notes: string;
}

/** 考核细则 typed over the sheet of another one that has `had` 小项. */
function rubricTyped({ sheet, annex, title, items, notes }: SampleRubric, had: number): Edit[] {
  let no = 0;
  const lines = items.flatMap((item) =>
    item.rows.map((row, index): Line => {
      no += 1;
      return [
        row.inserted ? '' : no,
        index === 0 ? item.title : '',
        row.content,
        row.standard,
        row.points ?? (index === 0 ? (item.points ?? '') : ''),
        row.method,
      ];
    }),
  );
  return [
    // All rows but the first go: the cells that they share with it (合并) go with them.
    { do: 'delete-rows', sheet, row: top + 1, count: had - 1 },
    { do: 'insert-rows', sheet, row: top + 1, count: lines.length - 1 },
    type(sheet, 'A1', [[annex], [title]]),
    type(sheet, `A${top}`, lines),
    type(sheet, `A${top + lines.length}`, [[notes]]),
  ];
}

const clauseLine = (row: string, clause: SampleClause): Line => [
  // 条款编号 is left to 建表.
  '',
  row,
  '',
  null,
  clause.text,
  clause.kind,
  clause.points ?? '',
  clause.unit ?? '',
  clause.required ?? '',
  clause.step ?? '',
  clause.tier ?? '',
  clause.circumstances ?? '',
  '',
  clause.effect ?? '',
  clause.limit ?? '',
  clause.to ?? '',
  clause.repeat ?? '',
];

const rowsIn = ({ rubrics }: Scheme): number[] => rubrics.map((rubric) => rowsOf(rubric).length);

/** 条款 of all rubrics. */
function clausesTyped(built: Scheme, rubrics: readonly SampleRubric[]): Edit[] {
  const had = built.rubrics.flatMap((rubric) => rowsOf(rubric).flatMap(({ row }) => row.clauses)).length;
  const lines = rubrics.flatMap(({ annex, items }) => {
    const number = /\d+/.exec(annex)?.[0] ?? '';
    return items
      .flatMap(({ rows }) => rows)
      .flatMap((row, index) =>
        row.clauses.map((clause) => clauseLine(row.inserted ? '' : `附${number}-${index + 1}`, clause)),
      );
  });
  return retyped('条款', top, had, lines);
}

/** Everything that is typed for a sample scheme, table by table. */
export interface SampleTables {
  /** 方案, by the labels of its first column. */
  fields: Readonly<Record<string, Scalar>>;
  /** 评价人, 评价表标题, 附件, 说明, 满分, 小数位, 折算系数, 评价依据, 签字栏, 比重（%）. */
  forms: Lines;
  /** 等次, 等次依据, 下限, and 名额（个）, 名额占比（%）, 等次适用类别 where there are any. */
  grades: Lines;
  /** 加分编号, 加分情形, 加分值, 加分依据, and 加分类别, 单项至多, 本类至多, 计入 where there are any. */
  bonuses: Lines;
  /** 情形 with the columns of its table; left out where 奖惩情形 is that of 2019. */
  circumstances?: Lines;
  /** 对象类别, 编号字母, 排名类别. */
  kinds: Lines;
  /** 所属类别, 计分部分, 来源, 评价组或细则, 满分, 比重, 合成, 平均分小数位, 折算小数位, 依据. */
  parts: Lines;
  /** 编号, 考核对象, 对象类别, 别名. */
  units: Lines;
  /** 评价人编号, 类别, 姓名或处室. */
  raters: Lines;
  /** 组号, 考核组, 考核单位, 组长职务. */
  teams: Lines;
  /** What is chosen on 口径, and the sentence beside it: 原文未规定 where none is given. */
  readings: Partial<Record<ReadingId, { choice?: string; quote?: string }>>;
  rubrics: readonly SampleRubric[];
}

const headers = ({ columns }: { columns: readonly { header: string }[] }): Line =>
  columns.map(({ header }) => header);

/** 方案 from its last table to its first, so that no address moves before it is used. */
function schemeTyped(built: Scheme, tables: SampleTables): Edit[] {
  const sheet = '方案';
  const fields = fieldRows(built).map(({ field }) => field.label);
  const forms = top + fields.length + 3;
  const hadForms = Object.keys(built.forms).length;
  const grades = forms + hadForms + 3;
  const bonuses = grades + built.grades.length + 3;
  const below = bonuses + built.bonus.rules.length + 2;
  const { circumstances } = tables;
  const wideGrades = tables.grades.some((line) => line.length > 3);
  const wideBonuses = tables.bonuses.some((line) => line.length > 4);
  return [
    ...(circumstances ? [type(sheet, `A${below}`, [headers(circumstanceLineTable), ...circumstances])] : []),
    ...(wideBonuses
      ? [type(sheet, `E${bonuses - 1}`, [headers(bonusRuleTable('scheme', true, true)).slice(4)])]
      : []),
    ...retyped(sheet, bonuses, built.bonus.rules.length, tables.bonuses),
    ...retyped(sheet, grades, built.grades.length, tables.grades),
    ...(wideGrades ? [type(sheet, `D${grades - 1}`, [headers(gradeTable(true)).slice(3)])] : []),
    ...retyped(sheet, forms, hadForms, tables.forms),
    ...Object.entries(tables.fields).map(([label, value]) => {
      const index = fields.indexOf(label);
      if (index < 0) throw new Error(`no field ${label}`);
      return type(sheet, `B${top + index}`, [[value]]);
    }),
  ];
}

function readingsTyped(built: Scheme, readings: SampleTables['readings']): Edit[] {
  const asked = readingIds.filter((id) => isAsked(id, built));
  return [
    type(
      '口径',
      `C${top}`,
      asked.map((id) => [readings[id]?.choice ?? null]),
    ),
    type(
      '口径',
      `E${top}`,
      asked.map((id) => [readings[id]?.quote ?? '']),
    ),
  ];
}

/** The edits that make the 总表 of 2019 into the one of a sample. */
export function editsOf(tables: SampleTables): Edit[] {
  const built = zhengzhou2019();
  const [first = 0, second = 0] = rowsIn(built);
  const had = (sheet: string): number => (sheet === '附件2' ? second : first);
  const copies = tables.rubrics.filter(({ sheet }) => sheet !== '附件1' && sheet !== '附件2');
  const partsAt = tables.kinds.length + 4;
  return [
    ...schemeTyped(built, tables),
    ...readingsTyped(built, tables.readings),
    ...retyped('考核对象', top, built.units.length, tables.units),
    ...retyped('评价人', top, built.raters.length, tables.raters),
    ...retyped('考核分组', top, built.teams.length, tables.teams),
    // Copied before the original is typed over.
    ...copies.map(({ sheet }): Edit => ({ do: 'copy-sheet', sheet: '附件1', to: sheet })),
    ...tables.rubrics.flatMap((rubric) => rubricTyped(rubric, had(rubric.sheet))),
    ...clausesTyped(built, tables.rubrics),
    { do: 'new-sheet', sheet: '计分部分' },
    type('计分部分', 'A1', [headers(kindTable), ...tables.kinds]),
    type('计分部分', `A${partsAt}`, [headers(partTable), ...tables.parts]),
  ];
}
