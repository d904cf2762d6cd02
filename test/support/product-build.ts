import type { Configuration } from 'webpack';
import { keptBuild } from './kept';
import { run } from './page-build';

/** Builds pages of the product as `npm run build` does, into another folder; gives the files they were made from. */
export const buildProduct = (configuration: Configuration, folder: string): Promise<string[]> =>
  run({ ...configuration, output: { ...configuration.output, path: folder } });

/** The same, once for all tests; nobody may write into the folder. */
export const builtProduct = (name: string, configuration: Configuration): Promise<string> =>
  keptBuild(name, [], (folder) => buildProduct(configuration, folder));
