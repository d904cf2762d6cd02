import { IDialogService, MessageType } from '@univerjs/preset-sheets-core';
import { words } from './words';
import type { Grid } from './univer';

/**
 * What a rule says of a value that it refuses is said in a message beside the grid. The dialog that the grid would open
 * stands in the way of typing on, and puts a style into the page that the page's security policy forbids.
 */
export function sayRefusals({ univer, api }: Grid): void {
  const dialogs = univer.__getInjector().get(IDialogService);
  // Set before it is ever read: the grid hands its services out so that what was read once stays.
  dialogs.open = (dialog) => {
    const says: unknown = dialog.children?.title;
    api.showMessage({
      content: typeof says === 'string' ? says : words.structure,
      type: MessageType.Warning,
    });
    return { dispose: () => undefined };
  };
}
