import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ClauseSheetView } from '../../../views/clauses';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: '-12px',
    zIndex: 1,
    margin: '-12px -12px 0 -12px',
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    borderTopRightRadius: tokens.borderRadiusLarge,
  },
  left: {
    height: '6px',
    borderRadius: '3px',
    overflow: 'hidden',
    backgroundColor: tokens.colorStatusDangerBackground3,
    forcedColorAdjust: 'none',
  },
  rest: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
});

/** What the 大项 still has to lose; in sight however far one scrolls. */
export function ItemBar({ sheet }: { sheet: ClauseSheetView }) {
  const common = useCommon();
  const styles = useStyles();
  const { item, total, rowLost, row } = sheet;
  const points = Number(item.points);
  const share = points > 0 ? Math.max(0, Math.min(1, Number(item.left) / points)) : 0;
  return (
    <div className={mergeClasses(common.tight, styles.bar)}>
      <div className={common.spread}>
        <span className={common.strong}>{item.title}</span>
        <span className={mergeClasses(common.muted, common.small)}>细则得分 {total}</span>
      </div>
      <div className={styles.left} aria-hidden>
        <div className={styles.rest} style={{ width: `${share * 100}%` }} />
      </div>
      <div className={mergeClasses(common.spread, common.small, common.numbers)} role="status">
        <span>
          {item.points} 分，已扣 {item.lost}，<span className={common.strong}>还剩 {item.left}</span>
        </span>
        <span className={common.muted}>
          第 {row} 小项扣 {rowLost}
        </span>
      </div>
    </div>
  );
}
