import type { Result } from '../../base/finding';
import type { HostWorkbook } from '../../port/port';

/** How the assistant in a Worker reaches the workbook that only the page has. */

/** An answer of the page's workbook, with the name that the workbook had then. */
interface Answer<Value> {
  label: string;
  result: Result<Value>;
}

type Value<Method extends 'create' | 'read' | 'layouts' | 'write'> =
  Awaited<ReturnType<HostWorkbook[Method]>> extends Result<infer Held> ? Held : never;

/**
 * The page's workbook, with names in the answers: a property cannot be read across threads without waiting; and what else
 * only a page can give.
 */
export interface PageWorkbook {
  /** Where a second thread answers as a `Helper` of the assistant. Fails where none begins. */
  helper(): Promise<MessagePort>;
  create(...given: Parameters<HostWorkbook['create']>): Promise<Answer<Value<'create'>>>;
  read(): Promise<Answer<Value<'read'>>>;
  layouts(...given: Parameters<HostWorkbook['layouts']>): Promise<Answer<Value<'layouts'>>>;
  write(...given: Parameters<HostWorkbook['write']>): Promise<Answer<Value<'write'>>>;
}

/** On the page's side. */
export const answering = (workbook: HostWorkbook, helper: () => Promise<MessagePort>): PageWorkbook => ({
  helper,
  create: async (model) => ({ result: await workbook.create(model), label: workbook.label }),
  read: async () => ({ result: await workbook.read(), label: workbook.label }),
  layouts: async (sheets) => ({ result: await workbook.layouts(sheets), label: workbook.label }),
  write: async (...given) => ({
    result: await workbook.write(...given),
    label: workbook.label,
  }),
});

/** On the Worker's side: the page's workbook as the port wants it. */
export function workbookAcross(page: PageWorkbook): HostWorkbook {
  let label = '';
  const heard = <Held>(answer: Answer<Held>): Result<Held> => {
    label = answer.label;
    return answer.result;
  };
  return {
    get label() {
      return label;
    },
    create: async (model) => heard(await page.create(model)),
    read: async () => heard(await page.read()),
    layouts: async (sheets) => heard(await page.layouts(sheets)),
    write: async (...given) => heard(await page.write(...given)),
  };
}
