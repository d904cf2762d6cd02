import { cut, differencesOf, lineOf, type Difference } from '../checks/evidence';
import type { TableFinder } from '../checks/typed/context';
import {
  contentOf,
  currentEvidence,
  evidenceKinds,
  originKey,
  settledValue,
  unitsBeside,
  valuesOf,
  type EvidenceRow,
  type RecordKind,
} from '../forms/master/evidence';
import { unsigned } from '../forms/master/log';
import type { MasterState, ProvenanceRow, VisitRow } from '../forms/master/state';
import {
  factKey,
  keptFacts,
  scoreFact,
  typedFacts,
  typedRows,
  type TypedFact,
} from '../forms/master/typed-facts';
import { unitByName } from '../schemes';
import type { Taken } from './choose';
import { logLine, type LogDetails } from './log-line';

/** What is kept with a write, so that later changes are noticed: what was received, what was typed, and 更正. */

export interface Author {
  /** Local time. */
  now: string;
  /** 经办人. */
  by?: string;
  /**
   * Why, where people were asked for it, and of which typed facts (by `factKey`): whatever else was typed since the
   * last write has another reason, or none.
   */
  reason?: { text: string; facts: ReadonlySet<string> };
  /** What this action is called where a plain change of the same thing has another name. */
  as?: Readonly<Record<string, string>>;
}

/** A returned workbook as far as it is evidence. */
type TeamContent = Pick<Extract<Taken, { is: 'team' }>, 'id' | 'file'> & {
  content: Pick<Extract<Taken, { is: 'team' }>['content'], 'deductions' | 'bonuses' | 'visits'>;
};

/** Evidence of a ledger row is known by its sender and the cell it was read from. */
const evidenceKey = (id: string, row: { file: string; sheet: string; cell: string }): string =>
  `${id} ${originKey(row)}`;

/** Rows of a returned workbook as evidence. */
export function evidenceOf({ id, file, content }: TeamContent, noted: string): EvidenceRow[] {
  const row = (
    kind: RecordKind,
    key: string,
    values: Record<string, unknown>,
    place: { sheet: string; cell: string },
  ): EvidenceRow => ({
    kind: evidenceKinds[kind],
    key,
    content: JSON.stringify(values),
    file,
    sheet: place.sheet,
    cell: place.cell,
    noted,
    replaced: '',
  });
  const { deductions, bonuses, visits } = content;
  return [
    ...deductions.map((each) =>
      row('deduction', evidenceKey(id, { ...each, file }), valuesOf('deduction', { ...each }), each),
    ),
    ...bonuses.map((each) =>
      row('bonus', evidenceKey(id, { ...each, file }), valuesOf('bonus', { ...each }), each),
    ),
    ...visits.map((each) => row('visit', each.unit, valuesOf('visit', { ...each }), { sheet: '', cell: '' })),
  ];
}

/** The scores of a rating form, each with the cell it was read from. */
export const provenanceOf = (file: Extract<Taken, { is: 'rating' }>, label: string): ProvenanceRow[] =>
  file.content.scores
    .filter(({ taken }) => taken !== null && taken !== '')
    .map(({ unit, typed, taken, sheet, cell }) => ({
      rater: file.id,
      unit,
      typed,
      taken,
      file: label,
      sheet,
      cell,
    }));

const sameEvidence = (a: readonly EvidenceRow[], b: readonly EvidenceRow[]): boolean =>
  a.length === b.length &&
  a.every((row, index) => row.key === b[index]?.key && row.content === b[index].content);

/** Files of all other senders. */
const othersFiles = (state: MasterState, id: string): ReadonlySet<string> =>
  new Set([...state.receipts].flatMap(([other, { file }]) => (other === id ? [] : [file])));

/**
 * Evidence of a team that counts: of its file's rows, and of its units' 考核情况.
 * @param own its file, with the units whose 考核情况 it brings: one may be another team's now, or have been
 */
function ofTeam(
  state: MasterState,
  id: string,
  own: { file: string; units: ReadonlySet<string> } = { file: '', units: new Set() },
): (row: EvidenceRow) => boolean {
  const units = state.scheme.teams.find(({ no }) => String(no) === id)?.units ?? [];
  const others = othersFiles(state, id);
  return ({ replaced, kind, key, file }) =>
    replaced === '' &&
    (kind === evidenceKinds.visit
      ? own.units.has(key) ||
        (own.file !== '' && file === own.file) ||
        (units.includes(key) && !others.has(file))
      : (kind === evidenceKinds.deduction || kind === evidenceKinds.bonus) && key.startsWith(`${id} `));
}

/** Which unit a received line is of. */
export const unitOfEvidence = ({ scheme }: MasterState, row: EvidenceRow): string | undefined =>
  row.kind === evidenceKinds.visit ? row.key : unitByName(scheme, String(contentOf(row).unit ?? ''))?.id;

/** Lines that count of everything a team sent: its workbook, and what came beside it. */
export function isOfSender(state: MasterState, id: string): (row: EvidenceRow) => boolean {
  const file = state.receipts.get(id)?.file ?? '';
  return ofTeam(state, id, { file, units: new Set(unitsBeside(state, id).keys()) });
}

