import { absolute, quoted } from '../../base/address';
import { folded } from '../../base/text';
import { groupsOf, groupWord } from '../../schemes';
import { isAsked, isLater, readingIds } from '../../schemes/readings';
import type { Scheme } from '../../schemes/scheme';
import type { LocatedTable } from '../../sheets/locate';
import type { DefinedName } from '../../sheets/model';
import { columnReference } from '../../sheets/table';
import { formNames } from './form-parameters';
import type { Places } from './places';
import { schemeFields } from './scheme-fields';

/** Names by which formulas know single cells: 口径_换算舍入, 否决分数线 … */

/** The name of the ids of all clauses, which ledgers choose from. */
export const clauseList = '条款编号列表';

/** The cell that a name stands for: a row of a table by its key, and a column. */
interface NamedCell {
  name: string;
  table: string;
  row: string;
  index: number;
  column: string;
}

const namedCells = (scheme: Scheme): NamedCell[] => [
  ...schemeFields.flatMap(({ label, name }, index) =>
    name === undefined ? [] : [{ name, table: 'fields', row: label, index, column: 'value' }],
  ),
  ...formNames(scheme).map(({ group, column, name }) => ({
    name,
    table: 'forms',
    row: groupWord(scheme, group),
    index: groupsOf(scheme).indexOf(group),
    column,
  })),
  // Formulas look later readings up themselves.
  ...readingIds.flatMap((id, index) =>
    isLater(id) || !isAsked(id, scheme)
      ? []
      : [{ name: `口径_${id}`, table: 'readings', row: id, index, column: 'index' }],
  ),
];

/** The names of a 总表 that is drawn. */
export function masterNames(scheme: Scheme, places: Places): DefinedName[] {
  if (scheme.units.length === 0) return [];
  return [
    ...namedCells(scheme).map(({ name, table, index, column }) => ({
      name,
      refersTo: places.cell(table, index, column),
    })),
    { name: clauseList, refersTo: columnReference(places.of('clauses'), 'id') },
  ];
}

/** What the names of a 总表 that people worked in should refer to: wherever their cells stand now. */
export function expectedNames(
  scheme: Scheme,
  find: (table: string) => LocatedTable | undefined,
): DefinedName[] {
  return namedCells(scheme).flatMap(({ name, table, row, column }) => {
    const located = find(table);
    const at = located?.rows.find(({ key }) => folded(key) === folded(row));
    const place = located?.place.columns.get(column);
    return located && at && place !== undefined
      ? [{ name, refersTo: `${quoted(located.sheet.name)}!${absolute(at.row, place)}` }]
      : [];
  });
}
