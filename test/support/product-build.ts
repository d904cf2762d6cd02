import ForkTsChecker from 'fork-ts-checker-webpack-plugin';
import type { Configuration } from 'webpack';
import { run } from './page-build';

/** Builds pages of the product as `npm run build` does, into another folder. Types are checked elsewhere in the tests. */
export const buildProduct = (configuration: Configuration, folder: string): Promise<void> =>
  run({
    ...configuration,
    output: { ...configuration.output, path: folder },
    plugins: (configuration.plugins ?? []).filter((plugin) => !(plugin instanceof ForkTsChecker)),
  });
