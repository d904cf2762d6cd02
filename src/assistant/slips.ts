import { failed, ok, type Finding, type Result } from '../base/finding';
import type { NamedFile } from '../port/files';
import { namedSlips, slipsOf, type Slip } from '../workflow/slips';
import type { Assistant, Package } from './api';
import { readMaster, type Desk } from './desk';
import { inboxOf, namedFiles } from './inbox';

/** 退回单 of files that were picked: one marked copy, or an archive of all with their wording. */

type Steps = Pick<Assistant, 'returnSlips'>;

function packed(
  desk: Desk,
  slips: readonly Slip[],
  refused: readonly Finding[],
  files: readonly NamedFile[],
): Result<Package> {
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  const copies = namedSlips(slips).flatMap(({ slip, copy, text }) => {
    const own = bytes.get(slip.file);
    return own ? [{ name: copy, bytes: desk.files.marked(own, slip.marks), text, words: slip.text }] : [];
  });
  const [first] = copies;
  if (!first)
    return failed(
      'slip-none',
      ['这些文件里没有要退回的。', ...refused.map(({ file = '', message }) => `${file}：${message}`)].join(
        '',
      ),
      '选有错误的文件；认不出是谁的，直接告诉报送的人。',
    );
  if (copies.length === 1) return ok({ name: first.name, bytes: first.bytes, files: 1, cancelled: false });
  const inside = copies.flatMap(({ name, bytes: copy, text, words }): [string, Uint8Array][] => [
    [name, copy],
    [text, new TextEncoder().encode(words)],
  ]);
  return ok({
    name: `退回单-${desk.now().slice(0, 10)}.zip`,
    bytes: desk.files.archive(new Map(inside)),
    files: copies.length,
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
    const { slips, refused } = await slipsOf(open.value, listed.value, only);
    return packed(desk, slips, refused, named);
  },
});
