import type { Configuration } from 'webpack';

/** How sources become scripts and style sheets, for every page of the product and for the pages of tests. */
export declare const sources: Pick<Configuration, 'resolve' | 'module'>;
