import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * LibreOffice as the judge: opens what we write as another program does, saves it, calculates it, prints it. Every call
 * has a profile of its own, so tests neither meet each other nor the user's settings. Many files in one call: starting
 * takes two seconds, a file a tenth.
 */

let known: boolean | undefined;

/** Whether soffice runs here. */
export function available(): boolean {
  known ??= spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
  return known;
}

/** LibreOffice repeats stored results by default, even with fullCalcOnLoad; 0 makes it calculate on loading. */
const recalculation = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

function convert(files: readonly string[], target: string, outDir: string, recalculated: boolean): string[] {
  const profile = mkdtempSync(join(tmpdir(), 'kaohe-soffice-'));
  try {
    mkdirSync(outDir, { recursive: true });
    if (recalculated) {
      mkdirSync(join(profile, 'user'));
      writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), recalculation);
    }
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        target,
        '--outdir',
        outDir,
        ...files,
      ],
      // Jest keeps an environment of its own: what a test puts into it reaches a program only if it is handed over.
      { encoding: 'utf8', timeout: 240_000, env: process.env },
    );
    const ending = target.split(':')[0] ?? target;
    const made = files.map((file) => join(outDir, basename(file).replace(/\.[^.]+$/, `.${ending}`)));
    const missing = made.filter((file) => !existsSync(file));
    if (missing.length > 0)
      throw new Error(`LibreOffice 没有写出 ${missing.join('、')}\n${run.stdout}\n${run.stderr}`);
    return made;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Opens and saves each file as .xlsx in `outDir` (another folder than theirs). Stored results are kept as they are. */
export const resave = (files: readonly string[], outDir: string): string[] =>
  convert(files, 'xlsx:Calc MS Excel 2007 XML', outDir, false);

/** As {@link resave}, every formula calculated anew. */
export const recalculate = (files: readonly string[], outDir: string): string[] =>
  convert(files, 'xlsx:Calc MS Excel 2007 XML', outDir, true);

/** Prints each file to a PDF in `outDir`, calculated anew. */
export const toPdf = (files: readonly string[], outDir: string): string[] =>
  convert(files, 'pdf', outDir, true);

/** The pages of a PDF as PNG files beside it, in order. `dpi` 80 shows a layout, 150 is good for reading. */
export function pages(pdf: string, dpi = 80): string[] {
  const stem = pdf.replace(/\.pdf$/, '-page');
  const run = spawnSync('pdftoppm', ['-png', '-r', String(dpi), pdf, stem], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (run.status !== 0) throw new Error(`pdftoppm: ${run.stderr}`);
  const folder = join(pdf, '..');
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(stem)}-`) && name.endsWith('.png'))
    .sort()
    .map((name) => join(folder, name));
}

/** The text of a PDF, page by page. */
export function pageTexts(pdf: string): string[] {
  const run = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', timeout: 120_000 });
  if (run.status !== 0) throw new Error(`pdftotext: ${run.stderr}`);
  return run.stdout.split('\f').slice(0, -1);
}
