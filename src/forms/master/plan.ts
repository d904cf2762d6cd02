import { claimWords } from '../../schemes/bonus';
import { limitPattern, quotedNote } from '../../schemes/notes';
import type { Scheme } from '../../schemes/scheme';
import {
  annexWord,
  circumstancesOf,
  formOf,
  groupsOf,
  rubricPartsOf,
  signedByOffice,
  teamsAnnex,
} from '../../schemes';
import { helperLedgerColumns } from '../deduction-ledger';
import { publishedId, summaryId, yearEndId } from './kind-tables';
import { sheetsOf, type MasterRole } from './places';
import { periodLine } from './publication';
import { arrangement, type Arrangement } from './publication-sheet';
import { nameHeader } from './raters-table';
import { entryColor, resultColor, type FrameOptions } from './sheet-frames';

/** Which tables stand on which sheet of the 总表, under which title and hint. 附件1/2 are drawn by their own form. */
export interface SheetPlan {
  role: MasterRole;
  name: string;
  /** Both are empty where the sheet has titles of its own. */
  heading: string;
  hint: string;
  /** Table ids from top to bottom. */
  tables: readonly string[];
  options?: FrameOptions;
  /** How its tables stand, where they do not simply stand below each other. */
  arranged?: Arrangement;
  /** Title and lines to sign stand once for all its tables. */
  once?: true;
}

const hiddenColumns: Readonly<Record<string, readonly string[]>> = {
  deductions: helperLedgerColumns,
  raters: ['hash'],
  teams: ['hash'],
  log: ['seal'],
  corrections: ['correctionKey'],
};

/** Columns of a table that only formulas or the add-in need. */
export const hiddenColumnsOf = (table: string): readonly string[] => hiddenColumns[table] ?? [];

const yellow = '浅黄色格可填';

/** Where the rubrics speak of 加分: （附件1、附件2 备注 2）; nothing where they do not. */
function bonusPlace({ rubrics }: Scheme): string {
  const places = new Map<string, string[]>();
  for (const rubric of rubrics) {
    const note = quotedNote(rubric, /加分/u);
    if (!note) continue;
    places.set(note.no, [...(places.get(note.no) ?? []), annexWord(rubric.annex)]);
  }
  const words = [...places].map(([no, annexes]) => `${annexes.join('、')} ${no}`);
  return words.length > 0 ? `（${words.join('；')}）` : '';
}

/** That an item ends at nothing, in the words of the scheme where it has them. */
function limitWords({ rubrics }: Scheme): string {
  const note = rubrics.map((rubric) => quotedNote(rubric, limitPattern)).find((each) => each !== undefined);
  return note ? `${note.text}（${note.no}）` : '大项扣完为止';
}

/** What is counted there, and what follows: by the scheme's own table where it has one. */
function incidentHint(scheme: Scheme): string {
  if (scheme.circumstances === undefined)
    return '年度内发生的较大以上生产安全事故、被约谈情况；空白表示没有。评先资格和一票否决由此判定。';
  const names = circumstancesOf(scheme).map(({ name }) => name);
  return `年度内的${names.join('、')}；空白表示没有。各有什么效果，见“方案”的“情形”。`;
}

/** A sheet as it is planned; its name follows from its role. */
type Planned = Omit<SheetPlan, 'name'>;

/** One column for each rater of a group: persons, or offices that sign with their name. */
function matrixPlan(scheme: Scheme, group: string): Planned {
  const form = formOf(scheme, group);
  const { annex, raterWord } = form;
  const office = signedByOffice(form);
  return {
    role: group,
    heading: `${raterWord}评分（${annexWord(annex)}）`,
    hint: `每列一${office ? `个${raterWord}` : '位评价人'}。收表自动填入；纸质表可直接在此录入。`,
    tables: [group],
    options: { headerRow: 3, freezeColumns: 2, tabColor: entryColor },
  };
}

/** 成绩 of one kind. */
function summaryPlan(scheme: Scheme, kind: string, name: string): Planned {
  const [part] = rubricPartsOf(scheme, kind);
  const by = part?.alone === true ? `按${annexWord(part.rubric.annex)} 计分。` : '';
  return {
    role: summaryId(kind),
    heading: name,
    hint: `${by}左侧为公式，灰色为考核助手核算结果，差额应为 0。`,
    tables: [summaryId(kind)],
    options: { freezeColumns: 2, tabColor: resultColor },
  };
}

/** Rubrics as one names them together: 附件1、附件2. */
const annexes = ({ rubrics }: Scheme): string =>
  rubrics.map(({ annex }) => annexWord(annex)).join('、') || '考核细则';

const publicationPlan = (scheme: Scheme): Planned => ({
  role: 'publication',
  heading: '',
  hint: '',
  tables: scheme.kinds.map(({ id }) => publishedId(id)),
  options: { orientation: 'portrait', signed: true },
  arranged: arrangement(scheme),
});

/** 成绩公布 as earlier versions drew it. */
export const earlierPlan = ({ role, name, tables, options }: SheetPlan, scheme: Scheme): SheetPlan => ({
  role,
  name,
  heading: `${scheme.title}成绩`,
  hint: periodLine(scheme),
  tables,
  ...(options ? { options } : {}),
  once: true,
});

