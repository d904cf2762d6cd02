import type { Configuration } from 'webpack';

/** The add-in for WPS 表格, as webpack builds it. Throws for an address that does not end in "/". */
export declare const wpsBuild: (
  mode: 'production' | 'development',
  env?: { wpsBaseUrl?: string },
) => Configuration;