/**
 * 考核情况 that a team's workbook brings. A unit that changed its group stands in two workbooks: what its present team
 * wrote counts, and a line left blank never takes the place of one that another team filled in, or a 补表 of its own.
 */
export function visitsOf(state: MasterState, file: Extract<Taken, { is: 'team' }>): VisitRow[] {
  const units = state.scheme.teams.find(({ no }) => String(no) === file.id)?.units ?? [];
  const others = othersFiles(state, file.id);
  const elsewhere = new Set(
    currentEvidence(state, 'visit').flatMap((row) => (others.has(row.file) ? [row.key] : [])),
  );
  const blank = (visit: VisitRow) =>
    Object.values(valuesOf('visit', { ...visit })).every((value) => value === null);
  const beside = unitsBeside(state, file.id);
  return file.content.visits.filter(
    (visit) =>
      !beside.has(visit.unit) &&
      (!elsewhere.has(visit.unit) || (units.includes(visit.unit) && !blank(visit))),
  );
}

/** Scores of a rating form that is known; where what was kept of them is lost or changed, it is kept anew. */
function keepScores(state: MasterState, file: Extract<Taken, { is: 'rating' }>, label: string): boolean {
  const next = provenanceOf(file, label);
  const units = new Set(next.map(({ unit }) => unit));
  const beside = unitsBeside(state, file.id);
  // What a 补表 filled stays beside it.
  const known = state.provenance.filter(
    (row) => row.rater === file.id && (units.has(row.unit) || (row.file === label && !beside.has(row.unit))),
  );
  const said = (rows: readonly ProvenanceRow[]) =>
    JSON.stringify(rows.map(({ unit, taken, cell }) => [unit, settledValue(taken), cell]).sort());
  if (said(known) === said(next)) return false;
  const old = new Set(known);
  state.provenance = [...state.provenance.filter((row) => !old.has(row)), ...next];
  return true;
}

/**
 * Keeps what a form says as it was received. What an earlier form of the same sender said stays, as replaced.
 * @param label the file's name by its receipt; it may have been moved since
 * @returns whether anything had to be kept anew
 */
export function keepReceived(state: MasterState, file: Taken, noted: string, label = file.file): boolean {
  if (file.is === 'rating') return keepScores(state, file, label);
  const visits = visitsOf(state, file);
  const own = { file: label, units: new Set(visits.map(({ unit }) => unit)) };
  const sent = ofTeam(state, file.id, own);
  const beside = unitsBeside(state, file.id);
  // What a 补表 brought stays beside it.
  const known = state.evidence.filter((row) => sent(row) && !beside.has(unitOfEvidence(state, row) ?? ''));
  const next = evidenceOf({ id: file.id, file: label, content: { ...file.content, visits } }, noted);
  if (sameEvidence(known, next)) return false;
  const old = new Set(known);
  state.evidence = [
    ...state.evidence.map((row) => (old.has(row) ? { ...row, replaced: noted } : row)),
    ...next,
  ];
  return true;
}

/** What the checks of the 总表 itself see again, because the value stands there as typed. */
export const seenAgain =
  /^(?:score-(?!without)|ledger-(?!other-team)|deduction-|bonus-|override-|unit-missing$)/;

/**
 * Keeps the errors of a returned file with its receipt: a second row of a unit, an unknown unit, a second copy of a form
 * leave no trace in the 总表, and would be gone with the collection that told of them.
 * @returns whether anything had to be kept anew
 */
export function keepFaults(state: MasterState, file: Taken, noted: string): boolean {
  const faults = file.findings
    .filter(({ severity, code }) => severity === 'error' && !seenAgain.test(code))
    .map((fault): EvidenceRow => ({
      kind: evidenceKinds.fault,
      key: `${file.id} ${fault.code} ${fault.sheet ?? ''}!${fault.cell ?? ''}`,
      content: JSON.stringify({ sender: file.name, message: fault.message, remedy: fault.remedy }),
      file: file.file,
      sheet: fault.sheet ?? '',
      cell: fault.cell ?? '',
      noted,
      replaced: '',
    }));
  const known = state.evidence.filter(
    ({ kind, key, replaced }) =>
      kind === evidenceKinds.fault && replaced === '' && key.startsWith(`${file.id} `),
  );
  if (sameEvidence(known, faults)) return false;
  const old = new Set(known);
  state.evidence = [
    ...state.evidence.map((row) => (old.has(row) ? { ...row, replaced: noted } : row)),
    ...faults,
  ];
  return true;
}

/** Keeps the scores of a rating form that a newer one is about to replace. */
export function keepReplaced(state: MasterState, rater: string, now: string): void {
  const rows = state.provenance.filter((row) => row.rater === rater);
  const [first] = rows;
  if (!first) return;
  const content = Object.fromEntries(rows.map(({ unit, typed, taken }) => [unit, [typed, taken]]));
  state.evidence.push({
    kind: evidenceKinds.scores,
    key: rater,
    content: JSON.stringify(content),
    file: first.file,
    sheet: first.sheet,
    cell: '',
    noted: state.receipts.get(rater)?.received ?? '',
    replaced: now,
  });
}

