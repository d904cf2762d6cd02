import { existsSync, mkdirSync } from 'node:fs';
import { picturesAsked } from '../../deploy/manual/manual.mjs';
import { pageUnderTest } from '../support/page-under-test';
import { takePicturesOf } from '../support/picture-steps';

/** 手册要的每一张图都取得到：照着走一遍，一步不差。 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

test('每一张图', async () => {
  const folder = 'out/screens/manual';
  mkdirSync(folder, { recursive: true });
  const asked = picturesAsked().map(({ name }) => name);
  await browser.visit((page) => takePicturesOf(page, asked, (name) => `${folder}/${name}.jpg`), {
    viewport: { width: 1280, height: 860 },
  });
  expect(asked.filter((name) => !existsSync(`${folder}/${name}.jpg`))).toEqual([]);
}, 300_000);
