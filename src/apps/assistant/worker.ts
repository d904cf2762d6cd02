import '../../hosts/web/older-engines';
import { expose, wrap, type Remote } from 'comlink';
import type { Assistant } from '../../assistant/api';
import { assistantFor } from '../../assistant/assistant';
import { helperFor, type Helper } from '../../assistant/helper';
import { now } from '../../base/clock';
import { keptWrites } from '../../hosts/web/kept-writes';
import { xlsxFormat } from '../../xlsx/format';
import { notices } from '../../documents/read';
import { workbookAcross, type PageWorkbook } from './across';
import { word } from './word';

/** The assistant in a thread of its own: reading and checking files never holds the page up. */

export type AssistantMethod = keyof Assistant;

let assistant: Assistant | undefined;

/** The page's second Worker; undefined where it has none, or nothing would be gained by one. */
async function helperOf(page: PageWorkbook | Remote<PageWorkbook>): Promise<Helper | undefined> {
  if (navigator.hardwareConcurrency < 2) return undefined;
  try {
    return wrap<Helper>(await page.helper());
  } catch {
    return undefined;
  }
}

const service = {
  /** Comes first and once: the workbook that everything is about. */
  serve(page: PageWorkbook | Remote<PageWorkbook>): void {
    assistant = assistantFor({
      workbook: workbookAcross(page),
      helper: () => helperOf(page),
      files: xlsxFormat,
      notices,
      word,
      now,
      memory: keptWrites,
    });
  },
  /** In place of `serve`, where this Worker reads files for another one. */
  help(port: MessagePort): void {
    expose(
      {
        ...helperFor(xlsxFormat),
        end: () => {
          close();
        },
      },
      port,
    );
  },
  /** One method of the assistant by its name. */
  ask(method: AssistantMethod, given: readonly unknown[], progress?: unknown): Promise<unknown> {
    if (!assistant) throw new Error('serve comes first');
    const all = assistant as unknown as Record<AssistantMethod, (...given: unknown[]) => Promise<unknown>>;
    return all[method](...given, ...(progress === undefined ? [] : [progress]));
  },
};

export type AssistantService = typeof service;

expose(service);
