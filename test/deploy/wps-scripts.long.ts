import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { tags } from '../../src/xlsx/zip/xml';
import { beyondEs5 } from './es5';
import { file } from './wps-page';
import {
  gbkOf,
  homeOf,
  linuxComputer,
  version,
  windowsComputer,
  windowsFunctions,
  windowsText,
  type Computer,
} from './wps-scripts';

/** 安装脚本：在假的电脑上装、卸、查。Linux 的真的运行；Windows 的在测试造的对象上运行，不在 Windows 上。 */

const computers: Computer[] = [];
const made = (computer: Computer): Computer => {
  computers.push(computer);
  return computer;
};
afterEach(() => {
  for (const computer of computers.splice(0)) computer.wipe();
});

const address = 'http://10.1.2.3/kaohe/wps/';
const oa = '<jsplugin name="oa" type="wps" url="http://oa/x.7z" version="1.0"/>';
const own = (text: string | undefined) =>
  ['jsplugin', 'jspluginonline'].flatMap((name) =>
    [...tags(text ?? '', name)].map(({ attributes }) => attributes).filter(({ name: of }) => of === 'kaohe'),
  );
/** The list without our entries, and without what is only blank between the tags. */
const others = (text: string | undefined) =>
  (text ?? '')
    .replace(/^\ufeff/, '')
    .replace(
      /<(jsplugin(?:online)?)\s(?:[^>"']|"[^"]*"|'[^']*')*name=["']kaohe["'](?:[^>"']|"[^"]*"|'[^']*')*(?:\/>|>[^<]*<\/\1>)/g,
      '',
    )
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .replace(/<jsplugins\s*\/>/, '<jsplugins></jsplugins>')
    .trim();

describe.each([
  ['Linux', () => linuxComputer()],
  ['Windows', () => windowsComputer()],
])('%s 的脚本', (_, make) => {
  const fresh = (list?: string | Uint8Array): Computer => {
    const computer = made(make());
    computer.oem.put('[Support]\nJsApiPlugin=true\n');
    computer.unpack();
    if (list !== undefined) computer.put('publish.xml', list);
    return computer;
  };

  test('离线：放好文件夹，按 wpsjs 的写法登记，说做了什么、接下来做什么', () => {
    const computer = fresh();
    const { status, said } = computer.run('install');
    expect([status, said]).toEqual([0, expect.stringMatching(/已复制[^]*已登记[^]*允许[^]*重新打开/)]);
    expect(own(computer.read('publish.xml'))).toEqual([
      {
        name: 'kaohe',
        type: 'et',
        url: `kaohe_${version}`,
        version,
        enable: 'enable_dev',
        install: 'null',
        customDomain: '',
      },
    ]);
    expect(computer.read(`kaohe_${version}/ribbon.xml`)).toBe(file('shell/ribbon.xml'));
    expect(computer.names()).toEqual([`kaohe_${version}`, 'publish.xml']);
  });

  test('离线包里的 publish.xml 与脚本写的是同一行', () => {
    const computer = fresh();
    computer.run('install');
    const shipped = file('offline/publish.xml').replaceAll('{{version}}', version);
    expect(own(computer.read('publish.xml'))).toEqual(own(shipped));
  });

  test('从安装页下载的：登记服务器的地址，不要文件夹', () => {
    const computer = fresh();
    expect(computer.runFrom(address, 'install').status).toBe(0);
    expect(own(computer.read('publish.xml'))).toMatchObject([
      { url: address, type: 'et', enable: 'enable_dev' },
    ]);
    expect(computer.names()).toEqual(['publish.xml']);
  });

  test('先离线后在线：旧的一行和旧的文件夹都换掉', () => {
    const computer = fresh();
    computer.run('install');
    computer.run('install', '--address', address);
    expect(own(computer.read('publish.xml'))).toMatchObject([{ url: address }]);
    expect(computer.names().filter((name) => name.startsWith('kaohe'))).toEqual([]);
  });

  test.each([
    'http://10.1.2.3/kaohe/wps',
    'ftp://10.1.2.3/',
    'http://10.1.2.3/考核/',
    'http://a b/',
    'http://a/"x/',
    "http://a/'x/",
    'http://a/&x/',
    'http:///',
  ])('网址 %s 不收，什么也不写', (wrong) => {
    const computer = fresh();
    const { status, said } = computer.run('install', '--address', wrong);
    expect([wrong === 'http:///' ? 2 : status, said]).toEqual([2, expect.stringContaining('网址')]);
    expect(computer.names()).toEqual([]);
  });

  test('没有解压、脚本旁边没有文件夹的：说明，什么也不写', () => {
    const computer = made(make());
    expect(computer.run('install')).toEqual({ status: 1, said: expect.stringContaining('解压') as string });
    expect(computer.names()).toEqual([]);
  });

  describe('合并到已有的 publish.xml', () => {
    const lists: [string, string][] = [
      ['有别家的', `<?xml version="1.0" encoding="UTF-8"?>\n<jsplugins>\n  ${oa}\n</jsplugins>\n`],
      ['Windows 的换行', `<jsplugins>\r\n\t${oa}\r\n</jsplugins>\r\n`],
      ['写在一行里', `<jsplugins>${oa}</jsplugins>`],
      ['空的清单', '<jsplugins></jsplugins>'],
      ['自己关上的根', '<?xml version="1.0"?><jsplugins />'],
      ['开头有 BOM', `\ufeff<jsplugins>\n${oa}\n</jsplugins>`],
      ['注释里提到考核助手', `<jsplugins>\n<!-- <jsplugin name="kaohe" type="et"/> -->\n${oa}</jsplugins>`],
      ['别家的名字里有尖括号', `<jsplugins><jsplugin name="a>b" url='c"d'/>${oa}</jsplugins>`],
      ['有开有关的写法', '<jsplugins><jspluginonline name="x" url="http://x/"></jspluginonline></jsplugins>'],
      ['名字只是像', '<jsplugins><jsplugin name="kaohe2"/><jsplugin title="kaohe" name="b"/></jsplugins>'],
      [
        '0.1.0 的一行',
        '<jsplugins>\n  <jsplugin name="kaohe" type="et" url="kaohe_0.1.0.7z" version="0.1.0"/>\n</jsplugins>',
      ],
      [
        '登记了两行',
        `<jsplugins><jsplugin name='kaohe'/>${oa}<jspluginonline name="kaohe" url="http://y/"></jspluginonline></jsplugins>`,
      ],
    ];

    test.each(lists)('%s：只多一行考核助手，别的一字不动；再装一次不变；卸了回到原样', (_name, list) => {
      const computer = fresh(list);
      expect(computer.run('install').status).toBe(0);
      const once = computer.read('publish.xml');
      expect(own(once).filter(({ url }) => url === `kaohe_${version}`)).toHaveLength(1);
      expect(own(once).filter(({ url }) => url)).toHaveLength(1);
      expect(others(once)).toBe(others(list));
      computer.run('install');
      expect(computer.read('publish.xml')).toBe(once);
      const { said } = computer.run('uninstall');
      expect(said).toContain('已从清单里去掉');
      expect(others(computer.read('publish.xml'))).toBe(others(list));
      expect(computer.names()).toEqual(['publish.xml']);
    });

    test('只有考核助手的清单，卸了就没有了；没有装的，卸载什么也不动', () => {
      const computer = fresh();
      computer.run('install');
      expect(computer.run('uninstall').status).toBe(0);
      expect(computer.names()).toEqual([]);
      expect(computer.run('uninstall').said).toContain('没有装');
    });

    test('别家用 GBK 写的字，一字节不变', () => {
      const list = Buffer.concat([
        Buffer.from('<jsplugins><jsplugin name="'),
        gbkOf('公文助手'),
        Buffer.from('"/></jsplugins>'),
      ]);
      const computer = fresh(list);
      expect(computer.run('install').status).toBe(0);
      expect(computer.bytes('publish.xml').includes(gbkOf('公文助手'))).toBe(true);
      expect(own(computer.bytes('publish.xml').toString('latin1'))).toHaveLength(1);
    });

    test.each([
      ['写了一半', '<jsplugins><jsplugin name="oa"'],
      ['没有关上', `<jsplugins>${oa}`],
      ['关错了', `<jsplugins>${oa}</jsplugin>`],
      ['注释没有完', `<jsplugins><!-- ${oa}</jsplugins>`],
      ['不是清单', '<plugins></plugins>'],
      ['两份清单接在一起', '<jsplugins></jsplugins><jsplugins></jsplugins>'],
      ['登录页', '<!DOCTYPE html><html><body>请登录</body></html>'],
      ['不是 XML', 'enable=true'],
    ])('清单坏了（%s）：装和卸都不动它，说明白', (_name, list) => {
      const computer = fresh(list);
      for (const verb of ['install', 'uninstall']) {
        expect(computer.run(verb)).toEqual({
          status: 1,
          said: expect.stringContaining('没有动它') as string,
        });
        expect([computer.read('publish.xml'), computer.names()]).toEqual([list, ['publish.xml']]);
      }
      expect(computer.run('check').said).toContain('W05');
    });

    test('空文件当作没有', () => {
      const computer = fresh(' \n');
      expect(computer.run('install').status).toBe(0);
      expect(own(computer.read('publish.xml'))).toHaveLength(1);
    });
  });

  test('只删自己的文件夹：名字像、里面不是考核助手的留着', () => {
    const computer = fresh();
    computer.put('kaohe_资料/说明.txt', 'x');
    computer.put('kaohe_0.9.0/manifest.xml', file('shell/manifest.xml'));
    const { said } = computer.run('install');
    expect(said).toContain('kaohe_0.9.0');
    expect(computer.names()).toEqual([`kaohe_${version}`, 'kaohe_资料', 'publish.xml']);
    computer.run('uninstall');
    expect(computer.names()).toEqual(['kaohe_资料']);
  });

  test.each([
    ['frobnicate'],
    ['install', '--enable', 'no'],
    ['install', '--nothing', 'x'],
    ['install', '--address'],
  ])('不认的用法 %s %s：说明用法，退出码 2', (...words) => {
    const computer = fresh();
    const [verb = '', ...more] = words;
    expect(computer.run(verb, ...more)).toEqual({
      status: 2,
      said: expect.stringContaining('install') as string,
    });
    expect(computer.names()).toEqual([]);
  });

  describe('检查：说出选项卡为什么没有', () => {
    const trust = (enable: boolean, isload: boolean) =>
      JSON.stringify({
        wps: { namelist: 'a', a: { name: 'kaohe', enable: false, isload: false, path: 'x', mode: 1 } },
        et: {
          namelist: 'b',
          o: { name: 'oa', enable: false, isload: false },
          b: { name: 'kaohe', enable, isload, path: 'x', mode: 1 },
        },
      });
    const cases: [string, (computer: Computer) => void, string[], number][] = [
      [
        '都正常',
        (c) => {
          c.put('authaddin.json', trust(true, true));
        },
        [],
        0,
      ],
      ['WPS 还没有打开过', () => undefined, ['W15'], 0],
      [
        '点了不允许',
        (c) => {
          c.put('authaddin.json', trust(false, false));
        },
        ['W16'],
        1,
      ],
      [
        '允许了没有重开',
        (c) => {
          c.put('authaddin.json', trust(true, false));
        },
        ['W17'],
        1,
      ],
      [
        'ARM 版反复写 enable:false',
        (c) => {
          c.put('authaddin.json', trust(false, false));
          c.put('jsaddinblockhost.ini', 'x');
        },
        ['W18'],
        1,
      ],
      [
        '有禁用名单，已经载入',
        (c) => {
          c.put('authaddin.json', trust(true, true));
          c.put('jsaddinblockhost.ini', 'x');
        },
        ['W18'],
        0,
      ],
      [
        '只给文字授了权',
        (c) => {
          c.put('authaddin.json', '{"wps":{"a":{"name":"kaohe","enable":true,"isload":true}}}');
        },
        ['W15'],
        0,
      ],
      [
        '办公系统清空了清单',
        (c) => {
          c.put('publish.xml', `<jsplugins>${oa}</jsplugins>`);
        },
        ['W06', 'W15'],
        1,
      ],
      [
        '清单是空文件',
        (c) => {
          c.put('publish.xml', '');
        },
        ['W04', 'W15'],
        1,
      ],
      [
        '0.1.0 的清单',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jsplugin name="kaohe" type="et" url="kaohe_0.1.0.7z" version="0.1.0" enable="enable"/></jsplugins>',
          );
        },
        ['W11', 'W15'],
        1,
      ],
      [
        '登记的文件夹没有',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jsplugin name="kaohe" type="et" url="kaohe_9" version="9" enable="enable"/></jsplugins>',
          );
        },
        ['W11', 'W15'],
        1,
      ],
      [
        '种类写成了文字',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jspluginonline name="kaohe" type="wps" url="http://a/" enable="enable"/></jsplugins>',
          );
        },
        ['W08', 'W15'],
        1,
      ],
      [
        '停用了',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jspluginonline name="kaohe" type="et" url="http://a/" enable="disable"/></jsplugins>',
          );
        },
        ['W09', 'W15'],
        1,
      ],
      [
        '地址没有以 / 结尾',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jspluginonline name="kaohe" type="et" url="http://a/wps" enable="enable"/></jsplugins>',
          );
        },
        ['W10', 'W15'],
        1,
      ],
      [
        '登记了两行',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jspluginonline name="kaohe" type="et" url="http://a/" enable="enable"/><jspluginonline name="kaohe" type="et" url="http://b/" enable="enable"/></jsplugins>',
          );
        },
        ['W07', 'W15'],
        1,
      ],
      [
        '文件夹多套一层',
        (c) => {
          c.put(
            'publish.xml',
            '<jsplugins><jsplugin name="kaohe" type="et" url="kaohe_9" version="9" enable="enable"/></jsplugins>',
          );
          c.put('kaohe_9/kaohe_9/ribbon.xml', 'x');
        },
        ['W12', 'W15'],
        1,
      ],
      [
        '文件夹名与版本不一致',
        (c) => {
          c.put(
            'publish.xml',
            `<jsplugins><jsplugin name="kaohe" type="et" url="kaohe_${version}" version="9" enable="enable"/></jsplugins>`,
          );
        },
        ['W13', 'W15'],
        1,
      ],
      [
        '统一下发的也有',
        (c) => {
          c.put(
            'jsplugins.xml',
            '<jsplugins><jspluginonline name="kaohe" type="et" url="http://a/"/></jsplugins>',
          );
        },
        ['W15', 'W19'],
        0,
      ],
      [
        'oem.ini 关着',
        (c) => {
          c.oem.put('[Support]\r\nJsApiPlugin = false\r\n');
        },
        ['W14', 'W15'],
        1,
      ],
    ];

    test.each(cases)('%s', (_name, spoil, numbers, status) => {
      const computer = fresh();
      computer.run('install');
      spoil(computer);
      const ran = computer.run('check');
      const found = [
        ...new Set([...ran.said.matchAll(/\[(?:不对|注意) (W\d\d)\]/g)].map(([, number = '']) => number)),
      ].sort();
      expect([found, ran.status]).toEqual([numbers, status]);
      expect(ran.said).toContain('检查的是用户');
    });

    test('没有装 WPS、没有装过加载项', () => {
      const computer = made(make());
      const { status, said } = computer.run('check');
      expect([status, said]).toEqual([1, expect.stringMatching(/W01[^]*W03/)]);
    });
  });
});

