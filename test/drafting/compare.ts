import type { DraftClause } from '../../src/drafting/clauses';
import type { DraftRubric } from '../../src/drafting/rubric';
import type { Clause, Rubric } from '../../src/schemes/rubric';

/** A clause of a hand-made scheme and one of a draft in the same words, so that what differs can be printed. */
export interface Compared {
  where: string;
  made: string | null;
  drawn: string | null;
}

const kinds: Readonly<Record<Clause['kind'], string>> = {
  fixed: '扣',
  count: '扣',
  shortfall: '扣',
  percent: '扣',
  proportion: '按比例',
  discretion: '酌情',
  row: '不得分',
  indicator: '大项不得分',
  event: '大项不得分',
  unstated: '未列分值',
  veto: '否决',
};

/** How a clause counts, which the kind of the JSON does not tell. */
const wayOf = (clause: DraftClause): string => {
  if (clause.kind !== '扣') return '';
  if (/%|百分点/.test(clause.per ?? '')) return 'percent';
  if (clause.shortfall) return 'shortfall';
  return clause.per === null ? 'fixed' : 'count';
};

const perOf = ({ kind, unit, step }: Clause): string | null =>
  kind === 'percent' ? (step === 1 ? '个百分点' : `${step ?? ''}%`) : unit;

const words = (parts: readonly (string | number | null)[]): string =>
  parts.map((part) => part ?? '–').join(' ');

const made = (clause: Clause): string =>
  words([
    kinds[clause.kind],
    clause.points,
    perOf(clause),
    kinds[clause.kind] === '扣' ? clause.kind : '',
    clause.tier,
    clause.kind === 'shortfall' ? clause.required : null,
  ]);

const drawn = (clause: DraftClause): string =>
  words([
    clause.kind,
    clause.points,
    clause.per,
    wayOf(clause),
    clause.group,
    wayOf(clause) === 'shortfall' && !clause.periodic ? clause.required : null,
  ]);

/** Clause by clause: what was made by hand beside what was drawn, row by row. */
export function compared(rubric: Rubric, draft: DraftRubric): Compared[] {
  const rows = new Map(draft.items.flatMap(({ rows }) => rows.map((row) => [row.no, row] as const)));
  return rubric.items.flatMap(({ rows: own }) =>
    own.flatMap((row) => {
      const clauses = rows.get(row.no)?.clauses ?? [];
      const count = Math.max(row.clauses.length, clauses.length);
      return Array.from({ length: count }, (_, index): Compared => {
        const [one, other] = [row.clauses[index], clauses[index]];
        return {
          where: `${rubric.annex} 第 ${row.no} 行 ${one?.text ?? other?.text ?? ''}`,
          made: one ? made(one) : null,
          drawn: other ? drawn(other) : null,
        };
      });
    }),
  );
}
