import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { proofServer } from '../../deploy/wps/proof/server.mjs';
import { oldEngine } from '../apps/wps-engine';
import { wpsPackage, type WpsPackage } from '../support/wps-package';
import { beyondEs5 } from './es5';
import { file } from './wps-page';

/** 让装了 WPS 的人自己证明的脚本：真的 WPS 这里没有，各个部分用假的 WPS、真的面板试。 */

let built: WpsPackage | undefined;
beforeAll(async () => {
  built = await wpsPackage();
}, 300_000);
const shipped = (): WpsPackage => {
  if (!built) throw new Error('not built');
  return built;
};

test.each(['probe.js', 'open.js'])('放进页面的 %s 只用 ES5', (name) => {
  expect(beyondEs5(file(`proof/${name}`))).toEqual([]);
});

describe('在 Chromium 88 和模拟的 WPS 里', () => {
  const visit = oldEngine(88, () => shipped().simulation);

  test('像人一样点“帮助”“做诊断”，把报告交到本机端口；随后说都交完了', async () => {
    const server = await proofServer(shipped().folder);
    try {
      await visit(`${server.address}wps/pane.html`, async () => {
        await server.done;
        expect(server.reports.get('诊断')).toMatch(/WPS 表格 12\.1\.0\.26895[^]*Chrome\/88\./);
        expect(server.reports.has('脚本出错')).toBe(false);
      });
    } finally {
      server.close();
    }
  }, 90_000);
});

test('别的文件原样发出；隐藏页里多一个打开面板的脚本，产品里没有', async () => {
  const server = await proofServer(shipped().folder);
  try {
    const get = async (path: string) => (await fetch(`${server.address}wps/${path}`)).text();
    expect(await get('ribbon.xml')).toBe(file('shell/ribbon.xml'));
    expect(await get('index.html')).toContain('<script defer src="open.js"></script>');
    expect((await fetch(`${server.address}wps/none`)).status).toBe(404);
    expect(server.asked).toEqual(['/wps/ribbon.xml', '/wps/index.html', '/wps/none']);
    for (const name of ['probe.js', 'open.js'])
      expect(existsSync(join(shipped().folder, 'wps', name))).toBe(false);
  } finally {
    server.close();
  }
});

describe('整个过程，WPS 是假的', () => {
  const bases: string[] = [];
  afterAll(() => {
    for (const base of bases) rmSync(base, { recursive: true, force: true });
  });

  /** A computer with an Xvfb that only tells a number, and a WPS that does what `wps` (JavaScript) says. */
  function laid(wps?: string) {
    const base = mkdtempSync(join(tmpdir(), 'kaohe-proof-'));
    bases.push(base);
    const program = (path: string, text: string) => {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
      chmodSync(join(base, path), 0o755);
    };
    program('bin/Xvfb', '#!/bin/sh\necho 77 >&3\nexec sleep 60\n');
    if (wps !== undefined) {
      program('opt/kingsoft/wps-office/office6/et', `#!${process.execPath}\n${wps}\n`);
      mkdirSync(join(base, 'opt/kingsoft/wps-office/office6/cfgs'));
    }
    const ini = (text: string) => {
      writeFileSync(join(base, 'opt/kingsoft/wps-office/office6/cfgs/oem.ini'), text);
    };
    writeFileSync(join(base, 'book.xlsx'), '');
    const run = (seconds = 20) =>
      new Promise<{ status: number | null; said: string; report?: string }>((resolve) => {
        const child = spawn(
          process.execPath,
          [
            ...[
              'deploy/wps/proof/run.mjs',
              '--root',
              base,
              '--dist',
              shipped().folder,
              '--out',
              join(base, 'out'),
            ],
            ...['--book', join(base, 'book.xlsx'), '--seconds', String(seconds)],
          ],
          { env: { ...process.env, PATH: `${join(base, 'bin')}:${process.env.PATH ?? ''}` } },
        );
        let said = '';
        child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')));
        child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
        child.on('close', (status) => {
          const path = join(base, 'out/诊断-WPS-Linux.txt');
          resolve({ status, said, ...(existsSync(path) ? { report: readFileSync(path, 'utf8') } : {}) });
        });
      });
    return { ini, run };
  }

  /** What WPS does with a list of add-ins: looks into the user's folder, wants the trust, then loads the pages. */
  const likeWps = (loads: string) => `
    const fs = require('node:fs');
    const folder = process.env.HOME + '/.local/share/Kingsoft/wps/jsaddons/';
    const [, address] = /url="([^"]+)"/.exec(fs.readFileSync(folder + 'publish.xml', 'utf8'));
    if (!/AcceptedEULA=true/.test(fs.readFileSync(process.env.HOME + '/.config/Kingsoft/Office.conf', 'utf8'))) process.exit(1);
    if (process.env.DISPLAY !== ':77') process.exit(1);
    const auth = folder + 'authaddin.json';
    if (!fs.existsSync(auth)) fs.writeFileSync(auth, JSON.stringify({ et: { k: { name: 'kaohe', enable: false, isload: false } } }));
    const allowed = JSON.parse(fs.readFileSync(auth, 'utf8')).et.k.enable;
    const post = (name, text) => fetch(address + 'report?name=' + encodeURIComponent(name), { method: 'POST', body: text });
    (async () => { if (allowed) { ${loads} } setInterval(() => undefined, 1000); })();`;

  test('没有 WPS：说清楚缺什么、怎么装，退出码 3', async () => {
    const { status, said } = await laid().run();
    expect([status, said]).toEqual([3, expect.stringMatching(/没有 WPS for Linux[^]*\.deb/)]);
  }, 30_000);

  test('oem.ini 没有打开：不白等，说要做哪一步', async () => {
    const { status, said } = await laid(likeWps('')).run();
    expect([status, said]).toEqual([1, expect.stringMatching(/不理加载项[^]*oem/)]);
  }, 30_000);

  test('允许、重开、取到诊断：写成文件，退出码 0；不动用户自己的文件夹', async () => {
    const { ini, run } = laid(likeWps(`await post('诊断', 'WPS 表格 12 能用'); await post('完', '');`));
    ini('[Support]\nJsApiPlugin=true\n');
    expect(await run()).toEqual({
      status: 0,
      report: 'WPS 表格 12 能用',
      said: expect.stringMatching(/允许，重开[^]*能用[^]*没有能取的|允许，重开[^]*能用[^]*验收单/) as string,
    });
  }, 60_000);

  test('没有等到：说 WPS 取过哪些文件，附上检查的结果', async () => {
    const { ini, run } = laid(likeWps(`await fetch(address + 'ribbon.xml');`));
    ini('[Support]\nJsApiPlugin=true\n');
    const { status, said } = await run(8);
    expect([status, said]).toEqual([
      1,
      expect.stringMatching(/取过 ribbon\.xml，没有取 index\.html，没有取 pane\.html[^]*检查的是用户/),
    ]);
  }, 60_000);
});
