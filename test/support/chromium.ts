import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';

/**
 * A Chromium from npm alone. It is unpacked into a folder of this run, with a Chinese font of its own, so that no
 * machine needs a browser or fonts installed.
 */
export interface LaunchedChromium {
  browser: Browser;
  close: () => Promise<void>;
}

/** Not the package's own flags: those are for one process in a cloud function and switch web security off. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chinese text in pages and on canvas, without any font of the machine. */
function fontsFile(folder: string): string {
  const file = join(folder, 'fonts.conf');
  // Tests run in the project's folder.
  const fonts = resolve('node_modules/@embedpdf/fonts-sc/fonts');
  const cache = join(folder, 'font-cache');
  mkdirSync(cache);
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return file;
}

const unpacking = `import chromium from '@sparticuz/chromium';
chromium.setGraphicsMode = false;
console.log(await chromium.executablePath());`;

/**
 * The unpacked program. The package unpacks into the temp folder and takes what is there already, were it half
 * written by another run; so it works in a process of its own, whose temp folder is this run's.
 */
async function unpacked(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', unpacking],
    { env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder } },
  );
  return stdout.trim();
}

export interface LaunchOptions {
  /** Yields the path of the program, unpacked into a folder of this run. */
  unpack: (folder: string) => Promise<string>;
  /** What this program needs to be told besides. */
  flags?: readonly string[];
}

/** Starts the browser; throws with what to install where it cannot. */
export async function launchChromium(
  { unpack, flags: own = ['--headless=shell'] }: LaunchOptions = { unpack: unpacked },
): Promise<LaunchedChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-chromium-'));
  const clean = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const executablePath = await unpack(folder);
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({
      executablePath,
      args: [...own, ...flags],
      env: { ...process.env, TMPDIR: folder, FONTCONFIG_FILE: fontsFile(folder) },
    });
    return {
      browser,
      close: async () => {
        await browser.close();
        clean();
      },
    };
  } catch (error) {
    clean();
    throw new Error(
      '!!! Chromium 起不来，浏览器里的检查一项也没有做。Debian 上先装：apt-get install libnss3 libnspr4 libexpat1\n' +
        (error instanceof Error ? error.message : String(error)),
      { cause: error },
    );
  }
}
