import type { SampleRubric, SampleTables } from './tables';

/**
 * 云江市, an invented city: 县区 and 市直单位 are both rated, by three 评价组 on a scale of 100, of which one leaves out the
 * highest and the lowest score; a 县区 is judged by two rubrics (安全 70 + 消防 30) that together weigh 60; departments
 * send two figures for each 县区 and one for each 市直单位.
 */

const county = '县区';
const bureau = '市直单位';

const safety: SampleRubric = {
  sheet: '附件1',
  annex: '附件 1',
  title: '云江市 2024 年度县区安全生产工作考核细则',
  notes: '备注：1、本细则满分 70 分，按 60% 比重中的 42 分计入总分；2、小项扣分到本大项分数扣完为止。',
  items: [
    {
      title: '一、安全生产责任',
      points: 20,
      rows: [
        {
          content: '1. 党委、政府领导责任落实情况。',
          standard: '党委常委会每季度至少研究一次安全生产工作，每少一次扣 2 分。',
          method: '查会议纪要',
          clauses: [
            {
              text: '党委常委会每季度至少研究一次安全生产工作，每少一次扣 2 分',
              kind: '按缺数',
              points: 2,
              unit: '次',
              required: 4,
            },
          ],
        },
        {
          content: '',
          standard: '未与乡镇（街道）签订责任书的扣 4 分；签订不全的，每缺一个扣 1 分。',
          method: '查责任书',
          clauses: [
            { text: '未与乡镇（街道）签订责任书的扣 4 分', kind: '一次性', points: 4, tier: 'A' },
            {
              text: '签订不全的，每缺一个扣 1 分',
              kind: '按次数',
              points: 1,
              unit: '个',
              tier: 'A',
            },
          ],
        },
        {
          content: '2. 部门监管责任落实情况。',
          standard: '未明确行业领域监管责任的，每发现一处扣 1.5 分。',
          method: '查文件',
          clauses: [
            {
              text: '未明确行业领域监管责任的，每发现一处扣 1.5 分',
              kind: '按次数',
              points: 1.5,
              unit: '处',
            },
          ],
        },
        {
          content: '',
          standard: '因监管不力被市级以上通报的，每次扣 3 分。',
          method: '市安委办提供',
          inserted: true,
          clauses: [
            { text: '因监管不力被市级以上通报的，每次扣 3 分', kind: '按次数', points: 3, unit: '次' },
          ],
        },
      ],
    },
    {
      title: '二、隐患排查治理',
      points: 20,
      rows: [
        {
          content: '3. 企业自查自改。',
          standard: '规模以上企业隐患自查率低于 100% 的，每低 5 个百分点扣 1 分。',
          method: '查系统数据',
          clauses: [
            {
              text: '规模以上企业隐患自查率低于 100% 的，每低 5 个百分点扣 1 分',
              kind: '按百分点',
              points: 1,
              unit: '百分点',
              step: 5,
            },
          ],
        },
        {
          content: '4. 重大隐患治理。',
          standard: '重大隐患未挂牌督办的，每处扣 3 分；未按期整改销号的，每处扣 2 分。',
          method: '查督办文件、现场抽查',
          clauses: [
            { text: '重大隐患未挂牌督办的，每处扣 3 分', kind: '按次数', points: 3, unit: '处' },
            { text: '未按期整改销号的，每处扣 2 分', kind: '按次数', points: 2, unit: '处' },
          ],
        },
      ],
    },
    {
      title: '三、执法检查',
      points: 15,
      rows: [
        {
          content: '5. 年度执法计划。',
          standard: '未制定年度监督检查计划的扣 5 分；检查企业不少于 60 家，每少一家扣 0.5 分。',
          method: '查执法台账',
          clauses: [
            { text: '未制定年度监督检查计划的扣 5 分', kind: '一次性', points: 5 },
            {
              text: '检查企业不少于 60 家，每少一家扣 0.5 分',
              kind: '按缺数',
              points: 0.5,
              unit: '家',
              required: 60,
            },
          ],
        },
      ],
    },
    {
      title: '四、事故防控',
      points: 15,
      rows: [
        {
          content: '6. 生产安全事故。',
          standard: '发生一般生产安全事故的，每起扣 3 分；发生较大生产安全事故的，每起扣 10 分。',
          method: '市应急局提供',
          clauses: [
            { text: '发生一般生产安全事故的，每起扣 3 分', kind: '按次数', points: 3, unit: '起' },
            {
              text: '发生较大生产安全事故的，每起扣 10 分',
              kind: '按次数',
              points: 10,
              unit: '起',
              circumstances: '较大事故',
            },
          ],
        },
      ],
    },
  ],
};

