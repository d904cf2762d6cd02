import { unzipSync, strFromU8 } from 'fflate';

/** A describe that needs a program of this machine; without it the tests are skipped by name and loudly. */
export function describeWithTool(
  tool: string,
  available: () => boolean,
  name: string,
  tests: () => void,
): void {
  if (available()) {
    describe(name, tests);
    return;
  }
  console.warn(`\n!!! 未运行：「${name}」需要 ${tool}，本机没有。这些检查没有做。\n`);
  describe.skip(`${name}（缺少 ${tool}，未运行）`, tests);
}

/** The text of a part, or undefined. */
export function partOf(bytes: Uint8Array, path: string): string | undefined {
  const part = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
  return part && strFromU8(part);
}

/** The names of all parts. */
export const partNames = (bytes: Uint8Array): string[] => Object.keys(unzipSync(bytes));

/** How the parts of a written workbook say a cell looks, in their own words; not by our reader, which may share our faults. */
export function styleOf(bytes: Uint8Array, sheet: string, cell: string) {
  const styles = partOf(bytes, 'xl/styles.xml') ?? '';
  const index = new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(partOf(bytes, sheet) ?? '')?.[1];
  const entries = (list: string, entry: string) => {
    const [, inner = ''] = new RegExp(`<${list}[ >][^>]*>?([^]*?)</${list}>`).exec(styles) ?? [];
    return inner.match(new RegExp(`<${entry}(?:\\s[^>]*?)?(?:/>|>[^]*?</${entry}>)`, 'g')) ?? [];
  };
  const format = entries('cellXfs', 'xf')[Number(index)] ?? '';
  const id = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(format)?.[1]);
  const code = new RegExp(`<numFmt numFmtId="${id('numFmtId')}" formatCode="([^"]*)"`).exec(styles)?.[1];
  return {
    font: entries('fonts', 'font')[id('fontId')],
    fill: entries('fills', 'fill')[id('fillId')],
    numberFormat: code,
  };
}
