import type { BrowserContext, Page } from 'playwright-core';
import { SimulatedExcel } from '../excel';
import type { RequestBody } from '../wire/dispatcher';
import type { Wire } from '../wire/wire';
import { officeShell } from './shell';

/**
 * The windows of an add-in in a simulated Excel: task pane, the unseen page of the ribbon's functions, and dialogs.
 * Each is a page of a real browser with the unmodified office.js; Excel itself is behind `window.external`.
 */

/** Numbers that office.js gives to methods and events. */
const calls = { richApi: 93, commandCompleted: 94 };
const events = { dialog: 10, parentMessage: 12, richApi: 33, command: 39 };

/** What went to office.js that it cannot be asked for here. */
class NotInWindow extends Error {}

interface WebView {
  page: Page;
  wire: Wire;
  /** Events that office.js listens to, and who waits for one. */
  registered: Set<number>;
  waiting: Map<number, () => void>;
  /** For a dialog: the page that opened it. */
  parent?: WebView;
  dialog?: WebView;
  completed?: (data: string) => void;
}

export interface ExcelVersion {
  /** 「1.14」. */
  level: string;
  /** 「1.2」; "" for an Excel without dialogs. */
  dialogs: string;
}

export const excel2021: ExcelVersion = { level: '1.14', dialogs: '1.2' };

interface Executed {
  statusCode: number;
  body: string;
}

export class ExcelWindows {
  readonly faults: Error[] = [];
  readonly views: WebView[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly excel: SimulatedExcel,
    private readonly version: ExcelVersion,
  ) {}

  static async over(
    context: BrowserContext,
    excel = new SimulatedExcel(),
    version = excel2021,
  ): Promise<ExcelWindows> {
    const windows = new ExcelWindows(context, excel, version);
    await context.exposeBinding('excelHost', async ({ page }, what: string, ...given: unknown[]) => {
      try {
        const view = windows.views.find((each) => each.page === page);
        if (!view) throw new NotInWindow('a page that Excel did not open');
        return await windows.heard(view, what, given);
      } catch (error) {
        windows.faults.push(error as Error);
        throw error;
      }
    });
    return windows;
  }

  /** A page of the add-in, opened by Excel. */
  readonly open = async (address: string, parent?: WebView): Promise<WebView> => {
    const page = await this.context.newPage();
    const wire = this.excel.connect();
    const view: WebView = {
      page,
      wire,
      registered: new Set(),
      waiting: new Map(),
      ...(parent ? { parent } : {}),
    };
    this.views.push(view);
    const { level, dialogs } = this.version;
    await page.addInitScript(officeShell, {
      hostInfo: `Excel|Win32|16.01|zh-CN|telemetry|${parent ? 'isDialog' : ''}|disableLogging|0`,
      matrix: JSON.stringify({ ExcelApi: level, ...(dialogs === '' ? {} : { DialogApi: dialogs }) }),
      settings: [...this.excel.book.settings].map(([key, value]): [string, string] => [key, String(value)]),
      address: 'C:\\考核\\总表.xlsx',
    });
    this.deliver(view);
    await page.goto(address);
    return view;
  };

  /** Presses a button of the ribbon whose function is in the page at the address; fulfilled when it is completed. */
  async command(address: string, name: string): Promise<{ view: WebView; completed: Promise<string> }> {
    const view = await this.open(address);
    await this.until(view, events.command);
    const completed = new Promise<string>((resolve) => {
      view.completed = resolve;
    });
    await this.tell(view, events.command, ['1', name, JSON.stringify({ source: { id: name } })]);
    return { view, completed };
  }

  /** Closes a dialog by its cross. */
  async closeDialog(parent: WebView): Promise<void> {
    await parent.dialog?.page.close();
    delete parent.dialog;
    await this.tell(parent, events.dialog, [12_006, '', '']);
  }

  private until({ registered, waiting }: WebView, event: number): Promise<void> {
    if (registered.has(event)) return Promise.resolve();
    return new Promise((resolve) => waiting.set(event, resolve));
  }

  private async tell({ page }: WebView, event: number, payload: unknown): Promise<void> {
    if (page.isClosed()) return;
    await page.evaluate(
      (told) => {
        window.excelTells(told.event, told.payload);
      },
      { event, payload },
    );
  }

  /** Answers and events of the wire go into the page as office.js takes them. */
  private readonly answers = new Map<number, (answer: Executed) => void>();
  private count = 0;

  private deliver(view: WebView): void {
    view.wire.onMessageFromHost = (text) => {
      const { id, type, message } = JSON.parse(text) as {
        id: number;
        type: number;
        message: Executed & { entries: unknown[] };
      };
      if (type === 3) void this.tell(view, events.richApi, message.entries);
      else this.answers.get(id)?.(message);
    };
  }

  private execute({ wire }: WebView, body: string): Promise<unknown> {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve) => {
      this.answers.set(id, ({ statusCode, body: answer }) => {
        this.answers.delete(id);
        resolve([0, [statusCode, [], answer]]);
      });
      wire.sendMessageToHost(
        JSON.stringify({ id, type: 1, flags: 0, message: { body: JSON.parse(body) as RequestBody } }),
      );
    });
  }

  private async heard(view: WebView, what: string, given: unknown[]): Promise<unknown> {
    switch (what) {
      case 'execute': {
        const [method, params] = given as [number, unknown[]];
        if (method === calls.richApi) return this.execute(view, String((params[0] as unknown[])[4]));
        if (method === calls.commandCompleted) {
          view.completed?.(String(params[2]));
          return [0, null];
        }
        throw new NotInWindow(`method ${method}`);
      }
      case 'register': {
        const [event, target] = given as [number, string];
        if (event === events.dialog && target !== '') {
          if (this.version.dialogs === '') throw new NotInWindow('a dialog');
          view.dialog = await this.open((JSON.parse(target) as { url: string }).url, view);
        }
        view.registered.add(event);
        view.waiting.get(event)?.();
        return 0;
      }
      case 'unregister': {
        const [event] = given as [number];
        view.registered.delete(event);
        if (event === events.dialog) {
          await view.dialog?.page.close();
          delete view.dialog;
        }
        return 0;
      }
      case 'settings':
        this.excel.book.settings.clear();
        for (const [key, value] of given[0] as [string, string][]) this.excel.book.settings.set(key, value);
        return undefined;
      case 'message-parent':
        if (view.parent) await this.tell(view.parent, events.dialog, [0, messageOf(given[0]), origin(view)]);
        return undefined;
      case 'message-child':
        if (view.dialog)
          await this.tell(view.dialog, events.parentMessage, [1, messageOf(given[0]), origin(view)]);
        return undefined;
      default:
        throw new NotInWindow(what);
    }
  }
}

const origin = ({ page }: WebView): string => new URL(page.url()).origin;

/** The text in what office.js hands to the other window. */
function messageOf(given: unknown): string {
  const { messageToParent, messageContent } = JSON.parse(String(given)) as Record<string, string | undefined>;
  return messageToParent ?? messageContent ?? '';
}
