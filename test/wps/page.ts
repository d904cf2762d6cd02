import { address } from '../../src/base/address';
import { fileOfBook } from '../simulated/file/write';
import { missed } from '../simulated/refused';
import type { Quirks } from './quirks';
import { simulatedWps } from './wps';

/**
 * The simulated WPS as the pane's page finds it: `window.Application`, there before any script of the page. It fills in
 * nothing that an older engine lacks: the pane must do that by itself.
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
  /** What was asked for and is not simulated. */
  missed: readonly string[];
}

declare global {
  interface Window {
    /** How this version differs, set before. */
    wpsQuirks?: Partial<Quirks>;
    wpsHands: WpsHands;
  }
}

const wps = simulatedWps(window.wpsQuirks);
const { world } = wps;
const pane = { Visible: true };
world.panes.set(1, pane);
world.stored.set('kaohe_et_pane', '1');
/** People take the folder and the name that they are offered; the program adds the kind of file. */
const chosen = 'D:\\考核\\存好的';
world.saveAs = chosen;

const text = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const front = () => {
  if (!world.active) throw new Error('no workbook');
  return world.active;
};

Object.assign(window, { Application: wps.application });
window.wpsHands = {
  select: (sheet, cell) => wps.select(sheet, cell),
  type: (sheet, cell, typed) => wps.type(sheet, cell, typed),
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
  visible: () => pane.Visible,
  missed,
};
