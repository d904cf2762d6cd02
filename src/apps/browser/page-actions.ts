import { ok, type Result } from '../../base/finding';
import { forgetWrites } from '../../hosts/web/kept-writes';
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

/** What the page does with files in place of a spreadsheet program. */
export const pageActions = (program: LateProgram): PageActions => ({
  newWorkbook: async () => {
    await forgetWrites();
    return (await program.grid()).discard();
  },
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
  discard: async () => {
    await forgetWrites();
    return (await program.grid()).discard();
  },
});
