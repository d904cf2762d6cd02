import { access, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, type Result } from '../../base/finding';
import type { WorkbookData } from '../../sheets/data';
import { systemFinding } from './findings';
import { fileFindings, limits } from '../../xlsx/guard';
import { readWorkbook } from '../../xlsx/read';

/** Whether something stands at a path. */
export const present = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The bytes of a file; one that is too large is not even loaded. `label` names it in findings. */
export async function fileBytes(path: string, label: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(path);
    if (size > limits.file) return fileFindings.tooLarge(label, `超过 ${limits.file / 1_048_576} MB`);
    return ok(await readFile(path));
  } catch (error) {
    return systemFinding(error, '读取', label);
  }
}

/** A workbook from a file. */
export async function readFileWorkbook(path: string, label = basename(path)): Promise<Result<WorkbookData>> {
  const bytes = await fileBytes(path, label);
  return bytes.ok ? readWorkbook(bytes.value, label) : bytes;
}
