import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { FindingCard } from '../findings/FindingCard';
import { useCommon } from '../common/styles';
import { useLasting } from '../common/Waiting';
import type { Message, Task } from '../state/model';
import { usePane, usePaneState } from '../state/pane';

const useStyles = makeStyles({
  dock: {
    flexShrink: 0,
    maxHeight: '45%',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    padding: '8px 12px',
  },
  empty: { display: 'none' },
  // Sliding from step to step lays the pane out anew for each frame, while two threads need the processor.
  stepwise: { transitionProperty: 'none' },
});

function TaskLine({ task }: { task: Task }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const { title, done, total, what, cancellable, stopping } = task;
  // What follows the last of them — writing, calculating — has no measure.
  const last = total > 0 && done >= total;
  return (
    <div className={common.tight}>
      <div className={common.spread}>
        <span className={mergeClasses(common.text, common.strong)}>
          {stopping ? '正在停下……' : `正在${title}`}
          {total > 0 && ` ${done}／${total}`}
        </span>
        {cancellable && !last && (
          <Button size="small" disabled={stopping} onClick={pane.cancel}>
            取消
          </Button>
        )}
      </div>
      <ProgressBar
        aria-label={`正在${title}`}
        bar={{ className: styles.stepwise }}
        {...(total > 0 && !last ? { value: done / total } : {})}
      />
      <span className={mergeClasses(common.muted, common.small)}>
        {last ? '正在写入、等表格算完，请稍候……' : what || '请稍候……'}
      </span>
    </div>
  );
}

function MessageLine({ message }: { message: Message }) {
  const pane = usePane();
  const close = () => pane.dismiss(message.id);
  if (message.kind === 'done') {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{message.words}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<Dismiss16Regular />}
              aria-label="知道了"
              onClick={close}
            />
          }
        />
      </MessageBar>
    );
  }
  const { finding, again } = message;
  return (
    <FindingCard finding={finding}>
      {again && (
        <Button
          size="small"
          onClick={() => {
            close();
            again();
          }}
        >
          再试一次
        </Button>
      )}
      <Button size="small" onClick={close}>
        知道了
      </Button>
    </FindingCard>
  );
}

/** The words for a screen reader: quarters of the way only, not every file. */
function spoken(task: Task | null): string {
  if (!task) return '';
  const { title, done, total, stopping } = task;
  if (stopping) return '正在停下';
  return total > 0 ? `正在${title}，完成百分之${Math.floor((done / total) * 4) * 25}` : `正在${title}`;
}

/** The foot of the pane: what runs now and what has to be said. Always in sight, wherever one has scrolled to. */
export function Dock() {
  const common = useCommon();
  const styles = useStyles();
  const task = usePaneState((state) => state.task);
  const messages = usePaneState((state) => state.messages);
  const notice = usePaneState((state) => state.notice);
  const { stopWaiting } = usePane().given;
  const lasting = useLasting(task !== null);
  const empty = !lasting && messages.length === 0 && notice === null;
  return (
    <aside aria-label="进度和消息" className={mergeClasses(styles.dock, common.stack, empty && styles.empty)}>
      <div className={common.hidden} role="status">
        {lasting ? spoken(task) : ''}
      </div>
      <div className={common.tight} role="alert">
        {notice !== null && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{notice}</MessageBarBody>
            {stopWaiting && (
              <MessageBarActions>
                <Button size="small" onClick={stopWaiting}>
                  取消
                </Button>
              </MessageBarActions>
            )}
          </MessageBar>
        )}
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </div>
      {lasting && task && <TaskLine task={task} />}
    </aside>
  );
}
