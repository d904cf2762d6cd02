import type { AgainstView, CarriedView, DraftLine, PartChoices } from '../../src/assistant/api';
import { districtNames, leaderNames, memberNames, officeNames, rubricItems } from './fake-names';
import type { Finding } from '../../src/base/finding';
import type { ClauseSheetView, RubricView } from '../../src/views/clauses';
import type {
  MasterOverview,
  Overview,
  RatingOverview,
  ReadingView,
  ReturnView,
  TeamOverview,
} from '../../src/views/overview';
import type { ReadingEffectView } from '../../src/views/reading-effect';
import type { RehearsalView } from '../../src/views/rehearsal';
import type { KindView, ResultsView, ResultView, TraceView, UnitTrace } from '../../src/views/results';
import { readingTable, zhengzhou2019 } from '../../src/schemes';

/** Plain data as the assistant would give it, rich enough to show every part of the pane. */

const title = '2019年度安全生产目标考核';

export const findings: Finding[] = [
  {
    code: 'score-not-number',
    severity: 'error',
    sheet: '领导评分',
    cell: 'H9',
    unit: '新密市',
    rater: '领导03',
    message: '分数“优”不是数。',
    allowed: '0—10 之间的数，最多一位小数',
    source: '附件3 说明：“分值为 10 分制”',
    remedy: '请与填表人核实后改成数。',
  },
  {
    code: 'form-outstanding',
    severity: 'error',
    sheet: '评价人',
    cell: 'E21',
    rater: '处室05',
    message: '处室05的评价表没有收到，也没有定怎样处理。',
    remedy: '请催报，或在“缺表处理”里定下。',
  },
  {
    code: 'ledger-quantity',
    severity: 'error',
    sheet: '扣分台账',
    cell: 'E14',
    unit: '巩义市',
    rater: '第三组',
    message: '“每家扣 0.5 分”的数量没有填。',
    allowed: '大于 0 的整数',
    remedy: '请填家数。',
  },
  {
    code: 'score-text-number',
    severity: 'warning',
    sheet: '处室评分',
    cell: 'K6',
    unit: '郑东新区',
    rater: '处室08',
    message: '文字“９分”按 9 计。',
    remedy: '请核对一眼。',
  },
  {
    code: 'scores-all-equal',
    severity: 'warning',
    sheet: '领导评分',
    cell: 'M5',
    rater: '领导08',
    message: '16 个单位的分数都是 9。',
    remedy: '请与填表人核实。',
  },
  {
    code: 'report-unsigned',
    severity: 'warning',
    sheet: '考核情况',
    cell: 'J7',
    unit: '登封市',
    message: '考核报告没有签字日期。',
    source: '考核报告（需经考核组长签字确认）于2020年1月20日前报市安委会办公室',
    remedy: '请补签。',
  },
  {
    code: 'coefficient-forms',
    severity: 'warning',
    sheet: '方案',
    cell: 'B14',
    message: '18 个处室都打满分，180 × 0.166 = 29.88，折不成 30 分。',
    remedy: '照原文可不理；要折满，改口径“折算系数”。',
  },
];

export const carried: CarriedView = {
  words: '评分 528 个、缺表处理 0 份、收表 45 份、扣分 131 笔',
  findings: [
    {
      code: 'carry-left',
      severity: 'warning',
      sheet: '领导评分',
      cell: 'P5',
      message: '领导15对郑东新区的评分 9.5 没有转入：L15 领导15不在评价人名单中。',
      remedy: '核对；还要用的，记在新总表的相应位置。原来的总表里都还在，不要删。',
    },
  ],
  coefficients: [
    {
      object: '附件3的折算系数',
      original: '16 份满分 16 × 10 × 0.125 = 20 分',
      now: '15 份满分 15 × 10 × 0.125 = 18.75 分',
    },
  ],
};

const fault: Finding = {
  code: 'score-out-of-range',
  severity: 'error',
  sheet: '领导评分',
  cell: 'D8',
  unit: '高新区',
  rater: '领导02',
  message: '11 超出 0—10。',
  allowed: '0—10 的数，最多 1 位小数',
  remedy: '请填表人改正，或在总表相应评分格中改正。',
};

