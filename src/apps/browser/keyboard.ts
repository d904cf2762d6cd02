import type { LateProgram } from './late-program';

/** Ways of the keyboard through the page: F6 walks between the grid and the pane, and Tab meets nothing that is not seen. */

const reachable =
  'button:not([disabled]), [href], input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** Where the grid takes keys in: it puts the keyboard there itself, and nobody sees that it stands there. */
const hiddenEditors = '[contenteditable]';

/** Takes the grid's hidden editors out of the way of Tab, those that come later too. */
function skipHiddenEditors(grid: HTMLElement): void {
  const skip = (): void => {
    for (const editor of document.querySelectorAll<HTMLElement>(hiddenEditors))
      // What may be edited is a stop of Tab also where its own number says that it is none.
      if (
        editor.getAttribute('tabindex') !== '-1' &&
        (grid.contains(editor) || editor.closest('[id^="univer-"]'))
      )
        editor.tabIndex = -1;
  };
  new MutationObserver(skip).observe(document.body, { childList: true, subtree: true });
  skip();
}

interface Places {
  grid: HTMLElement;
  pane: HTMLElement;
  /** Brings the grid or the pane into sight where only one of the two is. */
  toSheets: () => void;
  toPane: () => void;
}

export function walkByKeyboard(program: LateProgram, { grid, pane, toSheets, toPane }: Places): void {
  skipHiddenEditors(grid);
  let last: HTMLElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && pane.contains(target)) last = target;
  });
  const intoPane = (): void => {
    toPane();
    const back = last?.isConnected === true ? last : pane.querySelector<HTMLElement>(reachable);
    back?.focus();
  };
  // Before the grid hears of it.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      void program.grid().then(
        (here) => {
          const inPane = pane.contains(document.activeElement);
          if (!inPane || here.label === '') {
            here.leave();
            intoPane();
          } else {
            toSheets();
            here.takeKeyboard();
          }
        },
        () => intoPane(),
      );
    },
    { capture: true },
  );
}
