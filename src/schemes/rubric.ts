import * as v from 'valibot';

/** 考核细则 as data: 附件1 and 附件2. All texts are quoted from the notice; see docs for the words. */

const text = v.pipe(v.string(), v.nonEmpty());
const points = v.pipe(v.number(), v.minValue(0));

/**
 * What recording the clause does:
 * - `fixed` takes its points once;
 * - `count` takes its points for each `unit` recorded;
 * - `shortfall` takes its points for each `unit` missing from `required` (「不少于 2 家，每少一家」);
 * - `percent` takes its points for each `step` percent points missing (「每少10%」), by reading 不足一档;
 * - `indicator` and `event` use up the whole 大项;
 * - `unstated` is recorded but the text gives it no points;
 * - `veto` is a sentence of the 否决项.
 */
const clauseKinds = [
  'fixed',
  'count',
  'shortfall',
  'percent',
  'indicator',
  'event',
  'unstated',
  'veto',
] as const;

const clauseSchema = v.strictObject({
  /** "附1-8-2": annex 1, row 8, second clause. Never looks like a date to a spreadsheet. */
  id: v.pipe(v.string(), v.regex(/^附\d+-\d+-\d+$/)),
  /** The sentence, quoted. */
  text,
  kind: v.picklist(clauseKinds),
  /** Null where the text states none and for clauses that empty an item. */
  points: v.nullable(points),
  /** Unit of count (次, 家, 人次, 项, 处, 起, 百分点 …); null where nothing is counted. */
  unit: v.nullable(text),
  /** For `shortfall`: the number that is asked for; null when the text asks for several at once. */
  required: v.nullable(v.pipe(v.number(), v.minValue(1))),
  /** For `percent`: percent points of one step. */
  step: v.nullable(v.pipe(v.number(), v.minValue(0.01))),
  /** Clauses of a row with the same letter exclude each other: the heaviest applies (reading 互斥条款). */
  tier: v.nullable(text),
  /** Names of the 情形 of 奖惩情形 that are the same fact (see circumstances.ts); left out where there is none. */
  circumstances: v.optional(v.array(text)),
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
  appliesTo: v.picklist(['district', 'member']),
  items: v.pipe(v.array(itemSchema), v.minLength(1)),
  /** 备注 below the table, one paragraph. */
  notes: text,
});

export type Clause = v.InferOutput<typeof clauseSchema>;
export type RubricRow = v.InferOutput<typeof rowSchema>;
export type RubricItem = v.InferOutput<typeof itemSchema>;
export type Rubric = v.InferOutput<typeof rubricSchema>;