function returns(stage: 'none' | 'some' | 'all'): ReturnView[] {
  const item = (id: string, kind: ReturnView['kind'], name: string, index: number): ReturnView => {
    const base = { id, kind, name, conflict: '', decision: '', faults: [], slip: '' };
    const out: ReturnView = { ...base, status: 'outstanding', words: '未收', file: '', received: '' };
    const received = '2020-01-18 09:12';
    const folder = kind === 'team' ? '考核组' : '评价表';
    const back: ReturnView = {
      ...base,
      status: 'received',
      words: '已收',
      file: `${folder}/${name}.xlsx`,
      received,
    };
    if (stage === 'none') return out;
    if (stage === 'all') return back;
    if (id === 'L02')
      return {
        ...back,
        words: '已收，1 处错误',
        file: `收回.zip/${back.file}`,
        faults: [fault],
        slip: '【退回】领导02：您报来的“领导02.xlsx”有 1 处要改：\n1. 高新区 C8：11 超出 0—10。应填0—10 的数，最多 1 位小数。\n请在所附的表里改好标红的格，保存后重报市安委办。',
      };
    if (id === 'L03') return { ...back, status: 'partial', words: '缺3项' };
    if (id === 'L07')
      return {
        ...out,
        status: 'conflict',
        words: '重复待定',
        conflict: '评价表/领导07.xlsx、评价表/领导07改.xlsx',
      };
    if (id === 'O09') return { ...out, status: 'decided', words: '按零分计', decision: '按零分计' };
    return index % 6 === 5 ? out : back;
  };
  return [
    ...leaderNames.map((name, index) =>
      item(`L${String(index + 1).padStart(2, '0')}`, 'leader', name, index),
    ),
    ...officeNames.map((name, index) =>
      item(`O${String(index + 1).padStart(2, '0')}`, 'office', name, index),
    ),
    ...Array.from('一二三四五六七八九十', (digit) => digit)
      .concat('十一', '十二')
      .map((digit, index) => item(String(index + 1), 'team', `第${digit}组`, index)),
  ];
}

/** What a choice would change. */
export const readingEffect: ReadingEffectView = {
  changes: [
    { name: '巩义市', total: '94.995 → 95', grade: '完成 → 优秀', rank: '第 2 → 第 1' },
    { name: '新密市', total: '', grade: '', rank: '第 1 → 第 2' },
  ],
  totals: 1,
  grades: 1,
  ranks: 2,
  undecided: 3,
};

/** Whose a tile is. */
export const nameOfReturn = (overview: Overview, id: string): string =>
  overview.kind === 'master' ? (overview.returns.find((each) => each.id === id)?.name ?? id) : id;

const readings: ReadingView[] = readingTable(zhengzhou2019().readings, zhengzhou2019()).map((row) => ({
  ...row,
  chosen: (row.id === '换算舍入' ? row.options[1] : row.options[0])?.choice ?? '',
  options: row.options.map((option, index) => ({ ...option, isDefault: index === 0 })),
}));

