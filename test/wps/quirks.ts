/**
 * Ways in which versions of WPS are reported to differ, each with where that is said. All off is the strict form: the
 * object model as the vendor declares it (et-jsapi-declare 2.5.0) and Excel's reference describes it.
 */
export interface Quirks {
  /**
   * `Add` of workbooks answers with null. Public add-ins fall back to the active workbook or sheet
   * (github.com/tmustier/pi-for-excel, src/host/wps/jsapi.ts takes null from every accessor).
   */
  addReturnsNull: boolean;
  /** One row or one column of values reads flat: public add-ins for 表格 on Linux shape it back. */
  flattened: boolean;
  /** A single cell reads as the value itself, as Excel's reference has it (Range.Value2), not as an array. */
  scalars: boolean;
  /**
   * A two-dimensional array written to a range does nothing, as reported of Linux builds by public add-ins; a row may be
   * written flat. Builds that others measured (11.1.0.11723) take arrays.
   */
  blocksIgnored: boolean;
  /** A missing item is null instead of throwing (pi-for-excel, as above). */
  missingFalsy: boolean;
  /** `Workbooks.Add(path)` ignores the path: only `Workbooks.Open` is seen in use in the field. */
  templateIgnored: boolean;
  /**
   * Files that `Workbooks.Open` opens from a folder of temporary files are read-only, as programs of an office do with files
   * from outside; there is no report of WPS that says so or denies it.
   */
  opensReadOnly: boolean;
  /**
   * A pane belongs to the window of the workbook that was in front when it was opened, and is not seen beside another one, as
   * panes of Office programs with a window for each workbook (github.com/NetOfficeFw/NetOffice issues 202 and 227).
   */
  panesOfWindows: boolean;
  /** Empty cells read as undefined, or as "", not as null: public add-ins take all three for empty. */
  emptyUndefined: boolean;
  emptyText: boolean;
  /** Members that cannot be used. Nobody reports any: what is missing the self-test must say, whatever it is. */
  lacks: readonly Lack[];
}

export type Lack = 'ApiEvent' | 'FileSystem' | 'Names' | 'Workbooks.Add' | 'Workbooks.Open';

export const strict: Quirks = {
  addReturnsNull: false,
  flattened: false,
  scalars: false,
  blocksIgnored: false,
  missingFalsy: false,
  templateIgnored: false,
  opensReadOnly: false,
  panesOfWindows: false,
  emptyUndefined: false,
  emptyText: false,
  lacks: [],
};
