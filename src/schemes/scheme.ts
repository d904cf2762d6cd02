import * as v from 'valibot';
import { isOptional, readingIds, readingOptions, type Readings } from './readings';
import { bonusRuleSchema } from './bonus';
import { circumstancesSchema } from './circumstances';
import { gradeSchema } from './grades';
import { kindsSchema } from './kinds';
import { rubricSchema } from './rubric';

/** 方案: everything one year's assessment is made of. Data only; another year or city is another file. */

const text = v.pipe(v.string(), v.nonEmpty());
const date = v.pipe(v.string(), v.isoDate());
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** The form of one 评价组. */
const ratingFormSchema = v.strictObject({
  annex: text,
  /** Printed lines of the title, broken by meaning. */
  title: v.array(text),
  /** What one rater is called: 「专家」. */
  raterWord: text,
  /** Highest score of one cell (分值为 10 分制). */
  maximum: v.pipe(v.number(), v.minValue(1)),
  /** Decimals a score may have. The notice is silent; one decimal is what forms come back with. */
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2)),
  /** 折算系数 as printed (「总得分 × 0.125」). */
  coefficient: v.pipe(v.number(), v.minValue(0)),
  /** Share of the total in points. */
  weight: percent,
  /** 说明, numbered sentences. */
  notes: v.array(text),
  /** 「专家签字：」, or the name of an office and who signs for it. */
  signatures: v.array(text),
  source: text,
  /** 弃权: a cell that says so is no score and does not count; left out where every cell must have one. */
  abstain: v.optional(v.literal(true)),
  /** 本单位不给本单位打分; left out where it does. */
  ownVote: v.optional(v.literal(false)),
});

const unitSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Z]\d+$/)),
  name: text,
  /** Id of a kind of the scheme. */
  kind: text,
  aliases: v.array(text),
});

const raterSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Z]\d+$/)),
  /** 评价组: key in `forms`. */
  kind: text,
  /** Typed by the office; the word and a number until then. */
  name: text,
});

const teamSchema = v.strictObject({
  no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 「第一组」. */
  name: text,
  /** Post of the 组长 as the notice prints it. */
  leaderPost: v.string(),
  /** Names, typed by the office. */
  leader: v.string(),
  members: v.string(),
  liaison: v.string(),
  phone: v.string(),
  /** Unit ids in the order of the notice. */
  units: v.pipe(v.array(text), v.minLength(1)),
  /** The units as the notice prints them, where it does not take their names: 「金水区、航空港实验区」. */
  written: v.optional(text),
});

const readingsSchema = v.strictObject(
  Object.fromEntries(
    readingIds.map((id) => {
      const option = v.picklist(readingOptions[id]);
      return [id, isOptional(id) ? v.optional(option, readingOptions[id][0]) : option];
    }),
  ) as {
    [Id in keyof Readings]: v.PicklistSchema<(typeof readingOptions)[Id], undefined>;
  },
);

/** The sentences that the readings rest on, as the notice has them; left out where it says nothing. */
const quotesSchema = v.optional(
  v.strictObject(
    Object.fromEntries(readingIds.map((id) => [id, v.optional(text)])) as {
      [Id in keyof Readings]: v.OptionalSchema<typeof text, undefined>;
    },
  ),
  {},
);

/** A unit that is not assessed this year: it has no score and no rank, and 成绩公布 names it. */
const absentSchema = v.strictObject({
  ...unitSchema.entries,
  /** 不参评原因. */
  reason: text,
});

export const schemeSchema = v.strictObject({
  id: text,
  /** 「2019年度安全生产目标考核」. */
  title: text,
  /** 「郑安委〔2020〕1号」. */
  documentNumber: text,
  city: text,
  /** Issuer that signs the tables, e.g. 「郑州市安全生产委员会办公室」. */
  issuer: text,
  year: v.pipe(v.number(), v.integer()),
  calendar: v.strictObject({
    periodStart: date,
    periodEnd: date,
    assessmentStart: date,
    assessmentEnd: date,
    /** Signed reports are in before or on this day. */
    reportDue: date,
    /** Days a team spends in one district, at least. */
    minimumDays: v.number(),
    /** Towns or departments spot-checked in one district. */
    spotChecks: v.strictObject({ from: v.number(), to: v.number() }),
    sources: v.array(text),
  }),
  /** One for each 评价组, by the id of the group; none where nobody rates. */
  forms: v.record(text, ratingFormSchema),
  yearEnd: v.strictObject({ weight: percent, source: text }),
  grades: v.pipe(v.array(gradeSchema), v.minLength(1)),
  awards: v.strictObject({
    /** Only this grade is eligible. */
    grade: text,
    /** 较大 accidents that cost the eligibility; null where the notice has no such rule. */
    accidents: v.nullable(v.number()),
    sources: v.array(text),
  }),
  veto: v.strictObject({
    /** 较大-or-worse accidents that mean 一票否决; null where the notice has no such rule. */
    accidents: v.nullable(v.number()),
    /** A total under this means 一票否决; null where the notice has no such rule. */
    below: v.nullable(percent),
    sources: v.array(text),
  }),
  /** 总分上限: no total is above it; left out where only reading 总分封顶 says something. */
  totalCap: v.optional(v.pipe(v.number(), v.minValue(1))),
  bonus: v.strictObject({ cap: v.number(), rules: v.array(bonusRuleSchema), source: text }),
  /** The table 情形; left out where 奖惩情形 and its effects are those of 郑安委〔2020〕1号. */
  circumstances: circumstancesSchema,
  kinds: kindsSchema,
  units: v.array(unitSchema),
  /** 不参评; left out where all are assessed. */
  absent: v.optional(v.pipe(v.array(absentSchema), v.minLength(1))),
  raters: v.array(raterSchema),
  teams: v.array(teamSchema),
  /** Title and heading of 附件5. */
  teamsTitle: text,
  rubrics: v.array(rubricSchema),
  readings: readingsSchema,
  quotes: quotesSchema,
});

export type Scheme = v.InferOutput<typeof schemeSchema>;
export type RatingForm = v.InferOutput<typeof ratingFormSchema>;
export type Unit = v.InferOutput<typeof unitSchema>;
export type Rater = v.InferOutput<typeof raterSchema>;
export type Team = v.InferOutput<typeof teamSchema>;
export type UnitKind = Unit['kind'];
export type RaterKind = Rater['kind'];
