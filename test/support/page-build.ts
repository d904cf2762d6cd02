import { resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack, { type Configuration } from 'webpack';
import { sources, sourcesFor } from '../../deploy/pages/common.mjs';

/** Builds pages for tests the way the product's pages are built: webpack, SWC, style sheets as files. */
export interface TestPage {
  /** The script of the page. */
  entry: string;
  /** The page around the script, where it has one of its own. */
  template?: string;
}

export interface PageBuild {
  pages: readonly TestPage[];
  /** Where the pages go. */
  folder: string;
  /** Minified as for production: sizes and times then mean something, and building takes longer. */
  production?: boolean;
  /** For engines as old as those of WPS. */
  old?: boolean;
}

/** The name of a page's HTML and script, without the ending. */
export const pageName = ({ entry }: TestPage): string => entry.replace(/\.tsx?$/, '').replaceAll('/', '-');

const configurationOf = ({ pages, folder, production, old }: PageBuild): Configuration => {
  const names = new Set(pages.map(pageName));
  return {
    mode: production === true ? 'production' : 'development',
    // Source maps that webpack evaluates would need a looser security policy than the product has.
    devtool: false,
    entry: Object.fromEntries(pages.map((page) => [pageName(page), resolve(page.entry)])),
    output: { path: folder, filename: '[name].js', chunkFilename: '[name].js', clean: true },
    ...(old ? { ...sourcesFor({ target: 'es2017', libraries: true }), target: ['web', 'es2017'] } : sources),
    // What several pages have in common is written once.
    ...(pages.length > 1
      ? {
          optimization: {
            splitChunks: { chunks: ({ name }) => typeof name === 'string' && names.has(name) },
          },
        }
      : {}),
    plugins: [
      new MiniCssExtractPlugin(),
      ...pages.map(
        (page) =>
          new HtmlWebpackPlugin({
            title: '考核助手',
            scriptLoading: 'defer',
            filename: `${pageName(page)}.html`,
            chunks: [pageName(page)],
            ...(page.template === undefined ? {} : { template: page.template }),
          }),
      ),
    ],
    performance: { hints: false },
    stats: 'errors-only',
  };
};

/** The files it was made from; throws with webpack's own words when it does not build. */
export async function run(configuration: Configuration): Promise<string[]> {
  const compiler = webpack(configuration);
  return new Promise((done, fail) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) fail(error);
        else if (!stats || stats.hasErrors())
          fail(new Error(stats?.toString({ all: false, errors: true }) ?? 'not built'));
        else done([...stats.compilation.fileDependencies]);
      });
    });
  });
}

export const buildPages = (options: PageBuild): Promise<string[]> => run(configurationOf(options));
