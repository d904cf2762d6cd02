import { perOf, zhengzhou2019 } from '../../schemes';
import type { Clause, RubricRow } from '../../schemes/rubric';
import { fileMaster } from '../../hosts/folder';
import { openMaster } from '../../workflow/master';
import { options } from '../arguments';
import { complain, findingLine, say, sayJson } from '../terminal';

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

/** kaohe rules: the clauses of the built-in scheme, or of the one that a 总表 carries. */
export async function rules(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['master'], flags: ['json'] });
  const path = given.text('master');
  const open = path === undefined ? null : await openMaster(fileMaster(path, undefined, true));
  if (open && !open.ok) {
    complain(findingLine(open.finding));
    return 1;
  }
  const scheme = open?.value.state.scheme ?? zhengzhou2019();
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
