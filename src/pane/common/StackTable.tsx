import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { useCommon } from './styles';
import { useNarrow } from './width';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: '6px 8px 6px 0',
    textAlign: 'start',
    verticalAlign: 'top',
    wordBreak: 'keep-all',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightRegular,
  },
  head: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
  number: { textAlign: 'end', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  item: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  cells: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '2px', alignItems: 'baseline' },
  first: { flexGrow: 1 },
  whole: { flexBasis: '100%' },
  break: { flexBasis: '100%', height: 0 },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A column; the first one names the row. */
export interface StackColumn<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  number?: boolean;
  /** In a narrow pane the title goes before the value, or is left out, or the value takes a line of its own. */
  narrow?: 'labelled' | 'bare' | 'line';
}

interface StackTableProps<Row> {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly StackColumn<Row>[];
}

/** A table that becomes a list of rows where there is no room for columns. It stays a table for screen readers. */
export function StackTable<Row>({ label, rows, keyOf, columns }: StackTableProps<Row>) {
  const narrow = useNarrow();
  // What needs its title goes below the line with the row's name and what speaks for itself.
  const second = columns.findIndex(({ narrow: how = 'labelled' }, index) => index > 0 && how === 'labelled');
  const common = useCommon();
  const styles = useStyles();
  if (!narrow) {
    return (
      <table aria-label={label} className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th
                key={title}
                scope="col"
                className={mergeClasses(styles.cell, styles.head, number && styles.number)}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell, number }, index) =>
                index === 0 ? (
                  <th key={title} scope="row" className={styles.cell}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} className={mergeClasses(styles.cell, number && styles.number)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <div role="table" aria-label={label}>
      <div role="row" className={common.hidden}>
        {columns.map(({ title }) => (
          <span key={title} role="columnheader">
            {title}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={keyOf(row)} role="row" className={mergeClasses(styles.item, styles.cells)}>
          {columns.map(({ title, cell, narrow: how = 'labelled', number }, index) => {
            const content = cell(row);
            if (content === '' || content === null || content === false) {
              return <span key={title} role="cell" className={common.hidden} />;
            }
            return (
              <Fragment key={title}>
                {index === second && <span className={styles.break} aria-hidden />}
                <span
                  role={index === 0 ? 'rowheader' : 'cell'}
                  className={mergeClasses(
                    index === 0 && styles.first,
                    how === 'line' && styles.whole,
                    number && common.numbers,
                  )}
                >
                  {index > 0 && how === 'labelled' && (
                    <span className={styles.label} aria-hidden>
                      {title}{' '}
                    </span>
                  )}
                  {content}
                </span>
              </Fragment>
            );
          })}
        </div>
      ))}
    </div>
  );
}
