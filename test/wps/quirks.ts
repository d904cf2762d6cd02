/**
 * Ways in which versions of WPS are known, or feared, to differ. All off is the strict form: the object model as the
 * vendor declares it and Excel's reference describes it.
 */
export interface Quirks {
  /** `Add` of sheets and workbooks answers with null. */
  addReturnsNull: boolean;
  /** One row or one column of values reads flat. */
  flattened: boolean;
  /** A single cell reads as the value itself, not as an array. */
  scalars: boolean;
  /** A block of values reads as an object with `Item(row, column)`. */
  wrapped: boolean;
  /** A two-dimensional array written to a range does nothing, as on Linux; a row may be written flat. */
  blocksIgnored: boolean;
  /** No array written to a range does anything. */
  arraysIgnored: boolean;
  /** Bulk reading of more than one row throws. */
  blocksUnreadable: boolean;
  /** A missing item is falsy instead of throwing. */
  missingFalsy: boolean;
  /** Names cannot be listed, read or added. */
  noNames: boolean;
  /** There is no ApiEvent. */
  noEvents: boolean;
  /** Listeners may register, but nothing is ever told. */
  silentEvents: boolean;
  /** Borders throw. */
  bordersFail: boolean;
  /** There is no FileSystem. */
  noFiles: boolean;
  /** `writeAsBinaryString` refuses paths; `WriteFile` writes text as UTF-8. */
  textFiles: boolean;
  /** `writeAsBinaryString` and `ReadFileAsArrayBuffer` are missing; `WriteFile` writes characters as bytes. */
  oldFiles: boolean;
  /** `Workbooks.Add(path)` ignores the path. */
  templateIgnored: boolean;
  /** `Workbooks.Open` and `Add(path)` throw. */
  openFails: boolean;
  /** An area of several formats, or partly merged, answers for its first cell. */
  mixedUntold: boolean;
  /** Empty cells read as undefined, as "", not as null. */
  emptyUndefined: boolean;
  emptyText: boolean;
  /** Validation, page setup and conditional formats throw. */
  rulesFail: boolean;
  /** No new workbook can be made. */
  noNewBooks: boolean;
}

export const strict: Quirks = {
  addReturnsNull: false,
  flattened: false,
  scalars: false,
  wrapped: false,
  blocksIgnored: false,
  arraysIgnored: false,
  blocksUnreadable: false,
  missingFalsy: false,
  noNames: false,
  noEvents: false,
  silentEvents: false,
  bordersFail: false,
  noFiles: false,
  textFiles: false,
  oldFiles: false,
  templateIgnored: false,
  openFails: false,
  mixedUntold: false,
  emptyUndefined: false,
  emptyText: false,
  rulesFail: false,
  noNewBooks: false,
};
