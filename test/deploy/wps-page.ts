import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { PluginStorage } from '../../src/hosts/wps/object-model/members';

/** The files of the WPS add-in, and its hidden page run against a program that the test makes. */

const root = join(__dirname, '../../deploy/wps');
export const file = (path: string): string => readFileSync(join(root, path), 'utf8');

export interface Pane {
  ID: number;
  url: string;
  Visible: boolean;
  DockPosition?: number;
  Width?: number;
}

export interface HiddenPage {
  panes: Pane[];
  said: string[];
  stored: Map<string, unknown>;
  /** What all pages of the add-in share. */
  storage: PluginStorage;
  /** The program, as this page has it. */
  application: object;
  /** Clicks a button of the ribbon. */
  click: (id: string) => unknown;
  call: (name: string, control?: { Id: string }) => unknown;
}

/** `spelling` is how this version calls the making of a pane; null where it refuses. `takes` says which address it takes. */
export function hiddenPage(
  href: string,
  spelling: 'CreateTaskPane' | 'CreateTaskpane' | null = 'CreateTaskPane',
  takes: (url: string) => boolean = () => true,
): HiddenPage {
  const panes: Pane[] = [];
  const said: string[] = [];
  const stored = new Map<string, unknown>();
  const make = (url: string) => {
    if (!takes(url)) throw new Error('no such address');
    const pane: Pane = { ID: panes.length + 1, url, Visible: false };
    panes.push(pane);
    return pane;
  };
  const storage: PluginStorage = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  };
  const Application = {
    PluginStorage: storage,
    GetTaskPane: (id: number) => panes.find(({ ID }) => ID === id) ?? null,
    ...(spelling ? { [spelling]: make } : {}),
  };
  const window = {
    Application,
    location: new URL(href),
    alert: (text: string) => void said.push(text),
  };
  // The test may keep time.
  const context = createContext({ window, Date });
  runInContext(file('shell/main.js'), context);
  const call = (name: string, control?: { Id: string }): unknown => {
    const callback: unknown = (context as Record<string, unknown>)[name];
    if (typeof callback !== 'function') throw new Error(`no callback ${name}`);
    return (callback as (control?: { Id: string }) => unknown)(control);
  };
  return {
    panes,
    said,
    stored,
    storage,
    application: Application,
    call,
    click: (id) => call('OnAction', { Id: id }),
  };
}
