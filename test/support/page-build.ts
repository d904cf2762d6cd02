import { resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack, { type Configuration } from 'webpack';
import { sources, sourcesFor } from '../../deploy/pages/common.mjs';

/** Builds a page for a test the way the product's pages are built: webpack, SWC, style sheets as files. */
export interface PageBuild {
  /** The script of the page. */
  entry: string;
  /** Where the page goes. */
  folder: string;
  /** Minified as for production: sizes and times then mean something, and building takes longer. */
  production?: boolean;
  /** For engines as old as those of WPS. */
  old?: boolean;
  /** The page around the script, where it has one of its own. */
  template?: string;
}

const configurationOf = ({ entry, folder, production, old, template }: PageBuild): Configuration => ({
  mode: production === true ? 'production' : 'development',
  // Source maps that webpack evaluates would need a looser security policy than the product has.
  devtool: false,
  entry: { page: resolve(entry) },
  output: { path: folder, filename: '[name].js', chunkFilename: '[name].js', clean: true },
  ...(old ? { ...sourcesFor({ target: 'es2017', libraries: true }), target: ['web', 'es2017'] } : sources),
  plugins: [
    new MiniCssExtractPlugin(),
    new HtmlWebpackPlugin({
      title: '考核助手',
      scriptLoading: 'defer',
      ...(template === undefined ? {} : { template }),
    }),
  ],
  performance: { hints: false },
  stats: 'errors-only',
});

/** Throws with webpack's own words when it does not build. */
export async function run(configuration: Configuration): Promise<void> {
  const compiler = webpack(configuration);
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

export const buildPage = (options: PageBuild): Promise<void> => run(configurationOf(options));