const fire: SampleRubric = {
  sheet: '附件6',
  annex: '附件 6',
  title: '云江市 2024 年度县区消防工作考核细则',
  notes: '备注：1、本细则满分 30 分，按 60% 比重中的 18 分计入总分；2、小项扣分到本大项分数扣完为止。',
  items: [
    {
      title: '一、消防责任制',
      points: 12,
      rows: [
        {
          content: '1. 消防工作责任。',
          standard: '未召开消防工作联席会议的扣 4 分；每少一次扣 2 分。',
          method: '查会议纪要',
          clauses: [
            { text: '未召开消防工作联席会议的扣 4 分', kind: '一次性', points: 4, tier: 'A' },
            { text: '每少一次扣 2 分', kind: '按次数', points: 2, unit: '次', tier: 'A' },
          ],
        },
        {
          content: '2. 公共消防设施。',
          standard: '市政消火栓未保持完好的，每处扣 0.5 分。',
          method: '现场抽查',
          clauses: [
            { text: '市政消火栓未保持完好的，每处扣 0.5 分', kind: '按次数', points: 0.5, unit: '处' },
          ],
        },
      ],
    },
    {
      title: '二、火灾防控',
      points: 18,
      rows: [
        {
          content: '3. 高层建筑、人员密集场所整治。',
          standard: '未开展专项整治的，本项不得分；堵塞疏散通道未整改的，每处扣 1 分。',
          method: '现场抽查',
          points: 8,
          clauses: [
            { text: '未开展专项整治的，本项不得分', kind: '小项不得分' },
            { text: '堵塞疏散通道未整改的，每处扣 1 分', kind: '按次数', points: 1, unit: '处' },
          ],
        },
        {
          content: '4. 亡人火灾。',
          standard: '发生亡人火灾的，每起扣 5 分。',
          method: '市消防救援支队提供',
          points: 10,
          clauses: [{ text: '发生亡人火灾的，每起扣 5 分', kind: '按次数', points: 5, unit: '起' }],
        },
      ],
    },
  ],
};

const duty: SampleRubric = {
  sheet: '附件2',
  annex: '附件 2',
  title: '云江市 2024 年度市直单位安全生产履职考核细则',
  notes: '备注：1、本细则满分 100 分，占总分的 60%；2、小项扣分到本大项分数扣完为止。',
  items: [
    {
      title: '一、履职尽责',
      points: 40,
      rows: [
        {
          content: '1. 工作部署。',
          standard: '未制定年度安全生产工作要点的扣 10 分；未按季度研究的，每少一次扣 4 分。',
          method: '查文件、会议纪要',
          clauses: [
            { text: '未制定年度安全生产工作要点的扣 10 分', kind: '一次性', points: 10 },
            {
              text: '未按季度研究的，每少一次扣 4 分',
              kind: '按缺数',
              points: 4,
              unit: '次',
              required: 4,
            },
          ],
        },
        {
          content: '2. 行业监管。',
          standard: '行业检查发现隐患未闭环的，每处扣 2 分。',
          method: '查检查记录',
          clauses: [{ text: '行业检查发现隐患未闭环的，每处扣 2 分', kind: '按次数', points: 2, unit: '处' }],
        },
      ],
    },
    {
      title: '二、专项任务',
      points: 60,
      rows: [
        {
          content: '3. 专项整治任务。',
          standard: '专项整治任务完成率低于 100% 的，每低 1 个百分点扣 0.5 分。',
          method: '查任务清单',
          clauses: [
            {
              text: '专项整治任务完成率低于 100% 的，每低 1 个百分点扣 0.5 分',
              kind: '按百分点',
              points: 0.5,
              unit: '百分点',
              step: 1,
            },
          ],
        },
        {
          content: '4. 宣传培训。',
          standard: '未开展宣传活动的，每缺一次扣 5 分。',
          method: '查活动资料',
          clauses: [{ text: '未开展宣传活动的，每缺一次扣 5 分', kind: '按次数', points: 5, unit: '次' }],
        },
      ],
    },
  ],
};

