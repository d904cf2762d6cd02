import type { Finding } from '../../base/finding';
import { annexDigits } from '../../schemes';
import type { Origins } from './origins';

/**
 * One 考核细则 for several 计分部分 (four quarters): each part after the first gets a copy of its own, with a 附件 number that
 * is free, so that each round has its own ledger rows, sheets of the 考核组 and scores. Made where a new 总表 is made.
 */

interface Part {
  name?: unknown;
  source?: unknown;
  rubric?: unknown;
}
/** As far as this looks into a scheme that is not yet checked. */
interface Draft {
  kinds?: { parts: Part[] }[];
  rubrics: unknown[];
  forms: Record<string, { annex: string }>;
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const idOf = (rubric: unknown): string => {
  const { id } = rubric as { id?: unknown };
  return wordOf(id);
};

/** A copy of plain data, each of its objects known by the places of the original. */
function copied(value: unknown, origins: Origins, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => copied(each, origins, change));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'id' && typeof each === 'string' ? change(each) : copied(each, origins, change),
    ]),
  );
  origins.alike(copy, value);
  return copy;
}

/**
 * @param scheme as it was read, not yet checked
 * @returns how many copies were made
 */
export function makeRounds(scheme: Record<string, unknown>, origins: Origins): number {
  const draft = scheme as unknown as Draft;
  const numbers = [
    ...draft.rubrics.map((rubric) => Number(idOf(rubric).slice('annex'.length)) || 0),
    ...Object.values(draft.forms).map(({ annex }) => Number(annexDigits(annex))),
  ];
  /** Ids of the copies by the original and the round, from the second on: kinds share them. */
  const rounds = new Map<string, string>();
  for (const { parts } of draft.kinds ?? []) {
    const used = new Map<string, number>();
    for (const part of parts) {
      if (part.source !== '考核细则' || typeof part.rubric !== 'string') continue;
      const { rubric: id } = part;
      const round = (used.get(id) ?? 0) + 1;
      used.set(id, round);
      const original = draft.rubrics.find((rubric) => idOf(rubric) === id);
      if (round === 1 || !original) continue;
      const key = `${id} ${round}`;
      const known = rounds.get(key);
      if (known !== undefined) {
        part.rubric = known;
        continue;
      }
      const own = Number(id.slice('annex'.length));
      let number = own * 10 + round;
      while (numbers.includes(number)) number += 1;
      numbers.push(number);
      const copy = copied(original, origins, (text) =>
        text === id ? `annex${number}` : text.replace(/^附\d+-/, `附${number}-`),
      ) as Record<string, unknown>;
      copy.annex = `附件 ${number}（${wordOf(copy.annex).replaceAll(' ', '')} ${wordOf(part.name)}）`;
      draft.rubrics.push(copy);
      rounds.set(key, idOf(copy));
      part.rubric = idOf(copy);
    }
  }
  return rounds.size;
}

/** What is wrong with a rubric is wrong with its copies: said once. */
export function saidOnce(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ code, sheet, cell }) => {
    const key = `${code}|${sheet ?? ''}|${cell ?? ''}`;
    if (cell !== undefined && said.has(key)) return false;
    said.add(key);
    return true;
  });
}
