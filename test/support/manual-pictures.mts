import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pictureFolder, picturesAsked } from '../../deploy/manual/manual.mjs';
import { launchChromium } from './chromium';
import { takePicturesOf } from './picture-steps';

/** Takes the pictures of the manual: `tsx manual-pictures.mts 考核助手.html`. */

const [, , file = ''] = process.argv;
rmSync(pictureFolder, { recursive: true, force: true });
mkdirSync(pictureFolder, { recursive: true });
const chromium = await launchChromium();
try {
  const page = await chromium.browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' });
  await page.goto(pathToFileURL(file).href);
  await takePicturesOf(
    page,
    picturesAsked().map(({ name }) => name),
    (name) => join(pictureFolder, `${name}.jpg`),
  );
} finally {
  await chromium.close();
}
