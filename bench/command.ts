import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandBuild, commandName } from '../deploy/pages/command.mjs';
import { buildProduct } from '../test/support/product-build';
import { against, line, medians, times } from './measure';

/**
 * How long the command line takes to start: the one file that is handed out, beside Node alone and beside the sources.
 * Version 0.1.0, which ran from its sources, took five to eight times as long as Node alone (0.35 s against 0.05–0.07 s).
 * Half of that is what the one file may take at most; today's sources load less at their start, and are no measure of it.
 */
const mostOfNode = 2.5;

function start(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

export async function command(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-bench-'));
  try {
    await buildProduct(commandBuild('production'), folder);
    // By turns: what else the machine does meets all of them alike.
    const [bare = NaN, sources = NaN, bundled = NaN] = await medians(9, [
      () => start('-e', '0'),
      () => start('bin/kaohe.js', 'help'),
      () => start(join(folder, commandName), 'help'),
    ]);
    process.stdout.write('命令行起动\n');
    line('  Node 自己', bare);
    line('  从源码（开发用）', sources, `Node 自己的 ${times(sources, bare)}`);
    line(
      `  ${commandName}（交给人用的）`,
      bundled,
      `Node 自己的 ${against(bundled, bare, mostOfNode)}；从源码的 ${times(bundled, sources)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
