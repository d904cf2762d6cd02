import type { Page } from 'playwright-core';
import type { RequestBody } from '../wire/dispatcher';
import type { Wire } from '../wire/wire';

/** One window of an add-in: a page of a real browser, and its wire to the simulated Excel. */

/** Numbers that office.js gives to events. */
export const events = { dialog: 10, parentMessage: 12, richApi: 33, command: 39 };

export interface WebView {
  page: Page;
  wire: Wire;
  /** Events that office.js listens to, and who waits for one. */
  registered: Set<number>;
  waiting: Map<number, () => void>;
  /** For a dialog: the page that opened it. */
  parent?: WebView;
  dialog?: WebView;
  /** Sends a request by the wire; yields the answer as office.js takes it. */
  execute?: (body: string) => Promise<unknown>;
  opened?: () => void;
  /** Who waits for a command to be completed, by its number. */
  completed: Map<string, (data: string) => void>;
}

interface Executed {
  statusCode: number;
  body: string;
}

/** Tells office.js in the page of an event. */
export async function tell({ page }: WebView, event: number, payload: unknown): Promise<void> {
  const told = page.evaluate(
    (given) => {
      window.excelTells(given.event, given.payload);
    },
    { event, payload },
  );
  await told.catch((error: unknown) => {
    // A window that is going hears nothing any more.
    if (!page.isClosed()) throw error;
  });
}

/** Answers requests of the page by its wire, as office.js takes them, and hands events on. */
export function connected(view: WebView): (body: string) => Promise<unknown> {
  const answers = new Map<number, (answer: Executed) => void>();
  let count = 0;
  view.wire.onMessageFromHost = (text) => {
    const { id, type, message } = JSON.parse(text) as {
      id: number;
      type: number;
      message: Executed & { entries: unknown[] };
    };
    if (type === 3) void tell(view, events.richApi, message.entries);
    else answers.get(id)?.(message);
  };
  return (body) => {
    count += 1;
    const id = count;
    return new Promise((resolve) => {
      answers.set(id, ({ statusCode, body: answer }) => {
        answers.delete(id);
        resolve([0, [statusCode, [], answer]]);
      });
      view.wire.sendMessageToHost(
        JSON.stringify({ id, type: 1, flags: 0, message: { body: JSON.parse(body) as RequestBody } }),
      );
    });
  };
}

/** Where the page comes from, as a message between windows says. */
export const origin = ({ page }: WebView): string => new URL(page.url()).origin;

/** The text in what office.js hands to the other window. */
export function messageOf(given: unknown): string {
  const { messageToParent, messageContent } = JSON.parse(String(given)) as Record<string, string | undefined>;
  return messageToParent ?? messageContent ?? '';
}
