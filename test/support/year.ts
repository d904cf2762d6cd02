import type { Result } from '../../src/base/finding';
import { Random } from '../../src/sample/random';
import { qualities, sampleScores, sampleTeam } from '../../src/sample/entries';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { noEntries, type TeamEntries } from '../../src/forms/team/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { parseAddress } from '../../src/base/address';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { Scalar } from '../../src/sheets/model';
import { collect, type CollectOptions } from '../../src/workflow/collect';
import { createMaster, issue } from '../../src/workflow/issue';
import { settleMaster, type SettleOptions } from '../../src/workflow/settle';
import { keptFiles } from './kept';
import { sampleIncidentCells } from './sample-incidents';
import { memoryInbox, memoryMaster, memoryOutbox, type Files, type MemoryMaster } from './memory-host';

/** Whatever decides what a year's files are. */
const madeFrom = [
  ...[
    'base',
    'cells',
    'checks',
    'sample',
    'forms',
    'port',
    'schemes',
    'scoring',
    'sheets',
    'workflow',
    'xlsx',
  ].map((layer) => `src/${layer}`),
  'test/support/year.ts',
  'test/support/memory-host.ts',
  'package-lock.json',
];

/** A year in memory: the 总表, the files that went out, and the files that came back. */

export const time = '2020-01-18 09:00:00';

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.finding.code}: ${result.finding.message}`);
  return result.value;
}

export class Year {
  readonly master: MemoryMaster = memoryMaster();
  readonly sent: Files = new Map();
  readonly returned: Files = new Map();

  constructor(readonly scheme: Scheme = zhengzhou2019()) {}

  async issued(): Promise<this> {
    const files = await this.once('issued', async () => {
      const sent: Files = new Map();
      valueOf(await createMaster(this.master, this.scheme, time));
      await this.typeMaster('奖惩情形', sampleIncidentCells(this.scheme));
      valueOf(await issue(this.master, memoryOutbox(sent), time, () => true));
      return new Map([...sent, ['总表', this.master.bytes()]]);
    });
    for (const [path, bytes] of files)
      if (path === '总表') this.master.replace(bytes);
      else this.sent.set(path, bytes);
    return this;
  }

  /** What tests of many files begin with is made once for all of them, as long as the sources stay the same. */
  private once(name: string, make: () => Promise<Files>): Promise<Files> {
    return this.scheme === zhengzhou2019() ? keptFiles(`year-${name}`, madeFrom, make) : make();
  }

  /** The same year again, free to go another way: nothing is shared but the bytes. */
  copy(): Year {
    const other = new Year(this.scheme);
    other.master.replace(this.master.bytes());
    for (const [path, bytes] of this.returned) other.returned.set(path, bytes);
    return other;
  }

  /** Every form filled in on sample data, as the raters and teams would send it. */
  async filled(seed = 1): Promise<this> {
    const files = await this.once(`filled-${seed}`, async () => {
      await this.fill(seed);
      return this.returned;
    });
    for (const [path, bytes] of files) this.returned.set(path, bytes);
    return this;
  }

  /** Issued, every form filled in and taken in. */
  async collected(): Promise<this> {
    await (await this.issued()).filled();
    return this.masterAfter('collected', async () => valueOf(await this.collect()));
  }

  /** The same, and settled. */
  async settled(): Promise<this> {
    await this.collected();
    return this.masterAfter('settled', async () => valueOf(await this.settle()));
  }

  private async masterAfter(name: string, step: () => Promise<unknown>): Promise<this> {
    const files = await this.once(name, async () => {
      await step();
      return new Map([['总表', this.master.bytes()]]);
    });
    this.master.replace(files.get('总表') ?? new Uint8Array());
    return this;
  }

  private async fill(seed: number): Promise<void> {
    const random = new Random(seed);
    const quality = qualities(this.scheme, random);
    for (const rater of this.scheme.raters) {
      const scores = sampleScores(this.scheme, rater, quality, random);
      this.returned.set(
        `评价表/${rater.id}.xlsx`,
        await workbookBytes(ratingWorkbook(this.scheme, rater, time, scores)),
      );
    }
    for (const team of this.scheme.teams)
      await this.teamReturns(team.no, sampleTeam(this.scheme, team, quality, random));
  }

  async teamReturns(no: number, entries: TeamEntries = noEntries): Promise<void> {
    const team = this.scheme.teams.find((each) => each.no === no);
    if (!team) throw new Error(`no team ${no}`);
    this.returned.set(
      `考核组/${no}.xlsx`,
      await workbookBytes(teamWorkbook(this.scheme, team, time, entries)),
    );
  }

  /** Types into a returned file, as a person would: by sheet and address. */
  async type(file: string, sheet: string, values: Readonly<Record<string, Scalar>>): Promise<void> {
    const bytes = this.returned.get(file);
    if (!bytes) throw new Error(`no file ${file}`);
    this.returned.set(file, await typed(bytes, sheet, values));
  }

  async typeMaster(sheet: string, values: Readonly<Record<string, Scalar>>): Promise<void> {
    this.master.replace(await typed(this.master.bytes(), sheet, values));
  }

  collect(options: Partial<CollectOptions> = {}) {
    return collect(this.master, memoryInbox(this.returned), {
      now: time,
      choose: new Set(),
      progress: () => true,
      ...options,
    });
  }

  settle(options: Partial<SettleOptions> = {}) {
    return settleMaster(this.master, { now: time, ...options });
  }

  /** Cells of a sheet of the 总表. */
  async cells(sheet: string) {
    const book = valueOf(await readWorkbook(this.master.bytes(), 'master'));
    const found = book.sheets.find((each) => each.name === sheet);
    if (!found) throw new Error(`no sheet ${sheet}`);
    return found;
  }
}

/** The sheet "" means the first one. */
export async function typed(
  bytes: Uint8Array,
  sheet: string,
  values: Readonly<Record<string, Scalar>>,
): Promise<Uint8Array> {
  const book = valueOf(await readWorkbook(bytes, 'file'));
  const name = sheet === '' ? (book.sheets[0]?.name ?? '') : sheet;
  return patchWorkbook(
    bytes,
    Object.entries(values).map(([address, value]) => {
      const at = parseAddress(address);
      if (!at) throw new Error(`no address ${address}`);
      return { sheet: name, ...at, kind: 'value' as const, value };
    }),
  );
}
