import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ResultView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { usePane } from '../../../state/pane';
import { Bar, Swatch, type BarLook } from './Bar';

const useStyles = makeStyles({
  row: { width: '100%' },
  rank: { display: 'inline-block', minWidth: '22px' },
});

const parts: readonly (readonly [keyof ResultView['parts'], string, BarLook])[] = [
  ['yearEnd', '年终', 'first'],
  ['office', '处室', 'second'],
  ['leader', '领导', 'third'],
];

/** A number as short as it can be. */
const plain = (value: number): string => String(Math.round(value * 100) / 100);

/** The ranking, each total made of its components. */
export function Ranking({ rows, districts }: { rows: readonly ResultView[]; districts: boolean }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const ranked = [...rows].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999));
  const used = districts ? parts : parts.slice(0, 1);
  const sum = (row: ResultView): number => used.reduce((total, [part]) => total + row.parts[part], 0);
  const full = Math.max(100, ...rows.map(sum));
  return (
    <section aria-label="名次与构成" className={common.tight}>
      <div className={common.spread}>
        <h3 className={mergeClasses(common.text, common.strong)}>名次与构成</h3>
        {districts && (
          <span className={mergeClasses(common.row, common.small)}>
            {used.map(([part, words, look]) => (
              <span key={part}>
                <Swatch look={look} />
                {words}
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
                  {districts && (
                    <span className={common.muted}>
                      {used.map(([part]) => plain(row.parts[part])).join('＋')}＝
                    </span>
                  )}
                  <span className={common.strong}>{row.total}</span>
                </span>
              </span>
              <Bar full={full} parts={used.map(([part, , look]) => ({ value: row.parts[part], look }))} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
