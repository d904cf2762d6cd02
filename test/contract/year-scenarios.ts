import { parseAddress } from '../../src/base/address';
import { assistantFor } from '../../src/assistant/assistant';
import { Random } from '../../src/sample/random';
import { qualities, sampleScores, sampleTeam } from '../../src/sample/entries';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import type { Inbox, Incoming } from '../../src/port/port';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellChange } from '../../src/sheets/change';
import type { WorkbookModel } from '../../src/sheets/model';
import { collect } from '../../src/workflow/collect';
import { createMaster, issue } from '../../src/workflow/issue';
import { openMaster } from '../../src/workflow/master';
import { settleMaster } from '../../src/workflow/settle';
import { xlsxFormat } from '../../src/xlsx/format';
import { sampleIncidentCells } from '../support/sample-incidents';
import { same, valueOf } from './expect';
import type { HostUnderTest, Scenario } from './host';
import { paperHolds } from './paper';

/** A whole year in the 总表, on any host. */

const time = '2020-01-18 09:00';
const scheme = zhengzhou2019();

async function incoming(label: string, model: WorkbookModel): Promise<Incoming> {
  const read = readWorkbook(await workbookBytes(model), label);
  return { label, hash: label, read: () => read };
}

let returned: Promise<Incoming[]> | undefined;

/** What raters and teams send back, on sample data; made once for all hosts. */
const returns = (): Promise<Incoming[]> => (returned ??= filled());

async function filled(): Promise<Incoming[]> {
  const random = new Random(7);
  const quality = qualities(scheme, random);
  const files: Incoming[] = [];
  for (const rater of scheme.raters)
    files.push(
      await incoming(
        `${rater.id}.xlsx`,
        ratingWorkbook(scheme, rater, time, sampleScores(scheme, rater, quality, random)),
      ),
    );
  for (const team of scheme.teams)
    files.push(
      await incoming(
        `${team.no}.xlsx`,
        teamWorkbook(scheme, team, time, sampleTeam(scheme, team, quality, random)),
      ),
    );
  return files;
}

const inboxOf = (files: readonly Incoming[]): Inbox => ({
  list: () => Promise.resolve({ ok: true, value: files }),
});

export async function collectedYear(host: HostUnderTest): Promise<void> {
  valueOf(await createMaster(host.workbook, scheme, time), 'create');
  valueOf(
    await issue(
      host.workbook,
      { put: () => Promise.resolve({ ok: true, value: undefined }) },
      time,
      () => true,
    ),
    'issue',
  );
  const typed = Object.entries(sampleIncidentCells(scheme)).map(([at, value]): CellChange => ({
    sheet: '奖惩情形',
    ...(parseAddress(at) ?? { row: 0, column: 0 }),
    kind: 'value',
    value,
  }));
  valueOf(await host.workbook.write(typed, {}), '奖惩情形');
  const collected = valueOf(
    await collect(host.workbook, inboxOf(await returns()), {
      now: time,
      choose: new Set(),
      progress: () => true,
    }),
    'collect',
  );
  same(
    collected.files.filter(({ status }) => status !== 'taken'),
    [],
    'files not taken',
  );
}

/** The ledger's last row that prints, and the height of its first. */
async function ledgerPaper({ workbook }: HostUnderTest): Promise<{ last: number; first: number }> {
  const [ledger] = valueOf(await workbook.layouts(['扣分台账']), 'layouts');
  return { last: ledger?.page.printArea?.bottom ?? NaN, first: Math.round(ledger?.rowHeights[3] ?? 0) };
}

/** The slowest of all. */
const wholeYear: Scenario = {
  name: '发表、收 46 份表、核算：公式与核算一致，成绩写进表里，再核算一次结果不变',
  run: async (host) => {
    await collectedYear(host);
    await paperHolds(host, '收表');
    const first = valueOf(await settleMaster(host.workbook, { now: time }), 'settle');
    same(
      first.findings.filter(({ severity }) => severity === 'error'),
      [],
      'errors',
    );
    if (!first.results) throw new Error('no results');
    const again = valueOf(await settleMaster(host.workbook, { now: time }), 'settle again');
    same(
      again.results?.districts.map(({ total, rank }) => [total?.toFixed(), rank]),
      first.results.districts.map(({ total, rank }) => [total?.toFixed(), rank]),
      'totals',
    );
    same(
      again.findings.filter(({ severity }) => severity === 'error'),
      [],
      'errors of the second run',
    );
    await paperHolds(host, '核算');
  },
};

export const yearScenarios: readonly Scenario[] = [
  {
    name: '新建的总表读得回，没有错误，也没有要改的',
    run: async (host) => {
      valueOf(await createMaster(host.workbook, scheme, time), 'create');
      const open = valueOf(await openMaster(host.workbook), 'open');
      same(open.findings, [], 'findings');
      same(open.identity.kind, 'master', 'identity');
    },
  },
  wholeYear,
  {
    name: '记入、手填、恢复：扣分台账的打印区域和行高跟着内容走，恢复后和从前一样',
    run: async (host) => {
      valueOf(await createMaster(host.workbook, scheme, time), 'create');
      const assistant = assistantFor({ workbook: host.workbook, files: xlsxFormat, now: () => time });
      const unit = scheme.units[0];
      const facts = '现场查阅资料，'.repeat(30);
      const record = { quantity: null, facts, date: '2020-01-15' };
      const entry = { unit: unit?.id ?? '', clause: '附1-1-1', index: 0, record };
      const blank = await ledgerPaper(host);
      valueOf(await assistant.record(entry), 'record');
      await paperHolds(host, '记入');
      const tall = await ledgerPaper(host);
      if (tall.first < blank.first + 60) throw new Error(`记入 made a row ${tall.first} points high`);
      valueOf(await assistant.restore(), 'restore');
      await paperHolds(host, '恢复');
      const { last, first } = await ledgerPaper(host);
      same(last, blank.last, 'last row that prints after 恢复');
      // Results that the program has not calculated yet may hold a line of text.
      if (first > blank.first + 8)
        throw new Error(`恢复 left a row ${first} points high, not ${blank.first}`);

      // Somebody types below all that prints; the next write of any kind brings it onto paper.
      await host.type('扣分台账', `B${last + 4}`, unit?.name ?? '');
      await host.type('扣分台账', `E${last + 4}`, facts);
      valueOf(await assistant.setReading('并列', '按年终得分'), 'reading');
      await paperHolds(host, '手填后改口径');
      // What is restored keeps it there.
      valueOf(await assistant.restore(), 'restore');
      await paperHolds(host, '手填后恢复');
    },
  },
];
