import { ok, type Result } from '../../base/finding';
import { writing } from '../../cells/unwritable';
import type { HostWorkbook } from '../../port/port';
import type { Following } from '../../port/program';
import type { WorkbookData } from '../../sheets/data';
import type { WorkbookModel } from '../../sheets/model';
import { workbookBytes } from '../../xlsx/write';
import type { Disk } from './files/disk';
import { openBytes } from './files/open';
import type { Surroundings } from './files/save';
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
  report?: Surroundings['report'];
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

/** The workbook behind the port, with what else of the program belongs to it. */
interface WpsWorkbook extends HostWorkbook {
  readonly following: Following;
  /** The workbook that work goes to: the one held, else the one in front. */
  current: () => Workbook | null;
  /** The workbook that the pane shows, else the one in front. */
  looked: () => Workbook | null;
  /** The same, where it is the one in front: null behind another one. */
  seen: () => Workbook | null;
  /** A workbook that the pane itself brought to the front. */
  came: (book: Workbook) => void;
}

/** The workbook that is open in WPS. */
export function hostWorkbook({ app, strategy, disk, note, changed, report }: WorkbookOptions): WpsWorkbook {
  /** The workbook as last read or made. What is written goes there, also when another one came to the front since. */
  let known: Workbook | undefined;
  /** While a piece of work is under way: people may go to other workbooks meanwhile. */
  let held: Workbook | undefined;
  let marked: Workbook | undefined;

  const active = (): Workbook | null => attempt(() => app.ActiveWorkbook) ?? null;
  const current = (): Workbook | null => held ?? active();
  // By what it is called at this moment: it may have been saved under another name, and a closed one is called nothing.
  const called = (book: Workbook | null | undefined) => attempt(() => book?.FullName);
  const orInFront = (book: Workbook | undefined) => (book && called(book) !== undefined ? book : active());
  const looked = () => orInFront(marked);
  const inFront = (book: Workbook): boolean =>
    called(book) !== undefined && called(book) === called(active());
  const came = (book: Workbook) => {
    known = book;
    marked = book;
    if (held) held = book;
  };
  const nameOf = (book: Workbook | null | undefined) => attempt(() => book?.Name) ?? '工作簿';

  /** The file of ours that people were told of: it may not be written. */
  let toldOf: string | undefined;
  const tellReadOnly = (book: Workbook) => {
    const file = attempt(() => book.ReadOnly) === true ? called(book) : undefined;
    if (file !== undefined && file !== toldOf) report?.(wpsFindings.readOnly(nameOf(book)));
    toldOf = file;
  };

  function read(): Result<WorkbookData> {
    const book = current();
    if (!book) return wpsFindings.noWorkbook();
    if (typeof called(book) !== 'string') return wpsFindings.closed('总表');
    known = book;
    const data = readBook(book);
    if (data.ok && Object.keys(data.value.identity).length > 0) tellReadOnly(book);
    return data;
  }

  async function create(model: WorkbookModel): Promise<Result<void>> {
    const book = current();
    const bytes = await workbookBytes(model);
    try {
      if (book && Object.keys(readIdentity(book)).length > 0) return wpsFindings.masterExists(nameOf(book));
      if (!disk || strategy.opens.length === 0)
        return wpsFindings.cannot(
          '由加载项建表：不能读写或打开文件',
          '请点“下载总表”，用“文件—打开”打开它，再回到这里打分和核算；也可以用浏览器版建表。',
        );
      const opener = { app, disk, opens: strategy.opens, note };
      came(withProgramHeld(app, note, () => openBytes(opener, `${model.title}.xlsx`, bytes, isModel(model))));
    } catch (error) {
      return wpsFinding('建表（没有留下半成品）', error);
    }
    changed();
    return ok(undefined);
  }

  return {
    get label() {
      return nameOf(current());
    },
    current,
    looked,
    seen: () => {
      const book = looked();
      return book && inFront(book) ? book : null;
    },
    came,
    following: {
      mark: () => {
        const book = current() ?? undefined;
        return {
          inFront: () => book === undefined || inFront(book),
          shown: () => {
            marked = book;
          },
          hold: () => {
            held = orInFront(book) ?? undefined;
            return () => {
              held = undefined;
            };
          },
        };
      },
    },
    create: (model) => writing(model.title, () => create(model)),
    read: () => Promise.resolve(read()),
    layouts: (sheets) => {
      const book = held ?? known ?? active();
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
      const book = held ?? known ?? active();
      if (!book) return Promise.resolve(wpsFindings.noWorkbook());
      if (typeof attempt(() => book.Name) !== 'string') return Promise.resolve(wpsFindings.closed('总表'));
      const result = writeBook({ app, book, strategy, note }, changes, identity);
      if (result.ok) changed();
      return Promise.resolve(result);
    },
  };
}
