import type { LocatedTable } from '../../sheets/locate';
import { textOf } from '../../sheets/locate';
import { folded } from '../../base/text';
import { builtInSchemes, linkedClauses } from '../../schemes';
import type { Clause } from '../../schemes/rubric';
import { circumstanceNames, kindWords } from '../clause-table';
import type { RubricReading } from '../rubric-reading';

/** Rubric sheets and the 条款 sheet put together as plain data, for the schema to judge. */

const restored = /^〔(.*?)〕/su;
const kinds = Object.entries(kindWords) as [Clause['kind'], string][];

/**
 * 情形 of a clause in a 总表 of version 0.1.0, which had no column for them: those of the built-in clause with the same
 * words, or with the same number in the same scheme.
 */
function builtInCircumstances(
  schemeId: unknown,
): (draft: { id: string; text: string; kind: string }) => readonly string[] {
  const known = builtInSchemes.flatMap(({ id, load }) =>
    load()
      .rubrics.flatMap(linkedClauses)
      .map(({ clause }) => ({ clause, same: id === schemeId })),
  );
  const annexOf = (id: string) => id.split('-')[0];
  return ({ id, text, kind }) => {
    const alike = known.filter(({ clause }) => clause.kind === kind && annexOf(clause.id) === annexOf(id));
    const byWords = alike.find(({ clause }) => folded(clause.text) === folded(text));
    const byNumber = alike.find(({ clause, same }) => same && clause.id === id);
    return (byWords ?? byNumber)?.clause.circumstances ?? [];
  };
}

/**
 * Clauses by 小项 key (附1-8). Unknown words stay as typed, so that the schema names them.
 * @param schemeId 方案标识 as it stands on 方案
 */
export function clauseDrafts(located: LocatedTable, schemeId: unknown): Map<string, unknown[]> {
  const builtIn = located.place.columns.has('circumstances') ? null : builtInCircumstances(schemeId);
  const drafts = new Map<string, unknown[]>();
  for (const line of located.rows) {
    if (line.key === '') continue;
    const value = (key: string) => line.cell(key).value;
    const word = textOf(line.cell('kind'));
    const named = {
      id: line.key,
      text: textOf(line.cell('text')),
      kind: kinds.find(([, name]) => name === word)?.[0] ?? word,
    };
    const circumstances = builtIn?.(named) ?? circumstanceNames(textOf(line.cell('circumstances')));
    const draft = {
      ...named,
      points: value('points'),
      unit: value('unit'),
      required: value('required'),
      step: value('step'),
      tier: value('tier'),
      ...(circumstances.length > 0 ? { circumstances } : {}),
    };
    const key = textOf(line.cell('row'));
    drafts.set(key, [...(drafts.get(key) ?? []), draft]);
  }
  return drafts;
}

/** Number in 「附件 1」. */
const annexNumber = (annex: string): string => /\d+/.exec(annex)?.[0] ?? '';

/** 附1-8: how clauses name a 小项. */
export const clauseRowKey = ({ annex }: Pick<RubricReading, 'annex'>, { no }: { no: number }): string =>
  `附${annexNumber(annex)}-${no}`;

export function rubricDraft(
  reading: RubricReading,
  appliesTo: string,
  clauses: ReadonlyMap<string, unknown[]>,
): unknown {
  const number = annexNumber(reading.annex);
  const items: { no: number; title: string; kind: string; points: unknown; rows: unknown[] }[] = [];
  for (const line of reading.lines) {
    if (line.item !== '' || items.length === 0) {
      const scored = line.points !== null && line.points !== '';
      items.push({
        no: items.length + 1,
        title: line.item,
        kind: scored ? 'scored' : 'veto',
        points: scored ? line.points : 0,
        rows: [],
      });
    }
    const head = restored.exec(line.content)?.[1] ?? null;
    items.at(-1)?.rows.push({
      no: line.no,
      content: line.content === '' ? null : line.content.replace(restored, ''),
      contentRestored: head,
      standard: line.standard,
      method: line.method,
      clauses: clauses.get(clauseRowKey(reading, line)) ?? [],
    });
  }
  return {
    id: `annex${number}`,
    annex: reading.annex,
    title: reading.title,
    appliesTo,
    items,
    notes: reading.notes,
  };
}
