import { Badge, makeStyles } from '@fluentui/react-components';
import {
  CheckmarkCircle16Regular,
  ErrorCircle16Regular,
  Info16Regular,
  Warning16Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'care' | 'plain';

const looks = {
  good: { color: 'success', icon: <CheckmarkCircle16Regular /> },
  bad: { color: 'danger', icon: <ErrorCircle16Regular /> },
  care: { color: 'warning', icon: <Warning16Regular /> },
  plain: { color: 'informative', icon: <Info16Regular /> },
} as const;

const useStyles = makeStyles({
  mark: {
    height: 'auto',
    minHeight: '20px',
    paddingTop: '1px',
    paddingBottom: '1px',
    textAlign: 'start',
    wordBreak: 'keep-all',
    overflowWrap: 'break-word',
  },
});

/** A state in words, with colour and sign to find it faster. */
export function Mark({
  tone,
  plain = false,
  children,
}: {
  tone: Tone;
  plain?: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { color, icon } = looks[tone];
  return (
    <Badge
      appearance="tint"
      shape="rounded"
      className={styles.mark}
      color={color}
      {...(plain ? {} : { icon })}
    >
      {children}
    </Badge>
  );
}