export function sheetPlans(scheme: Scheme): readonly SheetPlan[] {
  const sheets = sheetsOf(scheme);
  return plans(scheme, sheets).flatMap((plan): SheetPlan[] => {
    const name = sheets.get(plan.role);
    return name === undefined ? [] : [{ ...plan, name }];
  });
}

const plans = (scheme: Scheme, sheets: ReadonlyMap<MasterRole, string>): readonly Planned[] => [
  {
    role: 'home',
    heading: `${scheme.title}总表`,
    hint: '本表由考核助手生成，公式均可点开查看；不装考核助手也能使用。',
    tables: ['facts', 'progress'],
    options: { orientation: 'portrait' },
  },
  {
    role: 'scheme',
    heading: '方案',
    hint: `${yellow}。方案、口径、考核对象、评价人、考核分组、${annexes(scheme)}、条款合起来就是方案；发表以后再改，核算时会提示。`,
    tables: ['fields', 'forms', 'grades', 'bonusRules', 'circumstanceLines'],
    options: { open: true },
  },
  {
    role: 'readings',
    heading: '口径',
    hint: '原文含义不明之处，按“选定”一栏执行；公式随之变化。',
    tables: ['readings'],
  },
  {
    role: 'parts',
    heading: '计分部分',
    hint: `${yellow}。每类考核对象一行编号字母；每个计分部分一行：来源是评价表、考核细则或转报分，各类的比重合计 100。`,
    tables: ['kinds', 'parts'],
    options: { open: true },
  },
  {
    role: 'units',
    heading: '考核对象',
    hint: '名称和别名用于认读各表；发表以后不要改编号。',
    tables: ['units'],
    options: { orientation: 'portrait', open: true },
  },
  {
    role: 'raters',
    heading: '评价人',
    hint: `${yellow}：${nameHeader(scheme)}、缺表处理（逐份决定：按收到份数折算 或 按零分计）。`,
    tables: ['raters'],
    // Where nobody rates there is nothing to print.
    options: { open: true, hidden: groupsOf(scheme).length === 0 },
  },
  {
    role: 'teams',
    heading: '考核分组',
    hint: `${annexWord(teamsAnnex(scheme))}。人员、电话由各单位自行填写。`,
    tables: ['teams'],
    options: { open: true },
  },
  {
    role: 'clauses',
    heading: '条款',
    hint: `${annexes(scheme)} 的每一条扣分规定。台账按条款编号选用；“未列分值”的条款原文没有分值，只记录不扣分。`,
    tables: ['clauses'],
    options: { open: true },
  },
  ...groupsOf(scheme).map((group) => matrixPlan(scheme, group)),
  {
    role: 'reports',
    heading: '转报分',
    hint: '由部门或下级转报、不经评价表和考核细则的得分。每个分数写明依据（文号、来件名称）。',
    tables: ['reports'],
    options: { freezeColumns: 2 },
  },
  {
    role: 'deductions',
    heading: '扣分台账',
    hint: '每行一笔扣分。条款编号可填条款（附1-8-2）；填小项（附1-8）并写“手填扣分”则以手填数代替该小项全部扣分。',
    tables: ['deductions'],
    options: { open: true, freezeColumns: 3 },
  },
  {
    role: 'bonuses',
    heading: '加分台账',
    hint: `${claimWords(scheme)}，累计不超过上限${bonusPlace(scheme)}。`,
    tables: ['bonuses'],
    options: { open: true },
  },
  { role: 'visits', heading: '考核情况', hint: '由考核组工作簿收来，也可直接填写。', tables: ['visits'] },
  {
    role: 'yearEnd',
    heading: '年终考核',
    hint: `得分 = 分值 − 扣分；${limitWords(scheme)}。全部为公式。`,
    tables: scheme.kinds.flatMap(({ id }) => rubricPartsOf(scheme, id).map((part) => yearEndId(id, part))),
    options: { headerRow: 3, freezeColumns: 2 },
  },
  {
    role: 'incidents',
    heading: '奖惩情形',
    hint: incidentHint(scheme),
    tables: ['incidents'],
  },
  ...scheme.kinds.map(({ id }) => summaryPlan(scheme, id, sheets.get(summaryId(id)) ?? '')),
  publicationPlan(scheme),
  {
    role: 'candidates',
    heading: `${scheme.year}年度安全生产先进单位候选名单`,
    hint: `在目标考核${scheme.awards.grade}单位中评选；被取消评先资格和一票否决的单位不在其列。`,
    tables: ['candidates'],
    options: { orientation: 'portrait', signed: true },
  },
  {
    role: 'corrections',
    heading: '更正',
    hint: '总表与收到的表不一致之处，由考核助手逐处列出。改回原值，或在浅黄色的“更正原因”栏写明原因；没有原因的，不核算。',
    tables: ['corrections'],
  },
  { role: 'log', heading: '操作记录', hint: '考核助手逐次追加，不作修改。', tables: ['log'] },
  {
    role: 'provenance',
    heading: '收表明细',
    hint: '每个分数来自哪个文件、哪一格，原来填的是什么。',
    tables: ['provenance'],
    options: { hidden: true },
  },
  {
    role: 'evidence',
    heading: '收到内容',
    hint: '收到的每一行原来写的是什么，用来与总表对照。',
    tables: ['evidence'],
    options: { hidden: true },
  },
];
