import type { Configuration } from 'webpack';

/** The name of the command line in one file. */
export declare const commandName: string;
/** The command line as one file that needs nothing but Node. */
export declare const commandBuild: (mode: 'production' | 'development') => Configuration;
