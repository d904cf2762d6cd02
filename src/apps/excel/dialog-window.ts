/// <reference types="office-js" />
import { askOf, type Ask } from './asks';
import type { Outcome } from './outcome';

/** The dialog of a ribbon command, seen from the page that opens it. What it shows never stands in an address. */
export interface DialogWindow {
  /** Shows an outcome as soon as the dialog stands; a later one takes its place. */
  tell: (outcome: Outcome) => void;
  close: () => void;
  /** Fulfilled when it is closed, by whomever. */
  closed: Promise<void>;
}

/** Opens the dialog; null where Excel does not open it. `onAsk` hears what its buttons ask. */
export function openDialog(onAsk: (ask: Ask) => void): Promise<DialogWindow | null> {
  const { requirements, ui } = Office.context;
  if (!requirements.isSetSupported('DialogApi', '1.2')) return Promise.resolve(null);
  const address = new URL('dialog.html', location.href).href;
  return new Promise((resolve) => {
    // In Excel on the web a frame needs no leave to open a window.
    ui.displayDialogAsync(address, { height: 60, width: 35, displayInIframe: true }, ({ status, value }) => {
      resolve(status === Office.AsyncResultStatus.Succeeded ? talking(value, onAsk) : null);
    });
  });
}

function talking(dialog: Office.Dialog, onAsk: (ask: Ask) => void): DialogWindow {
  let ready = false;
  let outcome: Outcome | undefined;
  let ended: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const send = (): void => {
    if (ready && outcome) dialog.messageChild(JSON.stringify(outcome));
  };
  const close = (): void => {
    dialog.close();
    ended();
  };
  dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
    const ask = 'message' in event ? askOf(event.message) : null;
    if (ask?.ask === 'ready') {
      ready = true;
      send();
    } else if (ask?.ask === 'close') close();
    else if (ask) onAsk(ask);
  });
  // Closed by its own cross, or gone because its page could not be loaded.
  dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
    ended();
  });
  return {
    tell: (told) => {
      outcome = told;
      send();
    },
    close,
    closed,
  };
}
