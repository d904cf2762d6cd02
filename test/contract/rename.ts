import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A file with a sheet that somebody gave another name in another program. */
export function renamed(bytes: Uint8Array, sheet: string, name: string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const escaped = name.replaceAll("'", '&apos;');
  parts['xl/workbook.xml'] = strToU8(
    xml
      .replace(`name="${sheet}"`, `name="${escaped}"`)
      .replaceAll(`'${sheet}'!`, `'${name.replaceAll("'", "''")}'!`),
  );
  return zipSync(parts);
}
