import { createContext, runInContext } from 'node:vm';
import { file } from './wps-page';
import { linuxText, windowsText } from './wps-scripts';

/** The install page, against a service of WPS that the test plays. */

interface Answers {
  ribbon?: string | null;
  /** What /version answers at each try; null where nothing listens. */
  version: (string | null)[];
  command?: string | null;
  /** What the server has for the install scripts; undefined for the real ones. */
  script?: string | null;
  /** Where the page lies. */
  href?: string;
}

interface Button {
  disabled: boolean;
  onclick: () => void;
}

function page(answers: Answers) {
  const sent: { url: string; body: string }[] = [];
  const state = { textContent: '' };
  const button = (): Button => ({ disabled: false, onclick: () => undefined });
  const insecure = { hidden: true };
  const elements: Record<string, unknown> = {
    state,
    insecure,
    install: button(),
    uninstall: button(),
    windows: button(),
    linux: button(),
  };
  const saved: { name: string; text: string }[] = [];
  const woken: string[] = [];
  const answer = (url: string): string | null => {
    if (url.endsWith('ribbon.xml')) return answers.ribbon === undefined ? '<customUI/>' : answers.ribbon;
    if (url === 'kaohe-wps.bat') return answers.script === undefined ? windowsText : answers.script;
    if (url === 'kaohe-wps.sh') return answers.script === undefined ? linuxText : answers.script;
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
  const href = answers.href ?? 'http://10.1.2.3/kaohe/wps/install.html?x';
  let made = '';
  const window = {
    location: { href, protocol: new URL(href).protocol },
    navigator: {},
    URL: {
      createObjectURL: (blob: { text: string }) => {
        made = blob.text;
        return 'blob:1';
      },
      revokeObjectURL: () => undefined,
    },
    btoa: (text: string) => Buffer.from(text, 'latin1').toString('base64'),
    setTimeout: (work: () => void) => {
      work();
    },
  };
  const document = {
    getElementById: (id: string) => elements[id],
    createElement: () => {
      const link = {
        style: {},
        src: '',
        download: '',
        click: () => saved.push({ name: link.download, text: made }),
      };
      return link;
    },
    body: {
      appendChild: (frame: { src: string; download: string }) => {
        if (frame.download === '') woken.push(frame.src);
      },
      removeChild: () => undefined,
    },
  };
  class Blob {
    text: string;
    constructor(parts: string[]) {
      this.text = parts.join('');
    }
  }
  runInContext(file('online/install.js'), createContext({ window, document, XMLHttpRequest: Request, Blob }));
  return {
    sent,
    state,
    woken,
    saved,
    insecure,
    install: elements.install as Button,
    uninstall: elements.uninstall as Button,
    windows: elements.windows as Button,
    linux: elements.linux as Button,
  };
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

  describe('http 与 https', () => {
    const https = 'https://kaohe.example/kaohe/wps/install.html';

    test('http 的网页一打开就说：新的浏览器连不上本机，请用脚本；https 的不说', () => {
      expect(page({ version: [] }).insecure.hidden).toBe(false);
      expect(page({ version: [], href: https }).insecure.hidden).toBe(true);
    });

    test.each([
      ['http', undefined, /http 网页.*安装脚本/, /点“允许”/],
      ['https', https, /点“允许”.*安装脚本/, /http 网页/],
    ])('%s 连不上时，说的是它自己的原因', (_, href, words, others) => {
      const { state, install } = page({ version: [], ...(href === undefined ? {} : { href }) });
      install.onclick();
      expect(state.textContent).toMatch(words);
      expect(state.textContent).not.toMatch(others);
    });
  });

  describe('下载安装脚本', () => {
    test.each([
      ['windows', 'kaohe-wps.bat'],
      ['linux', 'kaohe-wps.sh'],
    ] as const)('%s：脚本里已写好本页所在的地址', (which, name) => {
      const found = page({ version: [] });
      found[which].onclick();
      const [script] = found.saved;
      expect([script?.name, script?.text.includes('@kaohe-address@')]).toEqual([name, false]);
      expect(script?.text).toContain("'http://10.1.2.3/kaohe/wps/'");
      expect(found.state.textContent).toContain('已下载');
    });

    test.each([
      ['服务器上没有脚本', { script: null }, /没有安装脚本/],
      ['服务器把首页当作脚本', { script: '<!doctype html>' }, /没有安装脚本/],
      ['网址里有引号', { href: "http://10.1.2.3/a'b/install.html" }, /不能用的字符/],
    ])('%s：不给下载，说明原因', (_, answers: Partial<Answers>, words) => {
      const found = page({ version: [], ...answers });
      found.windows.onclick();
      expect([found.saved, found.state.textContent]).toEqual([[], expect.stringMatching(words)]);
    });
  });
});
