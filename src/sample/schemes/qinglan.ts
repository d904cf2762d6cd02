import type { Scalar } from '../../sheets/model';
import type { SampleItem, SampleRubric, SampleTables } from './tables';

/**
 * 青岚县, an invented county: 乡镇 are judged four times by the rubric of a quarter, where points are earned row by row
 * (得分制), and once at the end of the year; clauses have limits, discretion and repetition; there are five grades, and
 * nobody rates.
 */

const town = '乡镇（街道）';

/** 「附件 1」 to 「附件 4」 are one rubric, once for each quarter. */
const quarterItems: readonly SampleItem[] = [
  {
    title: '一、责任落实',
    rows: [
      {
        content: '1. 会议研究。',
        standard: '主要负责人主持召开安全生产会议的得 5 分；有会议纪要和落实台账的得 3 分。',
        method: '查会议纪要',
        points: 8,
        clauses: [
          { text: '主要负责人主持召开安全生产会议的得 5 分', kind: '一次性', points: 5, effect: '得' },
          { text: '有会议纪要和落实台账的得 3 分', kind: '一次性', points: 3, effect: '得' },
        ],
      },
      {
        content: '2. 带队检查。',
        standard: '领导带队检查，每次得 2 分，计满 6 分为止。',
        method: '查检查记录',
        points: 6,
        clauses: [
          {
            text: '领导带队检查，每次得 2 分，计满 6 分为止',
            kind: '按次数',
            points: 2,
            unit: '次',
            effect: '得',
            limit: 6,
          },
        ],
      },
      {
        content: '3. 宣传培训。',
        standard: '开展宣传培训，酌情得 1—6 分。',
        method: '查活动资料',
        points: 6,
        clauses: [{ text: '开展宣传培训，酌情得 1—6 分', kind: '酌情', points: 1, to: 6, effect: '得' }],
      },
    ],
  },
  {
    title: '二、隐患治理',
    rows: [
      {
        content: '4. 隐患整改。',
        standard: '按隐患整改率得分，满分 12 分。',
        method: '查系统数据',
        points: 12,
        clauses: [
          { text: '按隐患整改率得分，满分 12 分', kind: '按比例', points: 12, unit: '%', effect: '得' },
        ],
      },
      {
        content: '5. 隐患复查。',
        standard: '复查不到位的，每处扣 1 分，最多扣 4 分；对群众举报不核查的，酌情扣 2—4 分。',
        method: '现场抽查',
        points: 8,
        clauses: [
          { text: '复查不到位的，每处扣 1 分，最多扣 4 分', kind: '按次数', points: 1, unit: '处', limit: 4 },
          { text: '对群众举报不核查的，酌情扣 2—4 分', kind: '酌情', points: 2, to: 4 },
        ],
      },
    ],
  },
  {
    title: '三、信息报送',
    points: 10,
    rows: [
      {
        content: '6. 信息报送。',
        standard: '每季度报送信息不少于 6 条，每少一条扣 1 分。',
        method: '县安委办提供',
        clauses: [
          {
            text: '每季度报送信息不少于 6 条，每少一条扣 1 分',
            kind: '按缺数',
            points: 1,
            unit: '条',
            required: 6,
          },
        ],
      },
      {
        content: '',
        standard: '事故信息迟报的，每次扣 2 分，再次发生加倍扣分。',
        method: '县安委办提供',
        clauses: [
          {
            text: '事故信息迟报的，每次扣 2 分，再次发生加倍扣分',
            kind: '按次数',
            points: 2,
            unit: '次',
            repeat: 2,
          },
        ],
      },
    ],
  },
];

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'] as const;

const quarterly = quarters.map((name, index): SampleRubric => ({
  sheet: `附件${index + 1}`,
  annex: `附件 ${index + 1}`,
  title: `青岚县 2024 年${name}乡镇（街道）安全生产考核评分细则`,
  notes:
    '备注：1、本细则满分 50 分，折算为 10 分计入年度总分；2、写明“得”的小项按记载得分，其余小项扣完本项分值为止。',
  items: quarterItems,
}));

