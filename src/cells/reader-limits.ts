/** How large a workbook may be that is read: what is made must stay below, or nobody could open it again. */
export const readerLimits = {
  /** Bytes of the file. */
  file: 20 * 1024 * 1024,
  /** Bytes of one part and of all, unpacked. */
  part: 32 * 1024 * 1024,
  all: 64 * 1024 * 1024,
  /** Cells of all sheets, counted as rectangles from A1. */
  cells: 2_000_000,
} as const;
