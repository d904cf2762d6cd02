import * as v from 'valibot';
import earlier from './zhengzhou-2019/kinds.json';

/** 对象类别 and the 计分部分 that make up the score of each, in the words of the notice. */

const text = v.pipe(v.string(), v.nonEmpty());

const partSchema = v.variant('source', [
  /** What raters give on a form of their own. */
  v.strictObject({ name: text, source: v.literal('评价表'), form: v.picklist(['leader', 'office']) }),
  /** What the team's rubric gives. */
  v.strictObject({ name: text, source: v.literal('考核细则') }),
]);

const kindSchema = v.strictObject({
  id: v.picklist(['district', 'member']),
  /** 「县（市、区）」: what the kind is called on every table. */
  name: text,
  /** 排名类别: kinds of one name are ranked together; left out where a kind is ranked by itself. */
  ranking: v.optional(text),
  /** In the order of the notice. */
  parts: v.pipe(v.array(partSchema), v.minLength(1)),
});

export type KindOfUnit = v.InferOutput<typeof kindSchema>;
export type ScorePart = KindOfUnit['parts'][number];

/** Schemes of version 0.1.0 did not say their kinds: they all had those of 郑安委〔2020〕1号. */
export const earlierKinds = v.parse(v.array(kindSchema), earlier);

export const kindsSchema = v.optional(v.array(kindSchema), earlierKinds);
