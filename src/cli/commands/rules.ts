import { zhengzhou2019 } from '../../schemes';
import { options } from '../arguments';
import { say, sayJson } from '../terminal';

/** kaohe rules */
export function rules(args: readonly string[]): number {
  const given = options(args, { flags: ['json'] });
  const scheme = zhengzhou2019();
  if (given.flag('json')) {
    const rubrics = scheme.rubrics.map(({ id, annex, title, items, notes }) => ({
      id,
      annex,
      title,
      items,
      notes,
    }));
    sayJson({ scheme: scheme.id, rubrics });
    return 0;
  }
  for (const rubric of scheme.rubrics) {
    say(`${rubric.annex} ${rubric.title}`);
    for (const item of rubric.items) {
      say(`  ${item.title}（${item.kind === 'scored' ? `${item.points} 分` : '否决'}）`);
      for (const row of item.rows) for (const clause of row.clauses) say(`    ${clause.id} ${clause.text}`);
    }
  }
  return 0;
}
