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
  link: { color: tokens.colorBrandForegroundLink, ':hover': { textDecorationLine: 'underline' } },
});

/** The table behind a picture. */
export function Behind({
  table: { header, rows },
  label,
  onUnit,
}: {
  table: PictureTable;
  label: string;
  onUnit: (unit: string) => void;
}) {
  const common = useCommon();
  const styles = useStyles();
  return (
    // What scrolls must be reached by the keyboard.
    <div className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <table className={mergeClasses(styles.table, common.small, common.numbers)}>
        <caption className={common.hidden}>{label}</caption>
        <thead>
          <tr>
            {header.map((words, column) => (
              <th
                key={column}
                scope="col"
                className={mergeClasses(styles.cell, common.muted, column === 0 && styles.first)}
              >
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, cells }, row) => (
            <tr key={row}>
              {cells.map((words, column) =>
                column === 0 ? (
                  <th key={column} scope="row" className={mergeClasses(styles.cell, styles.first)}>
                    {unit === '' ? (
                      words
                    ) : (
                      <button
                        type="button"
                        className={mergeClasses(common.bare, styles.link)}
                        title={`看${words}的分数来历`}
                        onClick={() => onUnit(unit)}
                      >
                        {words}
                      </button>
                    )}
                  </th>
                ) : (
                  <td key={column} className={styles.cell}>
                    {words}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
