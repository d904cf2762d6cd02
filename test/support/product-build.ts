import ForkTsChecker from 'fork-ts-checker-webpack-plugin';
import webpack, { type Configuration } from 'webpack';

/** Builds pages of the product as `npm run build` does, into another folder. Types are checked elsewhere in the tests. */
export async function buildProduct(configuration: Configuration, folder: string): Promise<void> {
  const compiler = webpack({
    ...configuration,
    output: { ...configuration.output, path: folder },
    plugins: (configuration.plugins ?? []).filter((plugin) => !(plugin instanceof ForkTsChecker)),
  });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) fail(error);
        else if (stats?.hasErrors()) fail(new Error(stats.toString({ all: false, errors: true })));
        else done();
      });
    });
  });
}
