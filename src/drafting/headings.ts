import type { Grid } from './source';

/** Which column of a table is what, by the words that head it; their order is free. */
export type Role = 'no' | 'item' | 'content' | 'standard' | 'points' | 'method' | 'other';

const even = (text: string): string => text.normalize('NFKC').replace(/[\s:()、/]/g, '');

/** Heading words by role, tried in this order; each covers its kin of other trades. */
const words: readonly (readonly [Role, RegExp])[] = [
  ['no', /^(?:序号|编号|号|序|NO\.?|no)$/],
  [
    'other',
    /^(?:实得|自评|考评|考核|评价|核定|核准|复核|得|扣|加|减|最后|最终|评定|检查|抽查|初评|终评|自查|单项|本项|加减|实际|小计|合计)*(?:得分|扣分|加分|自评分|考评分|考核分|实得分|评分|自评|扣减分数|扣分情况|扣分原因|扣分理由|得分情况|自评得分|加扣分|减分|核定分|审核分)$|^(?:得分栏|扣分及原因|存在问题|扣分事由|考评得分|实得分数|扣减分数|得分值|考核得分分|扣分项目|核查情况)$/,
  ],
  ['method', /方法|方式|办法(?!及)|途径|手段|来源|依据|佐证|查看资料|检查资料|备查|印证|查验/],
  [
    'standard',
    /(?:考核|评分|扣分|计分|得分|考评|评价|赋分|记分|评定|评议|打分|检查|加分|加减分|扣减|奖惩|测评|评估|验收|核分|加扣分)(?:标准|细则|办法|方法|规则|说明|要点|准则|依据|规定|尺度)|^(?:标准|细则|评标|扣分点|评分|计分)$|标准及|(?:内容|要求)(?:及|和|与)(?:评分|扣分|考核|计分|评价)?(?:标准|办法|细则)/,
  ],
  [
    'points',
    /^(?:分值|标准分|分数|应得分|应得分数|满分|权重|基础分|标准分数|标准分值|配分|总分|基本分|规定分|目标分|赋分|分|项目分值|具体分值|分项分值|单项分值|小项分值|大项分值|指标分值|考核分值|分值分|权重分|应得|计划分|基准分|分值权重|额定分|标分|分值比重)\d*分?%?$/,
  ],
  [
    'content',
    /内容|要求|要点|任务|指标说明|措施|具体|目标|职责|二级|三级|细项|小项|子项|考核点|评价要素|标准内容/,
  ],
  ['item', /项目|类别|类型|指标|要素|一级|大项|事项|项|维度|板块|分类/],
  ['other', /备注|说明|责任|单位|部门|牵头|时限|考核人|签字|日期/],
];

/** Standards that 方法/办法 would take for methods: 「评分办法」「计分方法」. */
const standardFirst =
  /(?:评分|扣分|计分|得分|赋分|记分|打分|加分|奖惩|考核评分|扣减)(?:标准|细则|办法|方法|规则|说明|依据|方式)/;

function roleOf(heading: string): Role | null {
  const text = even(heading);
  if (text === '' || text.length > 16) return null;
  if (standardFirst.test(text)) return 'standard';
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

export interface Headings {
  /** How many rows from which on the heading takes. */
  first: number;
  rows: number;
  roles: (Role | null)[];
}

/** The heading of a rubric, or null where the table is none. */
export function headingsOf(grid: Grid): Headings | null {
  for (let row = 0; row < Math.min(grid.rows.length, 6); row++) {
    const cells = grid.rows[row] ?? [];
    const roles = cells.map(({ text }) => roleOf(text));
    const named = new Set(roles.filter((role) => role !== null && role !== 'other'));
    const isRubric =
      (named.has('standard') && named.size >= 2) ||
      (named.has('points') && (named.has('content') || named.has('item')) && named.size >= 2);
    if (!isRubric) continue;
    // Long texts are no headings: a row with one is a row of the table already.
    if (cells.some(({ text }) => even(text).length > 24)) continue;
    let rows = 1;
    const names = cells.map(({ text }) => text);
    // 「得分」 over 「自评」「考评」, 「内容及标准」 over 「内容」「扣分标准」: a second line of headings, under cells that go on.
    for (let below = grid.rows[row + rows]; isSecondLine(below, roles); below = grid.rows[row + rows]) {
      below?.forEach(({ text }, column) => {
        if (text.trim() === '') return;
        names[column] = text;
        roles[column] = roleOf(text);
      });
      rows += 1;
    }
    return { first: row, rows, roles: settled(roles, names) };
  }
  return null;
}

function isSecondLine(cells: Grid['rows'][number] | undefined, roles: readonly (Role | null)[]): boolean {
  if (!cells) return false;
  const own = cells.filter(({ text }) => text.trim() !== '');
  return (
    own.length > 0 &&
    cells.some(({ covered }) => covered === 'above') &&
    own.every(({ text }) => even(text).length <= 6 && roleOf(text) !== null) &&
    roles.length > 0
  );
}

/** One column for each role: a second 项目 is content, a table without a standard has it in its content. */
function settled(roles: readonly (Role | null)[], names: readonly string[]): (Role | null)[] {
  const result = [...roles];
  const second = (role: Role, becomes: Role) => {
    const places = result.flatMap((one, at) => (one === role ? [at] : []));
    for (const at of places.slice(1)) result[at] = becomes;
  };
  second('item', 'content');
  second('no', 'other');
  const standards = result.flatMap((one, at) => (one === 'standard' ? [at] : []));
  // 「考核内容及标准 … 评分办法」: the last says what is lost. 「扣分标准 | 加分标准」 both do.
  for (const at of standards.slice(0, -1))
    if (!/^(?:扣分|加分|减分|奖励|加减分)/.test(even(names[at] ?? ''))) result[at] = 'content';
  if (!result.includes('standard')) {
    const contents = result.flatMap((one, at) => (one === 'content' ? [at] : []));
    const method = result.indexOf('method');
    const last = contents.at(-1);
    if (last !== undefined) result[last] = 'standard';
    else if (method >= 0) result[method] = 'standard';
    else {
      const item = result.lastIndexOf('item');
      if (item >= 0) result[item] = 'standard';
    }
  }
  if (!result.includes('item') && result.filter((one) => one === 'content').length > 1) {
    result[result.indexOf('content')] = 'item';
  }
  return result;
}
