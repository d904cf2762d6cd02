import type { BrowserContext, Page } from 'playwright-core';
import { SimulatedExcel } from '../excel';
import { officeShell } from './shell';
import { fileOfBook } from '../../simulated/file/write';
import { connected, events, messageOf, origin, tell, type WebView } from './web-view';

/**
 * The windows of an add-in in a simulated Excel: task pane, the unseen page of the ribbon's functions, and dialogs.
 * Each is a page of a real browser with the unmodified office.js; Excel itself is behind `window.external`.
 */

/** Numbers that office.js gives to methods. */
const calls = { getFile: 77, getSlice: 80, closeFile: 81, richApi: 93, commandCompleted: 94 };

/** What went to office.js that it cannot be asked for here. */
class NotInWindow extends Error {}

export interface ExcelVersion {
  /** 「1.14」. */
  level: string;
  /** 「1.2」; "" for an Excel without dialogs. */
  dialogs: string;
  /** Asked for a dialog, it never answers (office-js issues 880, 1982). */
  silentDialogs?: boolean;
}

export const excel2021: ExcelVersion = { level: '1.14', dialogs: '1.2' };

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
      completed: new Map(),
      ...(parent ? { parent } : {}),
    };
    this.views.push(view);
    const { level, dialogs } = this.version;
    await page.addInitScript(officeShell, {
      hostInfo: `Excel|Win32|16.01|zh-CN|telemetry|${parent ? 'isDialog' : ''}||0`,
      matrix: JSON.stringify({ ExcelApi: level, ...(dialogs === '' ? {} : { DialogApi: dialogs }) }),
      settings: [...this.excel.book.settings].map(([key, value]): [string, string] => [key, String(value)]),
      address: 'C:\\考核\\总表.xlsx',
    });
    view.execute = connected(view);
    await page.goto(address);
    return view;
  };

  /** The unseen page with the ribbon's functions, once office.js in it has said that it is ready for them. */
  async ribbon(address: string): Promise<WebView> {
    const view = await this.open(address);
    await this.until(view, events.command);
    while (view.wire.messages.length === 0) await view.page.waitForTimeout(20);
    return view;
  }

  /** Presses a button of the ribbon by the name of its function; fulfilled when that is completed. */
  async press(view: WebView, name: string): Promise<{ completed: Promise<string> }> {
    const id = String(view.completed.size + 1);
    const completed = new Promise<string>((resolve) => {
      view.completed.set(id, resolve);
    });
    await tell(view, events.command, [id, name, JSON.stringify({ source: { id: name } })]);
    return { completed };
  }

  /** The page of the dialog that a page opened, as soon as there is one. */
  async dialogOf(view: WebView): Promise<Page> {
    const { dialog } = view;
    if (dialog && !dialog.page.isClosed()) return dialog.page;
    await new Promise<void>((resolve) => {
      view.opened = resolve;
    });
    return this.dialogOf(view);
  }

  /** Presses a button of the ribbon; fulfilled when Excel is asked for a dialog that it will not answer for. */
  async pressSilent(view: WebView, name: string): Promise<{ completed: Promise<string> }> {
    const asked = new Promise<void>((resolve) => {
      view.waiting.set(events.dialog, resolve);
    });
    const pressed = await this.press(view, name);
    await asked;
    return pressed;
  }

  /** Closes a dialog by its cross. */
  async closeDialog(parent: WebView): Promise<void> {
    await parent.dialog?.page.close();
    delete parent.dialog;
    await tell(parent, events.dialog, [12_006, '', '']);
  }

  private until({ registered, waiting }: WebView, event: number): Promise<void> {
    if (registered.has(event)) return Promise.resolve();
    return new Promise((resolve) => waiting.set(event, resolve));
  }

  private async heard(view: WebView, what: string, given: unknown[]): Promise<unknown> {
    switch (what) {
      case 'execute': {
        const [method, params] = given as [number, unknown[]];
        if (method === calls.richApi) return view.execute?.(String((params[0] as unknown[])[4]));
        if (method === calls.commandCompleted) {
          view.completed.get(String(params[0]))?.(String(params[2]));
          return [0, null];
        }
        const bytes = () => fileOfBook(this.excel.book);
        if (method === calls.getFile) return [0, [1, bytes().length]];
        if (method === calls.getSlice) return [0, [[...bytes()], bytes().length]];
        if (method === calls.closeFile) return [0];
        throw new NotInWindow(`method ${method}`);
      }
      case 'register': {
        const [event, target] = given as [number, string];
        if (event === events.dialog && target !== '') {
          if (this.version.dialogs === '') throw new NotInWindow('a dialog');
          if (this.version.silentDialogs === true) {
            view.waiting.get(event)?.();
            return new Promise(() => undefined);
          }
          // One at a time; one that is closing counts.
          if (view.dialog) return 12_007;
          view.dialog = await this.open((JSON.parse(target) as { url: string }).url, view);
          view.opened?.();
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
        if (view.parent) await tell(view.parent, events.dialog, [0, messageOf(given[0]), origin(view)]);
        return undefined;
      case 'message-child':
        if (view.dialog)
          await tell(view.dialog, events.parentMessage, [1, messageOf(given[0]), origin(view)]);
        return undefined;
      default:
        throw new NotInWindow(what);
    }
  }
}
