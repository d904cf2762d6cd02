/** How a cell looks, in words any host can follow. Colours are RRGGBB, sizes in points. */
export interface CellStyle {
  font: string;
  size: number;
  bold?: boolean;
  color?: string;
  fill?: string;
  /** Thin lines all round, or only below (for signature lines). */
  border?: 'all' | 'bottom';
  horizontal?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'center' | 'bottom';
  wrap?: boolean;
  /** Excel's format code; "@" makes the cell text. */
  numberFormat?: string;
  /** True where people type. */
  unlocked?: boolean;
}
