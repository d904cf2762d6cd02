import '../../hosts/web/older-engines';
import { packed } from './single-file';
import { mountPane } from '../../pane/mount';
import { localKeep } from '../../hosts/browser/keep';
import { assistantInWorker } from '../assistant/start';
import { walkByKeyboard } from './keyboard';
import { LateProgram } from './late-program';
import { pageActions } from './page-actions';
import { pageSwitch } from './switch';
import './page.css';

/** The page that runs the whole work without a spreadsheet program: the grid, and the pane at its right. */

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`page.html has no #${id}`);
  return found;
};

const nothing = element('nothing');
const { toSheets, toPane } = pageSwitch(document.body, element('switch'));
const keep = localKeep();
const program = new LateProgram(
  async () => {
    const { browserProgram } = await import('../../hosts/browser');
    return browserProgram(element('grid'));
  },
  {
    keep,
    shown: toSheets,
  },
);

walkByKeyboard(program, { grid: element('grid'), pane: element('pane'), toSheets, toPane });

program.grid().then(
  () => {
    nothing.textContent = '打开的工作簿显示在这里。\n请在面板里建总表，或者打开已有的文件。';
  },
  () => {
    nothing.textContent = '表格没有载入。\n请刷新本页；仍不行的，请换用 Edge 或 Chrome（109 以上）。';
  },
);

const assistant = assistantInWorker(program.workbook);

mountPane(element('pane'), {
  assistant,
  program,
  page: pageActions(program, assistant),
  manual: packed('manual.html', 'text/html;charset=utf-8') ?? 'manual.html',
  notice: (listener) => {
    program.grid().then(
      (grid) =>
        grid.onKept((kept) => {
          listener(kept.ok ? null : `${kept.finding.message}${kept.finding.remedy}`);
        }),
      () => {
        listener('表格没有载入，现在不能打开或新建工作簿。');
      },
    );
    return () => undefined;
  },
});
