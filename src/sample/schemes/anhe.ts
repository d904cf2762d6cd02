import type { SampleRubric, SampleTables } from './tables';

/**
 * 安禾市, an invented city: nobody rates; 县区 and two kinds of department have a rubric each, of which one has 50 points and
 * is converted; deaths over a target and accidents mean 一票否决, by kind; 优秀 is given to 30% of a ranking class, in which
 * both kinds of department are ranked together; 通报 and tasks not done are taken from the total.
 */

const county = '县区';
const chief = '重点监管部门';
const other = '其他部门';

const counties: SampleRubric = {
  sheet: '附件1',
  annex: '附件 1',
  title: '安禾市 2024 年度县区安全生产目标管理考核细则',
  notes: '备注：1、本细则满分 100 分，占总分的 70%；2、小项扣分到本大项分数扣完为止。',
  items: [
    {
      title: '一、控制指标',
      points: 40,
      rows: [
        {
          content: '1. 事故起数。',
          standard: '生产安全事故起数超过上年同期的，每超一起扣 4 分。',
          method: '市应急局提供',
          clauses: [
            {
              text: '生产安全事故起数超过上年同期的，每超一起扣 4 分',
              kind: '按次数',
              points: 4,
              unit: '起',
            },
          ],
        },
        {
          content: '2. 死亡人数。',
          standard: '死亡人数超过控制指标的，本大项不得分。',
          method: '市应急局提供',
          clauses: [
            {
              text: '死亡人数超过控制指标的，本大项不得分',
              kind: '指标超限',
              circumstances: '超控制指标死亡',
            },
          ],
        },
      ],
    },
    {
      title: '二、监管执法',
      points: 30,
      rows: [
        {
          content: '3. 执法检查。',
          standard: '全年检查企业不少于 200 家，每少 10 家扣 1 分。',
          method: '查执法台账',
          clauses: [
            {
              text: '全年检查企业不少于 200 家，每少 10 家扣 1 分',
              kind: '按缺数',
              points: 1,
              unit: '家',
              required: 200,
              step: 10,
            },
          ],
        },
        {
          content: '4. 行政处罚。',
          standard: '应当处罚未处罚的，每件扣 2 分。',
          method: '抽查案卷',
          clauses: [{ text: '应当处罚未处罚的，每件扣 2 分', kind: '按次数', points: 2, unit: '件' }],
        },
      ],
    },
    {
      title: '三、应急能力',
      points: 30,
      rows: [
        {
          content: '5. 应急演练。',
          standard: '未开展综合演练的扣 6 分；专项演练每少一次扣 3 分。',
          method: '查演练资料',
          clauses: [
            { text: '未开展综合演练的扣 6 分', kind: '一次性', points: 6 },
            { text: '专项演练每少一次扣 3 分', kind: '按次数', points: 3, unit: '次' },
          ],
        },
        {
          content: '6. 值班值守。',
          standard: '脱岗的，每次扣 5 分。',
          method: '抽查',
          inserted: true,
          clauses: [{ text: '脱岗的，每次扣 5 分', kind: '按次数', points: 5, unit: '次' }],
        },
      ],
    },
    {
      title: '四、否决项',
      rows: [
        {
          content: '死亡人数超过控制指标的，实行“一票否决”。',
          standard: '',
          method: '',
          clauses: [{ text: '死亡人数超过控制指标的，实行“一票否决”', kind: '否决' }],
        },
      ],
    },
  ],
};

