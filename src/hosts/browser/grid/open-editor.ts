import { ICommandService } from '@univerjs/core';
import { DeviceInputEventType, IEditorBridgeService } from '@univerjs/preset-sheets-core';
import type { Grid } from './univer';

/** Where the grid takes keys and the words of input methods in. */
const inputs = '[id^="univer-doc-selection-container-"]';

/**
 * An open editor belongs to whoever types in it. The grid fills it anew whenever something is put into a cell of the
 * same row and column, were it on another sheet: the results of a calculation take what was typed so far out of it.
 * What stands in the cell is of no concern before the editor is closed.
 */
export function leaveOpenEditor({ univer }: Grid): void {
  const bridge = univer.__getInjector().get(IEditorBridgeService);
  // An input method composes before the editor shows.
  let composing = false;
  const follow = (now: boolean) => (event: Event) => {
    if (event.target instanceof Element && event.target.closest(inputs)) composing = now;
  };
  document.addEventListener('compositionstart', follow(true), { capture: true });
  document.addEventListener('compositionend', follow(false), { capture: true });
  const refresh = bridge.refreshEditCellState.bind(bridge);
  bridge.refreshEditCellState = () => {
    if (!composing && !bridge.isVisible().visible) refresh();
  };
}

/** Puts what is being typed into its cell, as a click beside it does. */
export function finishEditing({ univer }: Grid): void {
  const injector = univer.__getInjector();
  const { visible, unitId } = injector.get(IEditorBridgeService).isVisible();
  if (!visible) return;
  injector.get(ICommandService).syncExecuteCommand('sheet.operation.set-cell-edit-visible', {
    visible: false,
    eventType: DeviceInputEventType.PointerDown,
    unitId,
  });
}
