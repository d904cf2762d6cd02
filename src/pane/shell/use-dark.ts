import { useSyncExternalStore } from 'react';

const query = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the system asks for a dark screen. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
