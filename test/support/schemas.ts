import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/**
 * The standard as the judge: a part that does not validate against ISO/IEC 29500 is one that Excel may offer to
 * repair. The schemas are a public standard, kept beside the repository.
 */
const folder = resolve(process.cwd(), '../shared/ooxml');

/** Which schema holds which part. */
const schemas: readonly (readonly [RegExp, string])[] = [
  [/^xl\/(?:workbook|styles|sharedStrings|calcChain|comments\d*|comments\/.*)\.xml$/, 'sml.xsd'],
  [/^xl\/worksheets\/[^/]+\.xml$/, 'sml.xsd'],
  [/^xl\/tables\/[^/]+\.xml$/, 'sml.xsd'],
  [/^xl\/theme\/[^/]+\.xml$/, 'dml-main.xsd'],
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-relationships.xsd'],
  [
    /^word\/(?:document|styles|settings|numbering|fontTable|footnotes|endnotes|header\d+|footer\d+)\.xml$/,
    'wml.xsd',
  ],
  [/^docProps\/custom\.xml$/, 'shared-documentPropertiesCustom.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
];

let known: boolean | undefined;

/** Whether xmllint and the schemas are here. */
export function available(): boolean {
  known ??= existsSync(join(folder, 'sml.xsd')) && spawnSync('xmllint', ['--version']).status === 0;
  return known;
}

/** The one thing the schemas themselves have wrong. */
const knownGap = /attribute '(?:\{http:\/\/www\.w3\.org\/XML\/1998\/namespace\})?(?:xml:)?space'/;

/** A part without what it says may be passed over (w14, w15 …): extensions, which the schema does not know. */
function withoutIgnorable(part: string): string {
  const [all = '', names = ''] = / mc:Ignorable="([^"]*)"/.exec(part) ?? [];
  return names
    .split(' ')
    .filter((name) => name !== '')
    .reduce(
      (text, name) => text.replaceAll(new RegExp(` ${name}:\\w+="[^"]*"`, 'g'), ''),
      part.replace(all, ''),
    );
}

/** What the standard has against the parts of a workbook or a Word document, one line each; empty when all is well. */
export const invalidParts = (bytes: Uint8Array): string[] => invalidPartsOf(new Map([['.', bytes]]));

/** The same of many files, each line beginning with the file's name. */
export function invalidPartsOf(books: ReadonlyMap<string, Uint8Array>): string[] {
  const work = mkdtempSync(join(tmpdir(), 'kaohe-schemas-'));
  try {
    const bySchema = new Map<string, string[]>();
    for (const [book, bytes] of books)
      for (const [name, data] of Object.entries(unzipSync(bytes))) {
        const schema = schemas.find(([pattern]) => pattern.test(name))?.[1];
        if (!schema) continue;
        const file = join(work, book, name.replace(/[[\]]/g, '_'));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, schema === 'wml.xsd' ? withoutIgnorable(strFromU8(data)) : data);
        bySchema.set(schema, [...(bySchema.get(schema) ?? []), file]);
      }
    return [...bySchema].flatMap(([schema, files]) => {
      // One call for all parts of a schema: reading the schema costs more than checking a part.
      const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', join(folder, schema), ...files], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
      return run.stderr
        .split('\n')
        .filter(
          (line) => line !== '' && !/ validates$| fails to validate$/.test(line) && !knownGap.test(line),
        )
        .map((line) => line.replace(`${work}/`, ''));
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
