/**
 * The members of WPS 表格's object model that we use, and no others. The names are the program's. Values are `unknown`
 * where versions are known to differ in what they give; what may be missing is optional. `test/types` holds this
 * against the vendor's declarations.
 */

export interface Font {
  Name: unknown;
  Size: unknown;
  Bold: unknown;
  Color: unknown;
}

export interface Interior {
  Color: unknown;
  ColorIndex: unknown;
}

export interface Border {
  LineStyle: unknown;
  Weight: unknown;
}

export interface Borders {
  Item(Index: number): Border;
  LineStyle: unknown;
}

export interface Range {
  readonly Row: number;
  readonly Column: number;
  readonly Rows: { readonly Count: number };
  readonly Columns: { readonly Count: number };
  readonly EntireRow: { Hidden: unknown };
  readonly EntireColumn: { Hidden: unknown };
  readonly Worksheet: Worksheet;
  readonly MergeArea: Range;
  readonly MergeCells: unknown;
  readonly HasFormula: unknown;
  readonly Text: unknown;
  Value2: unknown;
  Formula: unknown;
  NumberFormat: unknown;
  HorizontalAlignment: unknown;
  VerticalAlignment: unknown;
  WrapText: unknown;
  Locked: unknown;
  ColumnWidth: unknown;
  RowHeight: unknown;
  readonly Font: Font;
  readonly Interior: Interior;
  readonly Borders: Borders;
  Merge(): void;
  ClearContents(): unknown;
  ClearFormats(): unknown;
  Select(): unknown;
}

export interface PageSetup {
  /** 8 is A3, 9 is A4. */
  readonly PaperSize: number;
  Orientation: number;
  TopMargin: number;
  BottomMargin: number;
  LeftMargin: number;
  RightMargin: number;
  HeaderMargin: number;
  FooterMargin: number;
  FitToPagesWide: unknown;
  FitToPagesTall: unknown;
  PrintArea: string;
  PrintTitleRows: string;
}

/** What a protected sheet allows. Read before protection is lifted, so that it can be put back the same. */
export interface Protection {
  readonly AllowFormattingCells: boolean;
  readonly AllowFormattingColumns: boolean;
  readonly AllowFormattingRows: boolean;
  readonly AllowInsertingColumns: boolean;
  readonly AllowInsertingRows: boolean;
  readonly AllowInsertingHyperlinks: boolean;
  readonly AllowDeletingColumns: boolean;
  readonly AllowDeletingRows: boolean;
  readonly AllowSorting: boolean;
  readonly AllowFiltering: boolean;
  readonly AllowUsingPivotTables: boolean;
}

export interface Name {
  readonly Name: string;
  readonly RefersTo: unknown;
}

export interface Names {
  readonly Count: number;
  Item(Index: string | number): Name | null;
  Add(Name: string, RefersTo: string): unknown;
}

export interface Worksheet {
  Name: string;
  Visible: number;
  readonly UsedRange: Range;
  readonly Names: Names;
  readonly PageSetup: PageSetup;
  readonly ProtectContents: boolean;
  readonly ProtectDrawingObjects: boolean;
  readonly ProtectScenarios: boolean;
  readonly Protection: Protection;
  Range(Cell1: string): Range;
  Activate(): void;
  Unprotect(Password?: string): void;
  Protect(
    Password?: string,
    DrawingObjects?: boolean,
    Contents?: boolean,
    Scenarios?: boolean,
    UserInterfaceOnly?: boolean,
    AllowFormattingCells?: boolean,
    AllowFormattingColumns?: boolean,
    AllowFormattingRows?: boolean,
    AllowInsertingColumns?: boolean,
    AllowInsertingRows?: boolean,
    AllowInsertingHyperlinks?: boolean,
    AllowDeletingColumns?: boolean,
    AllowDeletingRows?: boolean,
    AllowSorting?: boolean,
    AllowFiltering?: boolean,
    AllowUsingPivotTables?: boolean,
  ): void;
}

/** Chart sheets are among them where the program counts `Sheets`; `Worksheets` has only worksheets. */
export interface Worksheets {
  readonly Count: number;
  Item(Index: string | number): object | null;
}

export interface Workbook {
  readonly Name: string;
  readonly FullName: string;
  readonly Path: string;
  readonly Worksheets: Worksheets;
  readonly Names: Names;
  readonly ActiveSheet: Worksheet | null;
  readonly CustomDocumentProperties: unknown;
  readonly HasVBProject: unknown;
  /** Opened only to be looked at: what is done in it cannot be saved under its name. */
  readonly ReadOnly: unknown;
  readonly Date1904: unknown;
  Saved: boolean;
  LinkSources(Type?: number): unknown;
  Activate(): void;
  Close(SaveChanges?: boolean): void;
  SaveCopyAs(Filename: string): void;
}

export interface Workbooks {
  readonly Count: number;
  Item(Index: string | number): Workbook | null;
  Add(Template?: string): Workbook | null;
  Open(Filename: string): Workbook | null;
}

export type EventName =
  | 'SheetChange'
  | 'SheetSelectionChange'
  | 'SheetActivate'
  | 'WorkbookOpen'
  | 'NewWorkbook'
  | 'WorkbookActivate'
  | 'WorkbookNewSheet'
  | 'SheetBeforeDelete';

export interface ApiEvent {
  AddApiEventListener(EventName: EventName, callback: (first?: unknown, second?: unknown) => void): void;
  RemoveApiEventListener(EventName: EventName, callback?: (first?: unknown, second?: unknown) => void): void;
}

export interface FileSystem {
  Exists?(path: string): unknown;
  Remove?(path: string): unknown;
  writeAsBinaryString?(path: string, data: string): unknown;
  ReadFileAsArrayBuffer?(path: string): unknown;
}

export interface Env {
  GetTempPath?(): unknown;
  GetHomePath?(): unknown;
  GetDesktopPath?(): unknown;
}

/** What all pages of the add-in share until WPS is closed. */
export interface PluginStorage {
  getItem(key: string): unknown;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface TaskPane {
  Visible: boolean;
}

export interface Application {
  readonly Name: string;
  readonly Version: unknown;
  readonly Build: unknown;
  readonly ActiveWorkbook: Workbook | null;
  readonly ActiveCell: Range | null;
  readonly Selection: unknown;
  readonly Workbooks: Workbooks;
  ScreenUpdating: boolean;
  EnableEvents: boolean;
  DisplayAlerts: boolean;
  Calculation: number;
  Calculate(): void;
  GetSaveAsFilename?(InitialFilename?: string, FileFilter?: string): unknown;
  readonly ApiEvent?: ApiEvent;
  readonly FileSystem?: FileSystem;
  readonly Env?: Env;
  readonly PluginStorage?: PluginStorage;
  GetTaskPane?(id: number): TaskPane | null;
}
