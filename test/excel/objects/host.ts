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
  /**
   * Excel does not answer the message in which sheets come in, and they come after so many messages more; 0: at once. Null: it
   * answers. `says`: it answers with this error instead of keeping silent.
   */
  readonly slow: { messages: number; says?: string } | null;
  /** Keeps the answer to this message back. */
  hush(): void;
  /** Does something once so many messages more are done. */
  later(messages: number, work: () => void): void;
  /** Remembers to tell of a change. */
  changed(sheet: Sheet, address: string): void;
  selected(): void;
  /** Event types that somebody listens to. */
  readonly listening: Set<number>;
}
