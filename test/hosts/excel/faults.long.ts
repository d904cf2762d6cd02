import type { Finding, Result } from '../../../src/base/finding';
import type { Scheme } from '../../../src/schemes/scheme';
import { recoverable, type Recoverable } from '../../../src/workflow/recoverable';
import { differences, photo } from '../../excel/photo';
import { excelUnderTest, withoutGaps, type ExcelUnderTest } from '../../excel/under-test';
import { faults, type Fault } from '../../excel/wire/faults';
import { returnsOf, steps } from '../../excel/year';
import { valueAt } from '../../simulated/book/calculation';
import { compactScheme } from '../../support/scoring-scheme';
import type { Files } from '../../support/memory-host';
import { valueOf } from '../../support/year';

/**
 * Excel fails, or the connection drops, at each single round trip of a year's work. Afterwards the workbook holds the
 * old or the new state, or the user is told that it may be a mixture; what people typed is there.
 */

afterEach(withoutGaps);

const scheme: Scheme = compactScheme(2, 1, 2);
let files: Files;
beforeAll(async () => {
  files = await returnsOf(scheme);
});

type Desk = ExcelUnderTest & { workbook: Recoverable };

function desk(): Desk {
  const host = excelUnderTest();
  return { ...host, workbook: recoverable(host.workbook) };
}

type Work = (host: Desk) => Promise<Result<unknown>>;

const note = ['备忘', 'B2', '手写的一条'] as const;

const noteIn = ({ excel }: Desk) => {
  const sheet = excel.book.find(note[0]);
  return sheet && valueAt(sheet, 1, 1);
};

/** A sheet of the user's own, with an entry typed by hand. */
function addNote({ excel }: Desk): void {
  const sheet = excel.book.blank(note[0]);
  excel.book.sheets.push(sheet);
  excel.book.touch();
  excel.type(note[0], note[1], note[2]);
}

const collecting: Work = (host) => steps.collect(host, files);
const settling: Work = (host) => steps.settle(host);

const jobs: readonly { name: string; before: readonly Work[]; work: Work }[] = [
  { name: '建表', before: [], work: (host) => steps.create(host, scheme) },
  { name: '收表', before: [], work: collecting },
  { name: '核算', before: [collecting], work: settling },
  { name: '恢复', before: [collecting, settling], work: (host) => host.workbook.restore() },
];

async function prepared(job: (typeof jobs)[number]): Promise<Desk> {
  const host = desk();
  if (job.name === '建表') return host;
  valueOf(await steps.create(host, scheme));
  addNote(host);
  valueOf(await steps.issue(host));
  for (const [index, work] of job.before.entries()) {
    host.workbook.begin(`第${index + 1}步`, String(index));
    valueOf(await work(host));
  }
  host.workbook.begin('这一步', '9');
  return host;
}

/** Findings that say: this workbook may hold a mixture. */
const notices = ['write-mixed', 'write-unknown', 'create-unfinished'];

function judged(
  found: Result<unknown>,
  now: ReturnType<typeof photo>,
  old: ReturnType<typeof photo>,
  fresh: ReturnType<typeof photo>,
): string[] {
  if (found.ok) return differences(fresh, now);
  const { code, remedy }: Finding = found.finding;
  if (notices.includes(code)) return remedy ? [] : ['没有办法可循'];
  const [asOld, asNew] = [differences(old, now), differences(fresh, now)];
  return asOld.length === 0 || asNew.length === 0 ? [] : [code, found.finding.message, ...asOld];
}

describe.each(jobs)('$name', (job) => {
  let trips = 0;
  let old: ReturnType<typeof photo>;
  let fresh: ReturnType<typeof photo>;

  beforeAll(async () => {
    const host = await prepared(job);
    old = photo(host.excel.book);
    host.excel.wire.reset();
    valueOf(await job.work(host));
    trips = host.excel.wire.messages.length;
    fresh = photo(host.excel.book);
    expect(differences(old, fresh)).not.toEqual([]);
  });

  const afterFault = async (at: number, fault: Fault, lasting: boolean) => {
    const host = await prepared(job);
    host.excel.wire.reset();
    host.excel.wire.fail(at, fault, lasting);
    const found = await job.work(host);
    host.excel.wire.heal();
    return { host, found, now: photo(host.excel.book) };
  };

  test.each(faults)('每一次往返出错一回（%s）：是原来的，或是新的', async (fault) => {
    const wrong: string[] = [];
    for (let at = 1; at <= trips; at++) {
      const { host, found, now } = await afterFault(at, fault, false);
      wrong.push(...judged(found, now, old, fresh).map((each) => `第${at}次：${each}`));
      // A single fault is mended: nobody is left with a mixture, not even with a notice.
      if (!found.ok && notices.includes(found.finding.code)) wrong.push(`第${at}次：${found.finding.code}`);
      // What went wrong can be done again.
      if (!found.ok) {
        const again = await job.work(host);
        wrong.push(
          ...(again.ok
            ? differences(fresh, photo(host.excel.book))
            : [again.finding.code, again.finding.message]
          ).map((each) => `第${at}次，再做一次：${each}`),
        );
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(faults)('从某一次往返起连接一直不通（%s）：不会悄悄地一半新一半旧', async (fault) => {
    const wrong: string[] = [];
    for (let at = 1; at <= trips; at++) {
      const { host, found, now } = await afterFault(at, fault, true);
      wrong.push(...judged(found, now, old, fresh).map((each) => `第${at}次：${each}`));
      // Without Excel's word that it was done nobody is told that it was.
      if (found.ok) wrong.push(`第${at}次：说是做成了`);
      if (job.name !== '建表' && noteIn(host) !== note[2]) wrong.push(`第${at}次：手写的不见了`);
    }
    expect(wrong).toEqual([]);
  });
});
