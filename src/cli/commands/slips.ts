import { isAbsolute, relative, resolve } from 'node:path';
import type { Finding } from '../../base/finding';
import { fileMaster, folderInbox, folderShelf } from '../../hosts/folder';
import { openMaster } from '../../workflow/master';
import { namedSlips, slipsOf } from '../../workflow/slips';
import { options, UsageError } from '../arguments';
import { complain, findingLine, say } from '../terminal';

/** Whether a folder lies in another one, or is the same. */
function isWithin(folder: string, other: string): boolean {
  const way = relative(resolve(other), resolve(folder));
  return !way.startsWith('..') && !isAbsolute(way);
}

function refused(finding: Finding): number {
  complain(findingLine(finding));
  return 1;
}

/** kaohe slips: 退回单 of the returned files that have errors, each a marked copy with the wording beside it. */
export async function slips(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['master', 'in', 'out'], flags: ['overwrite'] });
  const [master, from, out] = [given.required('master'), given.required('in'), given.required('out')];
  if (isWithin(out, from))
    throw new UsageError('--out 不能在 --in 的文件夹里面：退回的表会被当成收回的表再收一次。');
  const open = await openMaster(fileMaster(master, undefined, true));
  if (!open.ok) return refused(open.finding);
  const listed = await folderInbox(from).list();
  if (!listed.ok) return refused(listed.finding);
  const files = new Map(listed.value.map((file) => [file.label, file]));
  const shelf = folderShelf(out, given.flag('overwrite'));
  const { slips: made, refused: unread } = await slipsOf(open.value, listed.value, null);
  const named = namedSlips(made);
  for (const { slip, copy, text } of named) {
    const marked = await files.get(slip.file)?.marked(slip.marks);
    if (!marked) continue;
    if (!marked.ok) return refused(marked.finding);
    const kept = await shelf.put(copy, marked.value);
    const told = kept.ok ? await shelf.put(text, new TextEncoder().encode(slip.text)) : kept;
    if (!told.ok) return refused(told.finding);
    say(`${slip.name}：${slip.file}，标出 ${slip.marks.length} 格`);
  }
  // Nothing can be marked in what cannot be read: its sender is told by other ways.
  for (const finding of unread) say(`没有做退回单：${findingLine(finding)}`);
  say(named.length === 0 ? '没有要退回的表。' : `退回单 ${named.length} 份：${out}`);
  return 0;
}
