import { existsSync } from 'node:fs';
import { ribbonOf, type Asked } from '../../src/hosts/wps/ribbon';
import { tags } from '../../src/xlsx/zip/xml';
import { simulatedWps } from '../wps/wps';
import { beyondEs5 } from './es5';
import { file, hiddenPage } from './wps-page';

/** The files that WPS loads: its ribbon, the hidden page behind it, and what tells where they are. */

const ribbon = file('shell/ribbon.xml');
const buttons = [...tags(ribbon, 'button')].map(({ attributes }) => attributes);
const online = 'http://10.1.2.3/kaohe/wps/index.html';

describe('功能区', () => {
  test('以 customUI 开头，没有别的：WPS 不认前面有声明的', () => {
    expect(ribbon.startsWith('<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"')).toBe(
      true,
    );
  });

  test('一个选项卡“考核助手”，六个按钮按一年的顺序', () => {
    expect([...tags(ribbon, 'tab')].map(({ attributes }) => attributes.label)).toEqual(['考核助手']);
    expect(buttons.map(({ label }) => label)).toEqual(['建表', '收表', '校验', '核算', '打印归档', '面板']);
  });

  test('标识各不相同，每个按钮都说明用处', () => {
    const ids = [...ribbon.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, screentip } of buttons)
      expect([id, screentip]).toEqual([id, expect.stringMatching(/.{4,}/)]);
  });

  test('写到的每个回调，隐藏页里都有这个全局函数', () => {
    const named = [...ribbon.matchAll(/\b(?:onLoad|onAction|get[A-Z]\w+)="([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(new Set(named)).toEqual(new Set(['OnAddinLoad', 'OnAction', 'GetImage']));
    const page = hiddenPage(online);
    expect(page.call('OnAddinLoad')).toBe(true);
    for (const { id = '' } of buttons) {
      const image = page.call('GetImage', { Id: id });
      expect(existsSync(String(image).replace('images/', 'assets/drawings/'))).toBe(true);
    }
  });
});

describe('隐藏页', () => {
  test('检查能认出 ES5 以外的写法', () => {
    const newer = [
      'let a = 1',
      'var f = () => 1',
      'var t = `a`',
      'class A {}',
      'var o = { a }',
      'var o = { a() {} }',
      'f(...a)',
      'for (var a of b) {}',
      'var { a } = b',
      'try {} catch {}',
      'a?.b',
      'a ?? b',
      'async function f() {}',
      'function f(a = 1) {}',
      'f(a,)',
    ];
    expect(newer.filter((code) => beyondEs5(code).length === 0)).toEqual([]);
  });

  test.each(['shell/main.js', 'online/install.js'])('%s 只用 ES5', (path) => {
    expect(beyondEs5(file(path))).toEqual([]);
  });

  test('入口页按经典脚本载入，不带 office.js，不引外面的东西', () => {
    for (const page of ['shell/index.html', 'online/install.html']) {
      const html = file(page);
      expect(html).not.toMatch(/type="module"|office\.js|(?:src|href)="(?:https?:)?\/\//);
    }
    expect([...tags(file('shell/index.html'), 'script')].map(({ attributes }) => attributes)).toEqual([
      { src: 'main.js' },
    ]);
  });

  test.each([
    ['在线', online, 'http://10.1.2.3/kaohe/wps/pane.html'],
    ['离线', 'file:///C:/jsaddons/kaohe_1.0.0/index.html?a#b', 'file:///C:/jsaddons/kaohe_1.0.0/pane.html'],
  ])('%s：面板从隐藏页所在的文件夹打开，停在右边', (_, href, url) => {
    const page = hiddenPage(href);
    page.click('kaoheCollect');
    expect(page.panes).toEqual([{ ID: 1, url, Visible: true, DockPosition: 2, Width: 400 }]);
  });

  test('离线、用户名是中文：照金山自己的写法，给的路径里是汉字；不收时再给原来的写法', () => {
    const coded = 'file:///C:/Users/%E5%BC%A0%20%E4%B8%89/jsaddons/kaohe_1.0.0/';
    const page = hiddenPage(`${coded}index.html`);
    page.click('kaohePane');
    expect(page.panes.map(({ url }) => url)).toEqual([
      'file:///C:/Users/张 三/jsaddons/kaohe_1.0.0/pane.html',
    ]);
    const strict = hiddenPage(`${coded}index.html`, 'CreateTaskPane', (url) => !/[^\0-\x7f]/.test(url));
    strict.click('kaohePane');
    expect(strict.panes.map(({ url }) => url)).toEqual([`${coded}pane.html`]);
    expect(strict.said).toEqual([]);
  });

  test.each(['file:///C:/100%/index.html', 'http://10.1.2.3/%E5%BC%A0/wps/index.html'])(
    '%s：路径原样',
    (href) => {
      const page = hiddenPage(href);
      page.click('kaohePane');
      expect(page.panes.map(({ url }) => url)).toEqual([
        new URL(href).href.replace('index.html', 'pane.html'),
      ]);
    },
  );

  test('旧写法的版本也能打开面板', () => {
    const page = hiddenPage(online, 'CreateTaskpane');
    page.click('kaohePane');
    expect(page.panes.map(({ Visible }) => Visible)).toEqual([true]);
  });

  test('再点别的按钮，用的还是那个面板；点“面板”是收起和再打开', () => {
    const page = hiddenPage(online);
    const shown = ['kaohePane', 'kaoheCreate', 'kaohePane', 'kaohePane', 'kaohePane', 'kaoheSettle'].map(
      (id) => {
        page.click(id);
        return page.panes.map(({ Visible }) => Visible);
      },
    );
    expect(shown).toEqual([[true], [true], [false], [true], [false], [true]]);
  });

  test('记着的面板已经没有了，就另开一个', () => {
    const page = hiddenPage(online);
    page.stored.set('kaohe_et_panes', '7');
    page.click('kaoheCreate');
    expect(page.panes).toHaveLength(1);
    expect(page.stored.get('kaohe_et_panes')).toBe('1');
  });

  test.each([
    ['http://10.1.2.3/kaohe/wps/', 'http://10.1.2.3/kaohe/browser/'],
    ['http://10.1.2.3/wps/', 'http://10.1.2.3/browser/'],
    // The add-in at the root of a server: nothing lies above it.
    ['http://10.1.2.3:8080/', 'http://10.1.2.3:8080/browser/'],
  ])('不允许开面板的版本：说清楚，并给出浏览器版的地址（%s）', (folder, browserPage) => {
    const page = hiddenPage(`${folder}index.html?a#b`, null);
    page.click('kaoheCreate');
    expect(page.said.join()).toContain('没有打开考核助手的面板');
    expect(page.said.join()).toContain(`\n请改用浏览器版：${browserPage}\n`);
  });
});

describe('功能区与面板之间', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('点了哪个按钮，面板就得知一次；退订以后不再查看', () => {
    jest.useFakeTimers();
    const page = hiddenPage(online);
    const app = { ...simulatedWps().application, PluginStorage: page.storage };
    const asked: Asked[] = [];
    page.click('kaoheCollect');
    const end = ribbonOf(app).follow((step) => asked.push(step));
    expect(asked).toEqual(['collect']);
    for (const id of ['kaoheCreate', 'kaoheCheck', 'kaoheSettle', 'kaohePrint', 'kaohePrint', 'kaohePane']) {
      jest.advanceTimersByTime(1_000);
      page.click(id);
    }
    jest.advanceTimersByTime(1_000);
    expect(asked).toEqual(['collect', 'create', 'check', 'settle', 'print', 'print']);
    end();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('面板能把自己收起来；找不到面板时说不成', () => {
    const page = hiddenPage(online);
    page.click('kaohePane');
    const app = {
      ...simulatedWps().application,
      PluginStorage: page.storage,
      GetTaskPane: (id: number) => page.panes.find(({ ID }) => ID === id) ?? null,
    };
    expect([ribbonOf(app).hide(), page.panes[0]?.Visible]).toEqual([true, false]);
    page.stored.clear();
    expect(ribbonOf(app).hide()).toBe(false);
  });
});

describe('几个工作簿、几个面板', () => {
  /** Pages of panes, in sight or not, as the program shows them. */
  function office() {
    jest.useFakeTimers();
    const page = hiddenPage(online);
    const { application, world } = simulatedWps();
    const app = Object.defineProperty(page.application, 'ActiveWorkbook', {
      get: () => application.ActiveWorkbook,
    });
    const pages: (EventTarget & { document: { visibilityState: DocumentVisibilityState } })[] = [];
    const asked: string[] = [];
    return {
      page,
      world,
      pages,
      asked,
      /** Clicks a button; the page of a pane that is new is loaded. */
      click: (id: string) => {
        page.click(id);
        for (const { ID } of page.panes.slice(pages.length)) {
          const own = Object.assign(new EventTarget(), { document: { visibilityState: 'visible' as const } });
          pages.push(own);
          const ribbon = ribbonOf(app as never);
          ribbon.stand(own);
          ribbon.follow((step) => asked.push(`${ID} ${step}`));
        }
        jest.advanceTimersByTime(1_000);
      },
      visible: () => page.panes.map(({ Visible }) => Visible),
    };
  }
  const hidden = { visibilityState: 'hidden' as const };
  const shown = { visibilityState: 'visible' as const };

  afterEach(() => {
    jest.useRealTimers();
  });

  test('面板留在别的窗口里、看不见：在这个窗口另开一个，两个各管各的，点的按钮不串', () => {
    const { page, world, pages, asked, click, visible } = office();
    click('kaohePane');
    const first = world.active;
    world.add();
    Object.assign(pages[0] ?? {}, { document: hidden });
    jest.advanceTimersByTime(10_000);
    click('kaoheCollect');
    expect([visible(), asked]).toEqual([[true, true], ['2 collect']]);
    // Back in the first window, its own is the one.
    Object.assign(pages[0] ?? {}, { document: shown });
    Object.assign(pages[1] ?? {}, { document: hidden });
    world.active = first;
    jest.advanceTimersByTime(10_000);
    click('kaoheSettle');
    expect([visible(), asked]).toEqual([
      [true, true],
      ['2 collect', '1 settle'],
    ]);
    click('kaohePane');
    expect([visible(), page.panes.length]).toEqual([[false, true], 2]);
  });

  test('面板跟着前面的工作簿、看得见：就用它，不另开', () => {
    const { world, asked, click, visible } = office();
    click('kaohePane');
    world.add();
    jest.advanceTimersByTime(10_000);
    click('kaoheCollect');
    click('kaohePane');
    expect([visible(), asked]).toEqual([[false], ['1 collect']]);
  });

  test('在面板里点过，它就算在前面那个工作簿旁边；存成别的名字的仍认得', () => {
    const { world, pages, click, visible } = office();
    click('kaohePane');
    const book = world.add();
    pages[0]?.dispatchEvent(new Event('pointerdown'));
    book.name = '总表.xlsx';
    jest.advanceTimersByTime(1_000);
    Object.assign(pages[0] ?? {}, { document: hidden });
    jest.advanceTimersByTime(10_000);
    click('kaohePane');
    click('kaohePane');
    expect(visible()).toEqual([true]);
  });

  test('面板的页面没有了（窗口关了）：不再指望它', () => {
    const { pages, click, visible } = office();
    click('kaohePane');
    pages[0]?.dispatchEvent(new Event('pagehide'));
    Object.assign(pages[0] ?? {}, { document: hidden });
    click('kaohePane');
    expect(visible()).toHaveLength(2);
  });
});

describe('说明文件', () => {
  test('各处的名称与种类一致', () => {
    const description = JSON.parse(file('shell/package.json')) as Record<string, string>;
    expect(description).toMatchObject({ name: 'kaohe', addonType: 'et' });
    expect(file('shell/manifest.xml')).toMatch(
      /^<JsPlugin>\s*<ApiVersion>[\d.]+<\/ApiVersion>\s*<Name>kaohe<\/Name>/,
    );
    const [inList] = tags(file('online/jsplugins.xml'), 'jspluginonline');
    const [inFolder] = tags(file('offline/publish.xml'), 'jsplugin');
    for (const attributes of [inList?.attributes, inFolder?.attributes])
      expect(attributes).toMatchObject({ name: 'kaohe', type: 'et' });
    expect(file('online/install.js')).toContain("name: 'kaohe'");
    expect(file('online/install.js')).toContain("addonType: 'et'");
  });

  test('在线地址以 / 结尾，离线的文件夹名带版本', () => {
    const [entry] = tags(file('online/jsplugins.xml'), 'jspluginonline');
    expect(entry?.attributes.url).toBe('{{baseUrl}}wps/');
    const [folder] = tags(file('offline/publish.xml'), 'jsplugin');
    expect(folder?.attributes).toMatchObject({ version: '{{version}}', url: 'kaohe_{{version}}' });
  });
});
