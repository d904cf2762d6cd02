import { carried } from '../drafting/carry';
import { differences, type Difference } from '../drafting/compare';
import type { DraftClause } from '../drafting/clauses';
import { correctedDraft, type ClauseFigures } from '../drafting/correct';
import type { PartChoices, PartFigures } from '../drafting/correct-part';
import type { Draft } from '../drafting/draft';
import { schemeDraft, type DraftLine, type SchemeDraft } from '../drafting/scheme';
import { differencesSheet } from '../forms/draft/differences';
import type { DraftCheck } from '../forms/draft/lines';
import { draftWorkbook } from '../forms/draft/workbook';
import { groupsOf, groupWord } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookModel } from '../sheets/model';

/** 起草: a notice that was read, as a 方案草案 for people to look at line by line. */

/** A line put right: a clause, or a 计分部分. */
export type Correction = ClauseFigures | PartFigures;

/** What was said of the lines before the workbook is made, in their order; "" where nobody looked yet. */
export interface Verdicts {
  verdicts: readonly string[];
  /** Lines put right, by their place. */
  corrections?: Readonly<Record<number, Correction>>;
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
  const parts = new Map<string, PartFigures>();
  const verdicts = new Map<string, string[]>();
  // A sentence stands where it stands: that names a line whatever is read from it.
  const nameOf = ({ target, where, quote, clause, part }: DraftLine) =>
    part
      ? `计分部分|${part.place}`
      : [target.replace(/^条款 \S+/, ''), where, clause ? clause.from : quote].join('|');
  first.lines.forEach((line, index) => {
    const put = corrections[index];
    if (put && 'source' in put) {
      if (line.part) parts.set(line.part.place, put);
    } else if (put && line.clause) figures.set(line.clause, put);
    verdicts.set(nameOf(line), [...(verdicts.get(nameOf(line)) ?? []), said.verdicts[index] ?? '']);
  });
  const drawn = schemeDraft(correctedDraft(draft, figures, parts));
  return {
    drawn,
    said: { ...said, verdicts: drawn.lines.map((line) => verdicts.get(nameOf(line))?.shift() ?? '') },
  };
}

const none: Verdicts = { verdicts: [], by: '' };

/** What a line is of: its clause, and what of it (「情形」, 「再次倍数」). */
const clauseLine = /^条款 (\S+)(.*)$/;

/**
 * Clauses that a person said are none leave the scheme, and links to 情形 that are none; their line stays, with who said so. The
 * clauses behind them in the row move up, for clauses are numbered without a gap.
 */
function without({ scheme, lines }: SchemeDraft, { verdicts }: Verdicts): SchemeDraft {
  const denied = lines.filter((_, index) => verdicts[index] === '不是条款');
  if (denied.length === 0) return { scheme, lines };
  const idsOf = (some: readonly DraftLine[]) =>
    new Set(some.map(({ target }) => clauseLine.exec(target)?.[1] ?? ''));
  const dropped = idsOf(denied.filter(({ target }) => clauseLine.exec(target)?.[2] === ''));
  const unlinked = idsOf(denied.filter(({ linked }) => linked));
  const moved = new Map<string, string>();
  const rubrics = scheme.rubrics.map((rubric) => ({
    ...rubric,
    items: rubric.items.map((item) => ({
      ...item,
      rows: item.rows.map((row) => ({
        ...row,
        clauses: row.clauses
          .filter(({ id }) => !dropped.has(id))
          .map(({ circumstances, ...clause }, index) => {
            const id = clause.id.replace(/\d+$/, String(index + 1));
            moved.set(clause.id, id);
            const links = circumstances && !unlinked.has(clause.id) ? { circumstances } : {};
            return { ...clause, ...links, id };
          }),
      })),
    })),
  }));
  const targetOf = ({ target }: DraftLine, verdict: string | undefined): string => {
    const [, id = '', what = ''] = clauseLine.exec(target) ?? [];
    if (verdict === '不是条款' || dropped.has(id)) return `${target}（删去）`;
    return id === '' ? target : `条款 ${moved.get(id) ?? id}${what}`;
  };
  return {
    scheme: { ...scheme, rubrics },
    lines: lines.map((line, index) => ({ ...line, target: targetOf(line, verdicts[index]) })),
  };
}

/** The lines to look at, as the workbook will list them, and what their 计分部分 can be put right to. */
export function draftLines(draft: Draft): { lines: DraftLine[]; choices: PartChoices } {
  const { scheme, lines } = schemeDraft(draft);
  return {
    lines,
    choices: {
      kinds: scheme.kinds.map(({ id, name }) => ({ id, name })),
      rubrics: scheme.rubrics.map(({ id, title }) => ({ id, name: title })),
      forms: groupsOf(scheme).map((id) => ({ id, name: groupWord(scheme, id) })),
    },
  };
}

/** The draft as it was checked, with what of last year still fits: what the workbook says and what is held against last year. */
function checked(draft: Draft, last: Scheme | undefined, given: Verdicts): SchemeDraft {
  const { drawn, said } = corrected(draft, given);
  const kept = without(drawn, said);
  const looked = {
    scheme: kept.scheme,
    lines: kept.lines.map((line, index) => {
      const verdict = said.verdicts[index] ?? '';
      return verdict === '' ? line : { ...line, verdict, by: said.by };
    }),
  };
  return last ? carried(looked, last) : looked;
}

/**
 * @param last last year's scheme, of which what still fits is kept; what changed is on a sheet of its own
 * @param given verdicts on {@link draftLines}, given beside the screen
 */
export function draftedWorkbook(draft: Draft, last?: Scheme, given: Verdicts = none): WorkbookModel {
  const { scheme, lines } = checked(draft, last, given);
  const model = draftWorkbook(scheme, lines);
  if (!last) return model;
  const [first, ...rest] = model.sheets;
  return {
    ...model,
    sheets: [...(first ? [first] : []), differencesSheet(differences(last, scheme)), ...rest],
  };
}

/** What a drafted scheme changes of last year's, as the sheet of {@link draftedWorkbook} says it. */
export const draftDifferences = (draft: Draft, last: Scheme, given: Verdicts = none): Difference[] =>
  differences(last, checked(draft, last, given).scheme);

/** Who looked at a draft, for 操作记录; "" where the scheme was none. */
export const draftOrigin = (check: DraftCheck | null): string =>
  check === null ? '' : `由草案建：${check.lines} 行已由${check.by.join('、')}逐行核对。`;