/** Teams that an earlier version collected: their rows are held from now on against what stands there today. */
function keepStanding(state: MasterState, now: string): void {
  for (const { no, units } of state.scheme.teams) {
    const receipt = state.receipts.get(String(no));
    if (!receipt || state.evidence.some(ofTeam(state, String(no)))) continue;
    const content = {
      deductions: state.deductions.filter(({ file }) => file === receipt.file),
      bonuses: state.bonuses.filter(({ file }) => file === receipt.file),
      visits: [...state.visits.values()].filter(({ unit }) => units.includes(unit)),
    };
    state.evidence.push(...evidenceOf({ id: String(no), file: receipt.file, content }, now));
  }
}

/** Lines of 操作记录 for what was typed since the last write, each with old and new. */
function noteTyped(state: MasterState, author: Author, before: readonly TypedFact[] | null): void {
  const facts = typedFacts(state);
  const known = keptFacts(state.evidence) ?? before;
  if (known) {
    const was = new Map(known.map((fact) => [factKey(fact), fact]));
    const is = new Map(facts.map((fact) => [factKey(fact), fact]));
    // Scores that a file brought are no longer typed; they are told of where the file is.
    const collected = new Set(
      state.scheme.raters.filter(({ id }) => state.receipts.has(id)).map(({ id }) => id),
    );
    const gone = known.filter(
      (fact) =>
        !is.has(factKey(fact)) &&
        !(fact.action === scoreFact('', '').action && collected.has(fact.key.split(' ')[0] ?? '')),
    );
    const say = (fact: TypedFact, old: string, value: string) =>
      say1(state, author, author.as?.[fact.action] ?? fact.action, wordsOf(fact, old, value), {
        object: fact.object,
        before: old,
        after: value,
        ...(author.reason?.facts.has(factKey(fact)) === true && old !== ''
          ? { reason: author.reason.text }
          : {}),
      });
    for (const fact of facts) {
      const old = was.get(factKey(fact))?.value ?? '';
      if (old !== fact.value) say(fact, old, fact.value);
    }
    for (const fact of gone) say(fact, fact.value, '');
  }
  const rest = state.evidence.filter(({ kind }) => kind !== evidenceKinds.typed);
  const kept = state.evidence.filter(({ kind }) => kind === evidenceKinds.typed);
  const next = typedRows(facts, author.now);
  const same =
    kept.length === next.length && kept.every((row, index) => row.content === next[index]?.content);
  state.evidence = [...rest, ...(same ? kept : next)];
}

const wordsOf = ({ object }: TypedFact, before: string, after: string): string =>
  before === ''
    ? `${object}：${after}`
    : after === ''
      ? `${object}：清空`
      : `${object}：由“${before}”改为“${after}”`;

const say1 = (
  state: MasterState,
  { now, by = '' }: Author,
  action: string,
  content: string,
  details: LogDetails,
) => state.log.push(logLine(state, now, action, content, { by, ...details }));

const placeText = ({ place }: Difference): string =>
  [place.sheet, place.cell].filter((part) => part !== undefined && part !== '').join('!');

const sourceText = ({ origin }: Difference): string =>
  [origin.file, [origin.sheet, origin.cell].filter((part) => part !== '').join('!')]
    .filter((part) => part !== '')
    .join(' ');

/**
 * Brings 更正 up to date: a line for each difference, reasons that were typed since are recorded, and lines that never
 * got a reason go once the original is back.
 * @returns whether anything changed
 */
export function noteCorrections(state: MasterState, find: TableFinder, author: Author): boolean {
  const differences = differencesOf(state, find);
  const before = JSON.stringify(state.corrections);
  const current = new Set(differences.map((each) => lineOf(state.corrections, each)));
  const lines = state.corrections.filter(
    (line) => current.has(line) || line.reason !== '' || line.time !== '',
  );
  for (const difference of differences)
    if (!lineOf(lines, difference))
      lines.push({
        key: difference.key,
        object: cut(difference.object),
        place: placeText(difference),
        original: cut(difference.original),
        now: cut(difference.now),
        reason: '',
        by: '',
        time: '',
        source: sourceText(difference),
      });
  state.corrections = lines.map((line) => {
    if (line.reason === '' || line.time !== '') return line;
    say1(state, author, '更正', `${line.object}：由“${line.original}”更正为“${line.now}”`, {
      object: `${line.object}（${line.place}）`,
      before: line.original,
      after: line.now,
      reason: line.reason,
      file: line.source,
    });
    return {
      ...line,
      by: author.by === undefined || author.by === '' ? unsigned : author.by,
      time: author.now,
    };
  });
  return JSON.stringify(state.corrections) !== before;
}

/**
 * Everything that is kept with a write. Call it last, when the state is what will stand.
 * @param before what was typed before this action, for a workbook that nothing was kept of
 */
export function keep(
  state: MasterState,
  find: TableFinder,
  author: Author,
  before: readonly TypedFact[] | null = null,
): void {
  keepStanding(state, author.now);
  noteTyped(state, author, before);
  noteCorrections(state, find, author);
}
