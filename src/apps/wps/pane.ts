import '../../hosts/web/older-engines';
import type { Finding } from '../../base/finding';
import { diagnosisOutside, noteViolations, wpsProgram, wpsShell, type Asked } from '../../hosts/wps';
import type { AskedPlace } from '../../pane/given';
import { mountPane } from '../../pane/mount';
import { mountRefused } from '../../pane/mount-refused';
import { assistantInWorker } from '../assistant/start';
import './page.css';

/** The task pane in WPS 表格. */

/** On a server the browser page lies beside the add-in; a folder on disk has none. */
const wayOut = /^https?:$/.test(location.protocol) ? { browserPage: '../browser/' } : {};

/** Where a button of the ribbon leads. */
const places: Record<Asked, AskedPlace> = {
  create: 'create',
  collect: 'collect',
  check: 'findings',
  settle: 'results',
  print: 'print',
};

/** What the program has to tell people goes to whoever listens. */
const ears = new Set<(words: string) => void>();
const reporters = new Set<(finding: Finding) => void>();

async function start(element: HTMLElement): Promise<void> {
  const refusals: string[] = [];
  noteViolations((words) => refusals.push(words));
  const shell = wpsShell();
  shell?.stand(window);
  const found = await wpsProgram({
    tell: (words) => ears.forEach((hear) => hear(words)),
    report: (finding) => reporters.forEach((hear) => hear(finding)),
  });
  if (!found.ok) {
    const { message, remedy } = found.finding;
    const verdict = { usable: false, words: `${message}${remedy}` };
    mountRefused(element, { diagnosis: { ...diagnosisOutside(), verdict }, ...wayOut });
    return;
  }
  const program = found.value;
  const diagnosis = program.diagnosis();
  if (!diagnosis.verdict.usable) {
    mountRefused(element, { diagnosis, ...wayOut });
    return;
  }
  mountPane(element, {
    assistant: assistantInWorker(program.workbook),
    program,
    manual: 'manual.html',
    ...wayOut,
    diagnosis: () => {
      const now = program.diagnosis();
      return Promise.resolve({ ...now, troubles: [...now.troubles, ...refusals] });
    },
    told: (listener) => {
      ears.add(listener);
      return () => ears.delete(listener);
    },
    reports: (listener) => {
      reporters.add(listener);
      return () => reporters.delete(listener);
    },
    ...(shell && {
      hide: () => void shell.hide(),
      asked: (listener) => shell.follow((button) => listener(places[button])),
    }),
  });
}

const element = document.getElementById('pane');
if (!element) throw new Error('pane.html has no #pane');
void start(element);
