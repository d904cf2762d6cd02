import type { Configuration } from 'webpack';

/** The page for a browser, in `dist/browser/`. */
export declare const browserBuild: (mode: 'production' | 'development') => Configuration;
