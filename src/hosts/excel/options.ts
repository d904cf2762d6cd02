/// <reference types="office-js" />

import type { Finding } from '../../base/finding';

/** What the add-in is given of Excel and Office. Named here, so that nothing else is used by accident. */

/** The part of Microsoft's `Excel` that we call. Its level is ExcelApi 1.14, which Excel 2021 has. */
export type ExcelLibrary = Pick<typeof Excel, 'RequestContext' | 'createWorkbook'>;

/** An answer of the older, callback-style interfaces. */
interface Answer<Value> {
  status: unknown;
  value: Value;
  error?: { code?: number; message?: string } | null;
}

interface DocumentFile {
  sliceCount: number;
  size: number;
  getSliceAsync(index: number, callback: (answer: Answer<{ data: unknown }>) => void): void;
  closeAsync(callback?: () => void): void;
}

/** The part of `Office.context.document` that we call; absent in a test without it. */
export interface OfficeDocument {
  getFileAsync?(
    type: 'compressed',
    options: { sliceSize: number },
    callback: (answer: Answer<DocumentFile>) => void,
  ): void;
  settings?: {
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    saveAsync(callback?: (answer: Answer<unknown>) => void): void;
  };
}

export interface ExcelOptions {
  excel: ExcelLibrary;
  document?: OfficeDocument;
  /**
   * Called with what the user must do before work goes on ("请先按回车…"), and null when it goes on. Answer false to give up
   * at once; call `stop` to give up later, when the user has had enough: editing can last for ever, and Excel has been seen
   * to report it for days where there was none (office-js issues 3019, 3020, 3021).
   */
  onWaiting?: (message: string | null, stop: () => void) => boolean | undefined;
  /** Called with what the user should know and nobody asked for: what Excel lost, how it calculates. */
  onNotice?: (finding: Finding) => void;
  /** Hands bytes to the user as a download; by default through a link of the page. */
  download?: (name: string, bytes: Uint8Array) => void;
  times?: Partial<Times>;
  /** How waiting is done; by default with the page's timers. */
  clock?: Clock;
}

/** Calls `then` after so many milliseconds, unless the returned function is called before. */
export type Clock = (milliseconds: number, then: () => void) => () => void;

export const pageClock: Clock = (milliseconds, then) => {
  const timer = setTimeout(then, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** In milliseconds. */
export interface Times {
  /** Between two tries while a cell is being edited. */
  editing: number;
  /** Until an answer is given up. */
  answer: number;
  /** Before looking again after the connection failed. */
  recovery: number;
  /** A burst of changes is told once it has been quiet for so long. */
  quiet: number;
}

export const defaultTimes: Times = { editing: 700, answer: 90_000, recovery: 1_500, quiet: 120 };
