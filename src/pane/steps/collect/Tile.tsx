import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Regular,
  Circle16Regular,
  ErrorCircle16Filled,
  SubtractCircle16Regular,
  Warning16Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { ReturnStatus, ReturnView } from '../../../views/overview';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  tile: {
    display: 'flex',
    flexDirection: 'column',
    padding: '4px 6px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  state: { display: 'flex', columnGap: '2px', alignItems: 'center' },
  received: { color: tokens.colorStatusSuccessForeground2 },
  decided: { color: tokens.colorNeutralForeground2 },
  partial: { color: tokens.colorStatusWarningForeground1 },
  conflict: { color: tokens.colorStatusDangerForeground2 },
  outstanding: { color: tokens.colorNeutralForeground3 },
  missing: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
});

const icons: Record<ReturnStatus, ReactElement> = {
  received: <CheckmarkCircle16Regular />,
  decided: <SubtractCircle16Regular />,
  partial: <Warning16Regular />,
  conflict: <ErrorCircle16Filled />,
  outstanding: <Circle16Regular />,
};

interface TileProps {
  item: ReturnView;
  chosen: boolean;
  onChoose: () => void;
}

/** One form or workbook that is to come back, as a tile of the matrix. */
export function Tile({ item, chosen, onChoose }: TileProps) {
  const common = useCommon();
  const styles = useStyles();
  const { name, words, faults } = item;
  // Received and not in order: it looks like one that waits for something.
  const status = item.status === 'received' && faults.length > 0 ? 'partial' : item.status;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      title={`${name}：${words}`}
      className={mergeClasses(
        common.bare,
        styles.tile,
        status === 'outstanding' && styles.missing,
        chosen && styles.chosen,
      )}
      onClick={onChoose}
    >
      <span className={styles.name}>{name}</span>
      <span className={mergeClasses(styles.state, styles[status])}>
        {icons[status]}
        {words}
      </span>
    </button>
  );
}
