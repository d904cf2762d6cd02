import { digest } from '../base/digest';
import { failed, ok, type Result } from '../base/finding';
import type { FormIdentity } from '../forms/identity';
import { ratingWorkbook } from '../forms/rating-form';
import { teamWorkbook } from '../forms/team-workbook';
import { masterWorkbook } from '../forms/master/workbook';
import type { HostWorkbook, Inbox, Outbox, Progress } from '../port/port';
import { zhengzhou2019 } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import { applied } from '../sheets/applied';
import type { CellChange } from '../sheets/change';
import type { WorkbookData } from '../sheets/data';
import type { Scalar, WorkbookModel } from '../sheets/model';
import { dataOfModel } from '../sheets/model-data';
import { collect } from '../workflow/collect';
import { createMaster, issue, madeBy } from '../workflow/issue';
import { openMaster, recalculate } from '../workflow/master';
import { settleMaster } from '../workflow/settle';
import { writeFitted } from '../workflow/write';
import { qualities, sampleIncidents, sampleScores, sampleTeam } from './entries';
import { Random } from './random';

/** A whole sample year through the same steps that staff take: 建表、发表、收表、奖惩情形、核算. */

/** A form as it comes back. */
interface Returned {
  /** 「评价表/样例-领导01.xlsx」. */
  path: string;
  model: WorkbookModel;
}

/** What raters and teams send back, one after the other: the forms that a 总表 issued. */
export function* sampleReturns(
  scheme: Scheme,
  { issued, master, serial }: Pick<FormIdentity, 'issued' | 'master' | 'serial'>,
  random: Random,
): Generator<Returned> {
  const quality = qualities(scheme, random);
  const made = (model: WorkbookModel) => madeBy(model, master, serial);
  for (const rater of scheme.raters)
    yield {
      path: `评价表/样例-${rater.name}.xlsx`,
      model: made(ratingWorkbook(scheme, rater, issued, sampleScores(scheme, rater, quality, random))),
    };
  for (const team of scheme.teams)
    yield {
      path: `考核组/样例-${team.name}.xlsx`,
      model: made(teamWorkbook(scheme, team, issued, sampleTeam(scheme, team, quality, random))),
    };
}

/** 奖惩情形 as staff would type it. */
export async function typeSampleIncidents(master: HostWorkbook, scheme: Scheme): Promise<Result<void>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const located = open.value.reading.tables.find(({ entry }) => entry.table.id === 'incidents')?.located;
  const changes: CellChange[] = [];
  const type = (unit: string, values: Readonly<Record<string, Scalar>>) => {
    const row = located?.rows.find(({ key }) => key === unit);
    if (!located || !row) return;
    for (const [key, value] of Object.entries(values))
      changes.push({
        sheet: located.sheet.name,
        row: row.row,
        column: located.place.columns.get(key) ?? 0,
        kind: 'value',
        value,
      });
  };
  for (const { unit, counts, basis } of sampleIncidents(scheme)) type(unit.name, { ...counts, basis });
  const written = await writeFitted(master, open.value.reading.book, changes);
  return written.ok ? recalculate(master) : written;
}

/** The days on which the sample's steps were taken, in local time. */
const days = {
  created: '2020-01-02 09:00:00',
  issued: '2020-01-03 10:00:00',
  collected: '2020-01-19 16:30:00',
  settled: '2020-01-20 09:00:00',
};

/** A workbook that is only data: what the sample is made in, without a file. */
function memoryWorkbook(label: string): HostWorkbook {
  let book: WorkbookData | undefined;
  const missing = () => failed('nothing-open', '还没有打开工作簿。', '请先新建总表，或打开已有的文件。');
  return {
    label,
    create: (model) => {
      book = dataOfModel(model);
      return Promise.resolve(ok(undefined));
    },
    read: () => Promise.resolve(book ? ok(book) : missing()),
    // It is drawn afresh at the end; until then no paper has to fit.
    layouts: () => Promise.resolve(ok([])),
    write: (changes, identity) => {
      if (!book) return Promise.resolve(missing());
      book = applied(book, changes, identity);
      return Promise.resolve(ok(undefined));
    },
  };
}

const discarding: Outbox = { put: () => Promise.resolve(ok(undefined)) };

/** Begins the id of a sample's 总表, which tells it from every real one. */
const samplePrefix = 'sample-';

/** Whether a 总表 is a sample, by its id. */
export const isSample = (master: string): boolean => master.startsWith(samplePrefix);

const mark = '样例\u3000';

/**
 * The 总表 of a finished sample year, every title marked 样例, to be created wherever a 总表 can be.
 * @param progress counts the steps
 * @returns null where it was stopped
 */
export async function sampleMaster(progress: Progress): Promise<Result<WorkbookModel | null>> {
  const builtIn = zhengzhou2019();
  const scheme = { ...builtIn, title: `${mark}${builtIn.title}` };
  const random = new Random(2019);
  const id = `${samplePrefix}2019`;
  const master = memoryWorkbook('样例总表.xlsx');
  const returned: Inbox = {
    list: () =>
      Promise.resolve(
        ok(
          [...sampleReturns(scheme, { issued: days.issued, master: id, serial: 1 }, random)].map(
            ({ path, model }) => ({
              label: path,
              hash: digest(path),
              read: () => Promise.resolve(ok(dataOfModel(model))),
            }),
          ),
        ),
      ),
  };
  const author = { by: '样例' };
  const steps: readonly (readonly [string, () => Promise<Result<unknown>>])[] = [
    ['建表', () => createMaster(master, scheme, days.created, { id, ...author })],
    ['发表', () => issue(master, discarding, days.issued, () => true, 'all', author.by)],
    [
      '收表',
      () =>
        collect(master, returned, {
          now: days.collected,
          choose: new Set<string>(),
          progress: () => true,
          ...author,
        }),
    ],
    ['奖惩情形', () => typeSampleIncidents(master, scheme)],
    ['核算', () => settleMaster(master, { now: days.settled, ...author })],
  ];
  for (const [index, [what, step]] of steps.entries()) {
    if (!(await progress(index, steps.length, what))) return ok(null);
    const done = await step();
    if (!done.ok) return done;
  }
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { state, reading } = open.value;
  const model = masterWorkbook(state, days.issued);
  return ok({
    ...model,
    identity: { ...model.identity, ...reading.book.identity },
  });
}
