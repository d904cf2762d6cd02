import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ClauseRecordView, ClauseView } from '../../../views/clauses';
import { Action } from '../../common/Action';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  line: {
    padding: '6px 0 6px 8px',
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
  },
});

interface RecordLineProps {
  clause: ClauseView;
  record: ClauseRecordView;
  onEdit: () => void;
  onTakeBack: () => void;
}

/** One record of a clause as it stands in the ledger. */
export function RecordLine({ clause, record, onEdit, onTakeBack }: RecordLineProps) {
  const common = useCommon();
  const styles = useStyles();
  const { quantity, facts, date, counted } = record;
  const amount = quantity === null ? '' : `${quantity} ${clause.unit}　`;
  return (
    <div className={mergeClasses(common.tight, styles.line)}>
      <span className={common.text}>
        <span className={common.strong}>{amount}</span>
        {facts || '（没写事实）'}
      </span>
      <div className={common.spread}>
        <span className={mergeClasses(common.muted, common.small)}>
          {date}　{counted}
        </span>
        <span className={common.row}>
          <Button
            size="small"
            appearance="subtle"
            className={common.mini}
            onClick={onEdit}
            aria-label={`改：${facts}`}
          >
            改
          </Button>
          <Action
            size="small"
            appearance="subtle"
            className={common.mini}
            onClick={onTakeBack}
            aria-label={`撤回：${facts}`}
          >
            撤回
          </Action>
        </span>
      </div>
    </div>
  );
}
