import type { Finding } from '../base/finding';
import { contentOf, currentEvidence, evidenceKinds, unitsBeside, valuesOf } from '../forms/master/evidence';
import type { MasterState } from '../forms/master/state';
import { unitById, unitByName } from '../schemes';
import type { Scalar } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { hashesOf, type Taken } from './choose';
import { evidenceOf, isOfSender, provenanceOf, seenAgain, unitOfEvidence } from './evidence';

/**
 * 补表: a form that fills only what an earlier form of the same sender left open (a unit that came into the scheme later, one
 * that was forgotten). It is put beside that form and takes nothing away, and no later form takes from it what it does not
 * itself say.
 */

/** What a form says of each unit, as one text that is compared; a unit that it leaves blank is not in it. */
type Said = ReadonlyMap<string, string>;

/** What is said of cells that a 补表 leaves blank, and of those that it fills. */
const ofBlanks = new Set(['score-missing', 'unit-missing', 'unit-later']);

const listed = (map: Map<string, string[]>): Said =>
  new Map([...map].map(([unit, texts]) => [unit, JSON.stringify([...texts].sort())]));

function note(map: Map<string, string[]>, unit: string, kind: string, values: object): void {
  map.set(unit, [...(map.get(unit) ?? []), JSON.stringify([kind, values])]);
}

const isBlank = (values: object): boolean => Object.values(values).every((value) => value === null);

/** Whether each line is of a unit that is known: whose another is has to be asked, and the file is no 补表. */
const namesUnits = ({ scheme }: MasterState, file: Taken): boolean =>
  file.is === 'rating' ||
  [...file.content.deductions, ...file.content.bonuses].every(
    ({ unit }) => unitByName(scheme, String(unit ?? '')) !== undefined,
  );

function saidIn({ scheme }: MasterState, file: Taken): Said {
  const said = new Map<string, string[]>();
  if (file.is === 'rating') {
    for (const { unit, taken } of file.content.scores)
      if (taken !== null && taken !== '') note(said, unit, 'score', [taken]);
    return listed(said);
  }
  for (const kind of ['deduction', 'bonus'] as const)
    for (const row of file.content[kind === 'deduction' ? 'deductions' : 'bonuses']) {
      const unit = unitByName(scheme, String(row.unit ?? ''));
      if (unit) note(said, unit.id, kind, Object.values(valuesOf(kind, { ...row })));
    }
  for (const visit of file.content.visits) {
    const values = valuesOf('visit', { ...visit });
    if (!isBlank(values)) note(said, visit.unit, 'visit', Object.values(values));
  }
  return listed(said);
}

/** What the files of a sender said that were taken so far. */
function saidBefore(state: MasterState, { is, id }: Taken): Said {
  const said = new Map<string, string[]>();
  if (is === 'rating') {
    for (const row of state.provenance) if (row.rater === id) note(said, row.unit, 'score', [row.taken]);
    return listed(said);
  }
  const own = isOfSender(state, id);
  for (const kind of ['deduction', 'bonus', 'visit'] as const)
    for (const row of currentEvidence(state, kind)) {
      const unit = own(row) ? unitOfEvidence(state, row) : undefined;
      const values = unit === undefined ? {} : contentOf(row);
      if (unit !== undefined && !isBlank(values))
        note(said, unit, kind, Object.values(valuesOf(kind, values)));
    }
  return listed(said);
}

/** Whether a form leaves out units that an earlier one has, and says nothing else of those that the form itself has. */
const isBeside = (said: Said, base: Said, beside: ReadonlyMap<string, unknown>): boolean =>
  said.size > 0 &&
  [...base.keys()].some((unit) => !said.has(unit)) &&
  [...said].every(([unit, text]) => (base.get(unit) ?? text) === text || beside.has(unit));

const agrees = (said: Said, other: Said): boolean =>
  [...said].every(([unit, text]) => (other.get(unit) ?? text) === text);

/**
 * The files of one sender: those that are forms of their own, and those that only complete another one.
 * @param chosen labels of files that staff chose
 */
