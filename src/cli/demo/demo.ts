import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Finding, type Result } from '../../base/finding';
import type { HostWorkbook, Outbox } from '../../port/port';
import { fileMaster, folderInbox, folderOutbox } from '../../hosts/folder';
import { zhengzhou2019 } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { collect } from '../../workflow/collect';
import { createMaster, issue } from '../../workflow/issue';
import { openMaster } from '../../workflow/master';
import { settleMaster, type Settled } from '../../workflow/settle';
import { options, UsageError } from '../arguments';
import { now } from '../../base/clock';
import { newId } from '../../base/id';
import { sayResults } from '../results';
import { complain, findingLine, say, sayFindings, terminalProgress } from '../terminal';
import { Random } from '../../sample/random';
import { sampleReturns, typeSampleIncidents } from '../../sample/year';

/** kaohe demo: a whole year on sample data, through the same steps that staff take. */

/** What raters and teams send back. */
async function returnForms(
  scheme: Scheme,
  outbox: Outbox,
  master: HostWorkbook,
  random: Random,
): Promise<Result<void>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  for (const { path, model } of sampleReturns(scheme, { ...open.value.identity, issued: now() }, random)) {
    const sent = await outbox.put(path, model);
    if (!sent.ok) return sent;
  }
  return ok(undefined);
}

async function wholeYear(
  out: string,
  random: Random,
  id: string,
): Promise<Result<Settled & { collected: Finding[] }>> {
  const scheme = zhengzhou2019();
  const master = fileMaster(join(out, '总表.xlsx'));
  const quiet = () => true;
  const created = await createMaster(master, scheme, now(), { id });
  if (!created.ok) return created;
  const issued = await issue(master, folderOutbox(out), now(), terminalProgress('生成'));
  if (!issued.ok) return issued;
  const sent = await returnForms(scheme, folderOutbox(join(out, '收回')), master, random);
  if (!sent.ok) return sent;
  const collected = await collect(master, folderInbox(join(out, '收回')), {
    now: now(),
    choose: new Set(),
    progress: quiet,
  });
  if (!collected.ok) return collected;
  const typed = await typeSampleIncidents(master, scheme);
  if (!typed.ok) return typed;
  const settled = await settleMaster(master, { now: now() });
  return settled.ok ? ok({ ...settled.value, collected: collected.value.findings }) : settled;
}

export async function demo(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['out', 'seed'] });
  const out = given.required('out');
  const seed = Number(given.text('seed') ?? '2019');
  if (!Number.isInteger(seed)) throw new UsageError('--seed 要填整数。');
  // A demonstration starts afresh; only what it made itself is removed.
  for (const made of [
    '总表.xlsx',
    '总表.前1.xlsx',
    '总表.前2.xlsx',
    '总表.前3.xlsx',
    '评价表',
    '考核组',
    '打印',
    '收回',
  ])
    await rm(join(out, made), { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const own = new Random(seed);
  const id = newId((bytes) => bytes.forEach((_, index) => (bytes[index] = own.whole(0, 255))));
  const year = await wholeYear(out, new Random(seed), id);
  if (!year.ok) {
    complain(findingLine(year.finding));
    return 1;
  }
  const { scheme, results, findings, collected } = year.value;
  sayFindings([...collected, ...findings]);
  if (!results) return 1;
  sayResults(scheme, results);
  say();
  say('以上为样例数据，与任何单位的实际工作无关。');
  say(`总表：${join(out, '总表.xlsx')}（看“成绩汇总”“成绩公布”“操作记录”）`);
  say(
    `发出的表：${join(out, '评价表')}、${join(out, '考核组')}、${join(out, '打印')}；收回的样例：${join(out, '收回')}`,
  );
  say(`分数来历，用命令：kaohe explain --master ${join(out, '总表.xlsx')} --unit 巩义市`);
  return 0;
}
