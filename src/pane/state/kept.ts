import { useCallback } from 'react';
import type { Overview } from '../../views/overview';
import { usePane, usePaneState } from './pane';

/** Values are kept per kind of workbook and title, so that another workbook does not show what belongs to this one. */
const scopeOf = (overview: Overview | null): string =>
  overview ? `${overview.kind}/${'title' in overview ? overview.title : ''}` : '';

/** A state that survives leaving the step or the page it belongs to. */
export function useKept<Value>(
  name: string,
  initial: Value,
): [Value, (next: Value | ((old: Value) => Value)) => void] {
  const pane = usePane();
  const key = usePaneState(({ overview }) => `${scopeOf(overview)}/${name}`);
  const stored = usePaneState(({ kept }) => kept[key]) as Value | undefined;
  const set = useCallback(
    (next: Value | ((old: Value) => Value)) => {
      const { kept } = pane.store.get();
      const old = key in kept ? (kept[key] as Value) : initial;
      pane.keep(key, typeof next === 'function' ? (next as (old: Value) => Value)(old) : next);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the initial value is one by meaning, not by identity
    [pane, key],
  );
  return [stored === undefined ? initial : stored, set];
}
