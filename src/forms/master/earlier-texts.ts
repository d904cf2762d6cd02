/**
 * Fixed words that the 总表 of an earlier version has in place of today's: nobody changed them, and they stay as they are.
 * By how today's words begin.
 */
const earlier: readonly (readonly [now: string, before: string])[] = [
  ['何时何人做了什么、为什么', '何时做了什么、作了什么决定'],
  ['事故、约谈等情形：', '较大以上事故、约谈：评先和否决的依据'],
  ['核算后生成，按名次', '核算后生成，供打印签发'],
  ['加分在哪一步计入？', '加分在哪一步计入？总分是否封顶？'],
  [
    '加分列在考核细则之内，随细则得分一并折算。',
    '加分列在考核细则之内，随细则得分一并折算；原文未规定总分封顶。',
  ],
  [
    '折算前计入：',
    '折算前计入：加分计入考核细则得分，再按年终考核比重折算；总分不封顶。\n折算后计入：考核细则得分折算后，加分全额计入总分；总分不封顶。\n总分封顶100：加分在折算前计入，总分超过 100 分的按 100 分计。',
  ],
  [
    '任一情形：',
    '任一情形：发生两起较大事故，或者被约谈，取消评先资格。\n同时具备：发生两起较大事故并且被约谈，才取消评先资格。',
  ],
];

/** 考核时限 on 成绩公布, whose days earlier versions wrote as 2019-01-01. */
const isoPeriod = /^考核时限：(\d{4})-(\d\d)-(\d\d) 至 (\d{4})-(\d\d)-(\d\d)$/;
const written = (stands: string): string =>
  stands.replace(isoPeriod, (_, ...found: string[]) => {
    const [fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = found.slice(0, 6).map(Number);
    return `考核时限：${fromYear}年${fromMonth}月${fromDay}日至${toYear}年${toMonth}月${toDay}日`;
  });

/** Titles of 首页 and 成绩公布, which earlier versions gave the name of 郑安委〔2020〕1号 whatever the scheme is called. */
const fixedTitle = /^\d{4}年度安全生产目标考核(总表|成绩)$/;
const isFixedTitle = (now: string, stands: string): boolean => {
  const [, end] = fixedTitle.exec(stands) ?? [];
  return end !== undefined && now.endsWith(end);
};

/** Whether what stands is what an earlier version wrote where today's words are `now`. */
export const isEarlierText = (now: string, stands: string): boolean =>
  written(stands) === now ||
  isFixedTitle(now, stands) ||
  earlier.some(([begins, before]) => now.startsWith(begins) && stands === before);
