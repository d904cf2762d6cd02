import { proxy, wrap } from 'comlink';
import type { Assistant } from '../../assistant/api';
import type { HostWorkbook } from '../../port/port';
import { answering } from './across';
import type { AssistantMethod, AssistantService } from './worker';

/** All that can be asked, so that an unknown name is a mistake of types and never a question to the Worker. */
const methods: Record<AssistantMethod, true> = {
  look: true,
  builtInDraft: true,
  draftFrom: true,
  create: true,
  saveNames: true,
  names: true,
  issue: true,
  collect: true,
  decide: true,
  paperPlace: true,
  clauses: true,
  rubrics: true,
  record: true,
  settle: true,
  results: true,
  trace: true,
  setReading: true,
  rehearsal: true,
  export: true,
  restorable: true,
  restore: true,
};

/** The assistant in a Worker, about the workbook of this page. Progress, where asked for, is the last argument. */
export function assistantInWorker(workbook: HostWorkbook): Assistant {
  const service = wrap<AssistantService>(new Worker(new URL('./worker.ts', import.meta.url)));
  const serving = service.serve(proxy(answering(workbook)));
  const ask =
    (method: AssistantMethod) =>
    async (...given: unknown[]): Promise<unknown> => {
      await serving;
      const last = given.at(-1);
      return typeof last === 'function'
        ? service.ask(method, given.slice(0, -1), proxy(last))
        : service.ask(method, given);
    };
  const names = Object.keys(methods) as AssistantMethod[];
  return Object.fromEntries(names.map((method) => [method, ask(method)])) as unknown as Assistant;
}
