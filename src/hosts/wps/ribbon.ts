import type { Unsubscribe } from '../../port/program';
import { attempt } from './object-model/access';
import type { Application } from './object-model/members';

/** The ribbon as the pane knows it. The other side is deploy/wps/shell/main.js, which runs in a page of its own. */

/** What a button of the ribbon asks of the pane. */
export type Asked = 'create' | 'collect' | 'check' | 'settle' | 'print';
const known: readonly string[] = ['create', 'collect', 'check', 'settle', 'print'] satisfies Asked[];

/**
 * Entries shared with main.js, whose head says what stands in them. Pages of an add-in cannot call each other, and there is
 * no event for what they share.
 */
const panesEntry = 'kaohe_et_panes';
const paneEntry = 'kaohe_et_pane_';
const stepEntry = 'kaohe_et_step';

const interval = 300;
/** How often a page in sight says so. */
const report = 900;

const entry = (app: Application, key: string): string => {
  const value = attempt(() => app.PluginStorage?.getItem(key));
  return typeof value === 'string' ? value : '';
};

/** The pane that this page is in: while its page is being loaded, the newest one. "" where nothing can be shared. */
const ownPane = (app: Application): string => entry(app, panesEntry).split(' ').at(-1) ?? '';

/** The buttons of the ribbon, and the place of the pane beside the sheet. */
export interface Ribbon {
  /** Tells of each click on a button, also of the one that opened the pane. */
  follow: (listener: (asked: Asked) => void) => Unsubscribe;
  /** Hides the pane: in some versions an open one keeps clicks from the ribbon. False where it cannot be done. */
  hide: () => boolean;
  /** Says from now on that the page is in sight and which workbook it lies beside. */
  stand: (page: Page) => Unsubscribe;
}

/** What is asked of the page itself. */
type Page = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly document: Pick<Document, 'visibilityState'>;
};

/** Whoever clicks or types in a pane sees the workbook that it lies beside: it is the one in front. */
const gestures = ['pointerdown', 'keydown'] as const;

/** The pane's side of the ribbon. To be called while the page is being loaded. */
export function ribbonOf(app: Application): Ribbon {
  const own = ownPane(app);
  return {
    follow: (listener) => {
      let seen = '';
      const look = () => {
        const now = entry(app, stepEntry);
        if (now === seen) return;
        const [asked = '', , pane = own] = now.split(' ');
        // Another pane was asked.
        if (pane !== own) return;
        seen = now;
        // Taken once: a pane that is loaded anew does not go there again.
        attempt(() => app.PluginStorage?.removeItem(stepEntry));
        if (known.includes(asked)) listener(asked as Asked);
      };
      look();
      const timer = setInterval(look, interval);
      return () => clearInterval(timer);
    },
    hide: () =>
      attempt(() => {
        const pane = app.GetTaskPane?.(Number(own));
        if (!pane) return false;
        pane.Visible = false;
        return true;
      }) ?? false,
    stand: (page) => {
      let book = attempt(() => app.ActiveWorkbook);
      const say = () => {
        if (page.document.visibilityState !== 'visible') return;
        const name = attempt(() => book?.FullName) ?? '';
        attempt(() => app.PluginStorage?.setItem(`${paneEntry}${own}`, `${Date.now()} ${name}`));
      };
      const worked = () => {
        book = attempt(() => app.ActiveWorkbook) ?? book;
        say();
      };
      const gone = () => {
        attempt(() => app.PluginStorage?.setItem(`${paneEntry}${own}`, '1 '));
      };
      say();
      const timer = setInterval(say, report);
      for (const gesture of gestures) page.addEventListener(gesture, worked, true);
      page.addEventListener('pagehide', gone);
      return () => {
        clearInterval(timer);
        for (const gesture of gestures) page.removeEventListener(gesture, worked, true);
        page.removeEventListener('pagehide', gone);
      };
    },
  };
}
