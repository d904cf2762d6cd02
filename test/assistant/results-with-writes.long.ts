import { masterChanges } from '../../src/forms/master/refresh';
import type { HostWorkbook, WriteOptions } from '../../src/port/port';
import { applied } from '../../src/sheets/applied';
import type { Change } from '../../src/sheets/change';
import { cellAt } from '../../src/sheets/data';
import { openMaster } from '../../src/workflow/master';
import type { Assistant } from '../../src/assistant/api';
import { memoryMaster, type MemoryMaster } from '../support/memory-host';
import { valueOf } from '../support/year';
import { deskOver, filledYear, picked } from './desk';

/**
 * Each write into a 总表 brings the results of all formulas that it moves: nobody waits for the program to calculate, and
 * no cell holds anything else afterwards than a full recalculation gives (写入自带结果).
 */

interface Write {
  changes: readonly Change[];
  options: WriteOptions | undefined;
}

/** A workbook in memory that remembers what was written. */
function watched(): MemoryMaster & { all: Write[] } {
  const master = memoryMaster();
  const all: Write[] = [];
  const write: HostWorkbook['write'] = (changes, identity, options) => {
    all.push({ changes, options });
    return master.write(changes, identity, options);
  };
  return { ...master, write, all };
}

let bytes: Uint8Array | undefined;

/** A settled 总表 that is open; made once for all tests. */
async function settled() {
  const workbook = watched();
  if (!bytes) {
    const year = await filledYear();
    workbook.replace(year.master.bytes());
    const { assistant } = deskOver(workbook);
    valueOf(await assistant.collect(picked(year), [], () => true));
    valueOf(await assistant.settle({}));
    bytes = workbook.bytes();
  }
  workbook.replace(bytes);
  workbook.all.length = 0;
  return { workbook, assistant: deskOver(workbook).assistant };
}

/** A clause of the first rubric, for the first unit that it is scored on. */
async function recordOne(assistant: Assistant) {
  const at = valueOf(await assistant.rubrics())[0]?.items[0]?.rows[0]?.at;
  const sheet = at ? valueOf(await assistant.clauses(at, null)) : null;
  const [unit, clause] = [sheet?.units[0]?.id, sheet?.clauses[0]];
  if (!unit || !clause) throw new Error('no clause');
  return assistant.record({
    unit,
    clause: clause.id,
    index: 0,
    record: { quantity: 1, facts: '没有开会', date: '2020-01-14' },
  });
}

const works: [string, (assistant: Assistant) => Promise<unknown>][] = [
  ['条款打分：记入', recordOne],
  ['缺表处理', (assistant) => assistant.decide('L01', 'scale')],
  ['改口径', (assistant) => assistant.setReading('换算舍入', '两位小数')],
  [
    '恢复',
    async (assistant) => {
      valueOf(await recordOne(assistant));
      return assistant.restore();
    },
  ],
];

/** What stands in 成绩汇总 where 差额 is, and what its formula gives. */
async function differences(workbook: HostWorkbook): Promise<[unknown, unknown][]> {
  const sheet = valueOf(await workbook.read()).sheets.find(({ name }) => name === '成绩汇总');
  if (!sheet) throw new Error('no 成绩汇总');
  const header = sheet.rows.findIndex((cells) =>
    cells?.some((cell) => String(cell?.value).startsWith('差额')),
  );
  const at = (start: string) =>
    sheet.rows[header]?.findIndex((cell) => String(cell?.value ?? '').startsWith(start)) ?? -1;
  const [total, own, difference] = [at('总分'), at('核算总分'), at('差额')];
  return sheet.rows.flatMap((_, row): [unknown, unknown][] => {
    if (row <= header || cellAt(sheet, row, difference).formula === undefined) return [];
    const [live, stored] = [cellAt(sheet, row, total).value, cellAt(sheet, row, own).value];
    const expected =
      typeof live === 'number' && typeof stored === 'number' ? Math.round((live - stored) * 1e6) / 1e6 : '';
    return [[cellAt(sheet, row, difference).value ?? '', expected]];
  });
}

describe('写入自带结果', () => {
  test.each(works)('%s：带着结果，写完以后没有一格和重算的不同', async (_, work) => {
    const { workbook, assistant } = await settled();
    valueOf((await work(assistant)) as never);
    expect(workbook.all.map(({ options }) => options?.complete)).toEqual(workbook.all.map(() => true));
    const open = valueOf(await openMaster(workbook));
    const left = masterChanges(open.reading, open.state).filter(({ kind }) => kind === 'result');
    expect(left).toEqual([]);
    for (const [stands, gives] of await differences(workbook)) expect(stands).toBe(gives);
  });

  test('恢复和它在操作记录里的一行一次写入', async () => {
    const { workbook, assistant } = await settled();
    valueOf(await recordOne(assistant));
    workbook.all.length = 0;
    valueOf(await assistant.restore());
    expect(workbook.all).toHaveLength(1);
    const sheets = new Set(workbook.all[0]?.changes.map(({ sheet }) => sheet));
    expect([...sheets]).toEqual(expect.arrayContaining(['扣分台账', '操作记录']));
  });

  test('先算出来的样子，就是写完读回来的样子', async () => {
    const { workbook, assistant } = await settled();
    const before = valueOf(await workbook.read());
    valueOf(await recordOne(assistant));
    const after = valueOf(await workbook.read());
    const foreseen = applied(
      before,
      workbook.all.flatMap(({ changes }) => changes),
    );
    for (const [index, sheet] of after.sheets.entries())
      sheet.rows.forEach((cells, row) =>
        cells?.forEach((cell, column) => {
          const other = foreseen.sheets[index];
          expect(other && cellAt(other, row, column)).toEqual(cell ?? cellAt(sheet, row, column));
        }),
      );
  });
});
