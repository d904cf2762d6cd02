import { resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { manualBeside } from '../manual/manual.mjs';
import { contentSecurityPolicy } from './content-security-policy.mjs';

/**
 * How sources become scripts and style sheets. `target` is the language of the engine that runs them; libraries come in
 * ES2022 and are lowered only where `libraries` asks for it.
 */
export const sourcesFor = ({ target, libraries = false }) => ({
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target,
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
      ...(libraries
        ? [
            {
              test: /\.[cm]?js$/,
              use: { loader: 'swc-loader', options: { isModule: 'unknown', jsc: { target } } },
            },
          ]
        : []),
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
    ],
  },
});

/** For the pages of the product that run in today's browsers, and for the pages of tests. */
export const sources = sourcesFor({ target: 'es2022' });

/** A page of the product, into a folder of its own below `dist/`: what all of them have. */
export const pageBuild = ({ name, folder, entry, mode }) => ({
  name,
  mode,
  // Source maps that are evaluated would need a looser security policy than the product has.
  devtool: mode === 'development' ? 'source-map' : false,
  entry,
  output: {
    path: resolve('dist', folder),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    clean: true,
  },
  ...sources,
  plugins: [
    // Help opens it beside the page, without a network.
    manualBeside,
    new MiniCssExtractPlugin({ filename: '[name].[contenthash:8].css' }),
  ],
  performance: { hints: false },
  stats: { preset: 'errors-warnings', assets: false },
});

/**
 * The HTML around a script of the page. Its security policy holds also where the server sends no header. What more is
 * given, the template finds in `htmlWebpackPlugin.options`.
 */
export const html = (template, filename = 'index.html', chunks = undefined, { policy, ...more } = {}) =>
  new HtmlWebpackPlugin({
    ...more,
    template,
    filename,
    ...(chunks ? { chunks } : {}),
    scriptLoading: 'defer',
    meta: {
      csp: { 'http-equiv': 'Content-Security-Policy', content: policy ?? contentSecurityPolicy },
    },
  });

/**
 * What webpack's own server must not do with our pages: what it would put into them speaks to it, which their policy forbids.
 * @param policy sent with every answer
 */
export const plainServer = (policy) => ({
  open: false,
  hot: false,
  liveReload: false,
  client: false,
  webSocketServer: false,
  static: false,
  headers: { 'Content-Security-Policy': policy },
});
