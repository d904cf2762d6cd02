import { DocSelectionRenderService } from '@univerjs/preset-sheets-core';

/** The keyboard of whoever works beside the grid. There is one on the page. */

let elsewhere = false;

/** Editors, lists and menus of the grid that lie outside its container. It puts classes of its own on the page as well. */
const outside = ['[id^="univer-"]', '[class*="univer-"]'].map((each) => `${each}:not(html):not(body)`).join();

/** From now on the grid may have the keyboard. */
export function letKeyboardIn(): void {
  elsewhere = false;
}

/**
 * The grid takes the keyboard by itself whenever the state of its editor changes, after a calculation or with another sheet in
 * front: what somebody types into a field beside it would go into a cell. It may have the keyboard when somebody clicks into it
 * or puts the keyboard there. To be called before the grid is made: it begins by taking the keyboard.
 */
export function leaveKeyboard(container: HTMLElement): void {
  const own = (target: EventTarget | null): boolean =>
    target instanceof Element && (container.contains(target) || target.closest(outside) !== null);
  const { activeElement } = document;
  elsewhere = activeElement !== null && activeElement !== document.body && !own(activeElement);
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (own(target)) elsewhere = false;
    },
    { capture: true },
  );
  document.addEventListener(
    'focusin',
    ({ target }) => {
      elsewhere = !own(target);
    },
    { capture: true },
  );
  const { prototype } = DocSelectionRenderService;
  const focus: (this: DocSelectionRenderService) => void = Reflect.get(prototype, 'focus');
  prototype.focus = function () {
    if (!elsewhere) focus.call(this);
  };
}
