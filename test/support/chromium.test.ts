import { launchChromium } from './chromium';

test('浏览器起不来时说明要装什么，绝不当作通过', async () => {
  await expect(launchChromium({ unpack: () => Promise.resolve('/bin/false') })).rejects.toThrow(
    /^!!! Chromium 起不来，浏览器里的检查一项也没有做。[^]*libnss3/,
  );
});