const chiefs: SampleRubric = {
  sheet: '附件2',
  annex: '附件 2',
  title: '安禾市 2024 年度重点监管部门安全生产目标管理考核细则',
  notes: '备注：1、本细则满分 100 分；2、小项扣分到本大项分数扣完为止。',
  items: [
    {
      title: '一、行业监管',
      points: 60,
      rows: [
        {
          content: '1. 行业检查。',
          standard: '未制定行业检查计划的扣 10 分；计划每有一项未完成扣 4 分。',
          method: '查计划和记录',
          clauses: [
            { text: '未制定行业检查计划的扣 10 分', kind: '一次性', points: 10 },
            { text: '计划每有一项未完成扣 4 分', kind: '按次数', points: 4, unit: '项' },
          ],
        },
        {
          content: '2. 行业事故。',
          standard: '行业发生较大生产安全事故的，每起扣 20 分。',
          method: '市应急局提供',
          clauses: [
            {
              text: '行业发生较大生产安全事故的，每起扣 20 分',
              kind: '按次数',
              points: 20,
              unit: '起',
              circumstances: '较大事故',
            },
          ],
        },
      ],
    },
    {
      title: '二、源头治理',
      points: 40,
      rows: [
        {
          content: '3. 标准化建设。',
          standard: '标准化达标率低于 90% 的，每低 1 个百分点扣 0.5 分。',
          method: '查达标名单',
          clauses: [
            {
              text: '标准化达标率低于 90% 的，每低 1 个百分点扣 0.5 分',
              kind: '按百分点',
              points: 0.5,
              unit: '百分点',
              step: 1,
            },
          ],
        },
        {
          content: '4. 教育培训。',
          standard: '从业人员未持证上岗的，每人扣 0.2 分。',
          method: '抽查企业',
          clauses: [{ text: '从业人员未持证上岗的，每人扣 0.2 分', kind: '按次数', points: 0.2, unit: '人' }],
        },
      ],
    },
  ],
};

const others: SampleRubric = {
  sheet: '附件3',
  annex: '附件 3',
  title: '安禾市 2024 年度其他部门安全生产目标管理考核细则',
  notes: '备注：1、本细则满分 50 分，折算为 100 分；2、小项扣分到本大项分数扣完为止。',
  items: [
    {
      title: '一、支持配合',
      points: 30,
      rows: [
        {
          content: '1. 会议和联席制度。',
          standard: '无故缺席市安委会会议的，每次扣 3 分。',
          method: '市安委办提供',
          clauses: [{ text: '无故缺席市安委会会议的，每次扣 3 分', kind: '按次数', points: 3, unit: '次' }],
        },
        {
          content: '2. 任务落实。',
          standard: '市安委会交办事项未办结的，每件扣 2.5 分。',
          method: '市安委办提供',
          clauses: [
            { text: '市安委会交办事项未办结的，每件扣 2.5 分', kind: '按次数', points: 2.5, unit: '件' },
          ],
        },
      ],
    },
    {
      title: '二、内部安全',
      points: 20,
      rows: [
        {
          content: '3. 内部检查。',
          standard: '未按季度开展内部检查的，每少一次扣 2 分。',
          method: '查检查记录',
          clauses: [
            {
              text: '未按季度开展内部检查的，每少一次扣 2 分',
              kind: '按缺数',
              points: 2,
              unit: '次',
              required: 4,
            },
          ],
        },
      ],
    },
  ],
};

const countyNames = ['安东县', '禾丰县', '清河区', '云台区', '双桥区', '临湖县', '安禾经开区'];
const chiefNames = [
  '市住房城乡建设局',
  '市交通运输局',
  '市工业和信息化局',
  '市城市管理局',
  '市农业农村局',
  '市商务局',
];
const otherNames = ['市财政局', '市民政局', '市司法局', '市统计局'];

const ids = (letter: string, names: readonly string[], kind: string) =>
  names.map((name, index) => [`${letter}0${index + 1}`, name, kind, '']);

