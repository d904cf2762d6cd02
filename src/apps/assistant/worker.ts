import '../../hosts/web/older-engines';
import { expose, type Remote } from 'comlink';
import type { Assistant } from '../../assistant/api';
import { assistantFor } from '../../assistant/assistant';
import { now } from '../../base/clock';
import { keptWrites } from '../../hosts/web/kept-writes';
import { xlsxFormat } from '../../xlsx/format';
import { notices } from '../../documents/read';
import { workbookAcross, type PageWorkbook } from './across';
import { word } from './word';

/** The assistant in a thread of its own: reading and checking files never holds the page up. */

export type AssistantMethod = keyof Assistant;

let assistant: Assistant | undefined;

const service = {
  /** Comes first and once: the workbook that everything is about. */
  serve(page: PageWorkbook | Remote<PageWorkbook>): void {
    assistant = assistantFor({
      workbook: workbookAcross(page),
      files: xlsxFormat,
      notices,
      word,
      now,
      memory: keptWrites,
    });
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
