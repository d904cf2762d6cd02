import type { KeyboardEvent } from 'react';

/**
 * Keys among boxes to type numbers into: Enter goes on, as on a block of number keys, and from the last one to the button
 * that writes (inside `data-write`); what is refused keeps the keyboard.
 * @param boxes what the boxes and the button stand in
 */
export function moveAmongBoxes(boxes: HTMLElement | null, event: KeyboardEvent): void {
  const back = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
  if (!back && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
  if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  if (event.key === 'Enter' && event.target.getAttribute('aria-invalid') === 'true') {
    event.target.select();
    return;
  }
  const stops = [...(boxes?.querySelectorAll<HTMLElement>('input, [data-write] button') ?? [])];
  const next = stops[stops.indexOf(event.target) + (back ? -1 : 1)];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
