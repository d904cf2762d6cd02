/** How values go into an area: all rows at once, or row by row. */
export type Bulk = 'block' | 'row';

/** How a file becomes an open workbook: as the template of a new one, or opened itself. */
export type Opening = 'template' | 'file';

/** Which way is taken for what versions of WPS do differently. Chosen by the self-test. */
export interface Strategy {
  values: Bulk;
  formulas: Bulk;
  /** A copy of a workbook can be saved as a file that holds it. */
  copies: boolean;
  /** The best way first. */
  opens: readonly Opening[];
  /** Changes and selections are reported. */
  events: boolean;
}