export const anhe: SampleTables = {
  fields: {
    方案标识: 'anhe-2024',
    方案名称: '2024年度安全生产目标管理考核',
    文号: '安安委〔2024〕8号',
    城市: '安禾市',
    发布单位: '安禾市安全生产委员会办公室',
    考核年度: 2024,
    考核时限起: '2024-01-01',
    考核时限止: '2024-12-31',
    考核时间起: '2025-01-13',
    考核时间止: '2025-01-17',
    考核报告截止: '2025-01-24',
    抽查乡镇或部门不少于: 1,
    抽查乡镇或部门不多于: 2,
    日程依据: '考核时间：2025年1月13日至2025年1月17日。\n考核报告于2025年1月24日前报送。',
    '年终考核比重（%）': 70,
    年终考核依据: '年终考核占 70%，日常考核占 30%',
    评先等次: '优秀',
    取消评先的较大事故起数: '',
    评先依据: '先进单位在优秀单位中产生；发生较大生产安全事故的县区取消评先资格。',
    一票否决的较大及以上事故起数: '',
    '一票否决分数线（低于）': 60,
    一票否决依据:
      '死亡人数超过控制指标的县区、行业发生较大生产安全事故的重点监管部门、考核得分不满 60 分的单位，实行“一票否决”。',
    加分累计上限: 3,
    加分依据: '加分累计不超过 3 分',
    附件5标题: '安禾市 2024 年度安全生产考核分组',
  },
  forms: [],
  grades: [
    ['优秀', '90 分以上，且不超过同类单位的 30%', 90, '', 30, ''],
    ['良好', '80 分以上', 80, '', '', ''],
    ['合格', '60 分以上', 60, '', '', ''],
    ['不合格', '不满 60 分', 0, '', '', ''],
  ],
  bonuses: [
    ['加1', '省级表彰', 2, '获省级表彰的加 2 分', '表彰', '', 3, '总分'],
    ['加2', '市级表彰', 1, '获市级表彰的加 1 分', '表彰', '', '', '总分'],
    [
      '加3',
      '重点任务未按期完成',
      -1.5,
      '重点任务未按期完成的，每项从总分中扣 1.5 分，最多扣 4 分',
      '',
      4,
      '',
      '总分',
    ],
  ],
  circumstances: [
    ['超控制指标死亡', '死亡人数超过控制指标的县区，实行“一票否决”', 1, '人', '', '', '一票否决', county],
    ['较大事故', '行业发生较大生产安全事故的，实行“一票否决”', 1, '起', '', '', '一票否决', chief],
    ['较大事故', '发生较大生产安全事故的县区取消评先资格', 1, '起', '', '', '取消评先', county],
    ['市级通报批评', '被市级通报批评的，每次从总分中扣 2 分，最多扣 6 分', 1, '次', 2, 6, '扣总分', ''],
    ['迟报瞒报', '迟报、瞒报事故的，降低一个等次', 1, '次', '', '', '降一等', ''],
  ],
  kinds: [
    [county, 'X', ''],
    [chief, 'Z', '市直部门'],
    [other, 'Q', '市直部门'],
  ],
  parts: [
    [county, '年终考核', '考核细则', '附件1', 100, 70, '', '', 2, '年终考核占 70%'],
    [county, '日常考核', '转报分', '', 100, 30, '', '', 2, '日常考核由市安委办按月评定，占 30%'],
    [chief, '年度考核', '考核细则', '附件2', 100, 100, '', '', '', '重点监管部门按附件2考核'],
    [other, '年度考核', '考核细则', '附件3', 50, 100, '', '', 2, '其他部门按附件3考核，折算为 100 分'],
  ],
  units: [...ids('X', countyNames, county), ...ids('Z', chiefNames, chief), ...ids('Q', otherNames, other)],
  raters: [],
  teams: [
    [1, '第一组', '安东县、禾丰县、清河区、市住房城乡建设局、市交通运输局、市财政局', '市应急局副局长'],
    [2, '第二组', '云台区、双桥区、市工业和信息化局、市城市管理局、市民政局、市司法局', '市公安局副局长'],
    [3, '第三组', '临湖县、安禾经开区、市农业农村局、市商务局、市统计局', '市消防救援支队支队长'],
  ],
  readings: {
    不足一档: { choice: '只计足档' },
    加分: { choice: '折算后计入' },
    否决等次: { choice: '定为未完成' },
  },
  rubrics: [counties, chiefs, others],
};
