import type { Unsubscribe } from '../../port/program';

/**
 * What a ribbon command has to say where Excel opens no dialog: left for the pane, which says it at once or when it is
 * opened. Both are pages of one address and share what the browser keeps.
 */

const key = 'kaohe-left-words';

/** Older words are nobody's news. In milliseconds. */
const longest = 3_600_000;

interface Left {
  words: string;
  at: number;
}

function leftIn(text: string | null): Left | null {
  try {
    const { words, at } = JSON.parse(text ?? '{}') as Partial<Left>;
    return typeof words === 'string' && typeof at === 'number' ? { words, at } : null;
  } catch {
    return null;
  }
}

/** Leaves words; where the browser keeps nothing they are lost, as they were before. */
export function leaveWords(words: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ words, at: Date.now() }));
  } catch {
    // Private windows and strict policies: nothing can be done.
  }
}

/** Hears what is left from now on and what was left within the last hour, each once. */
export function hearLeftWords(listener: (words: string) => void): Unsubscribe {
  const take = (text: string | null): void => {
    const left = leftIn(text);
    if (!left) return;
    try {
      localStorage.removeItem(key);
    } catch {
      // It was read, so it can be removed.
    }
    if (Date.now() - left.at < longest) listener(left.words);
  };
  const heard = (event: StorageEvent): void => {
    if (event.key === key) take(event.newValue);
  };
  window.addEventListener('storage', heard);
  try {
    take(localStorage.getItem(key));
  } catch {
    // Nothing is kept here.
  }
  return () => {
    window.removeEventListener('storage', heard);
  };
}
