import { address } from '../../src/base/address';
import { Book } from '../simulated/book/book';
import { spellings } from '../simulated/book/spelling';
import { bookFromFile } from '../simulated/file/read';
import { fileOfBook } from '../simulated/file/write';
import { missed } from '../simulated/refused';
import type { Quirks } from './quirks';
import { simulatedWps } from './wps';

/**
 * The simulated WPS as pages of the add-in find it: `window.Application`, there before any script of the page. It runs in the
 * page that is loaded first; panes that the ribbon's page opens have it from there. It fills in nothing that an older engine
 * lacks: the pane must do that by itself.
 */

/** The hands of a person in the program, and what they see there. */
export interface WpsHands {
  select: (sheet: string, cell: string) => void;
  type: (sheet: string, cell: string, typed: string) => void;
  /** 「附件1!C5」. */
  selected: () => string;
  /** The open workbook as the program would save it, one character a byte. */
  book: () => string;
  /** Files the program has written for people, by path; one character a byte. */
  files: () => Record<string, string>;
  /** Clicks a button of the ribbon, as the add-in's hidden page tells of it. */
  click: (asked: string) => void;
  /** Whether the pane is in sight. */
  visible: () => boolean;
  /** Whether the pane with this number is. */
  inSight: (pane: number) => boolean;
  /** The address of the page that belongs into a window with this name. */
  pageOf: (name: string) => string;
  /** Goes to another workbook, and comes back from there. */
  leave: () => void;
  back: () => void;
  /** How many cells of that other workbook hold anything: nobody but the pane could have written there. */
  strayed: () => number;
  /** The workbook in front is now open so: people saved it under another name, or opened a file that may not be written. */
  openedAs: (how: { readOnly: boolean; name: string }) => void;
  /** Ends the program and starts it again with the workbook from its file. */
  restart: () => void;
  /** What was asked for and is not simulated. */
  missed: readonly string[];
}

/** How people have set the program up and what they do beside the pane. */
export interface Life {
  /** Calculation by hand. */
  manual?: boolean;
  /** The program spells formulas its own way. */
  spelled?: boolean;
  /** They go to another workbook while the pane works, and come back when it is done or they want something of it. */
  elsewhere?: boolean;
}

declare global {
  interface Window {
    /** How this version differs, set before. */
    wpsQuirks?: Partial<Quirks>;
    /** What else goes on, set before. */
    wpsLife?: Life;
    wpsHands: WpsHands;
  }
}

/** As other programs' constants: calculation by hand. */
const byHand = -4135;
/** The folder that people choose. */
const chosen = 'D:\\考核\\存好的\\';

const text = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** The program starts in this page. */
function started(): { Application: unknown; wpsHands: WpsHands } {
  const wps = simulatedWps(window.wpsQuirks);
  const { world } = wps;
  // They take the name that they are offered; the program adds the kind of file.
  world.saveAs = (offered) => chosen + offered.replace(/\.\w+$/, '');
  // Where no page of the ribbon was loaded, this one is the pane.
  if (/pane\.html$/.test(location.pathname)) {
    world.panes.set(1, { ID: 1, Visible: true, DockPosition: 2, Width: 400 });
    world.stored.set('kaohe_et_panes', '1');
  }
  // The test's side sends the empty window on: its driver has to be there before the page is.
  const addresses = new Map<string, string>();
  world.load = (url, id) => {
    addresses.set(`pane-${id}`, url);
    window.open('about:blank', `pane-${id}`);
  };
  if (window.wpsLife?.manual === true) world.settings.calculation = byHand;
  // This script has nothing filled in, and the oldest engine has no `at`.
  const [spelling] = Object.values(spellings).slice(-1);
  if (window.wpsLife?.spelled === true && spelling) world.spelling = spelling;

  let other: Book | null = null;
  let home: Book | null = null;
  const activated = () => world.tell('WorkbookActivate');
  const back = () => {
    if (other === null || world.active !== other) return;
    world.active = home;
    activated();
  };
  const front = () => {
    back();
    if (!world.active) throw new Error('no workbook');
    return world.active;
  };
  return {
    Application: wps.application,
    wpsHands: {
      select: (sheet, cell) => {
        back();
        wps.select(sheet, cell);
      },
      type: (sheet, cell, typed) => {
        back();
        wps.type(sheet, cell, typed);
      },
      selected: () => {
        const { name, selected } = front().active;
        return `${name}!${address(selected.top, selected.left)}`;
      },
      book: () => text(fileOfBook(front())),
      files: () =>
        Object.fromEntries(
          [...world.files].flatMap(([path, bytes]) => (path.startsWith(chosen) ? [[path, text(bytes)]] : [])),
        ),
      click: (asked) => void world.stored.set('kaohe_et_step', `${asked} ${Date.now()}`),
      visible: () => world.panes.get(1)?.Visible === true,
      inSight: (pane) => world.inSight(pane),
      pageOf: (name) => addresses.get(name) ?? '',
      leave: () => {
        if (world.active === other && other !== null) return;
        home = world.active;
        if (other) world.active = other;
        else other = world.add(new Book('别的工作簿'));
        activated();
      },
      back,
      strayed: () => other?.sheets.reduce((sum, { cells }) => sum + cells.size, 0) ?? 0,
      openedAs: ({ readOnly, name }) => {
        Object.assign(front(), { readOnly, name });
        activated();
      },
      restart: () => {
        const book = front();
        const bytes = fileOfBook(book);
        world.close(book);
        world.stored.clear();
        world.panes.clear();
        world.listeners.clear();
        world.add(bookFromFile(bytes, '总表.xlsx', 'D:\\考核'));
      },
      missed,
    },
  };
}

/** The page that opened this one, where it was the program's. */
const from = window.opener as (Pick<Window, 'wpsHands'> & { Application: unknown }) | null;
const wpsHands = from?.wpsHands;
if (from && wpsHands) {
  Object.assign(window, { Application: from.Application, wpsHands });
  const own = Number(window.name.replace(/\D/g, ''));
  Object.defineProperty(document, 'visibilityState', {
    get: () => (wpsHands.inSight(own) ? 'visible' : 'hidden'),
  });
} else Object.assign(window, started());

if (window.wpsLife?.elsewhere === true) {
  let still = 0;
  let leaving = 0;
  addEventListener(
    'pointerdown',
    () => {
      // Who comes back to press a button does not leave before it is pressed.
      clearTimeout(leaving);
      window.wpsHands.back();
    },
    true,
  );
  const soon = () => (leaving = window.setTimeout(() => window.wpsHands.leave(), 30));
  // With the program's window for choosing files open, nobody reaches another workbook.
  const chooses = ({ target }: Event) => target instanceof HTMLInputElement && target.type === 'file';
  addEventListener('click', (event) => (chooses(event) ? clearTimeout(leaving) : soon()), true);
  addEventListener('change', (event) => chooses(event) && soon(), true);
  setInterval(() => {
    still = document.querySelector('[role="progressbar"]') ? 0 : still + 1;
    if (still > 3) window.wpsHands.back();
  }, 100);
}
