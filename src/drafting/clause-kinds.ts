/** 扣 得 加 酌情 不得分 大项不得分 按比例 未列分值 否决, as the notice's readers name them. */
export const clauseKinds = [
  '扣',
  '得',
  '加',
  '酌情',
  '不得分',
  '大项不得分',
  '按比例',
  '未列分值',
  '否决',
] as const;

export type ClauseKind = (typeof clauseKinds)[number];
