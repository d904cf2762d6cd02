import type { Finding } from '../base/finding';
import { folded } from '../base/text';
import { clauseTable, optionalClauseColumns } from '../forms/clause-table';
import { isEarlierText } from '../forms/master/earlier-texts';
import { settledValue } from '../forms/master/evidence';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import { clauseById, groupsOf } from '../schemes';
import { locateTable } from '../sheets/locate';
import { sameValue } from '../sheets/refresh';
import { error, warning } from './finding';

/** Tables whose rows are known by name are complete: a row that is missing or stands twice is said. */

/** Said by the reading itself, which needs these rows. */
const readByUnit = ({ scheme }: MasterReading): ReadonlySet<string> =>
  new Set([...groupsOf(scheme), 'incidents', 'visits', 'kinds', 'parts']);
/** 首页 only shows. */
const shownOnly = new Set(['facts', 'progress']);

/** Fixed words of a row that somebody wrote over. Numbers of rows follow the order, which is people's own. */
function changedLabels(reading: MasterReading, state: MasterState): Finding[] {
  return reading.tables.flatMap(({ entry, located }) =>
    entry.use(({ table, rows, mode }) => {
      if (mode !== 'keyed') return [];
      const labels = table.columns.filter(
        ({ kind, key }) =>
          kind === 'label' && key !== 'no' && key !== table.keyColumn && located.place.columns.has(key),
      );
      const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
      return rows(state).flatMap((row, index) => {
        const key = table.keyOf(row, index);
        const at = byKey.get(folded(key));
        if (!at) return [];
        return labels.flatMap((column): Finding[] => {
          const [stands, value] = [at.cell(column.key).value, column.value(row, index)];
          return sameValue(settledValue(stands), settledValue(value)) ||
            isEarlierText(String(value), String(stands))
            ? []
            : [
                warning(
                  'label-changed',
                  `“${key}”的“${column.header.replaceAll('\n', '')}”应是 ${String(value)}，现在是 ${String(stands ?? '空白')}。`,
                  '改回原样。',
                  { sheet: located.sheet.name, cell: at.address(column.key), unit: key },
                ),
              ];
        });
      });
    }),
  );
}

/** Wrong ones that are named one by one. */
const oneByOne = 5;

/** 大项 beside a clause follows from its 小项: a number that says otherwise is read by nobody. */
function wrongItems({ book, scheme }: MasterReading): Finding[] {
  const located = locateTable(book, clauseTable(true, undefined, true), 'sheet', optionalClauseColumns);
  const byId = clauseById(scheme);
  const wrong = (located?.rows ?? []).flatMap((row) => {
    const no = byId.get(row.key)?.item.no;
    const stands = row.cell('item').value;
    return no === undefined || sameValue(settledValue(stands), no) ? [] : [{ row, no, stands }];
  });
  return wrong
    .slice(0, oneByOne)
    .map(({ row, no, stands }) =>
      warning(
        'label-changed',
        `条款 ${row.key} 的“大项”应是 ${no}，现在是 ${String(stands ?? '空白')}${wrong.length > oneByOne ? `（这样的条款共 ${wrong.length} 条）` : ''}。`,
        '改回原样；条款属于哪一大项由“小项”一栏决定。',
        { sheet: located?.sheet.name ?? '', cell: row.address('item') },
      ),
    );
}

export const checkRows = (reading: MasterReading, state: MasterState): Finding[] => [
  ...wrongItems(reading),
  ...missingRows(reading, state),
  ...changedLabels(reading, state),
];

function missingRows(reading: MasterReading, state: MasterState): Finding[] {
  const known = readByUnit(reading);
  return reading.tables.flatMap(({ entry, located }) =>
    entry.use(({ table, rows, mode }) => {
      if (mode !== 'keyed' || known.has(table.id)) return [];
      const found = new Map<string, number>();
      for (const { key } of located.rows)
        if (key !== '') found.set(folded(key), (found.get(folded(key)) ?? 0) + 1);
      const make = shownOnly.has(table.id) ? warning : error;
      const sheet = located.sheet.name;
      // A 情形 with several effects stands on a line for each.
      const due = new Map<string, { key: string; lines: number }>();
      for (const key of rows(state).map((row, index) => table.keyOf(row, index)))
        due.set(folded(key), { key, lines: (due.get(folded(key))?.lines ?? 0) + 1 });
      return [...due].flatMap(([name, { key, lines }]): Finding[] => {
        const count = found.get(name) ?? 0;
        if (count === lines || (count === 0 && table.addedRow?.(key) === true)) return [];
        const at = located.rows.filter((each) => folded(each.key) === name).at(-1);
        return [
          count < lines
            ? make(
                'row-missing',
                count === 0
                  ? `“${sheet}”缺少“${key}”一行。`
                  : `“${sheet}”应有 ${lines} 行“${key}”，现在只有 ${count} 行。`,
                '把这一行补回原处（复制相邻一行，再改成这个名称），或从备份的总表里复制回来。',
                { sheet, unit: key, allowed: '各行可以排序、移动，不能删去。' },
              )
            : make('row-twice', `“${sheet}”有 ${count} 行“${key}”。`, '删去多余的行。', {
                sheet,
                cell: at?.address(table.keyColumn) ?? '',
                unit: key,
              }),
        ];
      });
    }),
  );
}
