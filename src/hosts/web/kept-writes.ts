import { clear, createStore, del, get, set, update } from 'idb-keyval';

/**
 * What 恢复 would take back, kept by the browser beside the work: it is there again after a reload. Each workbook has a
 * place of its own, so that windows do not overwrite each other's.
 */

/** Workbooks of which writes are kept. */
const most = 8;

/** Where the workbooks stand in the order in which they were written, the last one first. */
const order = 'order';

const placeOf = (book: string): string => `book ${book}`;

/** Opened at the first use, in the page and in a Worker alike; where there is no storage, nothing is kept. */
let opened: ReturnType<typeof createStore> | undefined;
const store = () => (opened ??= createStore('kaohe-writes', 'writes'));

export const keptWrites = {
  load: async (book: string): Promise<unknown> => {
    try {
      return await get(placeOf(book), store());
    } catch {
      return undefined;
    }
  },
  save: async (book: string, writes: unknown): Promise<void> => {
    try {
      await set(placeOf(book), writes, store());
      let dropped: string[] = [];
      await update<string[]>(
        order,
        (books = []) => {
          const all = [book, ...books.filter((each) => each !== book)];
          dropped = all.slice(most);
          return all.slice(0, most);
        },
        store(),
      );
      for (const each of dropped) await del(placeOf(each), store());
    } catch {
      // 恢复 works as long as the pane is open; that is all that is lost.
    }
  },
  forget: async (): Promise<void> => {
    try {
      await clear(store());
    } catch {
      // There is nothing where nothing can be kept.
    }
  },
};