export function master(stage: 'new' | 'issued' | 'collecting' | 'settled'): MasterOverview {
  const next = {
    new: { step: 'create', words: '核对方案和名单，然后发表。' },
    issued: { step: 'collect', words: '表已发出，等着收回。收到一些就可以收一些。' },
    collecting: { step: 'collect', words: '还有 7 份没有收到，2 份待定。' },
    settled: { step: 'print', words: '成绩已核算，可以打印签发。' },
  } as const;
  const stages = { new: 'none', issued: 'none', collecting: 'some', settled: 'all' } as const;
  return {
    kind: 'master',
    label: '2019年度安全生产目标考核总表.xlsx',
    master: 'a3f1',
    title,
    documentNumber: '郑安委〔2020〕1号',
    sample: false,
    issued: stage !== 'new',
    settled: stage === 'settled',
    changed: false,
    schemeChanged: stage === 'collecting',
    next: next[stage],
    rubrics: ['附件1', '附件2'],
    groups: [
      { id: 'leader', word: '领导', measure: '位', annex: '附件3', sheet: '领导评分' },
      { id: 'office', word: '处室', measure: '个', annex: '附件4', sheet: '处室评分' },
    ],
    returns: returns(stages[stage]),
    reports: [],
    reminder:
      stage === 'collecting' || stage === 'issued'
        ? '关于报送2019年度安全生产目标考核评价表的提醒\n\n领导06、领导12、处室06、处室12、处室18：\n评价表尚未收到，请于1月20日前报市安委会办公室。\n\n第六组、第十二组：\n考核组工作簿尚未收到，没有扣分的也请报送。'
        : '',
    findings: stage === 'new' ? [] : stage === 'settled' ? findings.slice(3) : findings,
    corrections:
      stage === 'collecting'
        ? [
            {
              key: 'score|L01|D02',
              object: '领导01对郑东新区的评分',
              at: { sheet: '领导评分', row: 5, column: 2 },
              original: '9.5',
              now: '1',
              source: '评价表/领导01.xlsx 附件3-领导01!C6',
              reason: '',
              by: '',
            },
          ]
        : [],
    log:
      stage === 'new'
        ? [
            {
              time: '2020-01-10 09:00',
              action: '建表',
              by: '张三',
              content: '方案 zhengzhou-2019，指纹 3fa9c01d7be2',
              reason: '',
            },
          ]
        : [
            {
              time: '2020-01-21 10:40',
              action: '核算',
              by: '张三',
              content: '口径：换算舍入 一位小数；其余默认。',
              reason: '',
            },
            {
              time: '2020-01-18 09:12',
              action: '收表',
              by: '张三',
              content: '46 个文件，已收 44，重复 1，拒收 1。',
              reason: '',
            },
            {
              time: '2020-01-10 09:30',
              action: '发表',
              by: '张三',
              content: '评价表 34 份，考核组工作簿 12 份。',
              reason: '',
            },
          ],
    units: [
      ...districtNames.map((name, index) => ({
        id: `D${String(index + 1).padStart(2, '0')}`,
        name,
        kind: 'district' as const,
      })),
      ...memberNames.map((name, index) => ({
        id: `M${String(index + 1).padStart(2, '0')}`,
        name,
        kind: 'member' as const,
      })),
    ],
    readings,
    sheets: {
      create: ['首页'],
      collect: ['评价人'],
      score: ['附件1'],
      results: ['成绩汇总'],
      print: ['成绩公布'],
    },
  };
}

const rating: RatingOverview = {
  kind: 'rating',
  label: '领导03.xlsx',
  title: '郑州市16个县（市、区）安全生产日常工作评价表（2019年度）',
  rater: '领导03',
  filled: 12,
  of: 16,
  sum: '合计 108.5，换算 13.5625',
  findings: [
    {
      code: 'score-out-of-range',
      severity: 'error',
      sheet: '附件3',
      cell: 'C9',
      unit: '新密市',
      message: '分数 95 不在 0—10 之内。',
      allowed: '0—10 之间的数，最多一位小数',
      source: '附件3 说明：“分值为 10 分制”',
      remedy: '请改成 9.5 这样的数。',
    },
    {
      code: 'score-missing',
      severity: 'error',
      sheet: '附件3',
      cell: 'C14',
      unit: '中牟县',
      message: '没有填分数。',
      remedy: '请补填。',
    },
  ],
  next: '还有 4 个单位没有打分，1 个分数要改。改好后保存，打印签字，连同文件一起交市安委会办公室。',
};

