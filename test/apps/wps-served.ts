import { paneSecurityPolicy } from '../../deploy/pages/content-security-policy.mjs';
import { intranet } from '../support/old-chromium';
import { servePage, type PageServer } from '../support/page-server';
import { wpsPackage, type WpsPackage } from '../support/wps-package';

/** The package for WPS and where its online part is: plain http on an intranet, as administrators put it there. */
interface Served extends WpsPackage {
  /** The folder that goes to a server. */
  online: string;
}

/** Builds and serves the package for all tests of a file; to be asked for in them. */
export function servedPackage(): () => Served {
  let built: WpsPackage | undefined;
  let server: PageServer | undefined;
  beforeAll(async () => {
    built = await wpsPackage();
    server = await servePage(built.folder, paneSecurityPolicy);
  }, 600_000);
  afterAll(async () => {
    await server?.close();
  });
  return () => {
    if (!built || !server) throw new Error('not built');
    return { ...built, online: `${server.url.replace('127.0.0.1', intranet)}/wps/` };
  };
}