export function withoutSupplements(
  state: MasterState,
  files: readonly Taken[],
  chosen: ReadonlySet<string>,
): { whole: Taken[]; supplements: Taken[] } {
  const [first] = files;
  if (!first) return { whole: [], supplements: [] };
  const { taken, passed } = hashesOf(state, first.id);
  const received = saidBefore(state, first);
  const own = files.map((file) => [file, saidIn(state, file)] as const);
  // Of files that come together the fullest is the form.
  const [fullest] = [...own].sort(([, a], [, b]) => b.size - a.size);
  const base = received.size > 0 ? received : (fullest?.[1] ?? received);
  const beside = unitsBeside(state, first.id);
  const isKnown = ({ hash }: Taken) => hash === taken || passed.includes(hash);
  const completing = own.filter(
    ([file, said]) =>
      namesUnits(state, file) &&
      !isKnown(file) &&
      (received.size > 0 || file !== fullest?.[0]) &&
      isBeside(said, base, beside),
  );
  // A new form that says something else of the same unit: which of the two is right has to be asked.
  const forms = own.filter((each) => !isKnown(each[0]) && !completing.includes(each));
  const supplements = completing.flatMap(([file, said]) =>
    [...said].every(([unit, text]) => received.get(unit) === text) ||
    chosen.has(file.file) ||
    forms.every(([, other]) => agrees(said, other))
      ? [file]
      : [],
  );
  const aside = new Set(supplements);
  return { whole: files.filter((file) => !aside.has(file)), supplements };
}

/** What became of a 补表. */
export interface Supplemented {
  status: 'taken' | 'unchanged' | 'duplicate' | 'refused';
  code: string;
  message: string;
  /** The units that it filled, each with what is said of it, for the record; "" where it filled none. */
  filled: string;
  /** A form that came since says something else: the 补表 is done with. */
  overtaken?: true;
}

const keptOut = (message: string): Supplemented => ({
  status: 'duplicate',
  code: 'rater-twice',
  message: `补表没有收：${message}`,
  filled: '',
});

/** What stands in the 总表 of a unit, typed there and not received, and what the 补表 says instead. */
function typedOtherwise(state: MasterState, file: Taken, units: ReadonlySet<string>): string[] {
  const name = (unit: string) => unitById(state.scheme, unit)?.name ?? unit;
  if (file.is === 'rating') {
    const from = new Map(
      state.provenance.flatMap((row) => (row.rater === file.id ? [[row.unit, row.taken] as const] : [])),
    );
    const own = state.scores.get(file.id);
    return file.content.scores.flatMap(({ unit, taken }) => {
      const now = own?.get(unit) ?? null;
      return !units.has(unit) ||
        now === null ||
        sameValue(now, taken) ||
        sameValue(now, from.get(unit) ?? null)
        ? []
        : [`${name(unit)}总表 ${String(now)}、补表 ${String(taken)}`];
    });
  }
  const received = new Map(currentEvidence(state, 'visit').map((row) => [row.key, row.content]));
  return file.content.visits.flatMap((visit) => {
    const now = valuesOf('visit', { ...state.visits.get(visit.unit) });
    const text = JSON.stringify(now);
    const own = valuesOf('visit', { ...visit });
    return !units.has(visit.unit) ||
      isBlank(now) ||
      text === JSON.stringify(own) ||
      text === received.get(visit.unit)
      ? []
      : [`${name(visit.unit)}的考核情况与总表里录入的不同`];
  });
}

/** Puts in the scores that the form before left open. */
function putScores(state: MasterState, file: Extract<Taken, { is: 'rating' }>, units: ReadonlySet<string>) {
  const own = new Map(state.scores.get(file.id));
  for (const { unit, taken } of file.content.scores) if (units.has(unit)) own.set(unit, taken);
  state.scores.set(file.id, own);
  state.provenance = [
    ...state.provenance.filter(({ rater, unit }) => rater !== file.id || !units.has(unit)),
    ...provenanceOf(file, file.file).filter(({ unit }) => units.has(unit)),
  ];
}

