import * as v from 'valibot';
import type { Clause, Rubric } from './rubric';
import type { Scheme, UnitKind } from './scheme';
import { unsaid } from './notes';
import { rowsOf, type ClauseEntry } from './lookup';

/**
 * 情形: what happened to a unit within the period, counted on 奖惩情形, and what follows from it. A clause that takes
 * points for the same fact names it, so that the fact, kept in two places, is held against itself without a word of any
 * text.
 */

/** What a circumstance does to a unit, in the words of the sheet. */
export const circumstanceEffects = ['一票否决', '取消评先', '不得评为优秀', '降一等', '扣总分'] as const;

const text = v.pipe(v.string(), v.nonEmpty());
const points = v.pipe(v.number(), v.minValue(0.01));

/** One line of the table 情形. A circumstance with several effects stands on several lines. */
const lineSchema = v.strictObject({
  /** Names of circumstances; several are counted together (较大事故、重大及以上事故). */
  of: v.pipe(v.array(text), v.minLength(1)),
  /** Unit of count: 起, 次, 人. */
  unit: text,
  /** From how many on it has its effect; null where the notice has no such rule, and it is only counted. */
  from: v.nullable(v.number()),
  effect: v.nullable(v.picklist(circumstanceEffects)),
  /** For 扣总分: points that each occurrence from `from` on takes from the total. */
  points: v.optional(points),
  /** For 扣总分: what it takes from a unit at most. */
  limit: v.optional(points),
  /** Ids of the kinds of unit that it applies to; left out where it applies to all. */
  kinds: v.optional(v.pipe(v.array(text), v.minLength(1))),
  /** The sentence, quoted; empty where the notice has none. */
  source: v.string(),
});

export const circumstancesSchema = v.optional(v.array(lineSchema));

export type CircumstanceLine = v.InferOutput<typeof lineSchema>;

/** A column of 奖惩情形. */
export interface Circumstance {
  /** By this its count is kept and its column known. */
  id: string;
  /** By this name a clause refers to it. */
  name: string;
  /** Head of its column on 奖惩情形. */
  header: string;
  /** Unit of count. */
  unit: string;
  /** Width of its column, in characters. */
  width: number;
}

/** What follows from so many occurrences. */
export interface CircumstanceRule {
  /** Circumstances that are counted together. */
  of: readonly Circumstance[];
  from: number | null;
  effect: (typeof circumstanceEffects)[number];
  /** For 扣总分. */
  points: number;
  limit: number | null;
  /** Kinds that it applies to; null for all. */
  kinds: readonly string[] | null;
  /** What is said of so many occurrences. */
  words: (count: number) => string;
  source: string;
  /** Its line of the table 情形, from 0; null where the scheme has no such table. */
  line: number | null;
}

const major: Circumstance = {
  id: 'major',
  name: '较大事故',
  header: '较大事故（起）',
  unit: '起',
  width: 12,
};
const grave: Circumstance = {
  id: 'grave',
  name: '重大及以上事故',
  header: '重大及以上事故（起）',
  unit: '起',
  width: 14,
};
const summoned: Circumstance = {
  id: 'summoned',
  name: '约谈',
  header: '被市政府或市安委会约谈（次）',
  unit: '次',
  width: 18,
};

/** Those of 郑安委〔2020〕1号, which a scheme without a table of its own has. */
export const earlierCircumstances: readonly Circumstance[] = [major, grave, summoned];

/** What 方案 says of them in single fields. */
const earlierRules = ({ awards, veto }: Scheme): CircumstanceRule[] => {
  const rule = { points: 0, limit: null, kinds: null, line: null };
  return [
    {
      ...rule,
      of: [major, grave],
      from: veto.accidents,
      effect: '一票否决',
      words: (count) => `发生较大及以上生产安全事故 ${count} 起`,
      source: veto.sources.join('；'),
    },
    {
      ...rule,
      of: [major],
      from: awards.accidents,
      effect: '取消评先',
      words: (count) => `发生较大生产安全事故 ${count} 起`,
      source: awards.sources.join('；'),
    },
    {
      ...rule,
      of: [summoned],
      from: 1,
      effect: '取消评先',
      words: (count) => `被约谈 ${count} 次`,
      source: awards.sources.join('；'),
    },
  ];
};

/** A name of 郑安委〔2020〕1号 keeps its id, whatever table it stands in. */
const idOf = (name: string): string =>
  earlierCircumstances.find((each) => each.name === name)?.id ?? `情形 ${name}`;

const listed = (lines: readonly CircumstanceLine[]): Circumstance[] => {
  const found = new Map<string, Circumstance>();
  for (const { of, unit } of lines)
    for (const name of of)
      if (!found.has(name)) {
        const header = `${name}（${unit}）`;
        found.set(name, { id: idOf(name), name, header, unit, width: Math.max(12, header.length + 2) });
      }
  return [...found.values()];
};

const lists = new WeakMap<Scheme, readonly Circumstance[]>();

/** The columns of a scheme's 奖惩情形, in order. */
export function circumstancesOf(scheme: Scheme): readonly Circumstance[] {
  if (scheme.circumstances === undefined) return earlierCircumstances;
  const known = lists.get(scheme) ?? listed(scheme.circumstances);
  lists.set(scheme, known);
  return known;
}

function ruleOf(line: CircumstanceLine, index: number, all: readonly Circumstance[]): CircumstanceRule[] {
  const { of: names, from, effect, points: each = 0, limit = null, kinds = null, source } = line;
  // 「起数」 left blank: the notice has no such rule.
  if (effect === null || from === null) return [];
  const of = all.filter(({ name }) => names.includes(name));
  const words = (count: number) => `${names.join('、')}${names.length > 1 ? '共' : ''} ${count} ${line.unit}`;
  return [
    {
      of,
      from,
      effect,
      points: each,
      limit,
      kinds,
      words,
      source: source === '' ? unsaid : source,
      line: index,
    },
  ];
}

const rules = new WeakMap<Scheme, readonly CircumstanceRule[]>();

/** What follows from the circumstances, for a kind of unit, in the order of the table. */
export function circumstanceRules(scheme: Scheme, kind: UnitKind): readonly CircumstanceRule[] {
  const all =
    rules.get(scheme) ??
    scheme.circumstances?.flatMap((line, index) => ruleOf(line, index, circumstancesOf(scheme))) ??
    earlierRules(scheme);
  rules.set(scheme, all);
  return all.filter(({ kinds }) => kinds?.includes(kind) ?? true);
}

/** The circumstances that a clause belongs to, in the order of 奖惩情形. */
export const circumstancesOfClause = (
  scheme: Scheme,
  { circumstances: names = [] }: Clause,
): Circumstance[] => circumstancesOf(scheme).filter(({ name }) => names.includes(name));

/** Clauses of a rubric that belong to a circumstance, in order. */
export const linkedClauses = (scheme: Scheme, rubric: Rubric): ClauseEntry[] =>
  rowsOf(rubric).flatMap(({ item, row }) =>
    row.clauses
      .filter((clause) => circumstancesOfClause(scheme, clause).length > 0)
      .map((clause) => ({ clause, row, item, rubric })),
  );
