import { mountRefused } from '../../pane/mount-refused';
import { mountPane } from '../../pane/mount';
import { stepOf } from '../../pane/step';
import { assistantInWorker } from '../assistant/start';
import { noteViolations } from '../../hosts/excel';
import { diagnosisOf, policyRemark } from './diagnose';
import { hearLeftWords } from './left-words';
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
  noteViolations((words) => troubles.push(words));
  const step = stepOf(location.href);
  mountPane(element, {
    assistant: assistantInWorker(program.workbook),
    program,
    manual: 'manual.html',
    browserPage,
    notice,
    stopWaiting,
    reports,
    diagnosis: () => Promise.resolve(diagnosisOf(around, navigator.userAgent, troubles)),
    selfTest: {
      words:
        '想知道放入、公式、保护、下载在这台电脑上行不行：新建一个空白工作簿，在那里打开面板，点下面的按钮。' +
        `会放进两张小表，试完撤掉。${policyRemark}`,
      run: async () => diagnosisOf(around, navigator.userAgent, troubles, await program.selfTest()),
    },
    beforeCreating: [policyRemark],
    told: hearLeftWords,
    ...(step ? { step } : {}),
  });
}

const element = page();
if (element) void start(element);
