import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';

/**
 * Roving tab stops: a group of buttons is one stop of the Tab key, arrows go about in it. Our own, as the focus library
 * beneath Fluent puts focusable stand-ins around a group that screen readers trip over.
 */

const buttonsOf = (group: HTMLElement): HTMLElement[] => [
  ...group.querySelectorAll<HTMLElement>('button:not([disabled])'),
];

const makeStop = (buttons: readonly HTMLElement[], stop: HTMLElement): void => {
  for (const each of buttons) each.tabIndex = each === stop ? 0 : -1;
};

const middle = (element: HTMLElement): number => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};

/** The button above or below: of the nearest row, the one that lies nearest. */
function beside(buttons: readonly HTMLElement[], from: HTMLElement, down: boolean): HTMLElement | undefined {
  const here = from.getBoundingClientRect().top;
  const away = (each: HTMLElement): number => {
    const top = each.getBoundingClientRect().top;
    return down ? top - here : here - top;
  };
  const beyond = buttons.filter((each) => away(each) > 1);
  const nearest = Math.min(...beyond.map(away));
  return beyond
    .filter((each) => away(each) < nearest + 2)
    .sort((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0];
}

/** Props for the element around the buttons. With `grid`, up and down move too. */
export function useRoving<Element extends HTMLElement = HTMLDivElement>(grid = false) {
  const ref = useRef<Element>(null);
  // After every drawing: buttons come and go, and exactly one must stay a stop.
  useEffect(() => {
    const group = ref.current;
    if (!group || group.contains(document.activeElement)) return;
    const buttons = buttonsOf(group);
    const stop =
      buttons.find((each) => each.getAttribute('aria-selected') === 'true') ??
      buttons.find((each) => each.tabIndex === 0) ??
      buttons[0];
    if (stop) makeStop(buttons, stop);
  });
  return {
    ref,
    onFocus: (event: FocusEvent<Element>) => {
      const buttons = buttonsOf(event.currentTarget);
      const focused = buttons.find((each) => each === event.target);
      if (focused) makeStop(buttons, focused);
    },
    onKeyDown: (event: KeyboardEvent<Element>) => {
      const buttons = buttonsOf(event.currentTarget);
      const at = buttons.findIndex((each) => each === event.target);
      const from = buttons[at];
      if (!from) return;
      const count = buttons.length;
      const next: Record<string, HTMLElement | undefined> = {
        ArrowRight: buttons[(at + 1) % count],
        ArrowLeft: buttons[(at + count - 1) % count],
        Home: buttons[0],
        End: buttons[count - 1],
        ...(grid ? { ArrowDown: beside(buttons, from, true), ArrowUp: beside(buttons, from, false) } : {}),
      };
      const to = next[event.key];
      if (!to) return;
      event.preventDefault();
      to.focus();
    },
  };
}
