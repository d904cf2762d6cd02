import type { Finding } from '../base/finding';
import { error } from '../checks/finding';
import type { MasterState } from '../forms/master/state';
import { unitById } from '../schemes';
import type { Scalar } from '../sheets/model';
import type { Return } from './returns';

/** Which of the files of one rater or team is taken. Staff choose between different ones; nothing is guessed. */

export type Taken = Exclude<Return, { is: 'refused' }>;
export type Status = 'taken' | 'unchanged' | 'duplicate';

export interface Choice {
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
          '选定一份：把不用的移出收表文件夹，或收表时用 --choose 指明采用的文件。',
          { file: other.file, sheet: theirs.sheet, cell: theirs.cell, unit: name, rater: first.name },
        ),
      ];
    }),
  );
}

/** Scores typed into the 总表 from paper, where a file now says something else. */
function typedOtherwise(state: MasterState, file: Taken): boolean {
  const typed = file.is === 'rating' && !state.receipts.has(file.id) ? state.scores.get(file.id) : undefined;
  return (
    file.is === 'rating' &&
    typed !== undefined &&
    file.content.scores.some(({ unit, taken }) => (typed.get(unit) ?? taken) !== taken)
  );
}

function undecided(
  state: MasterState,
  files: readonly Taken[],
  unchanged: Taken | undefined,
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
              '选定一份：把不用的移出收表文件夹，或收表时用 --choose 指明采用的文件。',
              { file: first.file, rater: first.name },
            ),
          ],
    choices: files.map((file) =>
      file === unchanged
        ? { file, status: 'unchanged', code: '', message: '以前已收，没有变化；另有内容不同的文件待选定。' }
        : {
            file,
            status: 'duplicate',
            code: first?.is === 'team' ? 'team-twice' : differs,
            message: `${file.name}的表不止一份且内容不同，请选定一份。`,
          },
    ),
  };
}

/**
 * @param files of one rater or team, in the order of the inbox
 * @param preferred labels of files that staff chose
 */
export function choose(state: MasterState, files: readonly Taken[], preferred: ReadonlySet<string>): Chosen {
  const [first] = files;
  if (!first) return { choices: [], take: null, conflict: '', findings: [] };
  const receipt = state.receipts.get(first.id);
  const known = files.find((file) => file.hash === receipt?.hash);
  const picked = files.find((file) => preferred.has(file.file));
  const prints = new Set(files.map((file) => file.print));
  if (!picked && prints.size > 1) return undecided(state, files, known);
  const winner = picked ?? known ?? first;
  if (!picked && !known && typedOtherwise(state, first))
    return undecided(state, files, undefined, '总表已录入不同的分数');
  return {
    take: winner === known && state.conflicts.get(first.id) === undefined ? null : winner,
    conflict: '',
    findings: winner.findings,
    choices: files.map((file) => {
      if (file !== winner)
        return {
          file,
          status: 'duplicate',
          code: picked ? 'duplicate-not-chosen' : same,
          message: picked ? `已选定 ${winner.file}，这一份不用。` : `与 ${winner.file} 内容相同。`,
        };
      return file === known
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
