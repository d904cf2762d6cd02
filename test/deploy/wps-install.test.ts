import { createContext, runInContext } from 'node:vm';
import { file } from './wps-page';

/** The install page, against a service of WPS that the test plays. */

interface Answers {
  ribbon?: string | null;
  /** What /version answers at each try; null where nothing listens. */
  version: (string | null)[];
  command?: string | null;
}

interface Button {
  disabled: boolean;
  onclick: () => void;
}

function page(answers: Answers) {
  const sent: { url: string; body: string }[] = [];
  const state = { textContent: '' };
  const button = (): Button => ({ disabled: false, onclick: () => undefined });
  const elements: Record<string, unknown> = { state, install: button(), uninstall: button() };
  const woken: string[] = [];
  const answer = (url: string): string | null => {
    if (url.endsWith('ribbon.xml')) return answers.ribbon === undefined ? '<customUI/>' : answers.ribbon;
    if (url.endsWith('/version')) return answers.version.shift() ?? null;
    return answers.command === undefined ? 'OK' : answers.command;
  };
  class Request {
    private url = '';
    status = 0;
    responseText = '';
    onload = () => undefined;
    onerror = () => undefined;
    open(_method: string, url: string) {
      this.url = url;
    }
    send(body: string) {
      sent.push({ url: this.url, body });
      const text = answer(this.url);
      if (text === null) {
        this.onerror();
        return;
      }
      this.status = 200;
      this.responseText = text;
      this.onload();
    }
  }
  const window = {
    location: { href: 'http://10.1.2.3/kaohe/wps/install.html?x' },
    btoa: (text: string) => Buffer.from(text, 'latin1').toString('base64'),
    setTimeout: (work: () => void) => {
      work();
    },
  };
  const document = {
    getElementById: (id: string) => elements[id],
    createElement: () => ({ style: {}, src: '' }),
    body: { appendChild: (frame: { src: string }) => woken.push(frame.src), removeChild: () => undefined },
  };
  runInContext(file('online/install.js'), createContext({ window, document, XMLHttpRequest: Request }));
  return { sent, state, woken, install: elements.install as Button, uninstall: elements.uninstall as Button };
}

const commandOf = (sent: { url: string; body: string }[]): unknown => {
  const last = sent.find(({ url }) => url.endsWith('/deployaddons/runParams'));
  return last && (JSON.parse(Buffer.from(last.body, 'base64').toString('utf8')) as unknown);
};

describe('安装页', () => {
  test('安装：把加载项的地址登记到本机的 WPS，并说接下来做什么', () => {
    const { sent, state, install } = page({ version: ['1.0.1'] });
    install.onclick();
    expect(commandOf(sent)).toEqual({
      cmd: 'enable',
      name: 'kaohe',
      addonType: 'et',
      online: 'true',
      url: 'http://10.1.2.3/kaohe/wps/',
      version: '',
    });
    expect(state.textContent).toMatch(/已登记.*允许.*重开/);
    expect(install.disabled).toBe(false);
  });

  test('卸载：取消登记', () => {
    const { sent, state, uninstall } = page({ version: ['1.0.1'] });
    uninstall.onclick();
    expect(commandOf(sent)).toMatchObject({ cmd: 'disable', name: 'kaohe' });
    expect(state.textContent).toMatch(/已取消登记/);
  });

  test('本机的服务没有在运行时，先唤醒再试', () => {
    const { sent, state, install, woken } = page({ version: [null, null, '1.0.1'] });
    install.onclick();
    expect(woken).toHaveLength(2);
    expect(woken[0]).toMatch(/^ksoWPSCloudSvr:/);
    expect(commandOf(sent)).toMatchObject({ cmd: 'enable' });
    expect(state.textContent).toMatch(/已登记/);
  });

  test.each([
    ['没有装 WPS', { version: [] }, /没有连上本机的 WPS/],
    ['这个版本不接受', { version: ['1.0.1'], command: null }, /改用浏览器版/],
    ['另有答复', { version: ['1.0.1'], command: 'FAILED' }, /答复：FAILED/],
    ['服务器上没有加载项', { ribbon: '<!DOCTYPE html>', version: ['1.0.1'] }, /没有加载项的文件/],
  ])('%s：说明原因，没有说装好了', (_, answers: Answers, words) => {
    const { state, install } = page(answers);
    install.onclick();
    expect(state.textContent).toMatch(words);
    expect(state.textContent).not.toMatch(/已登记/);
  });
});
