import type { Clause, Rubric } from './rubric';
import { rowsOf, type ClauseEntry } from './lookup';

/**
 * 情形: what happened to a unit within the period and is counted on 奖惩情形 for award and veto. A clause that takes points
 * for the same fact names it, so that the fact, kept in two places, is held against itself without a word of any text.
 */
export interface Circumstance {
  id: CircumstanceId;
  /** By this name a clause refers to it. */
  name: string;
  /** Head of its column on 奖惩情形. */
  header: string;
  /** Unit of count. */
  unit: string;
  /** Width of its column, in characters. */
  width: number;
}

export type CircumstanceId = 'major' | 'grave' | 'summoned';

export const circumstances: readonly Circumstance[] = [
  { id: 'major', name: '较大事故', header: '较大事故（起）', unit: '起', width: 12 },
  { id: 'grave', name: '重大及以上事故', header: '重大及以上事故（起）', unit: '起', width: 14 },
  { id: 'summoned', name: '约谈', header: '被市政府或市安委会约谈（次）', unit: '次', width: 18 },
];

const byName: ReadonlyMap<string, Circumstance> = new Map(circumstances.map((each) => [each.name, each]));

/** The circumstances that a clause belongs to, in the order of 奖惩情形. */
export const circumstancesOf = ({ circumstances: names = [] }: Clause): Circumstance[] =>
  circumstances.filter(({ name }) => names.includes(name));

/** Names that no column of 奖惩情形 has. */
export const unknownCircumstances = ({ circumstances: names = [] }: Clause): string[] =>
  names.filter((name) => !byName.has(name));

/** Clauses of a rubric that belong to a circumstance, in order. */
export const linkedClauses = (rubric: Rubric): ClauseEntry[] =>
  rowsOf(rubric).flatMap(({ item, row }) =>
    row.clauses
      .filter((clause) => circumstancesOf(clause).length > 0)
      .map((clause) => ({ clause, row, item, rubric })),
  );
