import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { linuxScript, scriptNames, windowsScript } from '../../deploy/wps/scripts/pack.mjs';
import { file } from './wps-page';

/** The install scripts on made-up computers: the Linux one really runs, the Windows one runs on objects of the test. */

export const version = '1.2.3';
const source = (path: string): string => file(`scripts/${path}`).replaceAll('{{version}}', version);
export const windowsText = windowsScript(source('windows.js'));
export const linuxText = linuxScript(source('linux.sh'));

/** What the install page does to a script that it hands out. */
const addressed = (text: string, address?: string): string =>
  address === undefined ? text : text.replaceAll('@kaohe-address@', address);

export interface Ran {
  status: number;
  said: string;
}

export interface Computer {
  name: 'Linux' | 'Windows';
  /** In the jsaddons folder of the user. */
  put: (path: string, content: string | Uint8Array) => void;
  read: (path: string) => string | undefined;
  bytes: (path: string) => Buffer;
  names: () => string[];
  /** oem.ini of the WPS that is installed; undefined for none. */
  oem: { put: (text: string | undefined) => void; read: () => string | undefined };
  /** The package beside the script, or not. */
  unpack: (folder?: string) => void;
  run: (verb: string, ...more: string[]) => Ran;
  runFrom: (address: string, verb: string) => Ran;
  wipe: () => void;
}

const packageFiles = ['ribbon.xml', 'index.html', 'main.js', 'manifest.xml', 'package.json'];

function fillPackage(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of packageFiles)
    copyFileSync(join(__dirname, '../../deploy/wps/shell', name), join(folder, name));
  writeFileSync(join(folder, 'pane.html'), '<!doctype html>');
}

interface Layout {
  name: Computer['name'];
  base: string;
  addons: string;
  office: string;
  script: string;
  text: string;
  start: (path: string, words: string[]) => Ran;
}

