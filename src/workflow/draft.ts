import { carried } from '../drafting/carry';
import { differences, type Difference } from '../drafting/compare';
import type { DraftClause } from '../drafting/clauses';
import { correctedDraft, type ClauseFigures } from '../drafting/correct';
import type { Draft } from '../drafting/draft';
import { schemeDraft, type DraftLine, type SchemeDraft } from '../drafting/scheme';
import { differencesSheet } from '../forms/draft/differences';
import type { DraftCheck } from '../forms/draft/lines';
import { draftWorkbook } from '../forms/draft/workbook';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookModel } from '../sheets/model';

/** 起草: a notice that was read, as a 方案草案 for people to look at line by line. */

/** What was said of the lines before the workbook is made, in their order; "" where nobody looked yet. */
export interface Verdicts {
  verdicts: readonly string[];
  /** Clauses put right, by the place of their line. */
  corrections?: Readonly<Record<number, ClauseFigures>>;
  by: string;
}

/**
 * The draft with what was put right, and the verdicts in the order of its lines: a clause that counts otherwise may ask for
 * other things, so that lines come and go.
 */
function corrected(draft: Draft, said: Verdicts): { drawn: SchemeDraft; said: Verdicts } {
  const { corrections = {} } = said;
  const first = schemeDraft(draft);
  if (Object.keys(corrections).length === 0) return { drawn: first, said };
  const figures = new Map<DraftClause, ClauseFigures>();
  const verdicts = new Map<string, string[]>();
  // A sentence stands where it stands: that names a line whatever is read from it.
  const nameOf = ({ target, where, quote, clause }: DraftLine) =>
    clause ? `${where}|${clause.from}|${target.replace(/^条款 \S+/, '')}` : `${target}|${where}|${quote}`;
  first.lines.forEach((line, index) => {
    const put = corrections[index];
    if (put && line.clause) figures.set(line.clause, put);
    verdicts.set(nameOf(line), [...(verdicts.get(nameOf(line)) ?? []), said.verdicts[index] ?? '']);
  });
  const drawn = schemeDraft(correctedDraft(draft, figures));
  return {
    drawn,
    said: { ...said, verdicts: drawn.lines.map((line) => verdicts.get(nameOf(line))?.shift() ?? '') },
  };
}

const none: Verdicts = { verdicts: [], by: '' };

/**
 * Clauses that a person said are none leave the scheme; their line stays, with who said so. Those behind them in the row
 * move up, for clauses are numbered without a gap.
 */
function without({ scheme, lines }: SchemeDraft, { verdicts }: Verdicts): SchemeDraft {
  const dropped = new Set(
    lines
      .filter((_, index) => verdicts[index] === '不是条款')
      .map(({ target }) => target.replace(/^条款 /, '')),
  );
  if (dropped.size === 0) return { scheme, lines };
  const moved = new Map<string, string>();
  const rubrics = scheme.rubrics.map((rubric) => ({
    ...rubric,
    items: rubric.items.map((item) => ({
      ...item,
      rows: item.rows.map((row) => ({
        ...row,
        clauses: row.clauses
          .filter(({ id }) => !dropped.has(id))
          .map((clause, index) => {
            const id = clause.id.replace(/\d+$/, String(index + 1));
            if (id !== clause.id) moved.set(`条款 ${clause.id}`, `条款 ${id}`);
            return { ...clause, id };
          }),
      })),
    })),
  }));
  return {
    scheme: { ...scheme, rubrics },
    lines: lines.map((line, index) =>
      verdicts[index] === '不是条款'
        ? { ...line, target: `${line.target}（删去）` }
        : { ...line, target: moved.get(line.target) ?? line.target },
    ),
  };
}

/** The lines to look at, as the workbook will list them. */
export const draftLines = (draft: Draft): DraftLine[] => schemeDraft(draft).lines;

/**
 * @param last last year's scheme, of which what still fits is kept; what changed is on a sheet of its own
 * @param said verdicts on {@link draftLines}, given beside the screen
 */
export function draftedWorkbook(draft: Draft, last?: Scheme, given: Verdicts = none): WorkbookModel {
  const { drawn, said } = corrected(draft, given);
  const kept = without(drawn, said);
  const checked = {
    scheme: kept.scheme,
    lines: kept.lines.map((line, index) => {
      const verdict = said.verdicts[index] ?? '';
      return verdict === '' ? line : { ...line, verdict, by: said.by };
    }),
  };
  if (!last) return draftWorkbook(checked.scheme, checked.lines);
  const { scheme, lines } = carried(checked, last);
  const model = draftWorkbook(scheme, lines);
  const [first, ...rest] = model.sheets;
  return {
    ...model,
    sheets: [...(first ? [first] : []), differencesSheet(differences(last, scheme)), ...rest],
  };
}

/** What a drafted scheme changes of last year's. */
export const draftDifferences = (draft: Draft, last: Scheme): Difference[] =>
  differences(last, schemeDraft(draft).scheme);

/** Who looked at a draft, for 操作记录; "" where the scheme was none. */
export const draftOrigin = (check: DraftCheck | null): string =>
  check === null ? '' : `由草案建：${check.lines} 行已由${check.by.join('、')}逐行核对。`;
