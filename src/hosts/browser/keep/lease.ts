/**
 * Which window of the browser keeps the work: one at a time, or the later would overwrite the earlier. A mark in the
 * browser's storage says whose turn it is; over a channel the windows ask whether its owner is still there, since one
 * that fell over takes no mark away. Works over plain http, where there are no locks of the web platform.
 */
export interface Lease {
  /** True where this window may keep its work. */
  acquire: () => Promise<boolean>;
  /** Whether it may still: another window took over where this one did not answer. */
  held: () => boolean;
  release: () => void;
}

const slot = 'kaohe-window';

/** Milliseconds in which a window that is there answers, also when it is busy. */
const patience = 1_500;

interface Word {
  asks?: string;
  answers?: string;
}

export function windowLease(storage: () => Storage = () => window.localStorage): Lease {
  const own = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16)).join('');
  const channel = new BroadcastChannel(slot);

  /** The owner's mark; undefined where the browser keeps nothing, and then nothing can be overwritten. */
  const owner = (): string | null | undefined => {
    try {
      return storage().getItem(slot);
    } catch {
      return undefined;
    }
  };
  const held = (): boolean => {
    const mark = owner();
    return mark === undefined || mark === own;
  };
  const take = (): boolean => {
    try {
      storage().setItem(slot, own);
    } catch {
      return true;
    }
    return held();
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.asks === own && held()) channel.postMessage({ answers: own } satisfies Word);
  });

  /** Whether the window with this mark answers. */
  const there = (mark: string): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (answer: boolean) => {
        clearTimeout(timer);
        channel.removeEventListener('message', hear);
        resolve(answer);
      };
      const hear = ({ data }: MessageEvent<Word>) => {
        if (data.answers === mark) end(true);
      };
      const timer = setTimeout(end, patience, false);
      channel.addEventListener('message', hear);
      channel.postMessage({ asks: mark } satisfies Word);
    });

  const release = (): void => {
    try {
      if (owner() === own) storage().removeItem(slot);
    } catch {
      // What keeps nothing has nothing to give back.
    }
  };

  return {
    held,
    release,
    acquire: async () => {
      const mark = owner();
      if (mark === undefined || mark === own) return true;
      if (mark !== null && (await there(mark))) return false;
      return take();
    },
  };
}
