import type { MasterState } from '../../src/forms/master/state';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import type { Paper } from '../../src/papers/paper';
import { paperYear, type PaperYear } from '../../src/papers/year';
import { reportPaper } from '../../src/papers/report';
import { circularPaper, feedbackPaper, issuePaper, reminderPaper } from '../../src/papers/letters';
import { candidatesPaper, publicationPaper } from '../../src/papers/publication';
import { faultsPaper, teamsPaper } from '../../src/papers/faults';
import { agreementPaper } from '../../src/papers/agreement';
import { overviewPaper } from '../../src/papers/overview';
import { comparisonPaper } from '../../src/papers/comparison';
import { allUnits } from '../../src/papers/year';
import { rowsOf, rubricOf } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { Entries } from '../../src/scoring/entries';
import { computed } from '../../src/workflow/master';
import { generatedYear } from './generated-year';

/** A year whose papers are as hard to lay out as any: one unit with sixty long deductions, one with none, long names. */

/** 「金水区管理委员会…」, thirty characters. */
const longName = '郑州某某经济技术开发区管理委员会安全生产监督管理局（筹备组）办';

/** Three hundred characters that differ from row to row. */
export const longFacts = (index: number): string =>
  `第${index}笔：现场查阅资料，该单位未按照《河南省安全生产条例》的规定逐级签订目标责任书；`
    .repeat(10)
    .slice(0, 300);

/** So many rows of the ledger of a unit, each with facts of 300 characters, under one clause after the other. */
export const longDeductions = (
  unit: string,
  clauses: readonly { id: string }[],
  count: number,
  quantity: number | null = 1,
): LedgerRow[] =>
  Array.from({ length: count }, (_, index) => ({
    unit,
    clause: clauses[index % clauses.length]?.id ?? '',
    quantity,
    facts: longFacts(index + 1),
    date: '2020-01-14',
    manual: null,
    file: '',
    sheet: '',
    cell: '',
  }));

/** What a state comes to, as the papers see it. */
export function paperYearOf(
  state: MasterState,
  today: string,
): { state: MasterState; year: PaperYear; entries: Entries } {
  const { state: done, interpreted } = computed(state);
  if (!done.results) throw new Error('no results');
  const { entries } = interpreted;
  return { state: done, year: paperYear(done, done.results, entries, today), entries };
}

export interface HardYear {
  year: PaperYear;
  state: MasterState;
  /** Names of the unit with sixty deductions and of the one with none. */
  wordy: string;
  clean: string;
}

export function hardYear(given: Scheme): HardYear {
  const [first, second, ...others] = given.units;
  if (!first || !second) throw new Error('two units are needed');
  const scheme: Scheme = {
    ...given,
    units: [{ ...first, name: longName, aliases: [] }, second, ...others],
  };
  const state = generatedYear(scheme, 1);
  const clauses = rowsOf(rubricOf(scheme, first.kind)).flatMap(({ item, row }) =>
    item.kind === 'scored' ? row.clauses.filter(({ kind }) => kind === 'fixed' || kind === 'count') : [],
  );
  const long = longDeductions(longName, clauses, 60);
  state.deductions = [
    ...state.deductions.filter(({ unit }) => unit !== longName && unit !== second.name && unit !== ''),
    ...long,
  ];
  state.settled = true;
  const { state: done, year } = paperYearOf(state, '2020-01-20');
  return { year, state: done, wordy: longName, clean: second.name };
}

/** Every paper of a year, with scores where there is a switch for them. */
export function allPapers(year: PaperYear): Paper[] {
  const choices = { rank: true, scores: true };
  const { entries } = computed(year.state).interpreted;
  return [
    issuePaper(year),
    reminderPaper(year),
    publicationPaper(year),
    candidatesPaper(year),
    circularPaper(year, choices),
    faultsPaper(year),
    teamsPaper(year),
    agreementPaper(year, entries, false),
    overviewPaper(year, true),
    comparisonPaper(year, year),
    ...allUnits(year).flatMap((unit) => [reportPaper(year, unit), feedbackPaper(year, unit, choices)]),
  ];
}

/** All texts of a paper, in order. */
export const textsOf = ({ blocks }: Paper): string[] =>
  blocks.flatMap((block) => {
    if (block.is === 'table')
      return [...(block.header ?? []), ...block.rows.flatMap((cells) => cells.map(({ text }) => text))];
    if (block.is === 'signed') return block.lines.map(({ text }) => text);
    if (block.is === 'issuer') return [...block.lines];
    if (block.is === 'picture') return [block.picture.question, block.picture.told];
    return block.is === 'page' ? [] : [block.text];
  });
