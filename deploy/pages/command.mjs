import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import webpack from 'webpack';
import { sourcesFor } from './common.mjs';
import { inside } from './inside.mjs';

/** The name of the command line in one file; a script of the older kind wherever it lies. */
export const commandName = 'kaohe.cjs';

/** The command line as one file that needs nothing but Node, in `dist/command/`. */
export const commandBuild = (mode) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    name: 'command',
    mode,
    devtool: false,
    target: 'node20.19',
    entry: { kaohe: './src/cli/program.ts' },
    output: { path: resolve('dist/command'), filename: commandName, clean: true },
    ...sourcesFor({ target: 'es2022' }),
    optimization: { splitChunks: false },
    plugins: [
      // Commands are loaded when they are called, but from this one file.
      new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
      inside('考核助手命令行'),
      new webpack.BannerPlugin({
        raw: true,
        // After minifying, which takes comments out.
        stage: webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT,
        banner: `#!/usr/bin/env node\n// 考核助手 ${version}，MIT；所含第三方软件的许可见 licences.txt`,
      }),
    ],
    performance: { hints: false },
    stats: { preset: 'errors-warnings', assets: false },
  };
};
