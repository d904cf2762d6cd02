import type { Area } from '../../base/address';
import { ok, type Result } from '../../base/finding';
import type { Change, IdentityChange } from '../../sheets/change';
import { attempt, rangeOf } from './address';
import { addressOf, astray, type Astray } from './arrived';
import { blocksOf } from './blocks';
import { said, wpsFinding, wpsFindings, type Failure } from './findings';
import { readIdentity, setProperties } from './identity';
import { jobsOf, type Job } from './jobs';
import { applyLayout } from './layout';
import { applyLook, bareAreas, styleKeys } from './look';
import type { Application, Workbook } from './model';
import { unlocked } from './protect';
import { otherWays, putCells } from './put';
import { quietly, type Note } from './quiet';
import { putBack, snapshot, type Snapshot } from './snapshot';
import type { Ways } from './ways';

/** Changes of an open workbook, all or nothing. All of it happens in one turn: nobody types in between. */

/** A cell did not take what was put into it. */
class NotTaken extends Error {
  constructor(
    readonly sheet: string,
    readonly wrong: Astray,
  ) {
    super(`${sheet}!${addressOf(wrong.cell)} 是 ${wrong.found}`);
  }
}

interface Undo {
  job: Job;
  before: Snapshot;
  bare: Area[];
}

export interface Writing {
  app: Application;
  book: Workbook;
  ways: Ways;
  note: Note;
}

/** Gives a look to cells that have none and are meant to; answers where. */
function dress({ sheet, cells }: Job, { ways, note }: Writing): Area[] {
  const keyOf = styleKeys();
  const styled = cells.filter(({ style }) => style);
  const bare: Area[] = [];
  for (const block of blocksOf(styled, ({ style, date }) => keyOf(style, date === true))) {
    const [first] = block.rows[0] ?? [];
    if (!first?.style) continue;
    for (const area of bareAreas(sheet, block.area, ways.mixedTold)) {
      bare.push(area);
      applyLook(rangeOf(sheet, area), first.style, first.date === true, note);
    }
  }
  return bare;
}

/** Puts a job's cells and looks whether they arrived; those that did not are said in other ways. */
function carryOut({ sheet, name, cells }: Job, { ways, note, book }: Writing): void {
  putCells(sheet, cells, ways);
  let wrong = astray(sheet, cells, ways, book.Name);
  for (const again of otherWays) {
    if (wrong.length === 0) return;
    const [first] = wrong;
    if (first) note(`“${name}”有 ${wrong.length} 格没有一次写好（如 ${addressOf(first.cell)}），逐格重写`);
    for (const { cell } of wrong) attempt(() => again(sheet, cell));
    wrong = astray(
      sheet,
      wrong.map(({ cell }) => cell),
      ways,
      book.Name,
    );
  }
  const [first] = wrong;
  if (first) throw new NotTaken(name, first);
}

/** Puts everything back. The failure says whether that worked. */
function takeBack(undos: readonly Undo[], error: unknown, { ways, note, book }: Writing): Failure {
  const [where] = undos;
  for (const { job, before, bare } of undos) {
    try {
      for (const each of [...job.layouts].reverse()) applyLayout(job.sheet, each.before, note);
      putBack(job.sheet, before, bare, ways);
      const [left] = astray(job.sheet, before.cells, ways, book.Name);
      if (left && !isError(left)) return wpsFindings.mixed(job.name, `${job.name}!${addressOf(left.cell)}`);
    } catch (second) {
      return wpsFindings.mixed(job.name, said(second));
    }
  }
  if (error instanceof NotTaken)
    return wpsFindings.notTaken(error.sheet, addressOf(error.wrong.cell), `读回是“${error.wrong.found}”`);
  return wpsFinding('写入（已恢复原来的内容）', error, where?.job.name);
}

/** An error value put back as its text reads as an error, not as that text. */
const isError = ({ cell, found }: Astray) => cell.value === found;

export function writeBook(
  writing: Writing,
  changes: readonly Change[],
  identity: IdentityChange | undefined,
): Result<void> {
  const { app, book, ways, note } = writing;
  let jobs: Result<Job[]>;
  try {
    jobs = jobsOf(book, changes, identity);
  } catch (error) {
    return wpsFinding('查看工作表', error);
  }
  if (!jobs.ok) return jobs;
  const all = jobs.value;
  if (all.length === 0) return ok(undefined);

  const work = (): Failure | undefined => {
    const undos: Undo[] = [];
    try {
      for (const job of all) {
        const undo: Undo = { job, before: snapshot(job.sheet, job.cells, ways), bare: [] };
        undos.unshift(undo);
        undo.bare = dress(job, writing);
        carryOut(job, writing);
        for (const { now } of job.layouts) applyLayout(job.sheet, now, note);
      }
    } catch (error) {
      return takeBack(undos, error, writing);
    }
    if (identity) setProperties(book, readIdentity(book));
    return undefined;
  };
  let failure: Failure | undefined;
  try {
    const sheets = all.map(({ sheet }) => sheet);
    failure = quietly(app, note, () => unlocked(sheets, note, work));
  } catch (error) {
    failure = wpsFinding('写入', error);
  }
  return failure ?? ok(undefined);
}
