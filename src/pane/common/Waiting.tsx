import { Button, ProgressBar } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import type { Asked } from '../state/asked';
import { FindingCard } from '../findings/FindingCard';
import { useCommon } from './styles';

/** True once something has lasted a while: short waits do not flicker. */
export function useLasting(going: boolean, after = 300): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLasting(true), after);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [going, after]);
  return going && lasting;
}

interface WaitingProps<Value> {
  asked: Asked<Value>;
  /** 「成绩」: what is being read. */
  what: string;
  children: (value: Value) => ReactNode;
}

/** Shows an answer, the wait for it, or why there is none. */
export function Waiting<Value>({ asked, what, children }: WaitingProps<Value>) {
  const common = useCommon();
  const { value, finding, waiting, again } = asked;
  const slow = useLasting(waiting);
  return (
    <>
      {slow && (
        <div className={common.tight} role="status">
          <ProgressBar aria-label={`正在读${what}`} />
          <span className={common.muted}>正在读{what}……</span>
        </div>
      )}
      {finding && (
        <FindingCard finding={finding}>
          <Button size="small" onClick={again}>
            再试一次
          </Button>
        </FindingCard>
      )}
      {value !== null && children(value)}
    </>
  );
}
