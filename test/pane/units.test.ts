import { unitsFault } from '../../src/pane/steps/create/units';

const unit = (id: string, name: string, team: number | null) => ({ id, name, kind: 'district', team });

it.each([
  ['nothing', [unit('D01', '甲区', 1), unit('', '新区', 2)], ''],
  ['a new one without a group', [unit('D01', '甲区', 1), unit('', '新区', null)], '“新区”还没有选考核组。'],
  ['one taken out of its group', [unit('D01', '甲区', null)], '“甲区”还没有选考核组。'],
  ['one taken off the list', [{ ...unit('D01', '甲区', null), gone: true }], ''],
  ['one name twice', [unit('D01', '甲区', 1), unit('', ' 甲区 ', 2)], '考核对象“甲区”写了两次。'],
])('says what keeps a list of units from being used: %s', (_, units, fault) => {
  expect(unitsFault(units, true)).toBe(fault);
});
