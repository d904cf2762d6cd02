import type { Book, Sheet } from '../../simulated/book/book';

/** What the objects share: the open workbook, and what happens around it. */
export interface Host {
  readonly book: Book;
  /** Files opened in windows of their own. */
  readonly opened: Book[];
  /** It says that it calculates by itself, though results wait. */
  readonly pending: boolean;
  /** What Excel does to sheets that come in: damages that a test asks for. True: all the same it reports an error. */
  onInsert: (sheets: Sheet[]) => boolean;
  /** Remembers to tell of a change. */
  changed(sheet: Sheet, address: string): void;
  selected(): void;
  /** Event types that somebody listens to. */
  readonly listening: Set<number>;
}
