import type { Result } from '../../src/base/finding';
import { parseAddress } from '../../src/base/address';
import { sameFormula } from '../../src/sheets/formula-text';
import { cellAt, type CellData, type WorkbookData } from '../../src/sheets/data';
import type { HostUnderTest } from './host';

/** Assertions that run in any JavaScript engine: the suite also runs inside a page. */

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, each]) => each !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value;

/** Throws unless both are the same plain data. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(sorted(actual)), JSON.stringify(sorted(expected))];
  if (is !== should) throw new Error(`${what}: is ${is}, should be ${should}`);
}

/** Throws unless a formula says what it should, however the program spells it. */
export function sameFormulaIn(
  { workbook }: HostUnderTest,
  actual: string | undefined,
  expected: string | undefined,
  what: string,
): void {
  if (!sameFormula(actual, expected, workbook.label)) same(actual, expected, what);
}

export function valueOf<Value>(result: Result<Value>, what: string): Value {
  if (!result.ok) throw new Error(`${what}: ${result.finding.code} ${result.finding.message}`);
  return result.value;
}

/** Throws unless the host refused with this code. */
export function refusedWith(result: Result<unknown>, code: string, what: string): void {
  same(result.ok ? 'ok' : result.finding.code, code, what);
  if (!result.ok && (result.finding.message === '' || result.finding.remedy === ''))
    throw new Error(`${what}: the refusal says nothing`);
}

export async function readBook(host: HostUnderTest): Promise<WorkbookData> {
  return valueOf(await host.workbook.read(), 'read');
}

/** The cell at an A1 address. */
export function cellOf(book: WorkbookData, sheet: string, address: string): CellData {
  const found = book.sheets.find(({ name }) => name === sheet);
  const at = parseAddress(address);
  if (!found || !at)
    throw new Error(`no ${sheet}!${address}; sheets: ${book.sheets.map(({ name }) => name).join()}`);
  return cellAt(found, at.row, at.column);
}

/** Values at some addresses, read anew. */
export async function valuesAt(
  host: HostUnderTest,
  sheet: string,
  addresses: readonly string[],
): Promise<unknown[]> {
  const book = await readBook(host);
  return addresses.map((address) => cellOf(book, sheet, address).value);
}
