/*
 * 在装了 WPS for Linux 的电脑上，让 WPS 自己说我们的加载项行不行：
 *
 *   npm run build && npm run prove:wps -- [--dist dist] [--out out/wps-proof] [--root /] [--seconds 240]
 *
 * It needs the .deb of WPS and Xvfb. It runs WPS in a home folder of its own, so nothing of the user's is touched, and
 * writes what 诊断 says to a file. Follows what others published about WPS under Xvfb: Office.conf with AcceptedEULA and
 * AppComponentMode=prome_independ, a document opened at the start, the trust given in authaddin.json of that home.
 * Never run with a WPS by us: none could be had.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { proofServer } from './server.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const fail = (text, code = 1) => {
  say(text);
  process.exitCode = code;
};

const { values: given } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    out: { type: 'string', default: 'out/wps-proof' },
    root: { type: 'string', default: '/' },
    seconds: { type: 'string', default: '240' },
    book: { type: 'string' },
  },
});
const out = resolve(given.out);

/** The program that opens workbooks, in the places that the install script knows too. */
function program(root) {
  const apps = join(root, 'opt/apps');
  const stores = existsSync(apps) ? readdirSync(apps).map((name) => join(apps, name, 'files/kingsoft')) : [];
  return [join(root, 'opt/kingsoft'), ...stores]
    .map((folder) => join(folder, 'wps-office/office6/et'))
    .find((path) => existsSync(path));
}
const has = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

const officeConf = `[General]
AcceptedEULA=true
FirstRun=false
UpdateMode=manual

[6.0]
common\\AcceptedEULA=true
common\\newInstall=false
wpsoffice\\Application%20Settings\\AppComponentMode=prome_independ
wpsoffice\\Application%20Settings\\AppComponentModeInstall=prome_independ
`;

