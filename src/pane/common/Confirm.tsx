import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { Action } from './Action';
import { useCommon } from './styles';

const useStyles = makeStyles({
  box: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder2}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    outlineStyle: 'none',
  },
});

interface ConfirmProps {
  children: ReactNode;
  yes: string;
  no?: string;
  /** A second way to go on. */
  also?: { words: string; onPick: () => void } | undefined;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before something that matters, at the place where it was asked for. Escape means no. */
export function Confirm({ children, yes, no = '不改', also, onYes, onNo }: ConfirmProps) {
  const common = useCommon();
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="group"
      aria-label="请确认"
      tabIndex={-1}
      className={mergeClasses(common.stack, styles.box)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onNo();
      }}
    >
      <div>{children}</div>
      <div className={common.row}>
        <Action appearance="primary" onClick={onYes}>
          {yes}
        </Action>
        {also && <Action onClick={also.onPick}>{also.words}</Action>}
        <Action onClick={onNo}>{no}</Action>
      </div>
    </div>
  );
}
