import { unfiled, type Draft } from './draft';
import type { Unread } from './source';

/** The draft as `kaohe draft --json` prints it. */
export interface DraftJson {
  rubrics: {
    title: string;
    items: {
      title: string;
      points: number | null;
      rows: {
        no: number | null;
        standard: string;
        method: string;
        points: number | null;
        clauses: {
          text: string;
          kind: string;
          points: number | null;
          to: number | null;
          per: string | null;
          limit: number | null;
          required: number | null;
          group: string | null;
          sure: boolean;
        }[];
      }[];
    }[];
  }[];
  unread: Unread[];
  scheme: Record<string, unknown>;
}

export function draftJson({ rubrics, facts, unread }: Draft): DraftJson {
  return {
    rubrics: rubrics.map(({ title, items }) => ({
      title,
      items: items.map(({ title: name, points, rows }) => ({
        title: name,
        points,
        rows: rows.map(({ no, standard, method, points: own, clauses }) => ({
          no,
          standard,
          method,
          points: own,
          clauses: clauses.map(({ text, kind, points: score, to, per, limit, required, group, doubts }) => ({
            text,
            kind,
            points: score,
            to,
            per,
            limit,
            required,
            group,
            sure: doubts.length === 0,
          })),
        })),
      })),
    })),
    unread: [...unread, ...unfiled(facts)],
    scheme: { ...facts },
  };
}
