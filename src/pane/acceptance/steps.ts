import type { StepId } from '../../views/overview';

/** 验收: ten steps through a whole year in the program itself, in the order in which they are done. */

export const acceptanceIds = [
  'open',
  'create',
  'type',
  'collect',
  'settle',
  'follow',
  'restore',
  'preview',
  'save',
  'reopen',
] as const;
export type AcceptanceId = (typeof acceptanceIds)[number];

export interface AcceptanceStep {
  title: string;
  /** What to do, and what to look at before the answer is given. */
  words: string;
  look: string;
  /** Where in the pane it is done, and what the button that leads there says. */
  go?: { step: StepId; words: string };
}

export const acceptanceSteps: Readonly<Record<AcceptanceId, AcceptanceStep>> = {
  open: {
    title: '打开',
    words: '新建一个空白工作簿，在那里打开面板，再到这里来。',
    look: '面板出得来，字看得清，没有报错。',
  },
  create: {
    title: '建表',
    words: '点下面的按钮，在空白工作簿里建一份验收用的小总表（两个区、一个单位，不是正式考核）。',
    look: '工作表都在，停在首页；标题、边框、底色、列宽像样，没有“#名称？”“#REF!”。',
  },
  type: {
    title: '填数',
    words: '点“带我去那一格”，在那里填 0，按回车。',
    look: '填得进去；在同一格填 -1 会被拒绝（再改回 0）。',
  },
  collect: {
    title: '收表',
    words: '先存下三份样例文件，再到“收表”里把它们一次选进来。',
    look: '三份都是“已收”，“领导评分”表里有了分。',
    go: { step: 'collect', words: '去收表' },
  },
  settle: {
    title: '核算',
    words: '到“成绩”里点“核算”。',
    look: '说核算完成；“成绩公布”表里有单位、总分和名次。',
    go: { step: 'results', words: '去核算' },
  },
  follow: {
    title: '来历',
    words: '在“成绩”里点一个总分，一步一步走到底，点“定位”。',
    look: '表格跳到那一格，数是对的。',
    go: { step: 'results', words: '去看来历' },
  },
  restore: {
    title: '恢复',
    words: '点上面的“恢复”，再点里面的“恢复”；看过以后，到“成绩”里再核算一次。',
    look: '恢复以后“成绩公布”空了，收来的分还在。',
  },
  preview: {
    title: '打印预览',
    words: '在程序里看“成绩公布”和“附件1”的打印预览。',
    look: '一页宽放得下，表头每页都有，页码在，文字没有被截去。',
    go: { step: 'print', words: '看打印预演' },
  },
  save: {
    title: '保存',
    words: '把工作簿存成 .xlsx，记住存在哪里。',
    look: '存得下，没有问是否丢掉什么。',
  },
  reopen: {
    title: '重新打开',
    words: '关掉工作簿和程序，重新打开那个文件，打开面板，回到“帮助—验收单”。',
    look: '没有要求修复；面板认出它，分数和成绩与关掉以前一样。',
  },
};
