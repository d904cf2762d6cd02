import { sampleSchemeNamed } from '../support/sample-facts';
import { valueOf, Year } from '../support/year';
import { deskOver } from './desk';

/** 转报分：在面板里看得见差谁的、填得进去；没有收齐不说收齐，填了什么都有记录。 */

jest.setTimeout(120_000);

const part = '日常考核';

async function issued() {
  const year = await new Year(sampleSchemeNamed('安禾市')).issued();
  const desk = deskOver(year.master);
  const look = async () => {
    const overview = await desk.assistant.look();
    if (overview.kind !== 'master') throw new Error(overview.kind);
    return overview;
  };
  return { ...desk, look };
}

const entry = (unit: string, now: string, basis = '安安办函〔2025〕3号', was = '') => ({
  unit,
  part,
  was,
  now,
  basis,
});

test('没有发表，不说转报分没有收到；没有评价人的方案，不说评价表', async () => {
  const { assistant, workbook } = deskOver();
  valueOf(await assistant.create(valueOf(await assistant.sampleDraft('安禾市'))));
  const overview = await deskOver(workbook).assistant.look();
  if (overview.kind !== 'master') throw new Error(overview.kind);
  expect(overview.findings).toEqual([]);
  expect(overview.next.words).toBe('核对方案、口径和考核分组，然后发表（生成考核组工作簿）。');
});

test('发表以后，差几项、差谁的说一次；催报里写着；材料收齐了也不说收齐', async () => {
  const { look } = await issued();
  const overview = await look();
  expect(overview.reports.map(({ kind, part: name, rows }) => [kind, name, rows.length])).toEqual([
    ['县区', part, 7],
  ]);
  const told = overview.findings.filter(({ code }) => code === 'report-outstanding');
  expect(told.map(({ message, sheet }) => [message, sheet])).toEqual([
    ['7 项转报分未收到：安东县、禾丰县、清河区、云台区、双桥区、临湖县等。', '转报分'],
  ]);
  expect(overview.reminder).toContain('转报分：日常考核（县区 7 家），请写明依据');
  expect(overview.next.words).toBe('还有 3 份材料、7 项转报分未收齐：收表，收到的转报分填入“转报分”表。');
});

test('填进去的进总表、进操作记录，分数来历写着依据；改了也记', async () => {
  const { assistant, look } = await issued();
  valueOf(await assistant.typeReports([entry('X01', '91.5'), entry('X02', '８８')]));
  expect((await look()).reports[0]?.rows.slice(0, 3).map(({ now, basis }) => [now, basis])).toEqual([
    ['91.5', '安安办函〔2025〕3号'],
    ['88', '安安办函〔2025〕3号'],
    ['', ''],
  ]);
  valueOf(await assistant.typeReports([entry('X01', '92', '更正函', '91.5')]));
  const { log, findings, next } = await look();
  expect(log.slice(0, 2).map(({ action, content }) => [action, content])).toEqual([
    ['录入转报分', expect.stringContaining('更正函')],
    ['录入转报分', expect.stringContaining('等 2 项')],
  ]);
  expect(findings.find(({ code }) => code === 'report-outstanding')?.message).toMatch(/^5 项/);
  expect(next.words).toContain('5 项转报分');
  const trace = valueOf(await assistant.trace('X01'));
  const step = trace.children.find(({ label }) => label.startsWith(part));
  expect(step?.children.map(({ label, value }) => [label, value])).toEqual([['依据', '更正函']]);
});

test.each([
  ['没有依据', entry('X01', '90', ' '), 'report-no-basis'],
  ['超出满分', entry('X01', '101'), 'scores-refused'],
  ['不是数', entry('X01', '优'), 'scores-refused'],
  ['表里已经不是刚才的样子', entry('X01', '90', '函', '80'), 'scores-moved'],
  ['没有这个单位的这一部分', entry('Z01', '90'), 'scores-moved'],
])('%s：一个也不写', async (_, wrong, code) => {
  const { assistant, workbook } = await issued();
  const before = workbook.bytes();
  const answer = await assistant.typeReports([entry('X02', '88'), wrong]);
  expect(answer.ok ? '' : answer.finding.code).toBe(code);
  expect(workbook.bytes()).toBe(before);
});

test('打印用的只有空白表时，文件名说的是空白表；压缩包只说里面有的', async () => {
  const { assistant } = await issued();
  expect(valueOf(await assistant.issue('print', () => true)).name).toMatch(/空白表-2020-01-18\.xlsx$/);
  expect(valueOf(await assistant.issue('archive', () => true)).name).toBe('考核组工作簿-2020-01-18.zip');
});