describe('两个脚本合并清单的办法相同', () => {
  test('随机的清单：两边答得一样', () => {
    const [linux, windows] = [made(linuxComputer()), made(windowsComputer())];
    for (const computer of [linux, windows]) computer.unpack();
    const name = fc.constantFrom('kaohe', 'oa', 'kaohe2', '公文', 'a>b', 'a/b');
    const quote = fc.constantFrom('"', "'");
    const tag = fc
      .tuple(
        fc.constantFrom('jsplugin', 'jspluginonline', 'other'),
        name,
        quote,
        fc.boolean(),
        fc.constantFrom('', ' ', '\n'),
      )
      .map(
        ([kind, of, q, closed, gap]) =>
          `<${kind} name=${q}${of}${q} type="et"${gap}${closed ? '/>' : `></${kind}>`}`,
      );
    const piece = fc.oneof(
      { weight: 6, arbitrary: tag },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '<!-- <jsplugin name="kaohe"/> -->',
          '\r\n',
          '  ',
          '\n\t',
          '<?x?>',
          'text',
        ),
      },
      // What makes it no list.
      {
        weight: 1,
        arbitrary: fc.constantFrom('<jsplugin name="x">', '</jsplugins>', '<!--', '<', '"', '<!x>'),
      },
    );
    const list = fc
      .tuple(
        fc.constantFrom('', '\ufeff', '<?xml version="1.0"?>\n', ' '),
        fc.array(piece, { maxLength: 6 }),
        fc.constantFrom('', '\n'),
      )
      .map(([head, pieces, tail]) => `${head}<jsplugins>${pieces.join('')}</jsplugins>${tail}`);
    fc.assert(
      fc.property(list, fc.constantFrom('install', 'uninstall'), (text, verb) => {
        const answers = [linux, windows].map((computer) => {
          for (const left of ['publish.xml', 'publish.xml.kaohe-before']) computer.put(left, '');
          computer.put('publish.xml', text);
          const { status } = computer.run(verb);
          return [status, computer.read('publish.xml')?.replace(/^\ufeff/, '')];
        });
        expect(answers[1]).toEqual(answers[0]);
        const [status, after] = answers[0] ?? [];
        if (status === 0 && verb === 'install' && typeof after === 'string')
          expect(others(after)).toBe(others(text));
      }),
      { numRuns: 60 },
    );
  });
});