const team: TeamOverview = {
  kind: 'team',
  label: '第三组.xlsx',
  title,
  team: '第三组',
  rubrics: ['附件1', '附件2'],
  bonusWord: '加分',
  units: [
    {
      id: 'D05',
      name: '巩义市',
      score: '91.5',
      deduction: '8.5',
      bonus: '0',
      records: 6,
      visit: '1月14日—1月15日',
      signed: true,
    },
    {
      id: 'D06',
      name: '登封市',
      score: '96',
      deduction: '6',
      bonus: '2',
      records: 4,
      visit: '1月16日—1月17日',
      signed: false,
    },
    {
      id: 'M05',
      name: '市工信局',
      score: '100',
      deduction: '0',
      bonus: '0',
      records: 0,
      visit: '',
      signed: false,
    },
    {
      id: 'M06',
      name: '市自然资源和规划局',
      score: '98',
      deduction: '2',
      bonus: '0',
      records: 1,
      visit: '1月17日',
      signed: false,
    },
  ],
  findings: findings.slice(2, 3).concat(findings.slice(5, 6)),
  next: '市工信局的考核日期没有填；3 个单位的报告没有签字。办完后把整份工作簿报市安委会办公室。',
};

const gradeOf = (total: number): string =>
  total >= 95 ? '优秀' : total >= 80 ? '完成' : total >= 60 ? '基本完成' : '未完成';

function result(unit: string, name: string, index: number, district: boolean): ResultView {
  const spread = [1, 4, 9, 2, 14, 7, 3, 12, 5, 20, 6, 11, 8, 42, 10, 13][index % 16] ?? 0;
  const leader = 20 - Math.min(8, Math.floor(spread / 5));
  const office = 30 - Math.min(12, Math.floor(spread / 4));
  const rubric = 100 - spread;
  const total = district ? leader + office + rubric / 2 : rubric;
  const grade = gradeOf(total);
  const veto = index === 13;
  return {
    unit,
    name,
    rank: null,
    parts: (district ? [leader, office, rubric / 2] : [rubric]).map(String),
    penalty: '',
    gradeReasons: [],
    bonus: index % 5 === 0 ? '2' : '0',
    total: total.toFixed(2),
    grade,
    veto,
    vetoReasons: veto ? ['发生较大事故 2 起'] : [],
    eligible: grade === '优秀' && index !== 3,
    ineligibleReasons: index === 3 && grade === '优秀' ? ['被市安委会约谈 1 次'] : [],
    difference: index === 4 ? '0.5' : '0',
    at: { sheet: district ? '成绩汇总' : '成员单位成绩', row: index + 4, column: 7 },
  };
}

const ranked = (list: ResultView[]): ResultView[] =>
  list.map((each) => ({
    ...each,
    rank: list.filter((other) => Number(other.total) > Number(each.total)).length + 1,
  }));

export function results(official: boolean): ResultsView {
  const districts = ranked(
    districtNames.map((name, index) => result(`D${String(index + 1).padStart(2, '0')}`, name, index, true)),
  );
  const members = ranked(
    memberNames.map((name, index) => result(`M${String(index + 1).padStart(2, '0')}`, name, index, false)),
  );
  const kind = (id: string, name: string, rows: ResultView[], parts: KindView['parts']): KindView => ({
    id,
    name,
    parts,
    ranked: [name],
    rows,
    bonus: '加分',
    grades: ['优秀', '完成', '基本完成', '未完成'],
  });
  return {
    official,
    kinds: [
      kind('district', '县（市、区）', districts, [
        { name: '领导考核', short: '领导' },
        { name: '平时考核', short: '处室' },
        { name: '年终考核', short: '年终' },
      ]),
      kind('member', '成员单位', members, [{ name: '考核细则', short: '细则' }]),
    ],
    marginal: [
      { unit: districtNames[1] ?? '', kind: 'lower', text: '总分 95.00，再扣 0.5 分就降为完成。' },
      { unit: districtNames[5] ?? '', kind: 'higher', text: '总分 94.75，少扣 0.5 分就升为优秀。' },
      { unit: districtNames[8] ?? '', kind: 'rounding', text: '未舍入 94.996，舍入为 95.00 成为优秀。' },
      { unit: '上街区、荥阳市', kind: 'tied', text: '总分都是 97' },
    ],
    rated: true,
    outlook: official
      ? []
      : districts.slice(0, 8).map((each) => ({
          unit: each.name,
          outstanding: 5,
          from: leaderNames.slice(3, 8),
          lowest: { total: (Number(each.total) - 6).toFixed(2), grade: gradeOf(Number(each.total) - 6) },
          highest: { total: each.total, grade: each.grade },
        })),
    differences: official
      ? [
          {
            place: { sheet: '成绩汇总', row: 8, column: 7 },
            address: 'H9',
            cell: '83',
            engine: '82.5',
          },
        ]
      : [],
  };
}

