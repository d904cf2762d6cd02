import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main';

/** The demo is the same for the same number, to whoever runs it and as often as it is run. */

async function demo(folder: string): Promise<string> {
  let printed = '';
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    expect(await main(['demo', '--out', folder, '--seed', '7'])).toBe(0);
    return printed;
  } finally {
    out.mockRestore();
  }
}

test('demo：同一个 --seed 再做一遍，打印的一字不差', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-demo-'));
  try {
    const first = await demo(folder);
    expect(first).toContain('成员单位成绩');
    expect(await demo(folder)).toBe(first);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
