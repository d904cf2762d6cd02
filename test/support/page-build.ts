import { resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';
import { sources } from '../../deploy/pages/common.mjs';

/** Builds a page for a test the way the product's pages are built: webpack, SWC, style sheets as files. */
export interface PageBuild {
  /** The script of the page. */
  entry: string;
  /** Where the page goes. */
  folder: string;
  /** Minified as for production: sizes and times then mean something, and building takes longer. */
  production?: boolean;
  /** The page around the script, where it has one of its own. */
  template?: string;
}

const compiler = ({ entry, folder, production, template }: PageBuild) =>
  webpack({
    mode: production === true ? 'production' : 'development',
    // Source maps that webpack evaluates would need a looser security policy than the product has.
    devtool: false,
    entry: { page: resolve(entry) },
    output: { path: folder, filename: '[name].js', chunkFilename: '[name].js', clean: true },
    ...sources,
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

/** Throws with webpack's own words when the page does not build. */
export async function buildPage(options: PageBuild): Promise<void> {
  const webpackOf = compiler(options);
  await new Promise<void>((done, fail) => {
    webpackOf.run((error, stats) => {
      webpackOf.close(() => {
        if (error) fail(error);
        else if (stats?.hasErrors()) fail(new Error(stats.toString({ all: false, errors: true })));
        else done();
      });
    });
  });
}
