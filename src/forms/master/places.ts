import { absolute, quoted } from '../../base/address';
import type { TablePlace } from '../../sheets/table';

/** The sheets of the 总表 in their order. Roles find them again when they are renamed. */
export const masterSheets = {
  home: '首页',
  scheme: '方案',
  readings: '口径',
  units: '考核对象',
  raters: '评价人',
  teams: '考核分组',
  annex1: '附件1',
  annex2: '附件2',
  clauses: '条款',
  leader: '领导评分',
  office: '处室评分',
  deductions: '扣分台账',
  bonuses: '加分台账',
  visits: '考核情况',
  yearEnd: '年终考核',
  incidents: '奖惩情形',
  summary: '成绩汇总',
  memberSummary: '成员单位成绩',
  publication: '成绩公布',
  candidates: '评先候选',
  corrections: '更正',
  log: '操作记录',
  provenance: '收表明细',
  evidence: '收到内容',
} as const;

export type MasterRole = keyof typeof masterSheets;

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
    const place = this.of(table);
    const at = absolute(place.firstRow + rowIndex, place.columns.get(column) ?? 0);
    return `${quoted(place.sheet)}!${at}`;
  }
}
