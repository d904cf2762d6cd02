import { failed, ok, type Result } from '../base/finding';
import type { NamedFile } from '../port/files';
import { slipsOf, type Slip } from '../workflow/slips';
import type { Assistant, Package } from './api';
import { readMaster, type Desk } from './desk';
import { inboxOf, namedFiles } from './inbox';

/** 退回单 of files that were picked: one marked copy, or an archive of all with their wording. */

type Steps = Pick<Assistant, 'returnSlips'>;

const nameOf = ({ file, name }: Slip): string => `退回-${name}-${file.split('/').at(-1) ?? file}`;

function packed(desk: Desk, slips: readonly Slip[], files: readonly NamedFile[]): Result<Package> {
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  const copies = new Map<string, Uint8Array>();
  for (const slip of slips) {
    const own = bytes.get(slip.file);
    if (own) copies.set(nameOf(slip), desk.files.marked(own, slip.marks));
  }
  const [first] = copies;
  if (!first)
    return failed(
      'slip-none',
      '这些文件里没有要退回的。',
      '选有错误的文件；认不出是谁的，直接告诉报送的人。',
    );
  const date = desk.now().slice(0, 10);
  if (copies.size === 1) return ok({ name: first[0], bytes: first[1], files: 1, cancelled: false });
  const texts = new Map(
    slips.map((slip) => [`${nameOf(slip).replace(/\.\w+$/, '')}.txt`, new TextEncoder().encode(slip.text)]),
  );
  return ok({
    name: `退回单-${date}.zip`,
    bytes: desk.files.archive(new Map([...copies, ...texts])),
    files: copies.size,
    cancelled: false,
  });
}

export const slipSteps = (desk: Desk): Steps => ({
  returnSlips: async (files, only) => {
    const open = await readMaster(desk);
    if (!open.ok) return open;
    const named = namedFiles(desk.files, files);
    const listed = await inboxOf(desk.files, named).list();
    if (!listed.ok) return listed;
    return packed(desk, await slipsOf(open.value, listed.value, only), named);
  },
});
