/** How values go into an area: all rows at once, row by row, or cell by cell. */
export type Bulk = 'block' | 'row' | 'cell';

export type Opening = 'template' | 'file';

/** Which way is taken for what versions of WPS do differently. Chosen by self-tests (probe.ts). */
export interface Ways {
  values: Bulk;
  formulas: Bulk;
  /** An area with several number formats, or partly merged, says so instead of answering for its first cell. */
  mixedTold: boolean;
  /** Names can be listed, read and added. */
  names: boolean;
  /** Changes are told; otherwise they are looked for. */
  events: boolean;
  /** A copy of a workbook can be saved as a file that holds it. */
  copies: boolean;
  /** How a file becomes an open workbook, the best way first: as the model of a new one, or opened itself. */
  opens: readonly Opening[];
}

/** The ways that need least of a program. */
export const plainWays: Ways = {
  values: 'cell',
  formulas: 'cell',
  mixedTold: false,
  names: false,
  events: false,
  copies: false,
  opens: [],
};
