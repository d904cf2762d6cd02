import type { Configuration } from 'webpack';
import { run } from './page-build';

/** Builds pages of the product as `npm run build` does, into another folder. */
export const buildProduct = (configuration: Configuration, folder: string): Promise<void> =>
  run({ ...configuration, output: { ...configuration.output, path: folder } });
