import * as v from 'valibot';

/** 考核细则 as data: 附件1 and 附件2. All texts are quoted from the notice; see docs for the words. */

const text = v.pipe(v.string(), v.nonEmpty());
const points = v.pipe(v.number(), v.minValue(0));

/**
 * What recording the clause does. It takes points, or with `earns` it gives them (「…的得 0.5 分」: a 小项 that earns
 * begins at nothing and ends at its own points at most):
 * - `fixed` takes its points once;
 * - `count` takes its points for each `unit` recorded, or for each `step` of them (「每 5 亩」), by reading 不足一档;
 * - `shortfall` takes its points for each `unit` missing from `required` (「不少于 2 家，每少一家」);
 * - `percent` takes its points for each `step` percent points missing (「每少10%」), by reading 不足一档;
 * - `proportion` takes the recorded percentage of its points (「按完成比例得分」);
 * - `discretion` takes what the team decides between `points` and `to` (「酌情扣 2–6 分」);
 * - `row` uses up the points of its 小项 (「未开展的不得分」);
 * - `indicator` and `event` use up the whole 大项;
 * - `unstated` is recorded but the text gives it no points;
 * - `veto` is a sentence of the 否决项.
 */
const clauseKinds = [
  'fixed',
  'count',
  'shortfall',
  'percent',
  'proportion',
  'discretion',
  'row',
  'indicator',
  'event',
  'unstated',
  'veto',
] as const;

/** What the kinds are called on the sheet 条款 and in findings. Cell formulas compare with these words. */
export const clauseKindWords: Readonly<Record<(typeof clauseKinds)[number], string>> = {
  fixed: '一次性',
  count: '按次数',
  shortfall: '按缺数',
  percent: '按百分点',
  proportion: '按比例',
  discretion: '酌情',
  row: '小项不得分',
  indicator: '指标超限',
  event: '事件扣完',
  unstated: '未列分值',
  veto: '否决',
};

const clauseSchema = v.strictObject({
  /** "附1-8-2": annex 1, row 8, second clause. Never looks like a date to a spreadsheet. */
  id: v.pipe(v.string(), v.regex(/^附\d+-\d+-\d+$/)),
  /** The sentence, quoted. */
  text,
  kind: v.picklist(clauseKinds),
  /** Null where the text states none and for clauses that empty a row or an item; of a `discretion` the least. */
  points: v.nullable(points),
  /** Unit of count (次, 家, 人次, 项, 处, 起, 百分点 …); null where nothing is counted. */
  unit: v.nullable(text),
  /** For `shortfall`: the number that is asked for; null when the text asks for several at once. */
  required: v.nullable(v.pipe(v.number(), v.minValue(1))),
  /** For `percent`: percent points of one step. For `count` and `shortfall`: units of one step, where it is not 1. */
  step: v.nullable(v.pipe(v.number(), v.minValue(0.01))),
  /** Clauses of a row with the same letter exclude each other: the heaviest applies (reading 互斥条款). */
  tier: v.nullable(text),
  /** Names of the 情形 of 奖惩情形 that are the same fact (see circumstances.ts); left out where there is none. */
  circumstances: v.optional(v.array(text)),
  /** For `count` of a set that is closed though the text states no number (两项活动各有方案、有总结): how many there are. */
  outOf: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  // What follows is left out where the text has none: so a scheme of an earlier version is the same data.
  /** 「得」: the clause gives its points instead of taking them. */
  earns: v.optional(v.literal(true)),
  /** 「最多扣 3 分」「扣完 2 分为止」「计满 6 分为止」: what the clause takes or gives a unit at most, in points. */
  limit: v.optional(v.pipe(v.number(), v.minValue(0.01))),
  /** For `discretion`: the most that one record may take or give, in points. */
  to: v.optional(v.pipe(v.number(), v.minValue(0.01))),
  /** For `count`: the second and each further one counts so many times (「再次发生加倍扣分」: 2). */
  repeat: v.optional(v.pipe(v.number(), v.minValue(1))),
});

const rowSchema = v.strictObject({
  no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 考核内容 as the source has it; null where the cell of the row above goes on. */
  content: v.nullable(text),
  /** Head of the content that the source has lost, restored from elsewhere; not a quotation, not part of `content`. */
  contentRestored: v.nullable(text),
  /** 考核标准, paragraphs separated by line feeds; empty for the 否决项, whose sentence stands in 考核内容. */
  standard: v.string(),
  /** 考核方法; empty where the source has none. */
  method: v.string(),
  clauses: v.array(clauseSchema),
  /** 分值 of the 小项 alone: it is never below 0 and never above these. Left out where only the 大项 has points. */
  points: v.optional(v.pipe(v.number(), v.minValue(0.01))),
});

const itemSchema = v.strictObject({
  no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 考核项目 with its numeral, e.g. 「一、建立健全安全生产责任制」. */
  title: text,
  kind: v.picklist(['scored', 'veto']),
  /** 分值; 0 for the 否决项. */
  points,
  rows: v.pipe(v.array(rowSchema), v.minLength(1)),
});

export const rubricSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^annex\d+$/)),
  /** 「附件 1」 as printed. */
  annex: text,
  title: text,
  /** Id of the kind whose parts name no rubric of their own; left out where every part that it serves names it. */
  appliesTo: v.optional(text),
  items: v.pipe(v.array(itemSchema), v.minLength(1)),
  /** 备注 below the table, one paragraph. */
  notes: text,
});

export type Clause = v.InferOutput<typeof clauseSchema>;
export type RubricRow = v.InferOutput<typeof rowSchema>;
export type RubricItem = v.InferOutput<typeof itemSchema>;
export type Rubric = v.InferOutput<typeof rubricSchema>;
