import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PictureTable } from '../../../../pictures/picture';
import { useCommon } from '../../../common/styles';

const useStyles = makeStyles({
  // Wide tables are scrolled by themselves, with the keyboard too.
  frame: {
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: 'collapse', minWidth: '100%' },
  cell: {
    padding: '3px 10px 3px 0',
    textAlign: 'end',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightRegular,
    minWidth: '36px',
    maxWidth: '220px',
  },
  first: { textAlign: 'start', minWidth: '76px' },
  group: { maxWidth: 'none', fontWeight: tokens.fontWeightSemibold },
  link: { color: tokens.colorBrandForegroundLink, ':hover': { textDecorationLine: 'underline' } },
});

/** Rows that follow each other and belong together, with what is said above them; "" where the table says nothing. */
function groupsOf({ rows, grouped }: PictureTable): { name: string; rows: PictureTable['rows'][number][] }[] {
  const groups: { name: string; rows: PictureTable['rows'][number][] }[] = [];
  for (const row of rows) {
    const name = grouped === undefined ? '' : (row.cells[grouped] ?? '');
    const last = groups.at(-1);
    if (last?.name === name) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}

/** The table behind a picture. */
export function Behind({
  table,
  label,
  onUnit,
}: {
  table: PictureTable;
  label: string;
  onUnit: (unit: string) => void;
}) {
  const common = useCommon();
  const styles = useStyles();
  const { header, grouped } = table;
  const columns = header.map((_, column) => column).filter((column) => column !== grouped);
  return (
    // What scrolls must be reached by the keyboard.
    <div className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <table className={mergeClasses(styles.table, common.small, common.numbers)}>
        <caption className={common.hidden}>{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={mergeClasses(styles.cell, common.muted, column === 0 && styles.first)}
              >
                {header[column]}
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(table).map(({ name, rows }) => (
          <tbody key={name}>
            {name !== '' && (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={columns.length}
                  className={mergeClasses(styles.cell, styles.first, styles.group)}
                >
                  {name}
                </th>
              </tr>
            )}
            {rows.map(({ unit, cells }, row) => (
              <tr key={row}>
                {columns.map((column) =>
                  column === 0 ? (
                    <th key={column} scope="row" className={mergeClasses(styles.cell, styles.first)}>
                      {unit === '' ? (
                        cells[column]
                      ) : (
                        <button
                          type="button"
                          className={mergeClasses(common.bare, styles.link)}
                          title={`看${cells[column] ?? ''}的分数来历`}
                          onClick={() => onUnit(unit)}
                        >
                          {cells[column]}
                        </button>
                      )}
                    </th>
                  ) : (
                    <td key={column} className={styles.cell}>
                      {cells[column]}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