const step = (label: string, value: string, more: Partial<TraceView> = {}): TraceView => ({
  label,
  value,
  formula: '',
  source: '',
  origin: '',
  at: null,
  children: [],
  ...more,
});

const traceSteps = (name: string): TraceView =>
  step(name, '总分 91.75', {
    formula: '18 + 28 + 45.75 = 91.75',
    at: { sheet: '成绩汇总', row: 8, column: 7 },
    children: [
      step('领导考核（附件3，占 20 分）', '18', {
        formula: '合计 146 × 0.125 = 18.25，四舍五入为 18',
        source: '附件3：“总得分 × 0.125 并四舍五入”',
        at: { sheet: '领导评分', row: 8, column: 18 },
        children: leaderNames.slice(0, 4).map((rater, index) =>
          step(rater, String(9 - index / 2), {
            origin: `评价表/${rater}.xlsx，附件3，C9`,
            at: { sheet: '领导评分', row: 8, column: index + 2 },
          }),
        ),
      }),
      step('平时考核（附件4，占 30 分）', '28', {
        formula: '合计 168.5 × 0.166 = 27.971，四舍五入为 28',
        at: { sheet: '处室评分', row: 8, column: 20 },
        children: officeNames
          .slice(0, 3)
          .map((rater) => step(rater, '9', { origin: `评价表/${rater}.xlsx，附件4，C9` })),
      }),
      step('年终考核（附件1，占 50%）', '45.75', {
        formula: '细则得分 91.5 × 50% = 45.75',
        at: { sheet: '年终考核', row: 8, column: 15 },
        children: [
          step('一、建立健全安全生产责任制', '扣 2.5，得 5.5', {
            children: [
              step('附件1 第2行', '扣 2', {
                children: [
                  step('区委常委会全年听取安全生产工作汇报 2 次', '扣 2', {
                    formula: '缺 1 次 × 2 分',
                    source: '“未落实的缺 1 次扣 2 分”',
                    origin: '考核组/第三组.xlsx，扣分台账，第 7 行',
                    at: { sheet: '扣分台账', row: 11, column: 4 },
                  }),
                ],
              }),
            ],
          }),
          step('没有扣分的大项 9 个', '得 83 分'),
        ],
      }),
      step('口径“总分舍入”', '两位小数', { source: '原文未规定' }),
      step('等次', '完成', { formula: '80 ≤ 91.75 ＜ 95', source: '完成：得分80（含）—95分的' }),
    ],
  });

const standard =
  '(2) 落实本级安全生产委员会调整工作；未落实的扣 2 分。各开发区、县（市）区委常委会每年不少于 3 次听取安全生产工作汇报；未落实的缺 1 次扣 2 分。未落实实施意见要求的扣 1 分。';

