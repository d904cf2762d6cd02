import { useCallback, useEffect, useState } from 'react';
import type { Finding, Result } from '../../base/finding';
import { usePaneState } from './pane';

/** An answer of the assistant, kept on screen while a newer one is on its way. */
export interface Asked<Value> {
  value: Value | null;
  /** The last answer there was, be it to another question. */
  latest: Value | null;
  finding: Finding | null;
  waiting: boolean;
  again: () => void;
}

const unexpected: Finding = {
  code: 'pane-unexpected',
  severity: 'error',
  message: '没有读出来。',
  remedy: '请点“再试一次”；仍不行的，重新打开面板。',
};

/**
 * Asks, and asks again when the workbook was looked at again or `about` changes. Only the last question's answer
 * counts; an answer to another question (`about` differs) is not shown.
 */
export function useAsked<Value>(about: string, ask: () => Promise<Result<Value>>): Asked<Value> {
  const revision = usePaneState((state) => state.revision);
  const [tries, setTries] = useState(0);
  const [latest, setLatest] = useState<Value | null>(null);
  const [answer, setAnswer] = useState<{ about: string; result: Result<Value>; asked: string } | null>(null);
  const question = `${about} ${revision} ${tries}`;
  useEffect(() => {
    let current = true;
    ask().then(
      (result) => {
        if (!current) return;
        setAnswer({ about, result, asked: question });
        if (result.ok) setLatest(() => result.value);
      },
      () => {
        if (current) setAnswer({ about, result: { ok: false, finding: unexpected }, asked: question });
      },
    );
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the question says when to ask, not the function's identity
  }, [question]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  const result = answer?.about === about ? answer.result : null;
  return {
    value: result?.ok ? result.value : null,
    latest,
    finding: result && !result.ok ? result.finding : null,
    waiting: answer?.asked !== question,
    again,
  };
}
