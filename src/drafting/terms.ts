/** Named parts of which the expressions of the grammar are built. All of them read folded text (see fold.ts). */

/** One of several, the longest first, so that 人次 is not read as 人. */
const oneOf = (words: string): string =>
  `(?:${words
    .trim()
    .split(/\s+/)
    .sort((one, other) => other.length - one.length)
    .join('|')})`;

/** 2, 0.5, 一, 两, 十五, 半, 零点五. */
export const amount = String.raw`(?:\d+(?:\.\d+)?|零点[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)`;

/** What makes 「2 分」 no score: 分钟, 分之, 分类 … */
const noScore = '(?![钟之类级工管组别包解公局支段析布期批片])';
/** 分 as a score. */
export const mark = `个?分${noScore}`;
/** 「2 分」. */
export const score = `(${amount})${mark}`;
/** 「2 分」「2-6 分」「2 分至 6 分」. Two groups: from and to. */
export const scoreOrRange = `(${amount})(?:分?(?:-{1,2}|至|到)(${amount}))?${mark}`;

/** Words that may stand between the verb and the number: 「扣考核分 2 分」「扣该单位 1 分」. */
export const between = `(?:考核|责任人?|部门负责人|主要负责人|负责人|当事人|及|单位|部门|相关|有关|所在|对应|该|本|此|其|当月|当年|当季|年度|目标|综合|绩效|总|基础|相应|项目|项|得|成绩|:){0,8}分?(?:值|数)?:?`;

/** What is counted. */
export const unit = oneOf(`
  次 项 处 起 家 人 人次 天 日 件 份 户 篇 期 例 个 条 名 座 株 亩 所 张 辆 台 套 只 艘 人天 项次 案次 月次 户次 家次 件次 处次 台次 车次
  批次 个月 批 宗 类 种 栋 幢 间 场 届 轮 回 小时 分钟 工作日 个工作日 个小时 页 幅 封 卷 册 本 位 伙 支 门 部 块 片 段 堂 课时 学时 公里 米 平方米 公顷 吨 万元 元 亿元 万美元 美元 个百分点 百分点 % ‰
  村 镇 乡 社区 企业 单位 班组 级 档 微克/立方米 桶 岁 厘米 毫米 克 公斤 千克 斤 口 盏 根 节 头 棵 只次 则 首 部次 点 村次 名次 位次 户数 门次
  具 场次 班次 趟次 期次 篇次 条次 例次 起次 站次 艘次 辆次 架次 店次 校次 趟 站 层 网格 小区 楼栋 笔 案 园 校 场所 网点 摊位 路段 宗次 卷次
`);

/** Spans of time that a demand repeats over; not what is counted, unless nothing stands behind them. */
export const period = oneOf('年 月 季度 季 半年 周 旬 学期 两月 两年 半月 一季度');

/** Behind a number: at least, at most; then it is a bound and not a count. */
export const bound = String.raw`(?:\(?含\)?)?(?:及其?|或|和)?(?:\(含\))?(?:以上|以下|以内|之内|以外)`;

/** Words of failing: with one of these a piece of a sentence is the reason for a deduction. */
export const failing = new RegExp(
  oneOf(`
    未 没 无 不 少 缺 低 差 超 漏 迟 晚 逾 拖 瞒 谎 虚 假 错 违 发现 发生 出现 被 因 受到 存在 失 否则 拒 逃 造成 导致 引发 引起 死亡 受伤 重伤
    上访 通报 约谈 投诉 脱岗 损坏 隐瞒 推诿 弄虚作假 下降 上升 减少 每有 有一 有1 高于 大于 小于 倒数 末位 落后 举报 曝光 查实 私自 擅自 乱 脏 破损 滞后
    敷衍 应付 泄露 泄密 丢失 空缺 遗漏 偏差 退步 突破 批评 追责 问责 处分 查处 抢 盗 流于形式 形同虚设 走过场 雷同 抄袭 重复 阻挠 干扰 欠 停 未能 有违 积压
    挪用 截留 冒领 反弹 复发 新增 欺 私 混乱 裸露 堆积 散落 污水 异味 破 旷 早退 冒 堵 占用 挤占 死角 隐患 仅 只有 一般 较差 差 不足 空白 残缺 变相
  `),
);

const chineseDigits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The number that an {@link amount} says. */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  if (text.startsWith('零点')) return (chineseDigits[text.slice(2)] ?? 0) / 10;
  const [tens, ones] = text.split('十');
  if (ones === undefined) return chineseDigits[text] ?? 0;
  return (tens ? (chineseDigits[tens] ?? 0) : 1) * 10 + (ones ? (chineseDigits[ones] ?? 0) : 0);
}
