import type { Tone } from '../../common/Mark';

/** Tone of a grade by its place among the scheme's grades, best first: names are the scheme's own. */
export function gradeTone(grade: string, grades: readonly string[]): Tone {
  const at = grades.indexOf(grade);
  if (at < 0) return 'plain';
  if (at === 0) return 'good';
  return at === grades.length - 1 ? 'bad' : at === 1 ? 'plain' : 'care';
}
