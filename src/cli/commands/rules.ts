import { perOf, zhengzhou2019 } from '../../schemes';
import type { Clause, RubricRow } from '../../schemes/rubric';
import { options } from '../arguments';
import { say, sayJson } from '../terminal';

/** A clause with every figure that a clause may have: null where the text has none. */
const clauseJson = (clause: Clause) => ({
  ...clause,
  earns: clause.earns ?? false,
  limit: clause.limit ?? null,
  to: clause.to ?? null,
  repeat: clause.repeat ?? null,
  per: perOf(clause),
  group: clause.tier,
});

const rowJson = ({ points, clauses, ...row }: RubricRow) => ({
  ...row,
  points: points ?? null,
  clauses: clauses.map(clauseJson),
});

/** kaohe rules */
export function rules(args: readonly string[]): number {
  const given = options(args, { flags: ['json'] });
  const scheme = zhengzhou2019();
  if (given.flag('json')) {
    const rubrics = scheme.rubrics.map(({ id, annex, title, items, notes }) => ({
      id,
      annex,
      title,
      items: items.map((item) => ({ ...item, rows: item.rows.map(rowJson) })),
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
