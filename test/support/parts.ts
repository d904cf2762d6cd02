import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The workbook with the XML of a part changed, as another program or hand could have left it. */
export function partChanged(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const part = parts[path];
  if (!part) throw new Error(`no part ${path}`);
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(part))) });
}

/** The XML of a sheet with what stands in a cell replaced by `inner`, and its type by `type`. */
export const cellXmlChanged =
  (address: string, inner: string, type?: string) =>
  (xml: string): string => {
    const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>[^]*?</c>)`);
    if (!cell.test(xml)) throw new Error(`no cell ${address}`);
    return xml.replace(cell, (_, attributes: string) => {
      const kept = attributes.replace(/\st="[^"]*"/, '');
      return `<c r="${address}"${kept}${type === undefined ? '' : ` t="${type}"`}>${inner}</c>`;
    });
  };
