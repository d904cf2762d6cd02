import { createStore, del, get, set } from 'idb-keyval';

/** What 恢复 would take back, kept by the browser beside the work: it is there again after a reload. */

const slot = 'writes';

/** Opened at the first use, in the page and in a Worker alike; where there is no storage, nothing is kept. */
let opened: ReturnType<typeof createStore> | undefined;
const store = () => (opened ??= createStore('kaohe-writes', 'writes'));

export const keptWrites = {
  load: async (): Promise<unknown> => {
    try {
      return await get(slot, store());
    } catch {
      return undefined;
    }
  },
  save: async (writes: unknown): Promise<void> => {
    try {
      await set(slot, writes, store());
    } catch {
      // 恢复 works as long as the pane is open; that is all that is lost.
    }
  },
};

/** Forgets them, as the work itself is forgotten. */
export async function forgetWrites(): Promise<void> {
  try {
    await del(slot, store());
  } catch {
    // There is nothing where nothing can be kept.
  }
}
