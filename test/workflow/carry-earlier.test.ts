import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { carryOver } from '../../src/workflow/carry';
import { settleMaster } from '../../src/workflow/settle';
import { allUnits } from '../../src/scoring/results';
import { readWorkbook } from '../../src/xlsx/read';
import { memoryMaster } from '../support/memory-host';
import { time, valueOf } from '../support/year';

/** 0.1.0 的总表做方案变更：填的、收的都转入，核算出来与原来的一样。 */

const file = readFileSync(join(__dirname, '../files/master-0.1.0.xlsx'));

const figures = async (master: ReturnType<typeof memoryMaster>) => {
  const { results, findings } = valueOf(await settleMaster(master, { now: time, acceptSchemeChange: true }));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return allUnits(results ?? undefined).map(({ unit, total, grade, veto, eligible, rank }) => [
    unit,
    total?.toFixed(),
    grade,
    veto,
    eligible,
    rank,
  ]);
};

test('没有落下一格，成绩、等次、名次与原来的总表相同', async () => {
  const book = valueOf(await readWorkbook(file, '总表.xlsx'));
  const { scheme } = readScheme(book, true);
  if (!scheme) throw new Error('unread');
  const carried = valueOf(carryOver(book, '总表.xlsx', scheme, { now: time, by: '张三' }));
  expect(carried.findings.filter(({ code }) => code === 'carry-left')).toEqual([]);
  expect(carried.words).toContain('评分 544 个');
  const [before, after] = [memoryMaster(), memoryMaster()];
  before.replace(file);
  valueOf(await after.create(carried.model));
  const was = await figures(before);
  expect(was).toHaveLength(43);
  expect(await figures(after)).toEqual(was);
});
