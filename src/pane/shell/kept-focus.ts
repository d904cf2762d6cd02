import { useEffect, type RefObject } from 'react';

/**
 * The keyboard is never lost: a button that is pressed may go with what it did (a step is left, a file was received), and the
 * browser then gives the keyboard to nobody. It goes on to the next thing around the place.
 */

const reachable =
  'button:not([disabled]):not([tabindex="-1"]), [href], input:not([disabled]):not([tabindex="-1"]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

const seen = (element: HTMLElement): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

/** An element around something, and which of its children that is in. */
interface Around {
  element: HTMLElement;
  at: number;
}

const childWith = (element: HTMLElement, inner: Element): number =>
  [...element.children].findIndex((child) => child.contains(inner));

/** Gives the keyboard to what is next after a place, in the innermost of these elements that is still there and has any. */
function moveOn(around: readonly Around[], options: FocusOptions): void {
  for (const { element, at } of around) {
    if (!element.isConnected) continue;
    const found = [...element.querySelectorAll<HTMLElement>(reachable)].filter(seen);
    const after = (each: HTMLElement): boolean => childWith(element, each) >= at;
    for (const each of [...found.filter(after), ...found.filter((other) => !after(other))]) {
      each.focus(options);
      // Not everything that could take it does.
      if (document.activeElement === each) return;
    }
  }
}

/** Everything around an element within the shell, from the inside out. */
function aroundOf(inner: HTMLElement, shell: HTMLElement): Around[] {
  const around: Around[] = [];
  for (let element = inner.parentElement; element && shell.contains(element); element = element.parentElement)
    around.push({ element, at: childWith(element, inner) });
  return around;
}

/** Keeps the keyboard within the root when what has it goes or can no longer be pressed. */
export function useKeptFocus(root: RefObject<HTMLElement>): void {
  useEffect(() => {
    const shell = root.current;
    if (!shell) return;
    let had: { element: HTMLElement; around: Around[]; byKeys: boolean } | undefined;
    const follow = ({ target }: FocusEvent): void => {
      had =
        target instanceof HTMLElement && shell.contains(target)
          ? { element: target, around: aroundOf(target, shell), byKeys: target.matches(':focus-visible') }
          : undefined;
    };
    const lost = (): boolean => {
      // In a program the keyboard may be in its sheet: then it is not ours to take.
      if (!had || !document.hasFocus()) return false;
      const { activeElement: at } = document;
      const free = at === null || at === document.body || at === had.element;
      return free && (!had.element.isConnected || had.element.matches(':disabled'));
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      if (!lost()) return;
      clearTimeout(timer);
      // What comes instead may take the keyboard by itself.
      timer = setTimeout(() => {
        if (!had || !lost()) return;
        // Whoever works with the mouse keeps what is in sight where it is.
        moveOn(had.around, { preventScroll: !had.byKeys });
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(shell, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', follow);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', follow);
    };
  }, [root]);
}
