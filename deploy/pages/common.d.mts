import type { Configuration } from 'webpack';

type Sources = Pick<Configuration, 'resolve' | 'module'>;

/** How sources become scripts and style sheets, for an engine of this language. */
export declare const sourcesFor: (given: { target: string; libraries?: boolean }) => Sources;

/** The same for today's browsers. */
export declare const sources: Sources;
