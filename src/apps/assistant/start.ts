import { proxy, transfer, wrap } from 'comlink';
import type { Assistant } from '../../assistant/api';
import type { HostWorkbook } from '../../port/port';
import { answering } from './across';
import type { AssistantMethod, AssistantService } from './worker';

/** All that can be asked, so that an unknown name is a mistake of types and never a question to the Worker. */
const methods: Record<AssistantMethod, true> = {
  look: true,
  signAs: true,
  builtInDraft: true,
  draftFrom: true,
  schemeSamples: true,
  sampleDraft: true,
  carried: true,
  draftNotice: true,
  draftAgainst: true,
  draftFile: true,
  create: true,
  sample: true,
  masterFile: true,
  saveNames: true,
  names: true,
  issue: true,
  issueOne: true,
  collect: true,
  returnSlips: true,
  decide: true,
  paperPlace: true,
  paperForm: true,
  typeScores: true,
  typeReports: true,
  clauses: true,
  rubrics: true,
  record: true,
  settle: true,
  results: true,
  trace: true,
  pictures: true,
  readingEffect: true,
  setReading: true,
  correct: true,
  putBack: true,
  rehearsal: true,
  export: true,
  papers: true,
  acceptanceDraft: true,
  acceptanceFiles: true,
  acceptanceCell: true,
  restorable: true,
  restorables: true,
  restore: true,
  forget: true,
};

/** How the assistant of a page may be started; a test gives ways of its own. */
export interface Ways {
  worker: () => Worker;
  inPage: () => Promise<(workbook: HostWorkbook) => Assistant>;
}

const ways: Ways = {
  worker: () => new Worker(new URL('./worker.ts', import.meta.url)),
  // Loaded where it is needed only: the Worker brings the same code.
  inPage: async () => (await import('./in-page')).assistantInPage,
};

type Asking = (method: AssistantMethod, given: unknown[]) => Promise<unknown>;

/** Settles when the Worker has done its first thing; fails where it cannot be started, as from a folder on disk. */
async function first(worker: Worker, work: Promise<void>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('error', (event) => {
      // What the page does about it is no fault of the page.
      event.preventDefault();
      reject(new Error(event.message));
    });
    work.then(resolve, reject);
  });
}

/** Where a second Worker reads files for the first. */
async function helping(worker: Worker): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  await first(worker, wrap<AssistantService>(worker).help(transfer(port1, [port1])));
  return transfer(port2, [port2]);
}

async function serving(workbook: HostWorkbook, by: Ways['worker']): Promise<Asking> {
  const worker = by();
  const service = wrap<AssistantService>(worker);
  await first(worker, service.serve(proxy(answering(workbook, async () => helping(by())))));
  return (method, given) => {
    const last = given.at(-1);
    return typeof last === 'function'
      ? service.ask(method, given.slice(0, -1), proxy(last))
      : service.ask(method, given);
  };
}

async function begun(workbook: HostWorkbook, { worker, inPage }: Ways): Promise<Asking> {
  try {
    return await serving(workbook, worker);
  } catch {
    const assistant = (await inPage())(workbook);
    const all = assistant as unknown as Record<AssistantMethod, (...given: unknown[]) => Promise<unknown>>;
    return (method, given) => all[method](...given);
  }
}

/**
 * The assistant in a Worker, about the workbook of this page; in the page itself where no Worker starts. Progress, where
 * asked for, is the last argument.
 */
export function assistantInWorker(workbook: HostWorkbook, by: Ways = ways): Assistant {
  const asking = begun(workbook, by);
  const ask =
    (method: AssistantMethod) =>
    async (...given: unknown[]): Promise<unknown> =>
      (await asking)(method, given);
  const names = Object.keys(methods) as AssistantMethod[];
  return Object.fromEntries(names.map((method) => [method, ask(method)])) as unknown as Assistant;
}
