import scheme from '../../src/schemes/zhengzhou-2019/scheme.json';

/** Names of the built-in scheme. */
const unitsOf = (kind: string): string[] =>
  scheme.units.filter((unit) => unit.kind === kind).map(({ name }) => name);
const ratersOf = (kind: string): string[] =>
  scheme.raters.filter((rater) => rater.kind === kind).map(({ name }) => name);

export const districtNames = unitsOf('district');
export const memberNames = unitsOf('member');
export const leaderNames = ratersOf('leader');
export const officeNames = ratersOf('office');

export const teams = scheme.teams.map(({ no, name, leader, members, liaison, phone, units }) => ({
  no,
  name,
  leader,
  members,
  liaison,
  phone,
  units: units.map((id) => scheme.units.find((unit) => unit.id === id)?.name ?? id).join('、'),
}));

/** 考核对象 with their groups. */
export const units = scheme.units.map(({ id, name, kind }) => ({
  id,
  name,
  kind,
  team: scheme.teams.find((team) => team.units.includes(id))?.no ?? null,
}));

/** Number, title and points of the 大项. */
export const rubricItems: readonly (readonly [number, string, number])[] = [
  [1, '一、建立健全安全生产责任制', 8],
  [2, '二、安全发展示范城市创建', 10],
  [3, '三、双重预防体系建设', 20],
  [4, '四、“大暗访大排查大整治大执法”攻坚行动', 12],
  [5, '五、应急管理', 10],
  [6, '六、宣传教育培训', 10],
  [7, '七、安全生产集中整治', 15],
  [8, '八、日常工作', 15],
];