export const clauseSheet = (
  unit: { id: string; name: string },
  units: { id: string; name: string }[],
): ClauseSheetView => ({
  unit,
  units,
  rubric: '附件1',
  row: 2,
  content: '把安全生产纳入党委、政府工作重要议事日程',
  standard,
  item: { no: 1, title: '一、建立健全安全生产责任制', points: '8', left: '5.5', lost: '2.5' },
  rowLost: '2',
  override: '',
  clauses: [
    {
      id: '附1-2-1',
      text: '“未落实的扣 2 分”',
      control: 'check',
      decimals: 0,
      worth: '2 分',
      unit: '',
      tier: '',
      records: [],
    },
    {
      id: '附1-2-2',
      text: '“未落实的缺 1 次扣 2 分”',
      control: 'shortfall',
      decimals: 0,
      worth: '每缺 1 次 2 分',
      unit: '次',
      tier: '',
      records: [
        {
          index: 0,
          quantity: 1,
          facts: '区委常委会全年听取安全生产工作汇报 2 次，缺 1 次（查会议纪要）',
          date: '2020-01-15',
          counted: '计 2 分',
        },
      ],
    },
    {
      id: '附1-2-3',
      text: '“未落实《全面整治客车挂靠或变相挂靠经营实施方案》要求的扣 1 分”',
      control: 'check',
      decimals: 0,
      worth: '1 分',
      unit: '',
      tier: '与附1-2-4 同时记的，只计重的',
      records: [
        { index: 0, quantity: null, facts: '未见实施方案', date: '2020-01-15', counted: '不计：轻的一档' },
      ],
    },
    {
      id: '附1-2-5',
      text: '“培训合格率每少 1 个百分点扣 0.5 分”',
      control: 'percent',
      decimals: 2,
      worth: '每少 1 个百分点 0.5 分',
      unit: '个百分点',
      tier: '',
      records: [],
    },
  ],
  reasons: [
    '未见安委会调整文件',
    '区委常委会全年听取安全生产工作汇报 2 次，缺 1 次（查会议纪要）',
    '政府常务会议专题研究 3 次，缺 1 次',
    '未见实施方案',
    '未见落实记录',
  ],
  total: '91.5',
  date: '2020-01-15',
});

export const rubrics: RubricView[] = ['附件1', '附件2'].map((annex) => ({
  title: annex,
  items: rubricItems.map(([no, itemTitle]) => ({
    no,
    title: itemTitle,
    rows: [1, 2, 3].map((row) => ({
      row: (no - 1) * 3 + row,
      content: `第 ${row} 条考核内容：学习贯彻国家、省、市关于安全生产工作的指示批示情况`,
      standard: `(${row}) 没有会议纪要的扣 2 分`,
      at: { sheet: annex, row: no * 3 + row, column: 0 },
    })),
  })),
}));

export const rehearsal: RehearsalView = {
  sheets: (
    [
      ['成绩公布', 'A4 竖向', 2, '市安委会办公室', ''],
      ['成绩汇总', 'A4 横向', 1, '', ''],
      ['成员单位成绩', 'A4 横向', 2, '', ''],
      ['评先候选', 'A4 竖向', 1, '', '核算以后又有改动，请再核算一次'],
      ['领导评分', 'A4 横向', 1, '', ''],
      ['处室评分', 'A4 横向', 1, '', '1 份没有收到'],
      ['扣分台账', 'A4 横向', 6, '', ''],
    ] as const
  ).map(([sheet, paper, pages, signs, open]) => ({
    sheet,
    at: { row: 3, column: 0 },
    paper,
    pages,
    signs,
    open,
  })),
  pages: 14,
  unsigned: ['登封市', '市工信局', '市自然资源和规划局'],
};

/** What is open, by the name that previews and tests use. */
export const overviews: Record<string, Overview> = {
  empty: { kind: 'empty' },
  foreign: { kind: 'foreign', label: '食堂采购清单.xlsx' },
  unreadable: {
    kind: 'unreadable',
    label: '总表.xlsx',
    finding: {
      code: 'master-sheet-missing',
      severity: 'error',
      sheet: '领导评分',
      message: '找不到“领导评分”的表头“单位”。',
      remedy: '请恢复表头文字；恢复不了的，用备份的总表。',
    },
  },
  print: {
    kind: 'print',
    label: '评价表合订.xlsx',
    title: '评价表合订（打印用）',
    paper: ['领导评分', '处室评分'],
  },
  new: master('new'),
  issued: master('issued'),
  collecting: master('collecting'),
  settled: master('settled'),
  sample: {
    ...master('settled'),
    sample: true,
    master: 'sample',
    label: '样例　2019年度安全生产目标考核总表.xlsx',
  },
  reported: {
    ...master('collecting'),
    reports: [
      {
        kind: '县（市、区）',
        part: '群众安全感',
        maximum: 100,
        decimals: 4,
        source: '群众安全感由市统计局调查提供，占总分的 5%',
        rows: districtNames.slice(0, 5).map((name, index) => ({
          unit: `D0${index + 1}`,
          name,
          now: index < 2 ? String(91.5 - index) : '',
          basis: index < 2 ? '市统计局〔2020〕3号' : '',
        })),
        at: { sheet: '转报分', row: 1, column: 3 },
      },
      {
        kind: '成员单位',
        part: '绩效考核',
        maximum: 100,
        decimals: 4,
        source: '',
        rows: [{ unit: 'M01', name: '市公安局', now: '', basis: '' }],
        at: null,
      },
    ],
  },
  rating,
  team,
};

