import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wpsBuild } from '../../deploy/pages/wps.mjs';
import { keptBuild } from './kept';
import { buildPages } from './page-build';
import { buildProduct } from './product-build';

/** The add-in for WPS as it is shipped, and the simulated program as a script for its page. */
export interface WpsPackage {
  /** What goes to a server is in `wps/`, what goes into a jsaddons folder in `wps-offline/`. */
  folder: string;
  /** Sets the simulated program up in a page. */
  simulation: string;
}

const baseUrl = 'http://10.1.2.3/kaohe/';

export async function wpsPackage(): Promise<WpsPackage> {
  const folder = await keptBuild('wps', baseUrl, (into) =>
    buildProduct(wpsBuild('production', { wpsBaseUrl: baseUrl }), join(into, 'wps')),
  );
  const pages = [{ entry: 'test/wps/page.ts' }];
  const simulated = await keptBuild('wps-simulated', pages, (into) =>
    buildPages({ pages, folder: into, old: true }),
  );
  return { folder, simulation: readFileSync(join(simulated, 'test-wps-page.js'), 'utf8') };
}
