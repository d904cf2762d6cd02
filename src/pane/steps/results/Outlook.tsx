import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { OutlookView } from '../../../views/results';
import { Mark } from '../../common/Mark';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  line: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  track: {
    position: 'relative',
    height: '6px',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralStroke2,
  },
  span: {
    position: 'absolute',
    top: 0,
    height: '6px',
    minWidth: '3px',
    borderRadius: '3px',
    backgroundColor: tokens.colorCompoundBrandBackground,
    forcedColorAdjust: 'none',
  },
});

/** The scale begins at the lowest possible total: from 0 the differences would not be seen. */
const floorOf = (outlook: readonly OutlookView[]): number =>
  Math.max(0, Math.floor(Math.min(...outlook.map(({ lowest }) => Number(lowest.total) || 0)) / 10) * 10);

/** Names before the rest is only counted. */
const most = 4;

const fromWords = (from: readonly string[]): string =>
  from.length > most ? `${from.slice(0, most).join('、')}等` : from.join('、');

/** 缺表推演: what the outstanding forms could still do to each unit. */
export function Outlook({ outlook }: { outlook: readonly OutlookView[] }) {
  const common = useCommon();
  const styles = useStyles();
  if (outlook.length === 0) return <p className={common.muted}>评价表都收齐了，没有要推演的。</p>;
  const floor = floorOf(outlook);
  const at = (total: string): number =>
    Math.max(0, Math.min(100, ((Number(total) - floor) / (105 - floor)) * 100));
  return (
    <div className={common.stack}>
      <p className={common.muted}>
        没收到的评价表全给 0 分，或者全给满分，总分会在这个范围里。等次可能变的单位排在前面。
      </p>
      <ul className={common.list}>
        {outlook.map(({ unit, outstanding, from, lowest, highest }) => (
          <li key={unit} className={mergeClasses(common.tight, styles.line)}>
            <div className={common.spread}>
              <span className={common.strong}>{unit}</span>
              <span className={common.numbers}>
                {lowest.total}—{highest.total}
              </span>
            </div>
            <div className={styles.track} aria-hidden>
              <div
                className={styles.span}
                style={{ left: `${at(lowest.total)}%`, width: `${at(highest.total) - at(lowest.total)}%` }}
              />
            </div>
            <div className={mergeClasses(common.spread, common.small)}>
              <span className={common.muted}>
                缺 {outstanding} 份：{fromWords(from)}
              </span>
              {lowest.grade === highest.grade ? (
                <span className={common.muted}>都是{lowest.grade}</span>
              ) : (
                <Mark tone="care">
                  {lowest.grade}—{highest.grade}
                </Mark>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
