import type { RubricPart, ScoringPart } from '../../schemes';
import { earlierKinds } from '../../schemes/kinds';

/** Ids of what the 总表 has once for each 对象类别. */

/**
 * The kinds of 郑安委〔2020〕1号 keep the ids that their tables and sheets had in version 0.1.0; another kind has its own
 * in the id, so that its tables are found again.
 */
function ofKind(kind: string, first: string, second: string): string {
  const index = earlierKinds.findIndex(({ id }) => id === kind);
  return [first, second][index] ?? `${first}:${kind}`;
}

/** The sheet and the table of the results of a kind. */
export const summaryId = (kind: string): string => ofKind(kind, 'summary', 'memberSummary');

/** The table of a kind on 成绩公布. */
export const publishedId = (kind: string): string => ofKind(kind, 'published', 'publishedMembers');

/** The table of a kind and one of its rubrics on 年终考核; the first rubric when none is named. */
export const yearEndId = (kind: string, part?: RubricPart): string =>
  ofKind(kind, 'yearEnd', 'memberYearEnd') + (part && !part.first ? `:${part.rubric.id}` : '');

/** The column of what a part adds to the total; those of 郑安委〔2020〕1号 have the keys that they had in version 0.1.0. */
export const partKey = (part: ScoringPart): string => {
  if (part.source === '评价表') return part.group;
  return part.source === '考核细则' && part.first ? 'weighted' : `part${part.index + 1}`;
};

/** The column of its figure before it is converted. */
export const scoreKey = (part: ScoringPart): string =>
  part.source === '考核细则' && part.first ? 'score' : `score${part.index + 1}`;
