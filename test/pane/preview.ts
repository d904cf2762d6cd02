import { failed } from '../../src/base/finding';
import { mountPane } from '../../src/pane/mount';
import { failing, fakeWorld, type Fake } from './fake-assistant';
import { overviews } from './fake-data';
import './preview.css';

/** A page with nothing but the pane: `?open=settled` says which workbook is open. */

declare global {
  interface Window {
    fake: Fake;
    overviews: typeof overviews;
    /** What the program asks of the user, for `notice`. */
    ask: (words: string | null) => void;
  }
}

const asked = new URLSearchParams(location.search);
const fake = fakeWorld(
  overviews[asked.get('open') ?? 'empty'] ?? { kind: 'empty' },
  Number(asked.get('pause') ?? 5),
);
window.fake = fake;
window.overviews = overviews;
window.ask = () => undefined;

const broken = asked.get('fails');
const assistant = broken
  ? failing(
      fake.assistant,
      broken as keyof Fake['assistant'],
      failed('file-locked', '总表正被别的程序打开，写不进去。', '请关上它，再试一次。').finding,
    )
  : fake.assistant;

// The workbook takes its time to be read.
if (asked.has('unread')) assistant.look = () => new Promise(() => undefined);

const done = (what: string) => () => {
  fake.calls.push(what);
  return Promise.resolve({ ok: true as const, value: undefined });
};

const element = document.getElementById('pane');
if (element) {
  mountPane(element, {
    assistant,
    program: fake.program,
    manual: 'manual.html',
    browserPage: 'page.html',
    diagnosis: () => Promise.resolve('程序：浏览器页面\n引擎：Chromium 147\n写入 2×2：可以\n名称：可以'),
    notice: (listener) => {
      window.ask = listener;
      return () => undefined;
    },
    ...(asked.has('page')
      ? {
          page: {
            newWorkbook: done('newWorkbook'),
            openFile: done('openFile'),
            download: done('download'),
            discard: done('discard'),
          },
        }
      : {}),
  });
}
