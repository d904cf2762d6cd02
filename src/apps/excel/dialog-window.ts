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

/** Office's code for a dialog that is open already, and for one that is still closing. */
const stillOpen = 12_007;

/** Opens the dialog; null where Excel does not open it. `onAsk` hears what its buttons ask. */
export async function openDialog(onAsk: (ask: Ask) => void): Promise<DialogWindow | null> {
  if (!Office.context.requirements.isSetSupported('DialogApi', '1.2')) return null;
  for (let tries = 0; tries < 10; tries += 1) {
    const answer = await displayed();
    if (!answer) return null;
    const { status, value, error } = answer;
    if (status === Office.AsyncResultStatus.Succeeded) return talking(value, onAsk);
    if (error.code !== stillOpen) return null;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return null;
}

/** Milliseconds after which a dialog counts as not opened: Excel may never answer (office-js issues 880, 1982). */
const longest = 15_000;

/** Excel's answer, null when there was none in time; a dialog that comes later is closed again. */
const displayed = (): Promise<Office.AsyncResult<Office.Dialog> | null> =>
  new Promise((resolve) => {
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      resolve(null);
    }, longest);
    const address = new URL('dialog.html', location.href).href;
    // In Excel on the web a frame needs no leave to open a window.
    const options = { height: 60, width: 35, displayInIframe: true };
    Office.context.ui.displayDialogAsync(address, options, (answer) => {
      clearTimeout(limit);
      if (late && answer.status === Office.AsyncResultStatus.Succeeded) answer.value.close();
      resolve(answer);
    });
  });

function talking(dialog: Office.Dialog, onAsk: (ask: Ask) => void): DialogWindow {
  let ready = false;
  let open = true;
  let outcome: Outcome | undefined;
  let ended: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    ended = () => {
      open = false;
      resolve();
    };
  });
  const send = (): void => {
    if (open && ready && outcome) dialog.messageChild(JSON.stringify(outcome));
  };
  const close = (): void => {
    if (open) dialog.close();
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
