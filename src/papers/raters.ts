import { columnName } from '../base/address';
import { groupsOf, groupWord, ratersOf } from '../schemes';
import { agreement, type Agreement } from '../scoring/agreement';
import type { Entries } from '../scoring/entries';
import type { PaperYear } from './year';

/** The raters of a year as papers and pictures compare them. */

interface RaterGroup {
  /** Id of the 评价组. */
  group: string;
  word: string;
  /** Null where there is nothing to compare. */
  found: Agreement | null;
  /** What a rater is called on what is shown. */
  nameOf: (rater: string) => string;
}

/** Said where there is nothing to compare. */
export const incomparable = '收到的评价表不足两份，或者都打了分的单位不足两个，无从比较。';

/**
 * How far the raters of each 评价组 agree.
 * @param named whether raters stand there by name; else by letters, the farthest from the panel first, which says nothing
 * about who they are: by a number 「领导 1」 would be taken for 领导01
 */
export const raterGroups = ({ scheme }: PaperYear, entries: Entries, named: boolean): RaterGroup[] =>
  groupsOf(scheme).map((group) => {
    const names = new Map(ratersOf(scheme, group).map(({ id, name }) => [id, name]));
    const found = agreement(entries.scores.filter(({ rater }) => names.has(rater)));
    const word = groupWord(scheme, group);
    const letters = new Map(found?.raters.map(({ rater }, index) => [rater, columnName(index)]));
    const nameOf = (rater: string): string =>
      named ? (names.get(rater) ?? rater) : `${word} ${letters.get(rater) ?? ''}`;
    return { group, word, found, nameOf };
  });
