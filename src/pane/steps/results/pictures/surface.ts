import { useSyncExternalStore } from 'react';
import type { Surface } from '../../../../pictures/paints';
import { useDark } from '../../../shell/use-dark';

const query = '(forced-colors: active)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** In which colours pictures are drawn on this screen. */
export function useSurface(): Surface {
  const forced = useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
  const dark = useDark();
  return forced ? 'forced' : dark ? 'dark' : 'light';
}