const yearEnd: SampleRubric = {
  sheet: '附件6',
  annex: '附件 6',
  title: '青岚县 2024 年度乡镇（街道）安全生产年终考核细则',
  notes: '备注：1、本细则满分 100 分，占年度总分的 60%；2、小项扣分到本项分值扣完为止。',
  items: [
    {
      title: '一、目标任务',
      rows: [
        {
          content: '1. 年度任务。',
          standard:
            '年度任务完成率低于 100% 的，每低 5 个百分点扣 2 分，最多扣 10 分；未签订目标责任书的，本项不得分。',
          method: '查任务清单、责任书',
          points: 25,
          clauses: [
            {
              text: '年度任务完成率低于 100% 的，每低 5 个百分点扣 2 分，最多扣 10 分',
              kind: '按百分点',
              points: 2,
              unit: '百分点',
              step: 5,
              limit: 10,
            },
            { text: '未签订目标责任书的，本项不得分', kind: '小项不得分' },
          ],
        },
        {
          content: '2. 示范创建。',
          standard: '建成安全示范点的，每个得 5 分，计满 15 分为止。',
          method: '现场核查',
          points: 15,
          clauses: [
            {
              text: '建成安全示范点的，每个得 5 分，计满 15 分为止',
              kind: '按次数',
              points: 5,
              unit: '个',
              effect: '得',
              limit: 15,
            },
          ],
        },
      ],
    },
    {
      title: '二、事故防控',
      points: 40,
      rows: [
        {
          content: '3. 生产安全事故。',
          standard: '发生一般事故的，每起扣 5 分，第二起起加倍扣分。',
          method: '县应急局提供',
          clauses: [
            {
              text: '发生一般事故的，每起扣 5 分，第二起起加倍扣分',
              kind: '按次数',
              points: 5,
              unit: '起',
              repeat: 2,
            },
          ],
        },
        {
          content: '',
          standard: '每死亡一人扣 4 分，最多扣 20 分。',
          method: '县应急局提供',
          inserted: true,
          clauses: [
            { text: '每死亡一人扣 4 分，最多扣 20 分', kind: '按次数', points: 4, unit: '人', limit: 20 },
          ],
        },
      ],
    },
    {
      title: '三、基础工作',
      points: 20,
      rows: [
        {
          content: '4. 档案台账。',
          standard: '档案不规范的，酌情扣 1—5 分；台账每缺一项扣 0.5 分。',
          method: '查档案',
          clauses: [
            { text: '档案不规范的，酌情扣 1—5 分', kind: '酌情', points: 1, to: 5 },
            { text: '台账每缺一项扣 0.5 分', kind: '按次数', points: 0.5, unit: '项' },
          ],
        },
      ],
    },
    {
      title: '四、否决项',
      rows: [
        {
          content: '发生较大以上生产安全事故的，实行“一票否决”。',
          standard: '',
          method: '',
          clauses: [{ text: '发生较大以上生产安全事故的，实行“一票否决”', kind: '否决' }],
        },
      ],
    },
  ],
};

const towns = ['青石镇', '白鹭镇', '龙湾镇', '大屯乡', '柳溪乡', '城关街道', '南苑街道', '北苑街道'];

const part = (name: string, annex: number, full: number, weight: number, sentence: string): Scalar[] => [
  town,
  name,
  '考核细则',
  `附件${annex}`,
  full,
  weight,
  '',
  '',
  2,
  sentence,
];

export const qinglan: SampleTables = {
  fields: {
    方案标识: 'qinglan-2024',
    方案名称: '2024年度乡镇（街道）安全生产考核',
    文号: '青安委〔2024〕3号',
    城市: '青岚县',
    发布单位: '青岚县安全生产委员会办公室',
    考核年度: 2024,
    考核时限起: '2024-01-01',
    考核时限止: '2024-12-31',
    考核时间起: '2025-01-08',
    考核时间止: '2025-01-14',
    考核报告截止: '2025-01-20',
    抽查乡镇或部门不少于: 0,
    抽查乡镇或部门不多于: 2,
    日程依据:
      '季度考核于每季度末进行，年终考核时间为2025年1月8日至2025年1月14日。\n考核报告于2025年1月20日前报送。',
    '年终考核比重（%）': 60,
    年终考核依据: '年度总分由四个季度考核各 10 分和年终考核 60 分组成',
    评先等次: '优秀',
    取消评先的较大事故起数: '',
    评先依据: '在年度等次为优秀的乡镇（街道）中评选先进。',
    一票否决的较大及以上事故起数: '',
    '一票否决分数线（低于）': '',
    一票否决依据: '发生较大以上生产安全事故的，实行“一票否决”。',
    加分累计上限: 2,
    加分依据: '加分累计不超过 2 分',
    附件5标题: '青岚县 2024 年度安全生产考核分组',
  },
  forms: [],
  grades: [
    ['优秀', '95 分以上为优秀', 95],
    ['良好', '85 分以上不满 95 分为良好', 85],
    ['中等', '75 分以上不满 85 分为中等', 75],
    ['合格', '60 分以上不满 75 分为合格', 60],
    ['不合格', '不满 60 分为不合格', 0],
  ],
  bonuses: [['加1', '经验交流', 1, '在县级以上会议上作经验交流的加 1 分']],
  circumstances: [
    ['较大以上事故', '发生较大以上生产安全事故的，实行“一票否决”', 1, '起', '', '', '一票否决', ''],
    ['约谈', '被县安委会约谈的，年度等次不得评为优秀', 1, '次', '', '', '不得评为优秀', ''],
    ['瞒报事故', '瞒报生产安全事故的，年度等次降一等', 1, '次', '', '', '降一等', ''],
  ],
  kinds: [[town, 'T', '']],
  parts: [
    ...quarters.map((name, index) =>
      part(`${name}考核`, index + 1, 50, 10, `${name}考核满分 50 分，折算为 10 分`),
    ),
    part('年终考核', 6, 100, 60, '年终考核满分 100 分，占 60%'),
  ],
  units: towns.map((name, index) => [`T0${index + 1}`, name, town, '']),
  raters: [],
  teams: [
    [1, '第一组', '青石镇、白鹭镇、城关街道', '县应急局局长'],
    [2, '第二组', '龙湾镇、大屯乡、南苑街道', '县公安局副局长'],
    [3, '第三组', '柳溪乡、北苑街道', '县住建局副局长'],
  ],
  readings: { 不足一档: { choice: '只计足档' }, 加分: { choice: '折算后计入' } },
  rubrics: [...quarterly, yearEnd],
};