function computer({ name, base, addons, office, script, text, start }: Layout): Computer {
  const oemFile = join(office, 'cfgs/oem.ini');
  const place = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  place(join(base, script), text);
  return {
    name,
    put: (path, content) => {
      place(join(addons, path), content);
    },
    read: (path) => read(join(addons, path)),
    bytes: (path) => readFileSync(join(addons, path)),
    names: () => (existsSync(addons) ? readdirSync(addons).sort() : []),
    oem: {
      put: (content) => {
        mkdirSync(dirname(oemFile), { recursive: true });
        rmSync(oemFile, { force: true });
        if (content !== undefined) place(oemFile, content);
      },
      read: () => read(oemFile),
    },
    unpack: (folder = `kaohe_${version}`) => {
      fillPackage(join(dirname(join(base, script)), folder));
    },
    run: (verb, ...more) => start(join(base, script), [verb, ...more]),
    runFrom: (address, verb) => {
      const path = join(base, 'from-page', script);
      place(path, addressed(text, address));
      return start(path, [verb]);
    },
    wipe: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
}

const newBase = (): string => mkdtempSync(join(tmpdir(), 'kaohe 安装-'));

export function linuxComputer(office = 'opt/kingsoft/wps-office/office6'): Computer {
  const base = newBase();
  const home = join(base, 'home/张 三');
  mkdirSync(home, { recursive: true });
  return computer({
    name: 'Linux',
    base,
    addons: join(home, '.local/share/Kingsoft/wps/jsaddons'),
    office: join(base, office),
    script: `下载/离线 包/${scriptNames.linux}`,
    text: linuxText,
    start: (path, words) => {
      const ran = spawnSync('sh', [path, ...words, '--root', base], {
        env: { ...process.env, SUDO_USER: '', HOME: home },
        encoding: 'utf8',
      });
      return { status: ran.status ?? -1, said: ran.stdout + ran.stderr };
    },
  });
}

/** As linuxComputer, without a WPS anywhere it can be found; gives the base too, to put other things there. */
export function homeOf(): { base: string; run: (verb: string) => Ran; wipe: () => void } {
  const base = newBase();
  const home = join(base, 'home');
  mkdirSync(home);
  writeFileSync(join(base, scriptNames.linux), linuxText);
  return {
    base,
    run: (verb) => {
      const ran = spawnSync('sh', [join(base, scriptNames.linux), verb, '--root', base], {
        env: { ...process.env, HOME: home },
        encoding: 'utf8',
      });
      return { status: ran.status ?? -1, said: ran.stdout + ran.stderr };
    },
    wipe: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** GBK by the way back from what the platform decodes. */
const gbkOf = (() => {
  let table: Map<string, [number, number]> | undefined;
  return (text: string): Buffer => {
    if (!table) {
      table = new Map();
      const decoder = new TextDecoder('gbk');
      for (let high = 0x81; high <= 0xfe; high++)
        for (let low = 0x40; low <= 0xfe; low++)
          table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    }
    return Buffer.from([...text].flatMap((letter) => table?.get(letter) ?? [letter.charCodeAt(0)]));
  };
})();
export { gbkOf };

/**
 * What `windows.js` needs of Windows, over a folder that stands for drive C:. Refuses what Windows refuses.
 * @param typed what a person types at the question; undefined where there is nobody
 */
export function windowsComputer(typed?: string): Computer {
  const base = newBase();
  const real = (path: string): string => {
    if (!/^C:(?:\\|$)/.test(path)) throw new Error(`not a path of Windows: ${path}`);
    return join(base, path.slice(3).replaceAll('\\', '/'));
  };
  const shown = (path: string): string => `C:\\${path.slice(base.length + 1).replaceAll('/', '\\')}`;
  const isFile = (path: string) => existsSync(real(path)) && statSync(real(path)).isFile();
  const isFolder = (path: string) => existsSync(real(path)) && statSync(real(path)).isDirectory();
  const needs = (good: boolean, what: string) => {
    if (!good) throw new Error(what);
  };
  const variables: Record<string, string> = {
    APPDATA: 'C:\\Users\\张 三\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\张 三\\AppData\\Local',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    ProgramFiles: 'C:\\Program Files',
    USERNAME: '张 三',
  };
  const fileSystem = {
    FileExists: isFile,
    FolderExists: isFolder,
    GetFile: (path: string) => ({ Size: statSync(real(path)).size }),
    GetParentFolderName: (path: string) => path.replace(/\\[^\\]*$/, ''),
    GetFileName: (path: string) => path.replace(/^.*\\/, ''),
    GetFolder: (path: string) => ({
      SubFolders: readdirSync(real(path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => ({ Path: `${path}\\${entry.name}` })),
    }),
    CreateFolder: (path: string) => {
      needs(!existsSync(real(path)), 'there already');
      mkdirSync(real(path));
    },
    CopyFile: (from: string, to: string, over: boolean) => {
      needs(over || !existsSync(real(to)), 'there already');
      copyFileSync(real(from), real(to));
    },
    CopyFolder: (from: string, to: string) => {
      cpSync(real(from), real(to), { recursive: true });
    },
    DeleteFile: (path: string) => {
      rmSync(real(path));
    },
    DeleteFolder: (path: string) => {
      rmSync(real(path), { recursive: true });
    },
  };
  class Stream {
    Type = 2;
    Charset = 'unicode';
    Position = 0;
    private held: Buffer = Buffer.alloc(0);
    Open = () => undefined;
    Close = () => undefined;
    LoadFromFile(path: string) {
      this.held = readFileSync(real(path));
    }
    ReadText() {
      const name = { 'utf-8': 'utf-8', gb2312: 'gbk', unicode: 'utf-16le' }[this.Charset];
      return new TextDecoder(name).decode(this.held);
    }
    WriteText(text: string) {
      if (this.Charset === 'gb2312') this.held = gbkOf(text);
      else this.held = Buffer.from(`\ufeff${text}`, this.Charset === 'unicode' ? 'utf16le' : 'utf8');
    }
    CopyTo(other: Stream) {
      other.held = this.held.subarray(this.Position);
    }
    SaveToFile(path: string) {
      writeFileSync(real(path), this.held);
    }
  }
  class Enumerator {
    private at = 0;
    constructor(private readonly all: { Path: string }[]) {}
    atEnd = () => this.at >= this.all.length;
    item = () => this.all[this.at];
    moveNext = () => {
      this.at++;
    };
  }
  const shell = {
    ExpandEnvironmentStrings: (text: string) =>
      text.replace(/%([^%]+)%/g, (whole, name: string) => variables[name] ?? whole),
    RegRead: (): string => {
      throw new Error('no such key');
    },
  };
  function ActiveXObject(name: string): unknown {
    if (name === 'Scripting.FileSystemObject') return fileSystem;
    if (name === 'WScript.Shell') return shell;
    if (name === 'ADODB.Stream') return new Stream();
    throw new Error(`no such object: ${name}`);
  }
  return computer({
    name: 'Windows',
    base,
    addons: real(`${variables.APPDATA ?? ''}\\kingsoft\\wps\\jsaddons`),
    office: real('C:\\Program Files (x86)\\Kingsoft\\WPS Office\\12.1.0.1\\office6'),
    script: `下载/离线 包/${scriptNames.windows}`,
    text: windowsText,
    start: (path, words) => {
      const said: string[] = [];
      let status = -1;
      const WScript = {
        ScriptFullName: shown(path),
        Arguments: { length: words.length, Item: (index: number) => words[index] },
        Echo: (line: string) => said.push(`${line}\n`),
        StdOut: { Write: (text: string) => said.push(text) },
        StdIn: {
          ReadLine: () => {
            needs(typed !== undefined, 'end of input');
            return typed;
          },
        },
        Quit: (code: number) => {
          status = code;
        },
      };
      // JScript leaves out what stands for cmd; nothing else reads the file that way.
      const script = readFileSync(path, 'utf8').replace(/^@if[^]*?\r\n@end\r\n/, '');
      runInContext(script, createContext({ WScript, ActiveXObject, Enumerator }));
      return { status, said: said.join('') };
    },
  });
}

/** The functions of `windows.js` that touch no computer. */
export const windowsFunctions = (): {
  pluginValue: (text: string) => string;
  trustOf: (text: string) => string;
} => {
  const context = createContext({});
  runInContext(source('windows.js'), context);
  return context as unknown as ReturnType<typeof windowsFunctions>;
};
