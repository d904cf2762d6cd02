import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { KindView, ResultView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { usePane } from '../../../state/pane';
import { Bar, partLook, Swatch } from './Bar';

const useStyles = makeStyles({
  row: { width: '100%' },
  rank: { display: 'inline-block', minWidth: '22px' },
});

/** A number as short as it can be. */
const plain = (value: number): string => String(Math.round(value * 100) / 100);

/** The ranking, each total made of its components. */
export function Ranking({ kind: { rows, parts } }: { kind: KindView }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const ranked = [...rows].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999));
  // What weighs most stands last in a notice; in a bar it comes first.
  const used = parts.map((part, index) => ({ ...part, index })).reverse();
  const points = (row: ResultView, index: number): number => row.parts[index]?.points ?? 0;
  const sum = (row: ResultView): number => used.reduce((total, { index }) => total + points(row, index), 0);
  const full = Math.max(100, ...rows.map(sum));
  return (
    <section aria-label="名次与构成" className={common.tight}>
      <div className={common.spread}>
        <h3 className={mergeClasses(common.text, common.strong)}>名次与构成</h3>
        {used.length > 1 && (
          <span className={mergeClasses(common.row, common.small)}>
            {used.map(({ name, short }, place) => (
              <span key={name}>
                <Swatch look={partLook(place)} />
                {short}
              </span>
            ))}
          </span>
        )}
      </div>
      <ol className={mergeClasses(common.list, common.tight)}>
        {ranked.map((row) => (
          <li key={row.unit}>
            <button
              type="button"
              className={mergeClasses(common.bare, common.tight, styles.row)}
              title={`看${row.name}的分数来历`}
              onClick={() => pane.open({ kind: 'trace', unit: row.unit, name: row.name, part: '' })}
            >
              <span className={mergeClasses(common.spread, common.small)}>
                <span>
                  <span className={mergeClasses(common.muted, styles.rank)}>{row.rank ?? '—'}</span>
                  {row.name}
                </span>
                <span className={common.numbers}>
                  {used.length > 1 && (
                    <span className={common.muted}>
                      {used.map(({ index }) => plain(points(row, index))).join('＋')}＝
                    </span>
                  )}
                  <span className={common.strong}>{row.total}</span>
                </span>
              </span>
              <Bar
                full={full}
                parts={used.map(({ index }, place) => ({
                  value: points(row, index),
                  look: partLook(place),
                }))}
              />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
