/// <reference types="office-js" />
import type { Ask } from './asks';
import './dialog.css';
import { draw } from './dialog-page';
import type { Outcome } from './outcome';
import { page } from './page';
import { surroundings } from './surroundings';

/** The dialog in which a command of the ribbon shows what it came to. */

async function start(element: HTMLElement): Promise<void> {
  const around = await surroundings();
  if (around?.host !== 'Excel') {
    element.textContent = '这个窗口由 Excel 功能区的“校验”“核算”打开，单独打开没有用处。';
    return;
  }
  const { ui } = Office.context;
  const tell = (ask: Ask): void => {
    ui.messageParent(JSON.stringify(ask));
  };
  ui.addHandlerAsync(
    Office.EventType.DialogParentMessageReceived,
    ({ message }: { message: string }) => {
      draw(element, JSON.parse(message) as Outcome, tell);
    },
    () => {
      tell({ ask: 'ready' });
    },
  );
}

const element = page();
if (element) void start(element);
