import type { Paper } from '../../papers/paper';

/** A paper as a Word document. What writes it is loaded with the first one: most visits ask for none. */
export const word = async (paper: Paper): Promise<Uint8Array> =>
  (await import('../../word/write')).wordBytes(paper);
