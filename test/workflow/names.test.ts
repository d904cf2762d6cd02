import { parseAddress } from '../../src/base/address';
import { zhengzhou2019 } from '../../src/schemes';
import { openMaster } from '../../src/workflow/master';
import { namedScheme, namesOf, saveNames } from '../../src/workflow/names';
import { patchWorkbook } from '../../src/xlsx/patch';
import { withNames } from '../support/names';
import { valueOf, Year } from '../support/year';

/** 名单：谁叫什么，编几号。 */

test('几个评价组都还没有人的，各组的编号用各自的字母', () => {
  const scheme = { ...zhengzhou2019(), raters: [] };
  const names = withNames(withNames(namesOf(scheme), 'leader', ['甲', '乙']), 'office', ['办公室']);
  expect(valueOf(namedScheme(scheme, names)).raters.map(({ id, name }) => [id, name])).toEqual([
    ['P01', '甲'],
    ['P02', '乙'],
    ['Q01', '办公室'],
  ]);
});

test('电话在格里是数的，只改别的时照原样留着', async () => {
  const { master } = await new Year().issued();
  const phone = async () => {
    const { reading, state } = valueOf(await openMaster(master));
    const located = reading.tables.find(({ entry }) => entry.table.id === 'teams')?.located;
    const [row] = located?.rows ?? [];
    const at = parseAddress(row?.address('phone') ?? '');
    if (!located || !row || !at) throw new Error('no teams');
    return { at: { sheet: located.sheet.name, ...at }, value: row.cell('phone').value, scheme: state.scheme };
  };
  const { at } = await phone();
  const typed = { ...at, kind: 'value', value: 67_180_001 } as const;
  master.replace(await patchWorkbook(master.bytes(), [typed]));
  const names = namesOf((await phone()).scheme);
  expect(names.teams[0]?.phone).toBe('67180001');
  const teams = names.teams.map((team, index) => (index === 0 ? { ...team, leader: '王甲' } : team));
  valueOf(await saveNames(master, { ...names, teams }, { now: '2020-01-10 09:00' }));
  const after = await phone();
  expect(after.scheme.teams[0]?.leader).toBe('王甲');
  expect(after.value).toBe(67_180_001);
});