/** Puts in the ledger rows and the 考核情况 of the units, in place of what an earlier 补表 brought of them. */
function putRecords(
  state: MasterState,
  file: Extract<Taken, { is: 'team' }>,
  units: ReadonlySet<string>,
  now: string,
): void {
  const { deductions, bonuses, visits } = file.content;
  const beside = unitsBeside(state, file.id);
  const unitOf = (row: { unit: Scalar }) => unitByName(state.scheme, String(row.unit ?? ''))?.id ?? '';
  const stays = (row: { unit: Scalar; file: string }) =>
    !units.has(unitOf(row)) || beside.get(unitOf(row))?.file !== row.file;
  const own = (row: { unit: Scalar }) => units.has(unitOf(row));
  const content = {
    deductions: deductions.filter(own),
    bonuses: bonuses.filter(own),
    visits: visits.filter(({ unit }) => units.has(unit)),
  };
  state.deductions = [...state.deductions.filter(stays), ...content.deductions];
  state.bonuses = [...state.bonuses.filter(stays), ...content.bonuses];
  for (const visit of content.visits) state.visits.set(visit.unit, visit);
  const sent = isOfSender(state, file.id);
  state.evidence = [
    ...state.evidence.map((row) =>
      sent(row) && units.has(unitOfEvidence(state, row) ?? '') ? { ...row, replaced: now } : row,
    ),
    ...evidenceOf({ id: file.id, file: file.file, content }, now),
  ];
}

/** What a 补表 says of a unit, in words. */
function wordsOf(file: Taken, unit: { id: string; name: string }): string {
  if (file.is === 'rating') {
    const score = file.content.scores.find((each) => each.unit === unit.id);
    return `${unit.name} ${String(score?.taken ?? '')}`;
  }
  const count = (rows: readonly { unit: unknown }[]) => rows.filter((row) => row.unit === unit.name).length;
  const [deductions, bonuses] = [count(file.content.deductions), count(file.content.bonuses)];
  const parts = [
    ...(deductions > 0 ? [`扣分 ${deductions} 笔`] : []),
    ...(bonuses > 0 ? [`加分 ${bonuses} 笔`] : []),
  ];
  return parts.length > 0 ? `${unit.name}（${parts.join('、')}）` : unit.name;
}

/**
 * Puts in what the form before left open. What somebody typed meanwhile and what another 补表 in the same folder says stays,
 * unless staff chose this one.
 * @param besides the sender's other files in the folder
 * @param isChosen whether staff named this file
 */
export function takeSupplement(
  state: MasterState,
  file: Taken,
  now: string,
  besides: readonly Taken[],
  isChosen: boolean,
): Supplemented {
  const faults = file.findings.filter(
    ({ severity, code }) => severity === 'error' && !ofBlanks.has(code) && !seenAgain.test(code),
  );
  const [fault] = faults;
  if (fault)
    return {
      status: 'refused',
      code: fault.code,
      message: `补表没有收：${fault.message}${fault.remedy}`,
      filled: '',
    };
  const before = saidBefore(state, file);
  const fresh = new Map([...saidIn(state, file)].filter(([unit, text]) => before.get(unit) !== text));
  if (fresh.size === 0)
    return { status: 'unchanged', code: '', message: '补表，所填的以前都已收。', filled: '' };
  const units = new Set(fresh.keys());
  const own = state.scheme.units.filter(({ id }) => units.has(id));
  const beside = unitsBeside(state, file.id);
  const overtaken = own.filter(({ id }) => before.has(id) && !beside.has(id)).map(({ name }) => name);
  if (overtaken.length > 0)
    return {
      ...keptOut(
        `${overtaken.join('、')}按后来的 ${state.receipts.get(file.id)?.file ?? ''}，两份填的不同。请移出收表文件夹。`,
      ),
      code: 'duplicate-not-chosen',
      overtaken: true,
    };
  const said = besides.map((other) => [other.file, saidIn(state, other)] as const);
  const others = own.flatMap(({ id, name }) => {
    const stands = before.get(id);
    const other = said.find(([, each]) => stands !== undefined && each.get(id) === stands);
    return other ? [`${name}在 ${other[0]} 里填的不同`] : [];
  });
  if (others.length > 0 && !isChosen)
    return keptOut(`${others.join('；')}。把不用的一份移出收表文件夹，再收一次。`);
  const typed = typedOtherwise(state, file, units);
  if (typed.length > 0 && !isChosen)
    return keptOut(
      `总表里已录入不同的${file.is === 'rating' ? '分数' : '内容'}（${typed.join('；')}）。按补表的，先清空总表里的这几格再收；不用补表的，移出收表文件夹。`,
    );
  if (file.is === 'rating') putScores(state, file, units);
  else putRecords(state, file, units, now);
  state.evidence = [
    ...state.evidence.map((row) => retired(row, file.id, units, now)),
    ...own.map(({ id: unit }) => ({
      kind: evidenceKinds.beside,
      key: file.id,
      content: JSON.stringify({ unit }),
      file: file.file,
      sheet: '',
      cell: '',
      noted: now,
      replaced: '',
    })),
  ];
  const filled = own.map((unit) => wordsOf(file, unit)).join('、');
  return { status: 'taken', code: '', message: `${file.name}的补表：${filled}。`, filled };
}

