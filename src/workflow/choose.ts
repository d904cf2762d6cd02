import type { Finding } from '../base/finding';
import { error } from '../checks/finding';
import type { MasterState } from '../forms/master/state';
import { unitById } from '../schemes';
import type { Scalar } from '../sheets/model';
import type { Return } from './returns';

/** Which of the files of one rater or team is taken. Staff choose between different ones; nothing is guessed. */

export type Taken = Exclude<Return, { is: 'refused' }>;
type Status = 'taken' | 'unchanged' | 'duplicate';

interface Choice {
  file: Taken;
  status: Status;
  code: string;
  message: string;
}

export interface Chosen {
  choices: Choice[];
  /** What is to go into the 总表, if anything is new. */
  take: Taken | null;
  /** Text for 重复待定 while staff have to choose, else "". */
  conflict: string;
  findings: Finding[];
}

/** How one of several is picked: in the pane below 重复待定, on the command line as `collect` says at its end. */
const pickOne = '在“重复待定”里选定一份，或把不用的移出收表文件夹再收一次。';

const same = 'duplicate-same';
const differs = 'rater-twice';

/** Where two versions of a rating form differ, unit by unit, both shown. */
function differences(state: MasterState, files: readonly Taken[]): Finding[] {
  const ratings = files.flatMap((file) => (file.is === 'rating' ? [file] : []));
  const [first, ...others] = ratings;
  if (!first) return [];
  return others.flatMap((other) =>
    first.content.scores.flatMap(({ unit, taken }) => {
      const theirs = other.content.scores.find((each) => each.unit === unit);
      if (!theirs || theirs.taken === taken) return [];
      const name = unitById(state.scheme, unit)?.name ?? unit;
      const show = (value: Scalar) => (value === null ? '空白' : String(value));
      return [
        error(
          differs,
          `${first.name}对${name}的分数：${first.file} 是 ${show(taken)}，${other.file} 是 ${show(theirs.taken)}。`,
          pickOne,
          { file: other.file, sheet: theirs.sheet, cell: theirs.cell, unit: name, rater: first.name },
        ),
      ];
    }),
  );
}

/** What the scores that stand in the 总表 are called beside files: shown, and handed back as the choice. */
export const typedLabel = (name: string): string => `总表里录入的${name}的分数`;

/** Scores typed into the 总表 from paper, where a file now says something else. */
function typedOtherwise(state: MasterState, file: Taken): boolean {
  const typed = file.is === 'rating' && !state.receipts.has(file.id) ? state.scores.get(file.id) : undefined;
  return (
    file.is === 'rating' &&
    typed !== undefined &&
    file.content.scores.some(({ unit, taken }) => (typed.get(unit) ?? taken) !== taken)
  );
}

const notChosen = (state: MasterState, file: Taken, winner?: Taken): Choice => ({
  file,
  status: 'duplicate',
  code: 'duplicate-not-chosen',
  message: `已选定 ${winner?.file ?? state.receipts.get(file.id)?.file ?? ''}，这一份不用。`,
});

/** @param all of the rater or team, those passed over before included */
function undecided(
  state: MasterState,
  files: readonly Taken[],
  unchanged: Taken | undefined,
  all: readonly Taken[],
  others = '',
): Chosen {
  const names = files.map((file) => file.file).join('、');
  const findings = differences(state, files);
  const [first] = files;
  return {
    take: null,
    conflict: others === '' ? names : `${names}（${others}）`,
    findings:
      findings.length > 0 || !first
        ? findings
        : [
            error(
              first.is === 'team' ? 'team-twice' : differs,
              `${first.name}有内容不同的文件：${names}${others === '' ? '' : `，${others}`}。`,
              pickOne,
              { file: first.file, rater: first.name },
            ),
          ],
    choices: all.map((file) => {
      if (!files.includes(file)) return notChosen(state, file);
      return file === unchanged
        ? { file, status: 'unchanged', code: '', message: '以前已收，没有变化；另有内容不同的文件待选定。' }
        : {
            file,
            status: 'duplicate',
            code: first?.is === 'team' ? 'team-twice' : differs,
            message:
              others === ''
                ? `${file.name}的表不止一份且内容不同，请选定一份。`
                : `${others}，请选定用哪一份。`,
          };
    }),
  };
}

/** The file that a receipt stands for, and those that staff passed over for it: all are in 文件校验值. */
export const hashesOf = (state: MasterState, id: string): { taken: string; passed: readonly string[] } => {
  const [taken = '', ...passed] = (state.receipts.get(id)?.hash ?? '').split(' ');
  return { taken, passed };
};

/**
 * @param files of one rater or team, in the order of the inbox
 * @param preferred labels of files that staff chose
 */
export function choose(state: MasterState, files: readonly Taken[], preferred: ReadonlySet<string>): Chosen {
  const [first] = files;
  if (!first) return { choices: [], take: null, conflict: '', findings: [] };
  const { taken, passed } = hashesOf(state, first.id);
  const known = files.find((file) => file.hash === taken);
  const picked = files.find((file) => preferred.has(file.file));
  if (!picked && preferred.has(typedLabel(first.name)) && !state.receipts.has(first.id))
    return {
      take: null,
      conflict: '',
      findings: [],
      choices: files.map((file) => ({
        file,
        status: 'duplicate',
        code: 'duplicate-not-chosen',
        message: '已选定总表里录入的分数，这一份不用；请移出收表文件夹。',
      })),
    };
  // Staff are not asked again about a file that they passed over.
  const open = files.filter((file) => !passed.includes(file.hash));
  const prints = new Set(open.map((file) => file.print));
  if (!picked && prints.size > 1) return undecided(state, open, known, files);
  const winner = picked ?? known ?? open[0];
  if (!picked && !known && winner && typedOtherwise(state, winner))
    return undecided(state, open, undefined, files, '总表已录入不同的分数');
  // Scores that were wiped out of the 总表 by mistake come back with the next collection.
  const wiped = winner?.is === 'rating' && !state.scores.has(winner.id) && !state.missing.has(winner.id);
  const settled = winner === known && !wiped && prints.size <= 1 && !state.conflicts.has(first.id);
  return {
    take: settled || !winner ? null : winner,
    conflict: '',
    findings: winner?.findings ?? [],
    choices: files.map((file) => {
      if (file !== winner)
        return winner?.print === file.print
          ? { file, status: 'duplicate', code: same, message: `与 ${winner.file} 内容相同。` }
          : notChosen(state, file, winner);
      return file === known && !wiped
        ? { file, status: 'unchanged', code: '', message: '以前已收，没有变化。' }
        : {
            file,
            status: 'taken',
            code: '',
            message: file.is === 'rating' ? `${file.name}的评价表。` : `${file.name}的工作簿。`,
          };
    }),
  };
}
