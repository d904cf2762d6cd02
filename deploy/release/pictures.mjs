import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Takes the manual's pictures of the page in one file, with the Chromium of the tests.
 * @returns false where that is not installed, and then the manual has no pictures
 */
export function takePictures(single) {
  if (!existsSync(resolve('node_modules/@sparticuz/chromium'))) {
    console.warn('没有装测试用的 Chromium（npm ci --omit=dev），手册不带图。');
    return false;
  }
  // The tests' own way to a browser is TypeScript, which tsx runs as it stands.
  execFileSync(process.execPath, ['--import', 'tsx', 'test/support/manual-pictures.mts', single], {
    stdio: 'inherit',
  });
  return true;
}
