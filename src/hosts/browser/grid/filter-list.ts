/**
 * The list of values of a filter (@univerjs/sheets-filter-ui). It follows what is typed above it half a second later, and
 * 确认 filters by what the list has: who typed and confirmed at once would filter by the list of before.
 */

/** In milliseconds: the half second, and the moment that drawing takes. */
const lag = 600;

export const filterPanel = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-u-comp="sheets-filter-panel"]');

const words = (): HTMLElement | null =>
  filterPanel()?.querySelector<HTMLElement>('[data-u-comp="sheets-filter-panel-values-container"] input') ??
  null;

const confirmation = (): HTMLElement | null =>
  filterPanel()?.querySelector<HTMLElement>(
    '[data-u-comp="sheets-filter-panel-footer"] span button:last-child',
  ) ?? null;

/** Presses 确认 for who is typing what to look for, as Enter does in Excel; false where nobody is. */
export function confirmFilter(): boolean {
  if (document.activeElement === null || document.activeElement !== words()) return false;
  confirmation()?.click();
  return true;
}

/** Holds 确认 until the list has followed what was typed. There is one grid on the page. */
export function confirmWhatIsTyped(): void {
  let following: ReturnType<typeof setTimeout> | undefined;
  let held: HTMLElement | undefined;
  window.addEventListener(
    'input',
    ({ target }) => {
      if (target !== words()) return;
      clearTimeout(following);
      following = setTimeout(() => {
        following = undefined;
        held?.click();
        held = undefined;
      }, lag);
    },
    { capture: true },
  );
  // Before the grid hears of it.
  window.addEventListener(
    'click',
    (event) => {
      const button = confirmation();
      if (following === undefined || !button || !(event.target instanceof Node)) return;
      if (!button.contains(event.target)) return;
      held = button;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
