/// <reference types="office-js" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import type { Wire } from './wire';

/**
 * Microsoft's own client library, unmodified, loaded into a small world of its own with the wire as its bridge to
 * Excel.
 */

/** The level that Excel 2021 has; the library refuses calls above it by itself. */
const levels: Readonly<Record<string, number>> = { excelapi: 1.14 };

/** The library's files for the Excels that there are; office.js chooses one by its host. */
export const libraries = {
  windows: 'excel-win32-16.01.js',
  web: 'excel-web-16.00.js',
  mac: 'excel-mac-16.00.js',
} as const;

const { resolve } = createRequire(`${process.cwd()}/package.json`);
const scripts = new Map<string, Script>();

function scriptOf(name: string): Script {
  const known = scripts.get(name);
  if (known) return known;
  const file = resolve(`@microsoft/office-js/dist/${name}`);
  const script = new Script(readFileSync(file, 'utf8'), { filename: file });
  scripts.set(name, script);
  return script;
}

const minor = (version: number | string): number => Number(String(version).split('.')[1] ?? 0);

export interface Client {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
}

const isSetSupported = (set: string, version: number | string = '1.1'): boolean =>
  minor(version) <= minor(levels[set.toLowerCase()] ?? 0);

interface ApiChecks {
  _doApiNotSupportedCheck: boolean;
}

export function loadClient(wire: Wire, library: keyof typeof libraries = 'windows'): Client {
  const nothing = () => undefined;
  const world: Record<string, unknown> = {
    location: { href: 'https://localhost/', search: '', protocol: 'https:' },
    navigator: { userAgent: 'test', language: 'zh-CN' },
    document: { getElementsByTagName: () => [], addEventListener: nothing },
    addEventListener: nothing,
    setTimeout,
    clearTimeout,
    Promise,
    console,
    _richApiNativeBridge: wire,
  };
  world.window = world;
  world.self = world;
  scriptOf(libraries[library]).runInContext(createContext(world));
  const client = world as unknown as Client & {
    Office: object;
    OfficeExtension: { CommonUtility: ApiChecks };
  };
  // In a page office.js sets it; here the library stands alone.
  client.Office = Object.create(client.Office, {
    context: { value: { requirements: { isSetSupported } } },
  }) as object;
  // As shipped it leaves the check of levels off.
  client.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return client;
}
