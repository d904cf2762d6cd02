import { annexWord, groupsOf, groupWord, kindName, reportPartsOf, saysKinds } from '../../schemes';
import type { Rubric } from '../../schemes/rubric';
import type { Scheme } from '../../schemes/scheme';
import { ownSheets, rubricRoles } from '../../schemes/zhengzhou-2019/earlier';
import { distinctNames, nameable } from '../../sheets/sheet-names';
import { cellReference, type TablePlace } from '../../sheets/table';
import { summaryId } from './kind-tables';

/** Names of the sheets by their roles, as 郑安委〔2020〕1号 has them. Roles find them again when they are renamed. */
export const masterSheets = {
  home: '首页',
  scheme: '方案',
  readings: '口径',
  units: '考核对象',
  raters: '评价人',
  teams: '考核分组',
  parts: '计分部分',
  annex1: ownSheets.annex1,
  annex2: ownSheets.annex2,
  clauses: '条款',
  leader: ownSheets.leader,
  office: ownSheets.office,
  reports: '转报分',
  deductions: '扣分台账',
  bonuses: '加分台账',
  visits: '考核情况',
  yearEnd: '年终考核',
  incidents: '奖惩情形',
  summary: '成绩汇总',
  memberSummary: ownSheets.memberSummary,
  publication: '成绩公布',
  candidates: '评先候选',
  corrections: '更正',
  log: '操作记录',
  provenance: '收表明细',
  evidence: '收到内容',
} as const;

/** Sheets that every 总表 has. */
type FixedRole = keyof typeof masterSheets;

/** A fixed one, or one that a scheme has for a 评价组, a rubric or a 对象类别 of its own. */
export type MasterRole = FixedRole | (string & {});

/** The sheet of a rubric. The first two keep the roles that they had in version 0.1.0, whatever their annex. */
export const rubricRole = (index: number, rubric: Rubric): MasterRole =>
  rubricRoles[index] ?? `rubric:${rubric.id}`;

/** 「附件 1」 as a sheet is named. */
const annexName = ({ annex }: Rubric): string => nameable(annexWord(annex));

/** The sheet of a kind's results, by its role. */
const summaryName = (scheme: Scheme, kind: string): string =>
  saysKinds(scheme) || kind !== scheme.kinds[0]?.id
    ? nameable(`${kindName(scheme, kind)}成绩`)
    : masterSheets.summary;

/** The sheet of a kind's results to be signed, where there are several kinds. */
export const publicationName = (scheme: Scheme, kind: string): string =>
  nameable(`${kindName(scheme, kind)}${masterSheets.publication}`);

/** The sheets of the 总表 of a scheme in their order: names by role. */
export function sheetsOf(scheme: Scheme): ReadonlyMap<MasterRole, string> {
  const own = saysKinds(scheme);
  const fixed = (...roles: FixedRole[]): [MasterRole, string][] =>
    roles.map((role) => [role, masterSheets[role]]);
  const reports = scheme.kinds.some(({ id }) => reportPartsOf(scheme, id).length > 0);
  const named: [MasterRole, string][] = [
    ...fixed('home', 'scheme', 'readings'),
    ...(own ? fixed('parts') : []),
    ...fixed('units', 'raters', 'teams'),
    ...scheme.rubrics.map((rubric, index): [MasterRole, string] => [
      rubricRole(index, rubric),
      annexName(rubric),
    ]),
    ...fixed('clauses'),
    ...groupsOf(scheme).map((group): [MasterRole, string] => [
      group,
      nameable(`${groupWord(scheme, group)}评分`),
    ]),
    ...(reports ? fixed('reports') : []),
    ...fixed('deductions', 'bonuses', 'visits'),
    ...(scheme.rubrics.length > 0 ? fixed('yearEnd') : []),
    ...fixed('incidents'),
    ...scheme.kinds.map(({ id }): [MasterRole, string] => [summaryId(id), summaryName(scheme, id)]),
    ...fixed('publication', 'candidates', 'corrections', 'log', 'provenance', 'evidence'),
  ];
  const names = distinctNames(named.map(([, name]) => name));
  return new Map(named.map(([role, name], index) => [role, names[index] ?? name]));
}

/** Where the tables of a 总表 stand: drawn ones, or found again in a workbook that people have worked in. */
export class Places {
  private readonly places = new Map<string, TablePlace>();

  set(table: string, place: TablePlace): TablePlace {
    this.places.set(table, place);
    return place;
  }

  of(table: string): TablePlace {
    const place = this.places.get(table);
    if (!place) throw new Error(`table ${table} has no place in this workbook`);
    return place;
  }

  /** One cell of a table, as other sheets' formulas and names write it. */
  cell(table: string, rowIndex: number, column: string): string {
    return cellReference(this.of(table), rowIndex, column);
  }
}
