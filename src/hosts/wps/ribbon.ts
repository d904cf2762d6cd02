import type { Unsubscribe } from '../../port/program';
import { attempt } from './object-model/access';
import type { Application } from './object-model/members';

/** The pane's side of the ribbon. The other side is deploy/wps/shell/main.js, which runs in a page of its own. */

/** What a button of the ribbon asks of the pane. */
export type Asked = 'create' | 'collect' | 'check' | 'settle' | 'print';
const known: readonly string[] = ['create', 'collect', 'check', 'settle', 'print'] satisfies Asked[];

/** Entries shared with main.js: the pane's number, and "collect 1700000000000", what was asked and when. */
const paneEntry = 'kaohe_et_pane';
const stepEntry = 'kaohe_et_step';

/** Pages of an add-in cannot call each other, and there is no event for what they share. */
const interval = 300;

const entry = (app: Application, key: string): string => {
  const value = attempt(() => app.PluginStorage?.getItem(key));
  return typeof value === 'string' ? value : '';
};

/** Tells of each click on a button of the ribbon, also of the one that opened the pane. */
export function followRibbon(app: Application, listener: (asked: Asked) => void): Unsubscribe {
  let seen = '';
  const look = () => {
    const now = entry(app, stepEntry);
    if (now === seen) return;
    seen = now;
    const [asked = ''] = now.split(' ');
    // Taken once: a pane that is loaded anew does not go there again.
    attempt(() => app.PluginStorage?.removeItem(stepEntry));
    if (known.includes(asked)) listener(asked as Asked);
  };
  look();
  const timer = setInterval(look, interval);
  return () => clearInterval(timer);
}

/** Hides the pane: in some versions an open one keeps clicks from the ribbon. False where it cannot be done. */
export function hidePane(app: Application): boolean {
  return (
    attempt(() => {
      const pane = app.GetTaskPane?.(Number(entry(app, paneEntry)));
      if (!pane) return false;
      pane.Visible = false;
      return true;
    }) ?? false
  );
}
