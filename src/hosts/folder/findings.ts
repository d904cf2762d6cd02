import { failed } from '../../base/finding';
import { UnwritableError } from '../../cells/text';
import { unwritable } from '../../cells/unwritable';

/** What the operating system said, in words of the office. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

type Failure = ReturnType<typeof failed>;

/** The finding for an error of node:fs. `doing` is "读取" or "写入"; anything else is a mistake of ours and thrown on. */
export function systemFinding(error: unknown, doing: '读取' | '写入', file: string): Failure {
  const code = codeOf(error);
  const place = { file };
  switch (code) {
    case 'ENOENT':
      return doing === '读取'
        ? failed('file-missing', `找不到文件「${file}」。`, '请检查文件是否被移走或改名。', place)
        : failed(
            'folder-missing',
            `「${file}」所在的文件夹不存在。`,
            '请先建立文件夹，或换一个位置。',
            place,
          );
    case 'ENOTDIR':
      return failed('folder-missing', `「${file}」所在的位置不是文件夹。`, '请换一个位置。', place);
    case 'EISDIR':
      return failed('file-missing', `「${file}」是文件夹，不是文件。`, '请选择表格文件。', place);
    case 'EBUSY':
    case 'ETXTBSY':
      return failed(
        'file-locked',
        `文件「${file}」正被打开。`,
        '请在 Excel 或 WPS 中关闭该文件后重试。',
        place,
      );
    case 'EACCES':
    case 'EPERM':
      // Windows answers EPERM also for a file that Excel holds open.
      return failed(
        'file-locked',
        `没有权限${doing}「${file}」，或文件正被打开。`,
        '请在 Excel 或 WPS 中关闭该文件，并确认它和文件夹不是只读的，再重试。',
        place,
      );
    case 'EROFS':
      return failed('file-readonly', `「${file}」所在的磁盘是只读的。`, '请换一个可以写入的位置。', place);
    case 'ENOSPC':
    case 'EDQUOT':
      return failed(
        'disk-full',
        `磁盘空间不足，「${file}」没有写入，原文件未变。`,
        '请腾出空间后重试。',
        place,
      );
    case 'ENAMETOOLONG':
      return failed('file-name', `文件名过长：「${file}」。`, '请缩短文件名或文件夹的名称。', place);
    case '':
      throw error;
    default:
      return failed(
        'file-system',
        `${doing}「${file}」时出错（${code}）。`,
        '请检查磁盘与文件夹后重试。',
        place,
      );
  }
}

/** The finding for anything that kept a file from being written: the system, or a value that no cell can hold. */
export const notWritten = (error: unknown, file: string): Failure =>
  error instanceof UnwritableError ? unwritable(error, file) : systemFinding(error, '写入', file);
