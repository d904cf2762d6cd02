import * as v from 'valibot';
import earlier from './zhengzhou-2019/kinds.json';
import frame from './zhengzhou-2019/scheme.json';

/** 对象类别 and the 计分部分 that make up the score of each, in the words of the notice. */

const text = v.pipe(v.string(), v.nonEmpty());
const positive = v.pipe(v.number(), v.minValue(0.01));
const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4));

/** 来源: what gives the points of a part. */
export const partSources = ['评价表', '考核细则', '转报分'] as const;

/**
 * 合成: how the scores of several raters become one figure. 去掉最高最低后平均 leaves out one highest and one lowest score;
 * of fewer than three nothing is left out.
 */
export const combinations = ['总分×系数', '平均', '去掉最高最低后平均'] as const;

/** What a part of any source may say. What is left out follows from the form, the rubric and the readings. */
const common = {
  name: text,
  /** How columns that have little room name it; left out where `name` serves. */
  short: v.optional(text),
  /** Points that the part adds to the total at most; left out: those of the form, or 年终考核比重, or all of them. */
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** Decimals of what the part adds to the total. Left out: by reading 换算舍入 for a form, unrounded for others. */
  decimals: v.optional(decimals),
  /** The sentence that the part rests on; left out where it stands with the form or 年终考核依据. */
  sentence: v.optional(text),
};

const partSchema = v.variant('source', [
  /** What raters give on a form of their own. */
  v.strictObject({
    ...common,
    source: v.literal('评价表'),
    /** Key in `forms`. */
    form: text,
    /** Left out: 总分×系数. */
    combination: v.optional(v.picklist(combinations)),
    /** Decimals of the average before it is weighted; left out where it is not rounded. */
    averageDecimals: v.optional(decimals),
  }),
  /** What a rubric gives. */
  v.strictObject({
    ...common,
    source: v.literal('考核细则'),
    /** Id of the rubric; left out: the one that applies to the kind. */
    rubric: v.optional(text),
    /** 满分 of the rubric: what its items add up to; left out: 100. */
    full: v.optional(positive),
  }),
  /** A figure that a department or a lower level sends, typed by the office with its 依据. */
  v.strictObject({
    ...common,
    source: v.literal('转报分'),
    /** 满分 of what is sent: it is converted from this to `weight`. */
    full: positive,
  }),
]);

/** 否决的排名: where vetoed units stand among those of their ranking class. */
export const vetoedPlaces = ['参加排名', '不排名', '列在最后'] as const;

const kindSchema = v.strictObject({
  id: text,
  /** What the kind is called on every table. */
  name: text,
  /** Letter that the ids of its units begin with; left out where any will do. */
  letter: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]$/))),
  /** 排名类别: kinds of one name are ranked together; left out where a kind is ranked by itself. */
  ranking: v.optional(text),
  /** Left out where reading 否决排名 decides. */
  vetoed: v.optional(v.picklist(vetoedPlaces)),
  /** 同分先看: names of parts; of equal totals the higher points of the first stand before, and so on. Left out: reading 并列. */
  ties: v.optional(v.pipe(v.array(text), v.minLength(1))),
  /** In the order of the notice. */
  parts: v.pipe(v.array(partSchema), v.minLength(1)),
});

export type KindOfUnit = v.InferOutput<typeof kindSchema>;
export type ScorePart = KindOfUnit['parts'][number];
export type VetoedPlace = (typeof vetoedPlaces)[number];
export type PartSource = (typeof partSources)[number];
export type Combination = (typeof combinations)[number];

/** Schemes of version 0.1.0 did not say their kinds: they all had those of 郑安委〔2020〕1号. */
export const earlierKinds = v.parse(v.array(kindSchema), earlier);

export const kindsSchema = v.optional(v.pipe(v.array(kindSchema), v.minLength(1)), earlierKinds);

/** Whether the scheme has 对象类别 and 计分部分 of its own, other than those that every scheme of 0.1.0 had. */
export const saysKinds = ({ kinds }: { kinds: readonly KindOfUnit[] }): boolean =>
  kinds !== earlierKinds && JSON.stringify(kinds) !== JSON.stringify(earlierKinds);

/** What the 评价组 of those kinds are called, by id: in version 0.1.0 these words were fixed. */
export const earlierGroups: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(frame.forms).map(([group, { raterWord }]) => [group, raterWord]),
);
