import { plain } from '../base/text';
import { clauseKinds, type ClauseKind } from './clause-kinds';
import type { DraftClause } from './clauses';
import type { PartFigures } from './correct-part';
import type { Draft } from './draft';
import { readingWords } from './reading-words';

/** A clause put right by the person who looked at its sentence. */

/** What of a clause can be put right. The sentence stays: it is the notice's. */
export type ClauseFigures = Pick<
  DraftClause,
  'kind' | 'points' | 'to' | 'per' | 'limit' | 'required' | 'group'
>;

/** Kinds that a clause can be put right to: 加分 stands in a table of its own. */
export const correctableKinds: readonly ClauseKind[] = clauseKinds.filter((kind) => kind !== '加');

export const figuresOf = ({ kind, points, to, per, limit, required, group }: DraftClause): ClauseFigures => ({
  kind,
  points,
  to,
  per,
  limit,
  required,
  group,
});

/** As typed: "" where nothing stands. Points are numbers of points, 应有 a number of units. */
export type TypedFigures = Record<Exclude<keyof ClauseFigures, 'kind'>, string> & { kind: string };

export const typedFigures = (figures: ClauseFigures): TypedFigures => ({
  kind: figures.kind,
  points: String(figures.points ?? ''),
  to: String(figures.to ?? ''),
  per: figures.per ?? '',
  limit: String(figures.limit ?? ''),
  required: String(figures.required ?? ''),
  group: figures.group ?? '',
});

const number = /^\d{1,4}(?:\.\d{1,3})?$/;

/** What was typed as figures, or in words what is wrong with it. */
export function figuresTyped(typed: TypedFigures): ClauseFigures | string {
  const kind = correctableKinds.find((each) => each === typed.kind);
  if (!kind) return `类型要是 ${correctableKinds.join('、')} 之一。`;
  const numbers = (['points', 'to', 'limit', 'required'] as const).map((key) => plain(typed[key]));
  if (numbers.some((text) => text !== '' && !number.test(text)))
    return '分值、至、最多、应有都填数字；没有的空着。';
  const [points = null, to = null, limit = null, required = null] = numbers.map((text) =>
    text === '' ? null : Number(text),
  );
  if (kind === '扣' && points === null) return '扣几分？没有写几分的选“未列分值”。';
  if (to !== null && kind !== '酌情') return '只有“酌情”才填“至”。';
  if (to !== null && points !== null && to <= points) return '“至”要大于前面的分值。';
  const group = plain(typed.group);
  if (group !== '' && !/^[a-z]$/.test(group)) return '互斥组填一个小写字母，只取一条的几条填同一个。';
  return { kind, points, to, per: plain(typed.per) || null, limit, required, group: group || null };
}

/** The draft with clauses and 计分部分 replaced; who reads the line later sees what was read at first. */
export function correctedDraft(
  draft: Draft,
  corrections: ReadonlyMap<DraftClause, ClauseFigures>,
  parts: ReadonlyMap<string, PartFigures> = new Map(),
): Draft {
  if (corrections.size === 0) return parts.size === 0 ? draft : { ...draft, parts };
  const put = (clause: DraftClause): DraftClause => {
    const figures = corrections.get(clause);
    if (!figures) return clause;
    const sameDemand = figures.required === clause.required;
    return {
      ...clause,
      ...figures,
      shortfall:
        figures.per !== null &&
        (sameDemand && figures.per === clause.per ? clause.shortfall : figures.required !== null),
      // The number of a quarter that was left as it was read is no number of the year.
      periodic: sameDemand && clause.periodic,
      doubts: [`核对时改过，原读作“${readingWords(clause)}”`],
    };
  };
  return {
    ...draft,
    parts,
    rubrics: draft.rubrics.map((rubric) => ({
      ...rubric,
      items: rubric.items.map((item) => ({
        ...item,
        rows: item.rows.map((row) => ({ ...row, clauses: row.clauses.map(put) })),
      })),
    })),
  };
}
