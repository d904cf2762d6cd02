import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { launchChromium } from './chromium';
import { chromiumProgram } from './chromium-programs';

test('浏览器起不来时说明原因，绝不当作通过', async () => {
  await expect(launchChromium({ program: '/bin/false' })).rejects.toThrow(
    /^!!! Chromium 起不来，浏览器里的检查一项也没有做。[^]*\/bin\/false/,
  );
});

describe.each([147, 92, 88] as const)('Chromium %d 在什么也没有装的 Debian 上', (version) => {
  test('它和 NSS 要的库一个不缺；最小的系统里没有的那些，用随 npm ci 来的', async () => {
    const { program, libraryPath } = await chromiumProgram(version);
    const [own = ''] = libraryPath.split(':');
    const found = [program, join(own, 'libsoftokn3.so')].map((file) =>
      execFileSync('ldd', [file], {
        env: { ...process.env, LD_LIBRARY_PATH: libraryPath },
        encoding: 'utf8',
      }),
    );
    expect(found.join('')).not.toContain('not found');
    for (const library of ['libnss3.so', 'libnspr4.so', 'libexpat.so.1', 'libsqlite3.so.0'])
      for (const [, path] of found.join('').matchAll(new RegExp(`\\s${library} => (\\S+)`, 'g')))
        expect([library, path]).toEqual([library, expect.stringMatching(/node_modules\/\.cache\//)]);
    expect(found.join('')).toMatch(/libsqlite3\.so\.0 => .*\.cache/);
  }, 120_000);

  test('起得来，能显示汉字', async () => {
    const { browser, close } = await launchChromium(
      version === 147 ? {} : { version, flags: ['--headless'] },
    );
    try {
      expect(browser.version()).toMatch(new RegExp(`^${String(version)}\\.`));
      const page = await browser.newPage();
      await page.setContent('<span style="font-size:20px">考核</span>');
      const width = await page.evaluate(() => document.querySelector('span')?.getBoundingClientRect().width);
      expect(width).toBeCloseTo(40, 0);
    } finally {
      await close();
    }
  }, 120_000);
});
