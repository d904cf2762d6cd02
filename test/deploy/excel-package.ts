import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFor } from '../../deploy/excel/manifest.mjs';

/** The Excel package as the tests look at it. */

export const baseUrl = 'https://10.1.2.3/kaohe/excel/';

export const manifest = (): Promise<string> => manifestFor({ baseUrl, version: '0.2.1' });

const assets = join(__dirname, '../../assets');

/** Each icon's file name with its PNG. */
export const iconFiles = (): Map<string, Uint8Array> =>
  new Map(
    readdirSync(assets)
      .filter((name) => name.endsWith('.png'))
      .map((name) => [name, readFileSync(join(assets, name))]),
  );

/** What lies beside the manifest: the icons, and pages that are only there. */
export function besides(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of ['pane.html', 'too-old.html', 'commands.html', 'manual.html'])
    files.set(name, new Uint8Array(1));
  for (const [name, bytes] of iconFiles()) files.set(`assets/${name}`, bytes);
  return files;
}

/** The names under which a folder's sources register functions for buttons. */
export function associatedIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [
      ...readFileSync(join(folder, path), 'utf8').matchAll(/\bactions\.associate\(\s*'([^']+)'/g),
    ])
    .map(([, name = '']) => name);
}
