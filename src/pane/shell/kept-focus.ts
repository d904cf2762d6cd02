import { useEffect, type RefObject } from 'react';

/**
 * The keyboard is never lost: a button that is pressed may go with what it did (a step is left, a file was received), and the
 * browser then gives the keyboard to nobody. It goes on to the next thing around the place.
 */

const reachable =
  'button:not([disabled]):not([tabindex="-1"]), [href], input:not([disabled]):not([tabindex="-1"]), select, textarea, [tabindex="0"]';

const seen = (element: HTMLElement): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

/** The first thing that takes the keyboard, in the innermost of these elements that is still there and has one. */
function nextAround(around: readonly HTMLElement[]): HTMLElement | undefined {
  for (const each of around) {
    if (!each.isConnected) continue;
    const found = [...each.querySelectorAll<HTMLElement>(reachable)].find(seen);
    if (found) return found;
  }
  return undefined;
}

/** Everything around an element, from the inside out. */
function aroundOf(element: HTMLElement): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) around.push(each);
  return around;
}

/** Keeps the keyboard within the root when what has it goes or can no longer be pressed. */
export function useKeptFocus(root: RefObject<HTMLElement>): void {
  useEffect(() => {
    const shell = root.current;
    if (!shell) return;
    let had: { element: HTMLElement; around: HTMLElement[]; byKeys: boolean } | undefined;
    const follow = ({ target }: FocusEvent): void => {
      had =
        target instanceof HTMLElement && shell.contains(target)
          ? { element: target, around: aroundOf(target), byKeys: target.matches(':focus-visible') }
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
        nextAround(had.around)?.focus({ preventScroll: !had.byKeys });
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
