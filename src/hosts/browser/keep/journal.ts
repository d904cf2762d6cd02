import type { Change, IdentityChange } from '../../../sheets/change';

/**
 * What was put into cells since the workbook was last kept. Making its bytes takes a second and more; an entry is here
 * at once, so that what is typed right before the page is reloaded is there afterwards.
 */
export interface Journal {
  /** Whether so many more cells can be held. */
  holds: (cells: number) => boolean;
  /** Adds changes of a workbook that belong together; false where they cannot be held. */
  note: (work: string, changes: readonly Change[], identity: IdentityChange) => boolean;
  /** The number of the last entry. */
  readonly last: number;
  /** The changes of a workbook after an entry, in their order. */
  after: (work: string, entry: number) => { changes: Change[]; identity: IdentityChange };
  /** Forgets the entries up to one; all of them where none is named. */
  forget: (upTo?: number) => void;
}

interface Entry {
  work: string;
  number: number;
  changes: readonly Change[];
  /** Absent where an older version of the page noted it. */
  identity?: IdentityChange;
}

const slot = 'kaohe-entries';

/** Cells held at most. A browser gives some megabytes; more than this comes from the assistant and is kept as bytes. */
const most = 3_000;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'work' in value &&
  'number' in value &&
  typeof value.number === 'number' &&
  'changes' in value &&
  Array.isArray(value.changes);

/** Where a browser keeps nothing, reading finds nothing. */
function stored(storage: () => Storage): Entry[] {
  try {
    const value: unknown = JSON.parse(storage().getItem(slot) ?? '[]');
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** @param storage one that is written at once, as a page has no time for anything else while it goes */
export function localJournal(storage: () => Storage = () => window.localStorage): Journal {
  let entries = stored(storage);
  let last = entries.at(-1)?.number ?? 0;
  const save = (): boolean => {
    try {
      if (entries.length === 0) storage().removeItem(slot);
      else storage().setItem(slot, JSON.stringify(entries));
      return true;
    } catch {
      return false;
    }
  };
  const holds = (cells: number): boolean =>
    entries.reduce((sum, { changes }) => sum + changes.length, cells) <= most;
  return {
    holds,
    get last() {
      return last;
    },
    note: (work, changes, identity) => {
      if (changes.length + Object.keys(identity).length === 0) return true;
      if (!holds(changes.length)) return false;
      last += 1;
      entries.push({ work, number: last, changes, identity });
      if (save()) return true;
      // What found no room leaves room for the next.
      entries.pop();
      return false;
    },
    after: (work, entry) => {
      const found = stored(storage).filter((each) => each.work === work && each.number > entry);
      return {
        changes: found.flatMap(({ changes }) => changes),
        identity: Object.assign({}, ...found.map(({ identity }) => identity)) as IdentityChange,
      };
    },
    forget: (upTo = Infinity) => {
      entries = entries.filter(({ number }) => number > upTo);
      save();
    },
  };
}
