import { failed, type Result } from '../base/finding';
import { UnwritableError } from './text';

/** The finding for a value that no cell can hold. Anything else is a mistake of our own and thrown on. */
export function unwritable(error: unknown, file: string): ReturnType<typeof failed> {
  if (!(error instanceof UnwritableError)) throw error;
  return failed(
    'value-unwritable',
    `有一处内容任何表格都放不下：${error.message}。没有写入。`,
    '请缩短或改正后再做一次。',
    { file },
  );
}

/** Runs what writes; a value that no cell can hold comes back as a finding. `file` names the workbook. */
export async function writing<Value>(
  file: string,
  write: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await write();
  } catch (error) {
    return unwritable(error, file);
  }
}
