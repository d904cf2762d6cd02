import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandBuild, commandName } from '../deploy/pages/command.mjs';
import { buildProduct } from '../test/support/product-build';
import { against, line, median, times } from './measure';

/** How long the command line takes to start: the one file that is handed out, beside the sources and beside Node alone. */

const start = (...args: readonly string[]): Promise<number> =>
  median(7, () => {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });

export async function command(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-bench-'));
  try {
    await buildProduct(commandBuild('production'), folder);
    const bare = await start('-e', '0');
    const sources = await start('bin/kaohe.js', 'help');
    const bundled = await start(join(folder, commandName), 'help');
    process.stdout.write('命令行起动\n');
    line('  Node 自己', bare);
    line('  从源码（开发用）', sources, `Node 自己的 ${times(sources, bare)}`);
    line(
      `  ${commandName}（交给人用的）`,
      bundled,
      `Node 自己的 ${times(bundled, bare)}；从源码的 ${against(bundled, sources, 0.5)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
