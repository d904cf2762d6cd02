import { unitById } from '../schemes';
import { rankText } from '../scoring/explain';
import { shown } from '../scoring/explain-step';
import type { UnitResult } from '../scoring/results';
import { unitPairs, type ReadingEffect } from '../workflow/reading-effect';
import type { ReadingEffectView } from './reading-effect';

const turned = (before: string, after: string): string => (before === after ? '' : `${before} → ${after}`);

const rankWords = (result: UnitResult): string =>
  result.rank === null ? rankText(result) : `第 ${rankText(result)}`;

export function readingEffectView(effect: ReadingEffect): ReadingEffectView {
  const pairs = unitPairs(effect);
  const changes = pairs
    .map(({ before, after }) => ({
      name: unitById(effect.scheme, before.unit)?.name ?? before.unit,
      total: turned(shown(before.total), shown(after.total)),
      grade: turned(before.grade ?? '未定', after.grade ?? '未定'),
      rank: turned(rankWords(before), rankWords(after)),
    }))
    .filter(({ total, grade, rank }) => total !== '' || grade !== '' || rank !== '');
  const count = (key: 'total' | 'grade' | 'rank') => changes.filter((each) => each[key] !== '').length;
  return {
    changes,
    totals: count('total'),
    grades: count('grade'),
    ranks: count('rank'),
    undecided: pairs.filter(({ before, after }) => before.total === null && after.total === null).length,
  };
}
