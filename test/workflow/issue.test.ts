import { createMaster, issue, outgoing } from '../../src/workflow/issue';
import { readIdentity } from '../../src/forms/identity';
import { readWorkbook } from '../../src/xlsx/read';
import { zhengzhou2019 } from '../../src/schemes';
import { failed, ok } from '../../src/base/finding';
import { memoryMaster, memoryOutbox, type Files } from '../support/memory-host';
import { time, valueOf } from '../support/year';

const scheme = zhengzhou2019();

const named = (names: Readonly<Record<string, string>>) => ({
  ...scheme,
  raters: scheme.raters.map((rater) => ({ ...rater, name: names[rater.id] ?? rater.name })),
});

test('两位评价人同名：不发表，说明会同名的是哪个文件', async () => {
  const master = memoryMaster();
  valueOf(await createMaster(master, named({ L01: '张某', L02: '张某' }), time));
  const files: Files = new Map();
  const issued = await issue(master, memoryOutbox(files), time, () => true);
  expect(issued).toMatchObject({ ok: false, finding: { code: 'issue-name-twice', sheet: '评价人' } });
  expect(files.size).toBe(0);
});

test('姓名里有文件名不允许的字，也发得出', () => {
  const paths = outgoing(named({ O01: '综合/协调处: "一"' }), time).map(({ path }) => path);
  expect(paths).toContain('评价表/附件4-综合协调处 一.xlsx');
  expect(new Set(paths).size).toBe(48);
});

/** 取消 can be pressed until the last file is made: `done` comes to `total` when it is. */
test.each([
  ['头一个文件以前', 0],
  ['做了两个以后', 2],
  ['最后一个文件做完时', 48],
])('%s停下：总表不记为已发表', async (_, last) => {
  const master = memoryMaster();
  valueOf(await createMaster(master, scheme, time));
  const before = master.bytes();
  const issued = await issue(master, memoryOutbox(new Map()), time, (done) => done < last);
  expect(issued).toEqual(ok({ files: last, cancelled: true }));
  expect(master.bytes()).toBe(before);
});

test('写不出一个文件：报告，总表不记为已发表', async () => {
  const master = memoryMaster();
  valueOf(await createMaster(master, scheme, time));
  const before = master.bytes();
  const full = failed('disk-full', '磁盘已满。', '清理后再试。');
  const issued = await issue(master, { put: () => Promise.resolve(full) }, time, () => true);
  expect(issued).toEqual(full);
  expect(master.bytes()).toBe(before);
});

test('发出的每个文件都带着看不见的标识：方案、指纹、是谁的', async () => {
  const master = memoryMaster();
  const files: Files = new Map();
  valueOf(await createMaster(master, scheme, time));
  valueOf(await issue(master, memoryOutbox(files), time, () => true));
  const identities = await Promise.all(
    [...files].map(async ([path, bytes]) => readIdentity(valueOf(await readWorkbook(bytes, path)).identity)),
  );
  expect(new Set(identities.map((each) => each?.fingerprint)).size).toBe(1);
  const raters = identities.flatMap((each) => (each?.kind === 'rating' ? [each.rater] : []));
  expect(raters).toEqual(scheme.raters.map(({ id }) => id));
  const teams = identities.flatMap((each) => (each?.kind === 'team' ? [each.team] : []));
  expect(teams).toEqual(scheme.teams.map(({ no }) => String(no)));
  const own = readIdentity(valueOf(await readWorkbook(master.bytes(), '总表')).identity);
  expect(own).toMatchObject({ kind: 'master', issued: time, issuedFingerprint: identities[0]?.fingerprint });
});
