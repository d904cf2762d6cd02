import { resolve } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import ForkTsChecker from 'fork-ts-checker-webpack-plugin';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { contentSecurityPolicy } from './deploy/content-security-policy.mjs';

/** The page for a browser, in `dist/`. `npm start` serves it on this machine; any static server can serve the folder. */
export default (_env, { mode }) => ({
  mode: mode ?? 'production',
  // Source maps that are evaluated would need a looser security policy than the product has.
  devtool: mode === 'development' ? 'source-map' : false,
  entry: { browser: './src/apps/browser/main.ts' },
  output: {
    path: resolve('dist'),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    clean: true,
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
    ],
  },
  plugins: [
    new ForkTsChecker({ async: false }),
    // The manual as it stands in docs: help opens it beside the page, without a network.
    new CopyPlugin({ patterns: [{ from: 'docs/使用手册.md', to: 'manual.txt' }] }),
    new MiniCssExtractPlugin({ filename: '[name].[contenthash:8].css' }),
    new HtmlWebpackPlugin({
      template: './src/apps/browser/page.html',
      filename: 'index.html',
      scriptLoading: 'defer',
      // Holds also where the server sends no header of its own.
      meta: { csp: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy } },
    }),
  ],
  performance: { hints: false },
  stats: { preset: 'errors-warnings', assets: false },
  devServer: {
    host: 'localhost',
    port: 3000,
    open: false,
    hot: false,
    liveReload: false,
    client: false,
    webSocketServer: false,
    static: false,
    headers: { 'Content-Security-Policy': contentSecurityPolicy },
  },
});
