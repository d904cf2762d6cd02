import type { FileFormat, NamedFile } from '../port/files';
import type { Incoming } from '../port/port';
import type { Scheme } from '../schemes/scheme';
import { returnsOf, type Known, type ReadReturn, type Return } from '../workflow/returns';

/** Reading files that came back in a second thread beside the assistant's own: nothing but data goes across. */

/** The second thread, as the first one sees it. */
export interface Helper {
  /** Comes first and once: what the 总表 knows of the files. */
  begin(scheme: Scheme, known: Known): Promise<void>;
  /** Fails where this thread cannot: whatever the file is, the first thread says. */
  read(file: NamedFile, hash: string): Promise<Return[]>;
  /** Nothing more is asked. */
  end(): void;
}

/** What the second thread does. */
export function helperFor(format: FileFormat): Pick<Helper, 'begin' | 'read'> {
  let told: { scheme: Scheme; known: Known } | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return {
    begin: (scheme, known) => {
      told = { scheme, known };
      return Promise.resolve();
    },
    read: ({ name, bytes }, hash) => {
      if (!told) throw new Error('begin comes first');
      const { scheme, known } = told;
      const incoming: Incoming = { label: name, hash, read: () => format.read(bytes, name) };
      // One at a time: two large files would need the memory of both.
      const read = before.then(() => returnsOf(scheme, incoming, known));
      before = read.catch(() => undefined);
      return read;
    },
  };
}

/**
 * How files of these are read in the second thread.
 * @param files named as the inbox names them
 */
export async function helping(
  helper: Helper,
  files: readonly NamedFile[],
  scheme: Scheme,
  known: Known,
): Promise<ReadReturn> {
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  await helper.begin(scheme, known);
  return ({ label, hash }) =>
    helper.read({ name: label, bytes: byName.get(label) ?? new Uint8Array() }, hash);
}
