import { useCallback } from 'react';
import { usePane, usePaneState } from './pane';
import { scopeOf } from './scope';

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
      // A 总表 of an earlier version has its id from the write that has just been waited for.
      const { kept, overview } = pane.store.get();
      const at = `${scopeOf(overview)}/${name}`;
      const old = at in kept ? (kept[at] as Value) : initial;
      pane.keep(at, typeof next === 'function' ? (next as (old: Value) => Value)(old) : next);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the initial value is one by meaning, not by identity
    [pane, name],
  );
  return [stored === undefined ? initial : stored, set];
}
