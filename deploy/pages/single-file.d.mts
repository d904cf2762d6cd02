import type { WebpackPluginInstance } from 'webpack';

/** The name of the one file, beside the folder of the page that is built. */
export declare const singleFileName: string;
/** Makes the one file of what the page's build emits. */
export declare const singleFile: WebpackPluginInstance;
