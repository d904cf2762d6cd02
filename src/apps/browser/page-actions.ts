import type { Assistant } from '../../assistant/api';
import { ok, type Result } from '../../base/finding';
import type { PageActions } from '../../pane/given';
import type { LateProgram } from './late-program';

/** The file that the person picks, or null where the chooser is closed without one. */
const picked = (): Promise<File | null> =>
  new Promise((resolve) => {
    const chooser = document.createElement('input');
    chooser.type = 'file';
    chooser.accept = '.xlsx';
    chooser.addEventListener('change', () => {
      resolve(chooser.files?.[0] ?? null);
    });
    chooser.addEventListener('cancel', () => {
      resolve(null);
    });
    chooser.click();
  });

/** Throws away the work, and what 恢复 would take back of it; where another window has the work, neither. */
async function discard(program: LateProgram, assistant: Pick<Assistant, 'forget'>): Promise<Result<void>> {
  const done = await (await program.grid()).discard();
  if (done.ok) await assistant.forget();
  return done;
}

/** What the page does with files in place of a spreadsheet program. */
export const pageActions = (program: LateProgram, assistant: Pick<Assistant, 'forget'>): PageActions => ({
  newWorkbook: () => discard(program, assistant),
  openFile: async () => {
    const file = await picked();
    return file ? program.open(file.name, new Uint8Array(await file.arrayBuffer())) : ok(undefined);
  },
  download: async (): Promise<Result<void>> => {
    const bytes = await program.bytes();
    if (!bytes.ok) return bytes;
    const saved = await program.save(program.workbook.label, bytes.value);
    if (saved.ok) (await program.grid()).handedOver();
    return saved;
  },
  discard: () => discard(program, assistant),
});
