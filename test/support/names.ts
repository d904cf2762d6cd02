import type { Names } from '../../src/assistant/api';

/** The names of one 评价组, by its id. */
export const namesIn = ({ groups }: Pick<Names, 'groups'>, group: string): string[] =>
  groups.find(({ id }) => id === group)?.names ?? [];

/** The same lists, with other names for one 评价组. */
export const withNames = <Lists extends Pick<Names, 'groups'>>(
  lists: Lists,
  group: string,
  names: readonly string[],
): Lists => ({
  ...lists,
  groups: lists.groups.map((each) => (each.id === group ? { ...each, names: [...names] } : each)),
});
