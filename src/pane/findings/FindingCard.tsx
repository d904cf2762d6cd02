import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled, Warning20Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Finding } from '../../base/finding';
import { Jump } from '../common/Jump';
import { useCommon } from '../common/styles';
import { usePaneState } from '../state/pane';
import { placeOf, whereOf } from './place';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr',
    columnGap: '8px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
});

interface FindingCardProps {
  finding: Finding;
  /** Heading stands over it already: the sheet is not repeated. */
  brief?: boolean;
  children?: ReactNode;
}

/** One finding: what was found, what is allowed, what to do, and the way to its cell. */
export function FindingCard({ finding, brief = false, children }: FindingCardProps) {
  const common = useCommon();
  const styles = useStyles();
  const overview = usePaneState((state) => state.overview);
  const isError = finding.severity === 'error';
  const place = placeOf(finding, overview);
  const where = brief
    ? whereOf({ ...finding, file: '', sheet: finding.cell ?? '', cell: '' })
    : whereOf(finding);
  return (
    <div className={styles.card}>
      <span className={isError ? styles.error : styles.warning} aria-hidden>
        {isError ? <ErrorCircle20Filled /> : <Warning20Filled />}
      </span>
      <div className={common.tight}>
        <p className={common.text}>
          <span className={common.hidden}>{isError ? '错误：' : '提醒：'}</span>
          {finding.message}
        </p>
        {finding.allowed && (
          <p className={mergeClasses(common.muted, common.small)}>允许：{finding.allowed}</p>
        )}
        <p className={mergeClasses(common.text, common.strong, common.small)}>{finding.remedy}</p>
        {finding.source && <p className={mergeClasses(common.quote, common.small)}>{finding.source}</p>}
        <div className={common.spread}>
          <span className={mergeClasses(common.muted, common.small)}>{where}</span>
          <span className={common.row}>
            {place && <Jump place={place} />}
            {children}
          </span>
        </div>
      </div>
    </div>
  );
}
