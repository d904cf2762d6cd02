import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failed } from '../../base/finding';
import { systemFinding } from './findings';
import { present } from './read-file';

/**
 * Whether a file may be replaced. A rename asks only the folder, so a read-only file would be overwritten on Linux and
 * macOS, and one that is open in another program too: the people there would lose what they typed, or we what we wrote.
 */

/** What Excel, WPS and LibreOffice leave beside a file while it is open. */
const lockNames = (name: string): string[] => [`~$${name}`, `.~${name}`, `.~lock.${name}#`];

/** The finding that forbids replacing the file, or undefined. Windows itself refuses to replace an open file. */
export async function writable(
  path: string,
  label: string,
  system: NodeJS.Platform = process.platform,
): Promise<ReturnType<typeof failed> | undefined> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o222) === 0)
      return failed('file-readonly', `文件「${label}」是只读的，没有写入。`, '请取消它的“只读”属性后重试。', {
        file: label,
      });
  } catch (error) {
    return systemFinding(error, '读取', label);
  }
  if (system === 'win32') return undefined;
  for (const lock of lockNames(basename(path)))
    if (await present(join(dirname(path), lock)))
      return failed(
        'file-locked',
        `文件「${label}」正被打开，没有写入。`,
        `请关闭该文件后重试；如果没有程序打开它，请删去同一文件夹里的「${lock}」。`,
        { file: label },
      );
  return undefined;
}
