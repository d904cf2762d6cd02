import type { Assistant } from '../../src/assistant/api';
import { memoryMaster, type MemoryMaster } from '../support/memory-host';
import { valueOf } from '../support/year';
import { deskOver, filledYear, picked } from './desk';
import { namesIn, withNames } from '../support/names';

/**
 * What an action costs the program that the 总表 is open in: each read is the whole 总表, each write a round of its own. An
 * action reads once and writes once (0.1.0: 恢复 read three times and wrote twice, 收表 read twice).
 */

interface Counts {
  reads: number;
  writes: number;
}

/** A workbook in memory that counts what is asked of it. */
function counted(): MemoryMaster & { counts: Counts } {
  const master = memoryMaster();
  const counts = { reads: 0, writes: 0 };
  return {
    ...master,
    counts,
    read: () => {
      counts.reads += 1;
      return master.read();
    },
    write: (...given) => {
      counts.writes += 1;
      return master.write(...given);
    },
  };
}

const workbook = counted();
const { assistant } = deskOver(workbook);
const on = () => true;

async function record(desk: Assistant) {
  const at = valueOf(await desk.rubrics())[0]?.items[0]?.rows[0]?.at;
  const sheet = at ? valueOf(await desk.clauses(at, null)) : null;
  const [unit, clause] = [sheet?.units[0]?.id, sheet?.clauses[0]];
  if (!unit || !clause) throw new Error('no clause');
  const entry = {
    unit,
    clause: clause.id,
    index: 0,
    record: { quantity: 1, facts: '例', date: '2019-11-20' },
  };
  return () => desk.record(entry);
}

/** A year of the same scheme whose forms have come back. */
async function issuedYear() {
  const year = await filledYear();
  workbook.replace(year.master.bytes());
  return picked(year);
}

/** In the order of a year; what comes before the action is made ready first and not counted. */
const actions: readonly [string, (desk: Assistant) => Promise<() => Promise<{ ok: boolean }>>, Counts][] = [
  [
    '建表',
    async (desk) => {
      const draft = await desk.builtInDraft();
      return () => desk.create(draft);
    },
    { reads: 0, writes: 0 },
  ],
  [
    '填名单',
    async (desk) => {
      const names = valueOf(await desk.names());
      const leaders = namesIn(names, 'leader').map((_, index) => `领导${index + 1}`);
      return () => desk.saveNames(withNames(names, 'leader', leaders));
    },
    { reads: 1, writes: 1 },
  ],
  ['发表', (desk) => Promise.resolve(() => desk.issue('archive', on)), { reads: 1, writes: 1 }],
  [
    '收表',
    async (desk) => {
      const files = await issuedYear();
      return () => desk.collect(files, [], on);
    },
    { reads: 1, writes: 1 },
  ],
  [
    '再收一遍同样的表',
    async (desk) => {
      const files = picked(await filledYear());
      return () => desk.collect(files, [], on);
    },
    { reads: 1, writes: 0 },
  ],
  ['记入一条', record, { reads: 1, writes: 1 }],
  ['恢复', (desk) => Promise.resolve(() => desk.restore()), { reads: 1, writes: 1 }],
  ['核算', (desk) => Promise.resolve(() => desk.settle({})), { reads: 1, writes: 1 }],
  ['看成绩', (desk) => Promise.resolve(() => desk.results()), { reads: 1, writes: 0 }],
  ['恢复核算', (desk) => Promise.resolve(() => desk.restore()), { reads: 1, writes: 1 }],
  [
    '改口径',
    (desk) => Promise.resolve(() => desk.setReading('换算舍入', '两位小数')),
    { reads: 1, writes: 1 },
  ],
  ['缺表处理', (desk) => Promise.resolve(() => desk.decide('L01', 'scale')), { reads: 1, writes: 1 }],
  ['打印预演', (desk) => Promise.resolve(() => desk.rehearsal()), { reads: 1, writes: 0 }],
];

test.each(actions)(
  '%s：读几次、写几次总表',
  async (_name, ready, expected) => {
    const work = await ready(assistant);
    Object.assign(workbook.counts, { reads: 0, writes: 0 });
    expect(await work()).toMatchObject({ ok: true });
    expect(workbook.counts).toEqual(expected);
  },
  120_000,
);
