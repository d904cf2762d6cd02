import { failed, ok, type Result } from '../../base/finding';
import { guard } from '../../xlsx/guard';
import { base64Of } from '../../cells/bytes';
import { findingOf, excelErrorOf } from './session/excel-error';
import type { ExcelLibrary, OfficeDocument } from './options';

/** Files to the user, and the open workbook as a file. */

/** A new window with the file; the pane stays with the workbook it is docked to. */
export async function opened(
  { createWorkbook }: ExcelLibrary,
  name: string,
  bytes: Uint8Array,
): Promise<Result<void>> {
  const guarded = guard(bytes, name);
  if (!guarded.ok) return guarded;
  try {
    await createWorkbook(base64Of(guarded.value.bytes));
    return ok(undefined);
  } catch (error) {
    return findingOf(excelErrorOf(error), name);
  }
}

const cannot = () =>
  failed('program-cannot', '这个版本的 Excel 不提供当前工作簿的文件。', '请用“文件—另存为”存一份。');

/** Bytes of one slice: numbers, or bytes already. */
const sliceOf = (data: unknown): Uint8Array =>
  data instanceof Uint8Array ? data : Uint8Array.from(Array.isArray(data) ? (data as number[]) : []);

const sliceSize = 4_194_304;

/** The open workbook as it stands. */
export function bytesOfOpen(
  document: OfficeDocument | undefined,
  label: string,
): Promise<Result<Uint8Array>> {
  const getFile = document?.getFileAsync?.bind(document);
  if (!getFile) return Promise.resolve(cannot());
  const wrong = (error: { code?: number; message?: string } | null | undefined): Result<Uint8Array> =>
    findingOf(
      { code: `getFileAsync ${error?.code ?? ''}`.trim(), message: error?.message ?? '', location: '' },
      label,
    );
  return new Promise((resolve) => {
    getFile('compressed', { sliceSize }, ({ status, value: file, error }) => {
      if (status !== 'succeeded') {
        resolve(wrong(error));
        return;
      }
      const slices: Uint8Array[] = [];
      // Excel keeps two such files at most: it is given back whatever happens.
      const end = (result: Result<Uint8Array>) => {
        file.closeAsync(() => {
          resolve(result);
        });
      };
      const next = (index: number): void => {
        if (index >= file.sliceCount) {
          end(ok(joined(slices)));
          return;
        }
        file.getSliceAsync(index, (slice) => {
          if (slice.status !== 'succeeded') {
            end(wrong(slice.error));
            return;
          }
          slices.push(sliceOf(slice.value.data));
          next(index + 1);
        });
      };
      next(0);
    });
  });
}

function joined(slices: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(slices.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const slice of slices) {
    all.set(slice, at);
    at += slice.length;
  }
  return all;
}
