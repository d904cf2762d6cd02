import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromiumProgram, type ChromiumVersion } from './chromium-programs';

/** A Chromium from npm alone, with libraries and a Chinese font of its own, so that no machine needs any of them installed. */
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

export interface LaunchOptions {
  version?: ChromiumVersion;
  /** What this program needs to be told besides. */
  flags?: readonly string[];
  /** Another program, with the libraries of this machine. */
  program?: string;
}

/** Starts the browser; throws with the reason where it cannot. */
export async function launchChromium({
  version = 147,
  flags: own = ['--headless=shell'],
  program,
}: LaunchOptions = {}): Promise<LaunchedChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-chromium-'));
  const clean = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const unpacked = program === undefined ? await chromiumProgram(version) : undefined;
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({
      executablePath: program ?? unpacked?.program ?? '',
      args: [...own, ...flags],
      env: {
        ...process.env,
        TMPDIR: folder,
        FONTCONFIG_FILE: fontsFile(folder),
        ...(unpacked ? { LD_LIBRARY_PATH: unpacked.libraryPath } : {}),
      },
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
      '!!! Chromium 起不来，浏览器里的检查一项也没有做。它和它要的库都随 npm ci 而来，不必另装；原因：\n' +
        (error instanceof Error ? error.message : String(error)),
      { cause: error },
    );
  }
}
