import type { ReadingId } from '../schemes/readings';
import type { DraftClause } from './clauses';
import type { Facts } from './facts';
import type { DraftRubric } from './rubric';

/** The sentences of a notice that each 口径 is about: what stands on 口径 as 「原文」. What the notice does not say stays out. */

/** How many sentences are quoted for one reading; the others say the same again. */
const most = 3;

const quotedAll = (sentences: readonly (string | null | undefined)[]): string =>
  [...new Set(sentences.filter((text): text is string => !!text))]
    .slice(0, most)
    .map((text) => `「${text}」`)
    .join('');

/** @returns by reading; only those that the notice has a sentence for */
export function quotesOf(facts: Facts, rubrics: readonly DraftRubric[]): Partial<Record<ReadingId, string>> {
  const clauses: DraftClause[] = rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) => rows.flatMap((row) => row.clauses)),
  );
  const texts = (fits: (clause: DraftClause) => boolean) => clauses.filter(fits).map(({ text }) => text);
  const factors = facts.coefficients.map(({ source }) => source);
  const vetoes = [...facts.vetoes.map(({ source }) => source), ...texts(({ kind }) => kind === '否决')];
  const all: Partial<Record<ReadingId, string>> = {
    换算舍入: quotedAll(
      facts.coefficients.filter(({ rounding }) => rounding !== null).map(({ source }) => source),
    ),
    折算系数: quotedAll(factors),
    不足一档: quotedAll(texts(({ kind, per }) => kind === '扣' && /%|百分点/.test(per ?? ''))),
    加分: quotedAll([facts.bonus.cap?.source]),
    总分封顶: quotedAll([facts.full?.source]),
    总分舍入: quotedAll([facts.full?.source]),
    评先取消: quotedAll(facts.awards.map(({ source }) => source).filter((text) => /取消|不得/.test(text))),
    否决成绩: quotedAll(vetoes.filter((text) => /成绩|得分|总分/.test(text))),
    否决等次: quotedAll(vetoes),
    名额舍入: quotedAll(facts.grades.map(({ quota }) => quota?.source)),
    互斥条款: quotedAll(texts(({ group }) => group !== null)),
  };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
}
