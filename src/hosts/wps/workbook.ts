import { ok, type Result } from '../../base/finding';
import { writing } from '../../cells/unwritable';
import type { HostWorkbook } from '../../port/port';
import type { WorkbookData } from '../../sheets/data';
import type { WorkbookModel } from '../../sheets/model';
import { workbookBytes } from '../../xlsx/write';
import type { Disk } from './files/disk';
import { openBytes } from './files/open';
import { wpsFinding, wpsFindings } from './findings';
import { attempt, sheetNamed, sheetsOf } from './object-model/access';
import type { Application, Workbook, Worksheet } from './object-model/members';
import { withProgramHeld, type Note } from './object-model/settings';
import { identitySheetOf, readIdentity } from './read/identity';
import { readLayout } from './read/layout';
import { readBook } from './read/workbook';
import type { Strategy } from './strategy';
import { writeBook } from './write/write';

export interface WorkbookOptions {
  app: Application;
  strategy: Strategy;
  disk: Disk | undefined;
  note: Note;
  /** Called when something was written. */
  changed: () => void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether the workbook that was opened is the model's: its sheets in their order, and what it says it is. */
const isModel = (model: WorkbookModel) => (book: Workbook) => {
  const own = identitySheetOf(book);
  const found = sheetsOf(book)
    .filter((sheet: Worksheet) => sheet.Name !== own?.Name)
    .map((sheet) => sheet.Name);
  const wanted = model.sheets.map(({ name }) => name);
  const [identity, entries] = [readIdentity(book), model.identity].map((each) => Object.entries(each).sort());
  return own !== undefined && same(found, wanted) && same(identity, entries);
};

/** The workbook that is open in WPS. */
export function hostWorkbook({ app, strategy, disk, note, changed }: WorkbookOptions): HostWorkbook {
  /** The workbook as last read or made. What is written goes there, also when another one came to the front since. */
  let known: Workbook | undefined;

  const active = (): Workbook | null => attempt(() => app.ActiveWorkbook) ?? null;
  const nameOf = (book: Workbook | null | undefined) => attempt(() => book?.Name) ?? '工作簿';

  function read(): Result<WorkbookData> {
    const book = active();
    if (!book) return wpsFindings.noWorkbook();
    known = book;
    return readBook(book);
  }

  async function create(model: WorkbookModel): Promise<Result<void>> {
    const book = active();
    const bytes = await workbookBytes(model);
    try {
      if (book && Object.keys(readIdentity(book)).length > 0) return wpsFindings.masterExists(nameOf(book));
      if (!disk || strategy.opens.length === 0)
        return wpsFindings.cannot(
          '由加载项建表：不能读写或打开文件',
          '请用浏览器版建表，下载总表后用 WPS 打开，再回到这里打分和核算。',
        );
      const opener = { app, disk, opens: strategy.opens, note };
      known = withProgramHeld(app, note, () =>
        openBytes(opener, `${model.title}.xlsx`, bytes, isModel(model)),
      );
    } catch (error) {
      return wpsFinding('建表（没有留下半成品）', error);
    }
    changed();
    return ok(undefined);
  }

  return {
    get label() {
      return nameOf(active());
    },
    create: (model) => writing(model.title, () => create(model)),
    read: () => Promise.resolve(read()),
    layouts: (sheets) => {
      const book = known ?? active();
      if (!book) return Promise.resolve(wpsFindings.noWorkbook());
      try {
        return Promise.resolve(
          ok(
            sheets.flatMap((name) => {
              const sheet = sheetNamed(book, name);
              return sheet ? [readLayout(sheet)] : [];
            }),
          ),
        );
      } catch (error) {
        return Promise.resolve(wpsFinding('查看页面设置', error));
      }
    },
    write: (changes, identity) => {
      const book = known ?? active();
      if (!book) return Promise.resolve(wpsFindings.noWorkbook());
      if (typeof attempt(() => book.Name) !== 'string') return Promise.resolve(wpsFindings.closed('总表'));
      const result = writeBook({ app, book, strategy, note }, changes, identity);
      if (result.ok) changed();
      return Promise.resolve(result);
    },
  };
}
