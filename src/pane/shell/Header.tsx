import { Button, CounterBadge, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowUndo16Regular,
  ClipboardTask16Regular,
  Document16Regular,
  PanelRight16Regular,
  QuestionCircle16Regular,
  Settings16Regular,
  Warning16Regular,
} from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { nextStep } from '../acceptance/sheet';
import { useRoving } from '../common/roving';
import type { View } from '../state/model';
import { usePane, usePaneState } from '../state/pane';

const useStyles = makeStyles({
  header: { flexShrink: 0, backgroundColor: tokens.colorNeutralBackground1 },
  /** The program draws its own button over the pane's top right corner. */
  title: { padding: '10px 40px 2px 12px' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  book: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  tools: { display: 'flex', flexWrap: 'wrap', padding: '2px 5px 4px 5px', columnGap: '0px' },
  tool: {
    minWidth: 0,
    paddingLeft: '3px',
    paddingRight: '3px',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  count: { marginLeft: '2px', flexShrink: 0 },
});

interface ToolProps {
  view: Exclude<View['kind'], 'step' | 'trace'>;
  icon: ReactElement;
  children: ReactNode;
  label?: string;
  disabled?: boolean;
  title?: string;
}

function Tool({ view, icon, children, label, disabled = false, title }: ToolProps) {
  const styles = useStyles();
  const pane = usePane();
  const open = usePaneState((state) => state.view.kind === view);
  return (
    <Button
      size="small"
      appearance="subtle"
      className={styles.tool}
      icon={icon}
      aria-pressed={open}
      aria-label={label}
      disabledFocusable={disabled}
      title={title}
      onClick={() => pane.open(open ? { kind: 'step' } : { kind: view })}
    >
      {children}
    </Button>
  );
}

/** Title of the open workbook and the tools that every step needs. */
export function Header() {
  const styles = useStyles();
  const { given } = usePane();
  const overview = usePaneState((state) => state.overview);
  const restorable = usePaneState((state) => state.restorable);
  const findings = overview && 'findings' in overview ? overview.findings : null;
  const errors = findings?.filter(({ severity }) => severity === 'error').length ?? 0;
  const trying = usePaneState(({ acceptance }) => acceptance !== null && nextStep(acceptance) !== undefined);
  const roving = useRoving();
  const label = overview && 'label' in overview ? overview.label : '';
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h1 className={styles.name}>考核助手</h1>
        <p className={styles.book} title={label}>
          {label || '还没有打开总表'}
        </p>
      </div>
      <div role="toolbar" aria-label="工具" className={styles.tools} {...roving}>
        {findings && (
          <Tool
            view="findings"
            icon={<Warning16Regular />}
            label={`提示 ${findings.length} 条，其中错误 ${errors} 条`}
          >
            提示
            {findings.length > 0 && (
              <>
                <CounterBadge
                  size="small"
                  count={findings.length}
                  color={errors > 0 ? 'danger' : 'informative'}
                  className={styles.count}
                />
              </>
            )}
          </Tool>
        )}
        {(overview?.kind === 'master' || overview?.kind === 'team') && (
          <Tool
            view="restore"
            icon={<ArrowUndo16Regular />}
            disabled={!restorable}
            title={restorable ? `把“${restorable.action}”写入的内容收回` : '没有可以恢复的写入'}
          >
            恢复
          </Tool>
        )}
        {overview?.kind === 'master' && (
          <Tool view="settings" icon={<Settings16Regular />}>
            口径
          </Tool>
        )}
        {given.page && (
          <Tool view="file" icon={<Document16Regular />}>
            文件
          </Tool>
        )}
        <Tool view="help" icon={<QuestionCircle16Regular />}>
          帮助
        </Tool>
        {trying && (
          <Tool view="acceptance" icon={<ClipboardTask16Regular />}>
            验收单
          </Tool>
        )}
        {given.hide && (
          <Button
            size="small"
            appearance="subtle"
            className={styles.tool}
            icon={<PanelRight16Regular />}
            onClick={given.hide}
          >
            收起
          </Button>
        )}
      </div>
    </header>
  );
}
