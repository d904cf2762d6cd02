import type { Names } from '../../../assistant/api';

/** 考核对象 while they are being changed: who joins, leaves, takes another name or another group. */

export interface TypedUnit extends Readonly<Names['units'][number]> {
  /** Taken off the list; it can be put back until the 总表 is made. */
  gone?: boolean;
}

/** What keeps the list from being used; "" where nothing does. @param grouped whether there are teams at all */
export function unitsFault(units: readonly TypedUnit[], grouped: boolean): string {
  const here = units.filter(({ gone }) => gone !== true);
  if (here.some(({ name }) => name.trim() === '')) return '有一个考核对象没有写名称。';
  const names = here.map(({ name }) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `考核对象“${twice}”写了两次。`;
  const apart = here.find(({ team }) => team === null && grouped);
  return apart ? `“${apart.name.trim()}”还没有选考核组。` : '';
}

/** What became of a unit, in words; "" where nothing did. @param was the list as it stands */
export function changeOf(unit: TypedUnit, was: Names['units']): string {
  if (unit.gone === true) return '去掉';
  if (unit.id === '') return '新增';
  const before = was.find(({ id }) => id === unit.id);
  return [
    ...(before && before.name !== unit.name.trim() ? [`原名${before.name}`] : []),
    ...(before && before.team !== unit.team ? ['换组'] : []),
  ].join('，');
}

/** Typed names with this list of units; the teams tell what they assess now. */
export const placed = <Typed extends { teams: Names['teams'] }>(
  names: Typed,
  units: readonly TypedUnit[],
): Typed => ({
  ...names,
  units,
  teams: names.teams.map((team) => ({
    ...team,
    units: units
      .filter(({ team: no, gone }) => no === team.no && gone !== true)
      .map(({ name }) => name.trim())
      .join('、'),
  })),
});
