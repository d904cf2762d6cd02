import { earlierGroups, earlierKinds } from '../kinds';
import frame from './scheme.json';

/**
 * What version 0.1.0 had as fixed words and ids, for it knew 郑安委〔2020〕1号 alone. Its files go by them, so a scheme of
 * that shape keeps them; every other scheme has its own.
 */

/** 文号 of the notice. */
export const noticeNumber = frame.documentNumber;

/** Ids of the first kind, that raters rate, and of the second, that a rubric alone scores. */
export const [ratedKind = '', rubricKind = ''] = earlierKinds.map(({ id }) => id);

/** Ids of the two 评价组. */
export const [firstGroup = '', secondGroup = ''] = Object.keys(earlierGroups);

/** Roles of the sheets of the two rubrics in a 总表, in order. */
export const rubricRoles = ['annex1', 'annex2'] as const;

/** Names of sheets of a 总表, by role. */
export const ownSheets = {
  annex1: '附件1',
  annex2: '附件2',
  leader: '领导评分',
  office: '处室评分',
  memberSummary: '成员单位成绩',
} as const;

/** 方案: what the least days of an assessment are called. */
export const daysLabel = '每个县（市、区）考核天数不少于';

/** 方案: what the title of 考核分组 is called. */
export const teamsTitleLabel = '附件5标题';

/** 评价人: the column of names. */
export const namesHeader = '姓名或处室';

/** 口径: how the score of the second kind is made. A scheme that has 计分部分 of its own says it there. */
export const memberReading = '成员单位';
export const memberReadingOptions = ['按附件2'] as const;
export const memberReadingText = {
  question: '成员单位的成绩怎样计算？',
  reason: '评价表只评县（市、区），成员单位只有附件2 一项依据。',
  effects: { 按附件2: '成绩为附件2 得分（含加分），等次界限与县（市、区）相同。' },
} as const;
