import type { DraftRubric } from '../rubric';
import type { Block } from '../source';
import { awardsOf, type Awards } from './awards';
import { circumstancesOf, type DraftCircumstance } from './circumstances';
import { calendarOf, type Calendar } from './calendar';
import { gradesOf, type Grade } from './grades';
import { groupsOf, type DraftUnit, type Group, type RatingTable } from './groups';
import { headingOf, type Heading } from './heading';
import { kindInTitle, kindMeant, kindsOf, type DraftKind } from './kinds';
import type { Passage, Sourced, Used } from './sentence';
import { weightsOf, type Coefficient, type Scale, type Weight } from './weights';

/** What the notice says outside of its rubrics, each fact with its sentence. What it does not say stays null or empty. */
export interface Facts extends Heading, Calendar, Awards {
  /** Kinds of unit that the notice lists, each with its units; empty where it lists none. */
  kinds: DraftKind[];
  /** 情形 and what follows from them: 一票否决, 取消评先, 降等. */
  circumstances: DraftCircumstance[];
  weights: Weight[];
  coefficients: Coefficient[];
  scales: Scale[];
  full: Scale | null;
  grades: Grade[];
  groups: Group[];
  groupsTitle: Sourced | null;
  forms: RatingTable[];
  units: DraftUnit[];
}

export function factsOf(
  blocks: readonly Block[],
  rubrics: readonly DraftRubric[],
): { facts: Facts; used: Used } {
  const passages: Passage[] = [
    ...blocks.flatMap((block): Passage[] =>
      block.kind === 'paragraph'
        ? [{ at: block.at, text: block.text, prose: true }]
        : block.rows.map((cells, index) => ({
            at: block.rowsAt[index] ?? block.at,
            text: cells.map(({ text }) => text).join('\t'),
            prose: false,
          })),
    ),
    ...rubrics.flatMap(({ notes }) => notes.map(({ at, text }) => ({ at, text, prose: true }))),
  ];
  const used: Used = new Map();
  const prose = passages.filter(({ prose }) => prose);
  const kinds = kindsOf(blocks);
  const listed = kinds.map(({ name }) => name);
  const titled = rubrics.flatMap(({ title }) => kindInTitle(title) ?? []);
  const named = [...listed, ...titled.filter((word) => kindMeant(word, listed) === null)];
  const happened = circumstancesOf(passages, named, used);
  const facts = {
    ...headingOf(prose),
    ...calendarOf(passages, used),
    grades: gradesOf(passages, used),
    kinds,
    ...weightsOf(passages, used, named),
    ...groupsOf(blocks, kinds),
    ...awardsOf(passages, used),
    circumstances: happened.circumstances,
  };
  facts.vetoes.push(...happened.vetoes);
  // What is taken from the total for a circumstance is no deduction that belongs nowhere.
  facts.deductions = facts.deductions.filter(
    ({ source, at }) =>
      !facts.circumstances.some(
        (line) => line.effect === '扣总分' && line.at === at && line.source.includes(source),
      ),
  );
  return { facts, used };
}
