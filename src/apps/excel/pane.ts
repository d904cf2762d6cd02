import { mountRefused } from '../../pane/mount-refused';
import { mountPane } from '../../pane/mount';
import { stepOf } from '../../pane/step';
import { assistantInWorker } from '../assistant/start';
import { diagnosisOf } from './diagnose';
import { page } from './page';
import { excelHere } from './program';
import { surroundings } from './surroundings';

/** The task pane in Excel. */

/** The browser page lies beside the folder of this one. */
const browserPage = '../browser/index.html';

async function start(element: HTMLElement): Promise<void> {
  const around = await surroundings();
  const found = diagnosisOf(around, navigator.userAgent);
  if (!found.verdict.usable) {
    mountRefused(element, { diagnosis: found, browserPage });
    return;
  }
  const { program, notice, stopWaiting, reports, troubles } = excelHere();
  const step = stepOf(location.href);
  mountPane(element, {
    assistant: assistantInWorker(program.workbook),
    program,
    manual: 'manual.txt',
    browserPage,
    notice,
    stopWaiting,
    reports,
    diagnosis: () => Promise.resolve(diagnosisOf(around, navigator.userAgent, troubles)),
    ...(step ? { step } : {}),
  });
}

const element = page();
if (element) void start(element);