const counties = ['东陵县', '石桥县', '临溪区', '北渡区', '云江高新区'];
const bureaus = ['市住房城乡建设局', '市交通运输局', '市教育局', '市文化和旅游局'];
const offices = [
  '市发展改革委',
  '市财政局',
  '市公安局',
  '市自然资源局',
  '市生态环境局',
  '市水务局',
  '市市场监管局',
  '市气象局',
];

const numbered = (letter: string, index: number): string => `${letter}${String(index + 1).padStart(2, '0')}`;

/** Raters of a 评价组 that are called after it. */
const unnamed = (letter: string, group: string, count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [numbered(letter, index), group, numbered(group, index)]);

/** What those who are served give a kind of unit. */
const served = (kind: string): (string | number)[] => [
  kind,
  '服务对象评价',
  '评价表',
  '服务对象',
  '',
  10,
  '去掉最高最低后平均',
  '',
  2,
  '服务对象评价去掉一个最高分和一个最低分后取平均分，占总分的 10%',
];

export const yunjiang: SampleTables = {
  fields: {
    方案标识: 'yunjiang-2024',
    方案名称: '2024年度安全生产和消防工作目标考核',
    文号: '云安委〔2024〕12号',
    城市: '云江市',
    发布单位: '云江市安全生产委员会办公室',
    考核年度: 2024,
    考核时限起: '2024-01-01',
    考核时限止: '2024-12-31',
    考核时间起: '2025-01-06',
    考核时间止: '2025-01-10',
    考核报告截止: '2025-01-15',
    抽查乡镇或部门不少于: 1,
    抽查乡镇或部门不多于: 3,
    日程依据:
      '考核时限：2024年1月1日至2024年12月31日。\n考核时间：2025年1月6日至2025年1月10日。\n考核报告于2025年1月15日前报送。',
    '年终考核比重（%）': 60,
    年终考核依据: '考核细则得分按 60% 计入总分',
    评先等次: '优秀',
    取消评先的较大事故起数: '',
    评先依据: '在考核等次为优秀的单位中评选先进；发生较大生产安全事故的，取消评先资格。',
    一票否决的较大及以上事故起数: '',
    '一票否决分数线（低于）': 60,
    一票否决依据: '发生两起及以上较大生产安全事故或者考核成绩在 60 分以下的，实行一票否决。',
    加分累计上限: 3,
    加分依据: '加分累计不超过 3 分',
    附件5标题: '2024 年度安全生产和消防工作考核分组',
  },
  forms: [
    [
      '领导',
      '云江市安全生产和消防工作评价表\n（市委、市政府分管领导）\n（2024 年度）',
      '附件 3',
      '1、分值为 100 分制；\n2、得分为各位领导评分的平均分，按比重折算。',
      100,
      1,
      0.02,
      '领导评价，取平均分折算',
      '领导签字：',
      10,
    ],
    [
      '市直部门',
      '云江市安全生产和消防工作评价表\n（市直有关部门）\n（2024 年度）',
      '附件 4',
      '1、分值为 100 分制；\n2、本项占总分的 10%，得分为总得分 × 0.0125。',
      100,
      1,
      0.0125,
      '部门评价占 10%',
      '市直部门名称：\n负责人签字：',
      10,
    ],
    [
      '服务对象',
      '云江市安全生产和消防工作评价表\n（企业和群众代表）\n（2024 年度）',
      '附件 7',
      '1、分值为 100 分制；\n2、去掉一个最高分和一个最低分后取平均分，占总分的 10%。',
      100,
      0,
      0.02,
      '服务对象评价占 10%',
      '服务对象签字：',
      10,
    ],
  ],
  grades: [
    ['优秀', '90 分以上的为优秀', 90],
    ['良好', '80 分以上不满 90 分的为良好', 80],
    ['合格', '60 分以上不满 80 分的为合格', 60],
    ['不合格', '不满 60 分的为不合格', 0],
  ],
  bonuses: [
    ['加1', '国家级经验推广', 3, '经验做法被国家部委推广的加 3 分'],
    ['加2', '省级经验推广', 2, '经验做法被省级推广的加 2 分'],
  ],
  circumstances: [
    ['较大事故', '发生较大生产安全事故的，取消评先资格', 1, '起', '', '', '取消评先', ''],
    ['较大事故', '发生两起及以上较大生产安全事故的，实行一票否决', 2, '起', '', '', '一票否决', ''],
  ],
  kinds: [
    [county, 'D', ''],
    [bureau, 'M', ''],
  ],
  parts: [
    [county, '领导评价', '评价表', '领导', '', 10, '平均', 2, 2, '领导评价取平均分，占总分的 10%'],
    [county, '部门评价', '评价表', '市直部门', '', 10, '总分×系数', '', 2, '部门评价占总分的 10%'],
    served(county),
    [county, '安全生产考核', '考核细则', '附件1', 70, 42, '', '', 2, '安全生产考核 70 分，折算为 42 分'],
    [county, '消防工作考核', '考核细则', '附件6', 30, 18, '', '', 2, '消防工作考核 30 分，折算为 18 分'],
    [county, '群众安全感', '转报分', '', 100, 5, '', '', 2, '群众安全感由市统计局调查提供，占总分的 5%'],
    [county, '隐患整改率', '转报分', '', 100, 5, '', '', 2, '隐患整改率由市应急局提供，占总分的 5%'],
    [bureau, '领导评价', '评价表', '领导', '', 20, '平均', 2, 2, '领导评价取平均分，占总分的 20%'],
    served(bureau),
    [bureau, '履职考核', '考核细则', '附件2', 100, 60, '', '', 2, '履职考核占总分的 60%'],
    [bureau, '绩效考核', '转报分', '', 100, 10, '', '', 2, '绩效考核由市委编办提供，占总分的 10%'],
  ],
  units: [
    ...counties.map((name, index) => [numbered('D', index), name, county, '']),
    ...bureaus.map((name, index) => [numbered('M', index), name, bureau, name.replace('市', '')]),
  ],
  raters: [
    ...unnamed('L', '领导', 5),
    ...offices.map((name, index) => [numbered('O', index), '市直部门', name]),
    ...unnamed('F', '服务对象', 7),
  ],
  teams: [
    [1, '第一组', '东陵县、临溪区、市住房城乡建设局', '市应急局副局长'],
    [2, '第二组', '石桥县、北渡区、市交通运输局', '市消防救援支队副支队长'],
    [3, '第三组', '云江高新区、市教育局、市文化和旅游局', '市应急局总工程师'],
  ],
  readings: {
    缺表: { quote: '评价表应全部收回；未收回的，由考核办公室决定' },
    总分封顶: { choice: '封顶100', quote: '总分不超过 100 分' },
  },
  rubrics: [safety, duty, fire],
};