type Row = MasterState['evidence'][number];

/** The note of a 补表 as replaced, where it is of such a unit. */
function retired(row: Row, id: string, units: ReadonlySet<string>, now: string): Row {
  if (row.kind !== evidenceKinds.beside || row.key !== id || row.replaced !== '') return row;
  return units.has(String(contentOf(row).unit)) ? { ...row, replaced: now } : row;
}

/**
 * Of the units that came in 补表, those of which a form of their sender says something itself: they are the form's from now
 * on. The others stay as the 补表 has them.
 * @returns units that stay, each with the file it came in, and what of a 补表 the form replaces
 */
export function takeOver(
  state: MasterState,
  file: Taken,
  now: string,
): { stays: ReadonlyMap<string, { file: string }>; replaced: ReadonlyMap<string, { file: string }> } {
  const beside = unitsBeside(state, file.id);
  const said = saidIn(state, file);
  const stays = new Map([...beside].filter(([unit]) => !said.has(unit)));
  const replaced = new Map([...beside].filter(([unit]) => said.has(unit)));
  const over = new Set(replaced.keys());
  state.evidence = state.evidence.map((row) => retired(row, file.id, over, now));
  return { stays, replaced };
}

/** Units of which the files of a sender said something before, and of which this one says nothing. */
export function leftOut(state: MasterState, file: Taken): string[] {
  const said = saidIn(state, file);
  const before = saidBefore(state, file);
  const beside = unitsBeside(state, file.id);
  return state.scheme.units.flatMap(({ id, name }) =>
    before.has(id) && !said.has(id) && !beside.has(id) ? [name] : [],
  );
}

/** Findings without those of what was blank in one form and that another has filled. */
export function withoutFilled(state: MasterState, findings: readonly Finding[]): Finding[] {
  const { scheme } = state;
  const key = (sender: string, unit: string) => `${sender}|${unitById(scheme, unit)?.name ?? unit}`;
  const has = new Set([
    ...state.provenance.map(({ rater, unit }) =>
      key(scheme.raters.find(({ id }) => id === rater)?.name ?? rater, unit),
    ),
    ...scheme.teams.flatMap(({ no, name }) =>
      [...unitsBeside(state, String(no)).keys()].map((unit) => key(name, unit)),
    ),
  ]);
  return findings.filter(
    ({ code, rater, unit }) => !ofBlanks.has(code) || !has.has(`${rater ?? ''}|${unit ?? ''}`),
  );
}

/** What a 补表 is told, without what it leaves blank. */
export const toldOf = (file: Taken): Finding[] => file.findings.filter(({ code }) => !ofBlanks.has(code));
