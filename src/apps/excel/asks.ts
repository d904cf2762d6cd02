import type { CellPlace } from '../../port/program';

/** What the dialog asks of the page that opened it. */
export type Ask =
  /** It stands and can be told. */
  { ask: 'ready' } | { ask: 'show'; place: CellPlace } | { ask: 'restore' } | { ask: 'close' };

/** An ask as it crosses between the windows; null for anything else. */
export function askOf(message: string): Ask | null {
  try {
    const { ask, place } = JSON.parse(message) as { ask?: unknown; place?: CellPlace };
    if (ask === 'ready' || ask === 'restore' || ask === 'close') return { ask };
    return ask === 'show' && place ? { ask, place } : null;
  } catch {
    return null;
  }
}
