import type { CellStyle } from '../sheets/style';

/** The format of a date whose style names none. */
export const dateFormat = 'yyyy-mm-dd';

/** Cells without any format of their own; hosts give them what their workbook gives such cells. */
export const bareStyle: CellStyle = { font: '宋体', size: 11 };
