/** 口径: questions, reasons and effects that speak of the text of 郑安委〔2020〕1号. Every other scheme has general ones. */
export const readingWords: Readonly<
  Record<string, { question?: string; reason?: string; effects?: Readonly<Record<string, string>> }>
> = {
  换算舍入: { reason: '原文只说四舍五入，未说保留小数，按保留整数执行。' },
  加分: { reason: '加分列在考核细则之内，随细则得分一并折算。' },
  总分封顶: { reason: '原文列了加分，没有说加分以后按 100 分封顶。' },
  评先取消: {
    question: '两起较大事故与被约谈，有其一还是同时具备才取消评先资格？',
    reason: '顿号并列两种情形，有其一即取消。',
    effects: {
      任一情形: '发生两起较大事故，或者被约谈，取消评先资格。',
      同时具备:
        '发生两起较大事故并且被约谈，才取消评先资格；两起较大事故已是一票否决，所以实际效果是只被约谈的不取消。',
    },
  },
  否决成绩: {
    question: '「考核成绩60分以下」的考核成绩是总分，还是考核细则的得分？',
    reason: '通知五（三）说的是目标考核的成绩，即总分；否决项写在考核细则里，也可以读作细则得分。',
    effects: { 总分: '总分低于 60 分的，一票否决（分数线以方案所列为准）。' },
  },
  否决等次: { reason: '原文按得分认定等次，没有说一票否决的改定等次。' },
  否决排名: { reason: '原文没有把一票否决的单位排除在排名之外。' },
};
