import { ICommandService, IUndoRedoService } from '@univerjs/core';
import { IDialogService, MessageType, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { address } from '../../../base/address';
import { byHost } from './book';
import { words } from './words';
import type { Grid } from './univer';

/**
 * What rules refuse. A rule that is a formula is judged by the formula worker, which takes a moment; would the grid wait
 * for it, the keys pressed meanwhile would go into the wrong cell. So a cell takes what was typed at once, and gives it
 * back when the judgement is against it.
 */
export function judgeAfterwards({ univer, api }: Grid): void {
  const injector = univer.__getInjector();
  const cells = injector.get(SheetInterceptorService);
  const judge = cells.onValidateCell.bind(cells);
  /** Reasons of refusals that are about to be told, in their order. */
  const reasons: string[] = [];
  let judging = 0;

  const tell = (content: string): void => {
    api.showMessage({ content, type: MessageType.Warning });
  };

  // Set before they are ever read: the grid hands its services out so that what was read once stays. A dialog would
  // stand in the way of typing on, and puts a style into the page that the page's security policy forbids.
  injector.get(IDialogService).open = (dialog) => {
    const says: unknown = dialog.children?.title;
    const reason = typeof says === 'string' ? says : words.structure;
    if (judging > 0) reasons.push(reason);
    else tell(reason);
    return { dispose: () => undefined };
  };

  cells.onValidateCell = (workbook, worksheet, row, column) => {
    // What was typed has just been written: it lies on top.
    const written = injector.get(IUndoRedoService).pitchTopUndoElement();
    const raw = () => JSON.stringify(worksheet.getCellRaw(row, column)?.v);
    const typed = raw();
    judging += 1;
    void Promise.resolve(judge(workbook, worksheet, row, column)).then((valid) => {
      judging -= 1;
      if (valid !== false) return;
      // Where something else stands by now, that was judged by itself.
      if (raw() === typed)
        for (const { id, params } of written?.undoMutations ?? [])
          injector.get(ICommandService).syncExecuteCommand(id, params, byHost);
      tell(`${address(row, column)}：${reasons.shift() ?? words.structure}`);
    });
    return Promise.resolve(true);
  };
}
