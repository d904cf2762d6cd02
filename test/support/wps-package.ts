import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wpsBuild } from '../../deploy/pages/wps.mjs';
import { buildPage } from './page-build';
import { buildProduct } from './product-build';

/** The add-in for WPS as it is shipped, and the simulated program as a script for its page. */
export interface WpsPackage {
  /** What goes to a server is in `wps/`, what goes into a jsaddons folder in `wps-offline/`. */
  folder: string;
  /** Sets the simulated program up in a page. */
  simulation: string;
  remove: () => void;
}

const baseUrl = 'http://10.1.2.3/kaohe/';

export async function wpsPackage(): Promise<WpsPackage> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-wps-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await buildProduct(wpsBuild('production', { wpsBaseUrl: baseUrl }), join(folder, 'wps'));
    const simulated = join(folder, 'simulated');
    await buildPage({ entry: 'test/wps/page.ts', folder: simulated, old: true });
    return { folder, simulation: readFileSync(join(simulated, 'page.js'), 'utf8'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
