import type { Finding } from '../base/finding';
import { grouped } from '../base/grouped';
import { unitById } from '../schemes/index';
import type { Scheme } from '../schemes/scheme';
import type { Scalar } from '../sheets/model';
import { typedLabel, type Taken } from '../workflow/choose';
import type { Collected, FileReport, Undecided } from '../workflow/collect';

/** 收表 as the pane shows it. */

export interface FileView {
  file: string;
  status: 'taken' | 'unchanged' | 'duplicate' | 'refused';
  /** Rater id or team number, "" where it could not be told. */
  id: string;
  /** Whose it is, in words. */
  who: string;
  message: string;
  /** Errors in what was taken from it, in words. */
  faults: string[];
}

/** Files of one rater or team that differ: one is to be chosen. */
export interface DuplicateView {
  id: string;
  who: string;
  files: string[];
  /** Where they differ: a unit, and what each file says of it (in the order of `files`). */
  differences: { unit: string; values: string[] }[];
}

export interface CollectionView {
  files: FileView[];
  duplicates: DuplicateView[];
  findings: Finding[];
  cancelled: boolean;
}

/** What a collection took, and what staff have to choose. */

const words = (value: Scalar): string => (value === null || value === '' ? '空白' : String(value));

const nameOf = (scheme: Scheme, unit: string): string => unitById(scheme, unit)?.name ?? unit;

/** What one file says of each unit, by unit name. */
function saidBy(scheme: Scheme, file: Taken): Map<string, string> {
  if (file.is === 'rating')
    return new Map(file.content.scores.map(({ unit, taken }) => [nameOf(scheme, unit), words(taken)]));
  const count = new Map<string, { deductions: number; bonuses: number }>();
  const at = (unit: Scalar) => {
    const name = words(unit);
    const own = count.get(name) ?? { deductions: 0, bonuses: 0 };
    count.set(name, own);
    return own;
  };
  for (const { unit } of file.content.deductions) at(unit).deductions += 1;
  for (const { unit } of file.content.bonuses) at(unit).bonuses += 1;
  return new Map(
    [...count].map(([unit, { deductions, bonuses }]) => [
      unit,
      `扣分台账 ${deductions} 笔，加分台账 ${bonuses} 项`,
    ]),
  );
}

function duplicateView(scheme: Scheme, { id, name, files, typed }: Undecided): DuplicateView {
  const said = files.map((file) => saidBy(scheme, file));
  // The scores that were typed in are one more to choose from.
  if (typed) said.push(new Map([...typed].map(([unit, value]) => [nameOf(scheme, unit), words(value)])));
  const units = [...new Set(said.flatMap((each) => [...each.keys()]))];
  const differences = units
    .map((unit) => ({ unit, values: said.map((each) => each.get(unit) ?? '没有') }))
    .filter(({ values }) => new Set(values).size > 1);
  return {
    id,
    who: name,
    files: [...files.map(({ file }) => file), ...(typed ? [typedLabel(name)] : [])],
    // The same counts with other contents differ all the same.
    differences:
      differences.length > 0
        ? differences
        : [{ unit: '扣分、加分或考核情况的内容', values: said.map(() => '与另一份不同') }],
  };
}

function whoOf(scheme: Scheme, { id, kind }: FileReport): string {
  if (id === '') return '';
  return kind === 'team'
    ? (scheme.teams.find(({ no }) => String(no) === id)?.name ?? id)
    : (scheme.raters.find((rater) => rater.id === id)?.name ?? id);
}

/** @param faults errors by file */
function fileView(
  scheme: Scheme,
  report: FileReport,
  faults: ReadonlyMap<string, readonly Finding[]>,
): FileView {
  const { file, status, id, message } = report;
  const who = report.who ?? whoOf(scheme, report);
  // One file may hold the forms of many: each is told of its own errors.
  const own = (faults.get(file) ?? []).filter(({ rater = '' }) => rater === '' || rater === who);
  return {
    file,
    status,
    id,
    who,
    message,
    faults:
      status === 'taken' || status === 'unchanged'
        ? own.map(({ unit = '', message: said }) =>
            unit === '' || said.includes(unit) ? said : `${unit}：${said}`,
          )
        : [],
  };
}

export function collectionView({ scheme, files, undecided, findings, cancelled }: Collected): CollectionView {
  const faults = grouped(
    findings.filter(({ severity }) => severity === 'error'),
    ({ file = '' }) => file,
  );
  return {
    files: files.map((report) => fileView(scheme, report, faults)),
    duplicates: undecided.map((each) => duplicateView(scheme, each)),
    findings,
    cancelled,
  };
}
