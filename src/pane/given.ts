import type { Assistant } from '../assistant/api';
import type { Finding, Result } from '../base/finding';
import type { Diagnosis } from '../port/diagnosis';
import type { Program, Unsubscribe } from '../port/program';
import type { StepId } from '../views/overview';

/** What the pane is given by the app that mounts it. */

/** What only the browser page can do: there the pane stands beside the page's own grid. */
export interface PageActions {
  /** Puts a new, empty workbook in place of the open one. */
  newWorkbook: () => Promise<Result<void>>;
  /** Lets the user pick a workbook file and opens it; the chooser is the page's own. */
  openFile: () => Promise<Result<void>>;
  /** Hands the open workbook to the user as a file. */
  download: () => Promise<Result<void>>;
  /** Throws away what the browser keeps of the work. */
  discard: () => Promise<Result<void>>;
}

/** Where a button outside the pane leads: a step of the 总表, or what was found in it. */
export type AskedPlace = StepId | 'findings';

export interface PaneGiven {
  assistant: Assistant;
  program: Program;
  /** Address of the manual, opened from help. */
  manual?: string;
  /** Address of the browser page, offered where a program does not do what is needed. */
  browserPage?: string;
  /** 诊断: what the program can do, as a report or as lines of text to copy. */
  diagnosis?: () => Promise<Diagnosis | string>;
  /** Where 诊断 can try more in an empty workbook: what people must know before, and the trial. */
  selfTest?: { words: string; run: () => Promise<Diagnosis> };
  /** What people must know before the first 建表 here, in sentences. */
  beforeCreating?: readonly string[];
  /** Something that the program asks for and the pane must say, 「请先按回车退出单元格编辑」; null when it is over. */
  notice?: (listener: (words: string | null) => void) => Unsubscribe;
  /** Gives up what {@link notice} waits for. */
  stopWaiting?: () => void;
  /** What people should know of what the program did, 「已保存到 …」. */
  told?: (listener: (words: string) => void) => Unsubscribe;
  /** Clicks on the program's own buttons, 「收表」 in the ribbon. */
  asked?: (listener: (place: AskedPlace) => void) => Unsubscribe;
  /** What the program could not do quite as asked, 「纸张方向没有带过来」; each is told once. */
  reports?: (listener: (finding: Finding) => void) => Unsubscribe;
  /** The step to begin at in a 总表; without one the pane follows the year. */
  step?: StepId;
  page?: PageActions;
  /** Hides the pane, where an open one is in the program's way. */
  hide?: () => void;
}