const children = [];
function start(command, words, options) {
  // A group of its own: WPS starts more programs, and all of them end with it.
  const child = spawn(command, words, { ...options, detached: true });
  child.on('error', () => undefined);
  children.push(child);
  return child;
}
function end(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** Xvfb chooses a free number itself and writes it to a pipe. */
function screen() {
  const child = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return Promise.race([
    new Promise((settle) => {
      child.stdio[3].once('data', (number) => settle(`:${String(number).trim()}`));
      child.once('exit', () => settle(undefined));
    }),
    setTimeout(15_000),
  ]);
}

/** Gives the trust that a person gives by 允许; only ever in the home folder made for this run. */
function trust(home) {
  const path = join(home, '.local/share/Kingsoft/wps/jsaddons/authaddin.json');
  if (!existsSync(path)) return false;
  try {
    const known = JSON.parse(readFileSync(path, 'utf8'));
    const allow = (value) => {
      if (typeof value !== 'object' || value === null) return false;
      const inside = Object.values(value).map(allow).some(Boolean);
      if (value.name !== 'kaohe' || (value.enable === true && value.isload === true)) return inside;
      Object.assign(value, { enable: true, isload: true });
      return true;
    };
    if (!allow(known)) return false;
    writeFileSync(path, JSON.stringify(known));
    return true;
  } catch {
    return false;
  }
}

async function prove() {
  const seconds = Number(given.seconds);
  if (!(seconds > 0)) return fail('--seconds 要写秒数。', 2);
  const dist = resolve(given.dist);
  if (!existsSync(join(dist, 'wps/ribbon.xml'))) return fail(`没有 ${dist}/wps，请先 npm run build。`);
  const et = program(given.root);
  if (!et)
    return fail(
      '这台电脑上没有 WPS for Linux（/opt/kingsoft 和 /opt/apps 里都没有），没有什么可证明的。\n请从 WPS 官网取 .deb 装上（sudo apt install ./wps-office_….deb），再运行一次。',
      3,
    );
  if (!has('Xvfb')) return fail('没有 Xvfb。请先装上：sudo apt install xvfb', 3);

  const home = mkdtempSync(join(tmpdir(), 'kaohe-wps-'));
  const server = await proofServer(dist);
  const script = join(dist, 'wps-offline/kaohe-wps.sh');
  const notOurs = ['SUDO_USER', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'];
  const kept = Object.entries(process.env).filter(([name]) => !notOurs.includes(name));
  const env = { ...Object.fromEntries(kept), HOME: home };
  const sh = (...words) =>
    spawnSync('sh', [script, ...words, ...(given.root === '/' ? [] : ['--root', given.root])], {
      env,
      encoding: 'utf8',
    });
  try {
    mkdirSync(join(home, '.config/Kingsoft'), { recursive: true });
    writeFileSync(join(home, '.config/Kingsoft/Office.conf'), officeConf);
    const installed = sh('install', '--address', `${server.address}wps/`);
    if (installed.status !== 0) return fail(`安装脚本没有装上：\n${installed.stdout}${installed.stderr}`);
    const plugin = /\[不对 W14\].*/.exec(sh('check').stdout);
    if (plugin) return fail(`WPS 现在不理加载项：\n${plugin[0]}`);

    let book = given.book;
    if (!book) {
      const made = spawnSync(process.execPath, ['bin/kaohe.js', 'demo', '--out', join(home, 'demo')], {
        encoding: 'utf8',
      });
      const [first] = existsSync(join(home, 'demo'))
        ? readdirSync(join(home, 'demo')).filter((name) => name.endsWith('.xlsx'))
        : [];
      if (!first) return fail(`没有做出要打开的表：\n${made.stdout}${made.stderr}`);
      book = join(home, 'demo', first);
    }
    const display = await screen();
    if (!display) return fail('Xvfb 起不来。');
    const run = { env: { ...env, DISPLAY: display }, stdio: 'ignore' };
    const words = has('dbus-run-session')
      ? ['dbus-run-session', '--', et, resolve(book)]
      : [et, resolve(book)];
    const until = Date.now() + seconds * 1000;
    let over = false;
    void server.done.then(() => {
      over = true;
    });
    let again = 3;
    let wps = start(words[0], words.slice(1), run);
    while (!over && Date.now() < until) {
      await setTimeout(1000);
      if (over) break;
      // The question about trust: Enter says yes where it stands in front; the file says so where it does not.
      if (has('xdotool')) spawnSync('xdotool', ['key', 'Return'], run);
      // A WPS that takes the trust back each time is not to be started for ever.
      if (again > 0 && trust(home)) {
        again--;
        say('WPS 见到了加载项，已在这个临时用户里允许，重开 WPS……');
        end(wps);
        await setTimeout(2000);
        wps = start(words[0], words.slice(1), run);
      }
    }
    mkdirSync(out, { recursive: true });
    if (has('import')) spawnSync('import', ['-window', 'root', join(out, '屏幕.png')], run);
    const got = [...server.reports].filter(([name, text]) => text !== '' && name !== '脚本出错');
    for (const [name, text] of got) {
      writeFileSync(join(out, `${name}-WPS-Linux.txt`), text);
      say(`==== ${name}（${join(out, `${name}-WPS-Linux.txt`)}）\n${text}`);
    }
    if (!server.reports.has('验收单')) say('面板里还没有能取的“验收单”，只取了诊断。');
    if (server.reports.has('诊断')) return undefined;
    const reached = (path) => (server.asked.includes(path) ? '取过' : '没有取');
    return fail(
      `${seconds} 秒里没有等到诊断。WPS ${reached('/wps/ribbon.xml')} ribbon.xml，${reached('/wps/index.html')} index.html，${reached('/wps/pane.html')} pane.html。` +
        `${server.reports.get('脚本出错') ?? ''}\n检查的结果：\n${sh('check').stdout}`,
    );
  } finally {
    for (const child of children) end(child);
    server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

await prove();