describe('两个脚本看 oem.ini 和 authaddin.json 的办法相同', () => {
  const { pluginValue, trustOf } = windowsFunctions();

  test('随机的 oem.ini：说打开的都是同一些', () => {
    const computer = made(linuxComputer());
    const line = fc.constantFrom(
      ...[
        '[Support]',
        '[support] ',
        '[Server]',
        '[]',
        'JsApiPlugin=true',
        'JsApiPlugin = TRUE',
        'JsApiPlugin=false',
      ],
      ...['jsapiplugin=', 'JsApiPluginX=true', '#JsApiPlugin=true', ';JsApiPlugin=true', 'x=1', ''],
    );
    const ini = fc
      .tuple(fc.array(line, { maxLength: 7 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'))
      .map(([lines, end, mark]) => mark + lines.join(end));
    fc.assert(
      fc.property(ini, (text) => {
        computer.oem.put(text);
        expect([text, computer.run('check').said.includes('[正常] 加载项是打开的')]).toEqual([
          text,
          pluginValue(text) === 'true',
        ]);
      }),
      { numRuns: 40 },
    );
  });

  test('随机的 authaddin.json：说的是同一个原因', () => {
    const computer = made(linuxComputer());
    computer.put('publish.xml', '<jsplugins></jsplugins>');
    const entry = fc.record(
      {
        name: fc.constantFrom('kaohe', 'oa'),
        enable: fc.constantFrom<unknown>(true, false, 'true', 'false', 1, 0),
        isload: fc.constantFrom<unknown>(true, false),
        path: fc.constantFrom('x', 'C:\\kaohe'),
      },
      { requiredKeys: ['name'] },
    );
    const section = fc.dictionary(fc.constantFrom('a', 'b', 'namelist'), entry, { maxKeys: 3 });
    const trust = fc.oneof(
      fc.record({ et: section, wps: section }, { requiredKeys: [] }),
      fc.record({ wps: section, et: section }, { requiredKeys: [] }),
      section,
    );
    const numbers: Record<string, RegExp> = {
      '': /W15/,
      'false true': /W16/,
      'false false': /W16/,
      'false ?': /W16/,
      'true false': /W17/,
    };
    fc.assert(
      fc.property(trust, fc.constantFrom(undefined, 2), (known, indent) => {
        const text = JSON.stringify(known, undefined, indent);
        computer.put('authaddin.json', text);
        const reason = numbers[trustOf(text)] ?? /已经允许并载入过/;
        expect([text, computer.run('check').said]).toEqual([text, expect.stringMatching(reason)]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('Linux：oem.ini 里打开加载项', () => {
  test.each([
    ['没有文件', undefined],
    ['空文件', ''],
    ['没有这一节', '[Setup]\nSilent=0\n'],
    [
      '有这一节，没有这一项',
      '[Setup]\nSilent=0\n[Support]\nJsApiShowWebDebugger=true\n[Server]\nJSPluginsServer=http://oa/\n',
    ],
    ['这一节在最后', '[Server]\nx=1\n[Support]\ny=2'],
    ['写着 false', '[Support]\nJsApiPlugin=false\n[Server]\nx=1\n'],
    ['大小写和空格不同', '[ support ]\r\njsapiplugin = False\r\nx=1\r\n'],
    ['在别的节里有同名的', '[Other]\nJsApiPlugin=true\n[Support]\n'],
  ])('%s：打开，别的行不动；再来一次不变；退得回去', (_name, text) => {
    const computer = made(linuxComputer());
    computer.oem.put(text);
    expect(computer.run('check').said).toContain('W14');
    expect(computer.run('oem')).toEqual({ status: 0, said: expect.stringContaining('已打开') as string });
    const once = computer.oem.read() ?? '';
    expect(computer.run('check').said).not.toContain('W14');
    const lines = (of: string) =>
      of
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line && !/^jsapiplugin\s*=/i.test(line) && !/^\[\s*support\s*\]$/i.test(line));
    expect(lines(once)).toEqual(lines(text ?? ''));
    expect(computer.run('oem').said).toContain('已经是打开的');
    expect(computer.oem.read()).toBe(once);
    expect(computer.run('oem-undo').said).toContain('已退回');
    expect(lines(computer.oem.read() ?? '')).toEqual(lines(text ?? ''));
    expect(computer.run('check').said).toContain('W14');
    expect(computer.run('oem-undo').said).toContain('没有本脚本改过的');
  });

  test.each([
    'opt/kingsoft/wps-office/office6',
    'opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6',
    'opt/apps/cn.wps.wps-office/files/kingsoft/wps-office/office6',
  ])('%s 里的 WPS 找得到；没有打开的，装完就说要做哪一步', (office) => {
    const computer = made(linuxComputer(office));
    computer.oem.put('[Support]\n');
    computer.unpack();
    const { said } = computer.run('install');
    expect(said).toMatch(new RegExp(`${office}/cfgs/oem\\.ini[^]*sudo sh ".*kaohe-wps\\.sh" oem`));
    computer.run('oem');
    expect(computer.oem.read()).toBe('[Support]\nJsApiPlugin=true\n');
  });

  test('只有 flatpak 版：说它看不见 jsaddons；小写的文件夹也点出来', () => {
    const { base, run, wipe } = homeOf();
    mkdirSync(join(base, 'var/lib/flatpak/app/com.wps.Office'), { recursive: true });
    mkdirSync(join(base, 'home/.local/share/kingsoft'), { recursive: true });
    expect(run('check').said).toMatch(/W02[^]*flatpak[^]*W20/);
    wipe();
  });

  test('用 sudo 装的：拦下来，不然装到管理员那里', () => {
    const computer = made(linuxComputer());
    computer.unpack();
    process.env.SUDO_USER = 'zhang';
    const { base, run, wipe } = homeOf();
    writeFileSync(join(base, 'x'), '');
    expect(run('install')).toEqual({ status: 1, said: expect.stringContaining('不要加 sudo') as string });
    expect(run('check').said).toContain('W21');
    delete process.env.SUDO_USER;
    expect(existsSync(join(base, 'home/.local'))).toBe(false);
    wipe();
  });
});

describe('Windows：双击', () => {
  test.each([
    ['1', 0, /已登记/],
    ['2', 0, /没有装考核助手/],
    [' 3 ', 1, /W03/],
    ['x', 2, /用法/],
    ['', 2, /用法/],
    [undefined, 1, /没有办成/],
  ])('问的时候输入“%s”', (typed, status, words) => {
    const computer = made(windowsComputer(typed));
    computer.unpack();
    expect(computer.run('')).toEqual({ status, said: expect.stringMatching(words) as string });
  });
});

describe('Windows 的脚本文件', () => {
  test('全是 ASCII，换行是 Windows 的：什么代码页都一样；双击由 cmd 交给 cscript', () => {
    expect([...windowsText].every((letter) => letter.charCodeAt(0) < 128)).toBe(true);
    expect(windowsText.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [head = ''] = windowsText.split('@end');
    expect(head.split('\r\n')).toEqual([
      '@if (@CodeSection == @Batch) @then',
      '@echo off',
      'cscript //nologo //E:JScript "%~f0" %*',
      'set KAOHE_RESULT=%errorlevel%',
      'if "%~1"=="" pause',
      'exit /b %KAOHE_RESULT%',
      '',
    ]);
  });

  test('只用 JScript 有的：ES3', () => {
    const code = file('scripts/windows.js');
    expect(beyondEs5(code)).toEqual([]);
    const bare = code.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
    expect(bare).not.toMatch(/,\s*\n\s*[\]}]/);
    expect(bare).not.toMatch(
      /\.(?:trim|forEach|map|filter|reduce|some|every|keys|bind|lastIndexOf|isArray)\(|\bJSON\b|\[\^\]|\bconsole\b/,
    );
    expect(bare).not.toMatch(/\b(?:get|set) \w+\(/);
    expect(bare).not.toMatch(/\.(?:delete|default|catch|class|enum|import|export|new|for|in)\b/);
  });
});
