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

const file = createRequire(`${process.cwd()}/package.json`).resolve(
  '@microsoft/office-js/dist/excel-win32-16.01.js',
);
let script: Script | undefined;

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

export function loadClient(wire: Wire): Client {
  script ??= new Script(readFileSync(file, 'utf8'), { filename: file });
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
  script.runInContext(createContext(world));
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
