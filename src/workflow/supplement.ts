import type { Finding } from '../base/finding';
import type { MasterState } from '../forms/master/state';
import { unitById } from '../schemes';
import type { Scalar } from '../sheets/model';
import { hashesOf, type Taken } from './choose';
import { provenanceOf } from './evidence';

/**
 * 补表: a rating form that fills only what an earlier form of the same rater left open (a unit that came into the scheme
 * later, a cell that was forgotten). It is put beside that form, and takes nothing away.
 */

type Rating = Extract<Taken, { is: 'rating' }>;

/** What is said of cells that a 补表 leaves blank, and of those that it fills. */
const ofBlanks = new Set(['score-missing', 'unit-missing', 'unit-later']);

const filledOf = (file: Rating): Map<string, Scalar> =>
  new Map(
    file.content.scores.flatMap(({ unit, taken }): [string, Scalar][] =>
      taken === null || taken === '' ? [] : [[unit, taken]],
    ),
  );

/** Scores that came in files, by unit. */
const receivedOf = (state: MasterState, rater: string): Map<string, Scalar> =>
  new Map(state.provenance.flatMap((row) => (row.rater === rater ? [[row.unit, row.taken] as const] : [])));

/** Whether a form leaves out units that an earlier one has, and says of the others nothing else. */
function isBeside(file: Rating, base: ReadonlyMap<string, Scalar>): boolean {
  const own = filledOf(file);
  return (
    own.size > 0 &&
    [...base.keys()].some((unit) => !own.has(unit)) &&
    [...own].every(([unit, value]) => (base.get(unit) ?? value) === value) &&
    !file.findings.some(({ code, severity }) => severity === 'error' && !ofBlanks.has(code))
  );
}

/**
 * The files of one sender: those that are forms of their own, and those that only complete another one.
 * @param chosen labels of files that staff chose: such a file stands for itself
 */
export function withoutSupplements(
  state: MasterState,
  files: readonly Taken[],
  chosen: ReadonlySet<string>,
): { whole: Taken[]; supplements: Rating[] } {
  const ratings = files.flatMap((file) => (file.is === 'rating' ? [file] : []));
  const id = files[0]?.id ?? '';
  const { taken, passed } = hashesOf(state, id);
  const received = receivedOf(state, id);
  // Of files that come together the fullest is the form.
  const [fullest] = [...ratings].sort((a, b) => filledOf(b).size - filledOf(a).size);
  const base = received.size > 0 ? received : fullest ? filledOf(fullest) : received;
  const supplements = ratings.filter(
    (file) =>
      file.hash !== taken &&
      !passed.includes(file.hash) &&
      !chosen.has(file.file) &&
      (received.size > 0 || file !== fullest) &&
      isBeside(file, base),
  );
  const beside = new Set<Taken>(supplements);
  return { whole: files.filter((file) => !beside.has(file)), supplements };
}

/** What became of a 补表. */
export interface Supplemented {
  status: 'taken' | 'unchanged' | 'duplicate';
  message: string;
  /** The units that it filled, each with its score, for the record; "" where it filled none. */
  filled: string;
}

/** Puts in what the form before left open. A score that somebody typed meanwhile and that says otherwise stays. */
export function takeSupplement(state: MasterState, file: Rating): Supplemented {
  const base = receivedOf(state, file.id);
  const fresh = new Map([...filledOf(file)].filter(([unit]) => !base.has(unit)));
  const name = (unit: string) => unitById(state.scheme, unit)?.name ?? unit;
  if (fresh.size === 0) return { status: 'unchanged', message: '补表，所填的分数以前都已收。', filled: '' };
  const own = new Map(state.scores.get(file.id));
  const typed = [...fresh].filter(([unit, value]) => (own.get(unit) ?? value) !== value);
  if (typed.length > 0)
    return {
      status: 'duplicate',
      message: `补表没有收：总表里已录入不同的分数（${typed
        .map(([unit, value]) => `${name(unit)}总表 ${String(own.get(unit))}、补表 ${String(value)}`)
        .join('；')}）。按补表的，先清空总表里的这几格再收；不用补表的，移出收表文件夹。`,
      filled: '',
    };
  for (const [unit, value] of fresh) own.set(unit, value);
  state.scores.set(file.id, own);
  state.provenance = [
    ...state.provenance,
    ...provenanceOf(file, file.file).filter(({ unit }) => fresh.has(unit)),
  ];
  const filled = [...fresh].map(([unit, value]) => `${name(unit)} ${String(value)}`).join('、');
  return { status: 'taken', message: `${file.name}的补表：${filled}。`, filled };
}

/** Findings without those of cells that were blank in one form and that another has filled. */
export function withoutFilled(state: MasterState, findings: readonly Finding[]): Finding[] {
  const has = new Set(
    state.provenance.map(
      ({ rater, unit }) =>
        `${state.scheme.raters.find(({ id }) => id === rater)?.name ?? rater}|${unitById(state.scheme, unit)?.name ?? unit}`,
    ),
  );
  return findings.filter(
    ({ code, rater, unit }) => !ofBlanks.has(code) || !has.has(`${rater ?? ''}|${unit ?? ''}`),
  );
}
