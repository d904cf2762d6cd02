import { BrowserProgram } from './program';

export type { BrowserProgram } from './program';

/**
 * Puts the spreadsheet into an element of the page, which needs a size of its own, and answers with the program around
 * it. Some megabytes hang on this module: load it by `import()`, where a page with a grid is shown.
 */
export const browserProgram = (container: HTMLElement): Promise<BrowserProgram> =>
  BrowserProgram.start(container);
