import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { demo } from '../src/cli/demo/demo';
import { draftOf } from '../src/drafting/draft';
import { textSource } from '../src/drafting/plain-text';
import { masterWorkbook } from '../src/forms/master/workbook';
import { emptyState } from '../src/forms/master/state';
import { fileMaster, folderInbox } from '../src/hosts/folder';
import { patchWorkbook } from '../src/xlsx/patch';
import { readWorkbook } from '../src/xlsx/read';
import { workbookBytes } from '../src/xlsx/write';
import { zhengzhou2019 } from '../src/schemes';
import { settle } from '../src/scoring/settle';
import { collect } from '../src/workflow/collect';
import { createMaster, outgoing } from '../src/workflow/issue';
import { computed } from '../src/workflow/master';
import { largeYear } from './large-year';
import { command } from './command';
import { line, median, times } from './measure';
import { page } from './page';
import { size } from './size';
import { writes } from './writes';
import { bareBytes, exceljsBytes, fetchedExcelJs } from './other-writers';

/** npm run bench: how long people wait, as ratios to what the work must take at least. */

const say = (text: string) => process.stdout.write(`${text}\n`);

async function generation(): Promise<void> {
  const scheme = zhengzhou2019();
  const draw = () => [
    masterWorkbook(computed(emptyState(scheme)).state),
    ...outgoing(scheme, '').map(({ model }) => model()),
  ];
  const models = draw();
  say(
    `生成：总表、34 份评价表、12 份考核组工作簿、2 份打印用工作簿，共 ${models.reduce((sum, model) => sum + model.sheets.length, 0)} 张表`,
  );
  const written = await Promise.all(models.map(workbookBytes));
  const parts = written.flatMap((bytes) => Object.values(unzipSync(bytes)));
  const drawing = await median(3, draw);
  const ours = await median(3, async () => {
    for (const model of models) await workbookBytes(model);
  });
  const bare = await median(3, () => models.map(bareBytes));
  const deflate = await median(3, () => parts.map((part) => deflateRawSync(part)));
  line('排版（不写文件）', drawing);
  line('写出', ours, `裸写的 ${times(ours, bare)}，目标 < 3×`);
  line('裸写（只有值和公式）', bare);
  line('只压缩同样的字节', deflate, `写出是它的 ${times(ours, deflate)}`);
  const exceljs = await fetchedExcelJs();
  if (exceljs) {
    const other = await median(1, async () => {
      for (const model of models) await exceljsBytes(exceljs, model);
    });
    line('exceljs 写同样的表', other, `是我们的 ${times(other, ours)}`);
  }
  const [master] = written;
  if (master) {
    const changes = Array.from({ length: 3000 }, (_, index) => ({
      sheet: '收表明细',
      row: 3 + index,
      column: 0,
      kind: 'value' as const,
      value: index,
    }));
    line('总表改 3000 格', await median(3, () => patchWorkbook(master, changes)));
    line('读总表', await median(3, () => readWorkbook(master, '')));
  }
}

async function collection(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-bench-'));
  try {
    const stdout = process.stdout.write.bind(process.stdout);
    process.stdout.write = () => true;
    await demo(['--out', folder]);
    process.stdout.write = stdout;
    let run = 0;
    const inbox = folderInbox(join(folder, '收回'));
    const fresh = await median(3, async () => {
      const master = fileMaster(join(folder, `总表${++run}.xlsx`));
      await createMaster(master, zhengzhou2019(), '');
    });
    const both = await median(3, async () => {
      const master = fileMaster(join(folder, `总表${++run}.xlsx`));
      await createMaster(master, zhengzhou2019(), '');
      const result = await collect(master, inbox, { now: '', choose: new Set(), progress: () => true });
      if (!result.ok || result.value.files.some(({ status }) => status !== 'taken'))
        throw new Error('collection failed');
    });
    line('收表：46 个文件（读、校验、写回总表）', both - fresh, '目标 < 1000 ms');
    const collecting = await page(join(folder, '收回'));
    await writes(readFileSync(join(folder, '总表.xlsx')), collecting);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function settlement(): Promise<void> {
  say('核算：200 位评价人');
  let before: { units: number; time: number } | undefined;
  for (const units of [16, 300, 3000]) {
    const { scheme, entries } = largeYear(units);
    const time = await median(3, () => settle(scheme, entries));
    const growth = before
      ? `单位 ${times(units, before.units)}，用时 ${times(time, before.time)}（线性则相同）`
      : '';
    line(`  ${units} 个单位`, time, growth);
    before = { units, time };
  }
}

/** Drafting a whole notice, beside drawing the 总表 that it becomes. */
async function drafting(): Promise<void> {
  const notice = readFileSync('test/schemes/notice.txt', 'utf8');
  const state = computed(emptyState(zhengzhou2019())).state;
  const drawing = await median(3, () => masterWorkbook(state));
  const time = await median(3, () => draftOf(textSource(notice)));
  say('起草');
  line('  通知全文（两份细则、167 条条款）', time, `排版总表的 ${times(time, drawing)}，目标 < 1×`);
}

await generation();
await drafting();
await collection();
await command();
await settlement();
size();
