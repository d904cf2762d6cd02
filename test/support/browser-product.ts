import { join } from 'node:path';
import { browserBuild } from '../../deploy/pages/browser.mjs';
import { singleFileName } from '../../deploy/pages/single-file.mjs';
import { keptBuild } from './kept';
import { buildProduct } from './product-build';

/** The browser page as `npm run build` makes it, for whichever tests need it. */
export interface BrowserProduct {
  /** For a server. */
  folder: string;
  /** The page in one file. */
  file: string;
}

export async function browserProduct(): Promise<BrowserProduct> {
  const built = await keptBuild('browser-product', [], (into) =>
    buildProduct(browserBuild('production'), join(into, 'browser')),
  );
  return { folder: join(built, 'browser'), file: join(built, singleFileName) };
}
