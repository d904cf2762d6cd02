import { resolve } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import webpack from 'webpack';
import { manifestFaults } from './check.mjs';
import { manifestFor, manifestValues } from './manifest.mjs';

const name = 'ExcelPackage';

/**
 * A part of the build of the Excel pages: puts `manifest.xml` and the icons beside them. Fails at once for an address
 * that Office cannot take, and at the end when the manifest points at a page the build did not make.
 */
export function excelPackage({ baseUrl, version }) {
  manifestValues({ baseUrl, version });
  const { Compilation, WebpackError, sources } = webpack;
  return {
    apply(compiler) {
      new CopyPlugin({ patterns: [{ from: 'assets/*.png' }] }).apply(compiler);
      compiler.hooks.thisCompilation.tap(name, (compilation) => {
        const stage = (hookStage) => ({ name, stage: hookStage });
        compilation.hooks.processAssets.tapPromise(
          stage(Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL),
          async () => {
            compilation.fileDependencies.add(resolve('manifest.xml'));
            const manifest = await manifestFor({ baseUrl, version });
            compilation.emitAsset('manifest.xml', new sources.RawSource(manifest));
          },
        );
        compilation.hooks.processAssets.tapPromise(
          stage(Compilation.PROCESS_ASSETS_STAGE_REPORT),
          async () => {
            const fileOf = (file) => compilation.getAsset(file)?.source.buffer();
            for (const fault of await manifestFaults(String(fileOf('manifest.xml')), fileOf))
              compilation.errors.push(new WebpackError(`manifest.xml：${fault}`));
          },
        );
      });
    },
  };
}