export const trace = (name: string): UnitTrace => ({
  ...traceSteps(name),
  masked: `${name}：总分 91.75\n　领导考核：18\n　　某位领导：9`,
  full: `${name}：总分 91.75\n　领导考核：18\n　　${leaderNames[0] ?? ''}：9`,
});

/** What a notice changes of last year's scheme. */
export const against: AgainstView = {
  title: '2019年度安全生产目标考核',
  differences: [
    { where: '附件1 第 8 行', what: '改动', subject: '条款', before: '扣 1 分', after: '扣 2 分' },
    { where: '附件1 第 12 行', what: '新增', subject: '条款', before: '', after: '未建台账的扣 1 分' },
  ],
};

const clauseOf = (text: string, points: number | null): NonNullable<DraftLine['clause']> => ({
  text,
  kind: '扣',
  points,
  to: null,
  per: null,
  limit: null,
  required: null,
  group: null,
  doubts: [],
  shortfall: false,
  periodic: false,
  from: 0,
  until: text.length,
});

/** Lines of a drafted notice: read, read with a doubt, and asked. */
export const noticeLines: DraftLine[] = [
  {
    target: '条款 附1-1-1',
    where: '表 1 第 2 行',
    quote: '未落实的扣 2 分',
    reading: '扣 2 分',
    state: '读出',
    reason: '',
    clause: clauseOf('未落实的扣 2 分', 2),
  },
  {
    target: '条款 附1-1-2',
    where: '表 1 第 2 行',
    quote: '工作突出的，酌情加分',
    reading: '加分',
    state: '请核',
    reason: '没有写加几分，请核对',
    clause: { ...clauseOf('工作突出的，酌情加分', null), kind: '加' },
  },
  {
    target: '方案 考核年度',
    where: '第 3 段',
    quote: '关于2019年度安全生产目标考核工作的通知',
    reading: '2019',
    state: '读出',
    reason: '',
  },
  {
    target: '口径',
    where: '',
    quote: '',
    reading: '',
    state: '请定',
    reason: '原文没有写，请在“口径”表逐条选定',
  },
];

/** What the 计分部分 of a notice can be put right to. */
export const noticeChoices: PartChoices = {
  kinds: [
    { id: '镇', name: '镇（街道）' },
    { id: '县直部门', name: '县直部门' },
  ],
  rubrics: [
    { id: 'annex1', name: '镇（街道）考核细则' },
    { id: 'annex2', name: '县直部门考核细则' },
  ],
  forms: [{ id: 'leader', name: '领导' }],
};

/** Lines of a notice with a structure of its own: a part that was read with a doubt, and one whose share it does not say. */
export const noticeParts: DraftLine[] = [
  {
    target: '计分部分 镇（街道） 日常检查',
    where: '第 8 段',
    quote: '镇（街道）：日常检查占40%，年终考核占60%',
    reading: '转报分，占 40%',
    state: '请核',
    reason: '原文没有附打分的表，按转报分记，满分按 100 分，请核对',
    part: {
      place: '镇 1',
      figures: { kind: '镇', source: '转报分', from: null, full: 100, weight: 40 },
    },
  },
  {
    target: '计分部分 县直部门 考核细则',
    where: '',
    quote: '',
    reading: '考核细则',
    state: '请定',
    reason: '原文没有写几份细则各占多少',
    part: {
      place: '县直部门 1',
      figures: { kind: '县直部门', source: '考核细则', from: 'annex2', full: null, weight: null },
    },
  },
];
