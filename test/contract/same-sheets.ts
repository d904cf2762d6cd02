import { address } from '../../src/base/address';
import { workbookModel } from '../../src/xlsx/show';
import type { CellModel, PageSetup, SheetModel } from '../../src/sheets/model';
import { settleMaster } from '../../src/workflow/settle';
import { valueOf } from './expect';
import type { HostUnderTest } from './host';
import { collectedYear } from './year-scenarios';

/**
 * The sheets of the demo year as a host has them: values, formulas, formats and page setup as plain data, so that any
 * two hosts can be held against each other, also when one of them lives in a page.
 */
export interface SheetSeen {
  name: string;
  role: string;
  visibility: string;
  protected: boolean;
  /** By A1 address; what is empty and looks like nothing is left out. */
  values: Record<string, unknown>;
  formulas: Record<string, string>;
  formats: Record<string, string>;
  merges: string[];
  columnWidths: number[];
  rowHeights: Record<number, number>;
  hidden: { rows: number[]; columns: number[] };
  validations: string[];
  conditionalFormats: string[];
  freeze: SheetModel['freeze'] | null;
  tabColor: string | null;
  zoom: number;
  page: PageSetup;
}

/** Programs quote sheet names only where they must. */
const plainNames = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"|'((?:[^']|'')+)'!/g, (whole, name?: string) =>
    name !== undefined && /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/.test(name) ? `${name}!` : whole,
  );

/** Numbers to the digits that every program keeps; a result that is empty text is empty. */
const plainValue = ({ value }: CellModel): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value === '' ? null : value;

/** Said the same whatever was left out because it is the usual. */
function plainFormat({ style, date }: CellModel): string {
  const format = style.numberFormat ?? (date ? 'yyyy-mm-dd' : 'General');
  return [
    `${style.font} ${style.size}${style.bold ? ' 粗' : ''}`,
    `字 ${style.color ?? '000000'}`,
    `底 ${style.fill ?? '无'}`,
    `线 ${style.border ?? '无'}`,
    `${style.horizontal ?? '常规'}／${style.vertical ?? 'center'}`,
    style.wrap ? '换行' : '不换行',
    format,
    style.unlocked ? '可填' : '锁定',
  ].join('，');
}

const sorted = (list: readonly unknown[]): string[] =>
  list
    .map((each) =>
      JSON.stringify(each, (_key, value: unknown) => (typeof value === 'string' ? plainNames(value) : value)),
    )
    .sort();

function seen(sheet: SheetModel): SheetSeen {
  const values: SheetSeen['values'] = {};
  const formulas: SheetSeen['formulas'] = {};
  const formats: SheetSeen['formats'] = {};
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell) return;
      const at = address(r, c);
      const value = plainValue(cell);
      if (value !== null) values[at] = value;
      if (cell.formula !== undefined) formulas[at] = plainNames(cell.formula);
      formats[at] = plainFormat(cell);
    }),
  );
  return {
    name: sheet.name,
    role: sheet.role,
    visibility: sheet.visibility,
    protected: sheet.protected,
    values,
    formulas,
    formats,
    merges: sorted(sheet.merges),
    columnWidths: sheet.columnWidths.map((width) => Math.round(width * 100) / 100),
    rowHeights: Object.fromEntries(
      sheet.rowHeights.flatMap((height, row) => (height === null ? [] : [[row, height]])),
    ),
    hidden: { rows: sheet.hiddenRows ?? [], columns: sheet.hiddenColumns ?? [] },
    validations: sorted(sheet.validations),
    conditionalFormats: sorted(sheet.conditionalFormats),
    freeze: sheet.freeze ?? null,
    tabColor: sheet.tabColor ?? null,
    zoom: sheet.zoom ?? 100,
    page: sheet.page,
  };
}

/** The host's workbook as an .xlsx file, for hosts that can give one. */
async function fileOf({ program }: HostUnderTest): Promise<Uint8Array> {
  if (!program) throw new Error('a host of files is asked for its file directly');
  return valueOf(await program.bytes(), 'bytes');
}

/** Lives through the demo year in a host (create, issue, collect, settle) and answers what its sheets are then. */
export async function sheetsOfYear(
  host: HostUnderTest,
  file: () => Promise<Uint8Array> = () => fileOf(host),
): Promise<SheetSeen[]> {
  await collectedYear(host);
  const settled = valueOf(await settleMaster(host.workbook, { now: '2020-01-18 09:00' }), 'settle');
  if (!settled.results) throw new Error('no results');
  return valueOf(await workbookModel(await file(), '总表.xlsx'), 'model').sheets.map(seen);
}
