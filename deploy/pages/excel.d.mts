import type { Configuration } from 'webpack';

/** Addresses of office.js by the name of the build option. */
export declare const officeJsSources: Readonly<Record<'self' | 'cdn' | '21vianet', string>>;
/** Files of @microsoft/office-js that a self-hosted build ships. */
export declare const officeJsFiles: readonly string[];
/** The pages for Excel. Throws on an unknown `officeJs`. */
export declare const excelBuild: (
  mode: 'production' | 'development',
  env?: { officeJs?: string; baseUrl?: string },
) => Configuration;
/** The same, served over https on this machine; asks its user when there is no certificate yet. */
export declare const excelServer: (
  mode: 'production' | 'development',
  env?: { officeJs?: string },
) => Promise<Configuration>;
