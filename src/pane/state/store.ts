import { useSyncExternalStore } from 'react';

/** A value that components watch parts of. */
export interface Store<State> {
  get: () => State;
  set: (change: Partial<State>) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A store in memory; listeners are called after each change. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Part of a store's state; the component is drawn again when that part changes. */
export const useStore = <State extends object, Part>(
  store: Store<State>,
  part: (state: State) => Part,
): Part => useSyncExternalStore(store.subscribe, () => part(store.get()));
