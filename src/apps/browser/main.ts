import { mountPane } from '../../pane/mount';
import { localKeep } from '../../hosts/browser/keep';
import { assistantInWorker } from '../assistant/start';
import { LateProgram } from './late-program';
import { pageActions } from './page-actions';
import './page.css';

/** The page that runs the whole work without a spreadsheet program: the grid, and the pane at its right. */

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`page.html has no #${id}`);
  return found;
};

const keep = localKeep();
const program = new LateProgram(async () => {
  const { browserProgram } = await import('../../hosts/browser');
  return browserProgram(element('grid'));
}, keep);

mountPane(element('pane'), {
  assistant: assistantInWorker(program.workbook),
  program,
  page: pageActions(program),
  manual: 'manual.txt',
  notice: (listener) => {
    program.grid().then(
      (grid) =>
        grid.onKept((kept) => {
          listener(kept.ok ? null : `${kept.finding.message}${kept.finding.remedy}`);
        }),
      () => {
        listener('表格没有载入，现在不能打开或新建工作簿。请刷新本页；仍不行的，请与管理网站的人联系。');
      },
    );
    return () => undefined;
  },
});
