import type { Page } from 'playwright-core';

/** Somebody who has no mouse: presses keys, and after each of them must see where the keyboard is. */

interface Standing {
  /** What it is called: its label, or the words on it. */
  name: string;
  role: string;
  /** Why nobody could tell where the keyboard is; "" where it can be seen. */
  lost: string;
}

/** Where the keyboard stands. The grid takes its keys in an editor that it hides, and shows the cell instead. */
const standing = (page: Page): Promise<Standing> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: '', role: '', lost: 'nowhere' };
    const words = (ids: string | null) =>
      (ids ?? '')
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ');
    const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null;
    const area = at instanceof HTMLTextAreaElement ? at.labels : labels;
    const name =
      at.getAttribute('aria-label') ??
      (words(at.getAttribute('aria-labelledby')).trim() ||
        [...(area ?? [])].map(({ textContent }) => textContent).join(' ') ||
        at.textContent);
    const role = at.getAttribute('role') ?? at.tagName.toLowerCase();
    const said = { name: name.trim(), role };
    if (at.closest('[contenteditable]')) return { ...said, role: 'editor', lost: 'in a hidden editor' };
    const { left, top, width, height } = at.getBoundingClientRect();
    const [x, y] = [left + width / 2, Math.min(top + height / 2, innerHeight - 1)];
    const box = `${at.tagName} ${said.name.slice(0, 20)} ${Math.round(left)},${Math.round(top)} ${Math.round(width)}×${Math.round(height)}`;
    if (width === 0 || height === 0) return { ...said, lost: `without size: ${box}` };
    if (top + height < 0 || top > innerHeight || left + width < 0 || left > innerWidth)
      return { ...said, lost: `out of sight: ${box}` };
    // Fields are marked whenever they have the keyboard.
    if (!at.matches(':focus-visible, input:focus-within, textarea:focus, select:focus'))
      return { ...said, lost: `not marked: ${box}` };
    const hit = document.elementFromPoint(x, y);
    const own =
      hit && (at.contains(hit) || hit.contains(at) || [...(area ?? [])].some((each) => each.contains(hit)));
    return { ...said, lost: own ? '' : `covered by ${hit?.tagName ?? ''} ${hit?.className ?? ''}: ${box}` };
  });

export interface Keys {
  /** Presses a key in the pane; throws where nobody could see then where the keyboard is. */
  press: (key: string) => Promise<void>;
  /** Presses a key (Tab unless told otherwise) until what is called so has the keyboard. */
  to: (name: RegExp | string, how?: { key?: string; role?: string; most?: number }) => Promise<void>;
  /** Types where the keyboard is. */
  type: (text: string) => Promise<void>;
  /** Throws where nobody could see where the keyboard is; waits for what is on its way. */
  seen: () => Promise<void>;
  /** Presses Enter on what leads out of the page: a file that is chosen or handed over. */
  enter: () => Promise<void>;
}

export function keysOf(page: Page): Keys {
  const until = async (holds: (at: Standing) => boolean, what: string): Promise<void> => {
    let at = await standing(page);
    for (let tries = 0; !holds(at); tries += 1) {
      if (tries > 400)
        throw new Error(`${what}, but the keyboard is ${at.lost || `at ${at.role} ${at.name}`}`);
      await page.waitForTimeout(50);
      at = await standing(page);
    }
  };
  const seen = () => until(({ lost }) => lost === '', 'it should be seen');
  /** Not while something else runs: then a button says so, and does nothing. */
  const ready = () =>
    page.waitForFunction(() => document.activeElement?.getAttribute('aria-disabled') !== 'true');
  const press = async (key: string): Promise<void> => {
    if (key === 'Enter') await ready();
    await page.keyboard.press(key);
    await seen();
  };
  return {
    press,
    seen,
    to: async (name, { key = 'Tab', role, most = 120 } = {}) => {
      const is = (at: Standing) =>
        (typeof name === 'string' ? at.name === name : name.test(at.name)) &&
        (role === undefined || at.role === role);
      const passed: string[] = [];
      for (;;) {
        const at = await standing(page);
        if (is(at)) return;
        passed.push(`${at.role} ${at.name.slice(0, 12)}`);
        if (passed.length > most) throw new Error(`${String(name)} is not reached: ${passed.join(' → ')}`);
        await press(key);
      }
    },
    type: async (text) => {
      await page.keyboard.type(text);
      await seen();
    },
    enter: async () => {
      await ready();
      await page.keyboard.press('Enter');
    },
  };
}
