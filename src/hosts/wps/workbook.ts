import { ok, type Result } from '../../base/finding';
import type { HostWorkbook } from '../../port/port';
import type { WorkbookData } from '../../sheets/data';
import type { WorkbookModel } from '../../sheets/model';
import { readWorkbook } from '../../xlsx/read';
import { workbookBytes } from '../../xlsx/write';
import { writing } from '../../cells/unwritable';
import { attempt, sheetNamed, sheetsOf } from './address';
import { buildBook } from './build';
import type { Disk } from './disk';
import { said, wpsFinding, wpsFindings } from './findings';
import { identitySheetOf, readIdentity } from './identity';
import type { Application, Workbook, Worksheet } from './model';
import { readLayout } from './layout';
import { rolesOf } from './names';
import { closeQuietly, openBytes, openNew } from './open';
import { quietly, type Note } from './quiet';
import { readBook } from './read';
import type { Ways } from './ways';
import { writeBook } from './write';

export interface Given {
  app: Application;
  ways: Ways;
  disk: Disk | undefined;
  note: Note;
  /** To be told when something was written. */
  changed: () => void;
  /** The active workbook's bytes. */
  copy: () => Result<Uint8Array>;
}

/** The workbook that is open in WPS. */
export function hostWorkbook(given: Given): HostWorkbook {
  const { app, ways, disk, note } = given;
  /** The workbook as last read or made. What is written goes there, also when another one came to the front since. */
  let known: Workbook | undefined;
  /** Roles as found in a copy, by the sheets' names, for versions without names. */
  let copied: { sheets: string; roles: ReadonlyMap<string, string> } | undefined;

  const active = (): Workbook | null => attempt(() => app.ActiveWorkbook) ?? null;
  const nameOf = (book: Workbook | null | undefined) => attempt(() => book?.Name) ?? '工作簿';

  /** Roles where the program has no names: a copy of the workbook has them. Kept while the sheets are the same. */
  async function rolesInCopy(book: Workbook): Promise<Result<ReadonlyMap<string, string>>> {
    const sheets = [book.FullName, ...sheetsOf(book).map(({ Name }) => Name)].join('\n');
    if (copied?.sheets === sheets) return ok(copied.roles);
    const bytes = given.copy();
    if (!bytes.ok) return bytes;
    const data = await readWorkbook(bytes.value, nameOf(book));
    if (!data.ok) return data;
    const roles = new Map(data.value.sheets.map(({ name, role }) => [name, role]));
    copied = { sheets, roles };
    return ok(roles);
  }

  async function read(): Promise<Result<WorkbookData>> {
    const book = active();
    if (!book) return wpsFindings.noWorkbook();
    known = book;
    try {
      let roles: ReadonlyMap<string, string> | undefined;
      if (!ways.names && Object.keys(readIdentity(book)).length > 0) {
        if (!disk || !ways.copies)
          return wpsFindings.cannot('认出各张表：没有名称，也不能读写文件', '请用浏览器版打开这份工作簿。');
        const found = await rolesInCopy(book);
        if (!found.ok) return found;
        roles = found.value;
      }
      return readBook(book, ways, (each, sheets) =>
        ok(roles ?? (ways.names ? rolesOf(each, sheets) : new Map())),
      );
    } catch (error) {
      return wpsFinding('读取工作簿', error);
    }
  }

  /** Whether the workbook that came to be is the one meant. */
  const arrived = (model: WorkbookModel) => (book: Workbook) => {
    const own = identitySheetOf(book);
    const found = sheetsOf(book)
      .filter((sheet: Worksheet) => sheet.Name !== own?.Name)
      .map(({ Name }) => Name);
    const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
    return (
      own !== undefined &&
      same(
        found,
        model.sheets.map(({ name }) => name),
      ) &&
      same(Object.entries(readIdentity(book)).sort(), Object.entries(model.identity).sort())
    );
  };

  function build(model: WorkbookModel): Result<void> {
    if (!ways.names && (model.names.length > 0 || model.sheets.some(({ role }) => role !== '')))
      return wpsFindings.cannot(
        '建表：不能读写文件，也没有名称',
        '请用浏览器版建表，保存后用 WPS 打开填写。',
      );
    let book: Workbook | undefined;
    try {
      const made = openNew(app);
      book = made;
      quietly(app, note, () => buildBook({ app, book: made, ways, note }, model));
      if (!arrived(model)(made)) throw new Error('建好的工作簿与应有的不同');
      known = made;
      return ok(undefined);
    } catch (error) {
      closeQuietly(book);
      return wpsFinding('建表（没有留下半成品）', error);
    }
  }

  async function create(model: WorkbookModel): Promise<Result<void>> {
    const book = active();
    try {
      if (book && Object.keys(readIdentity(book)).length > 0) return wpsFindings.masterExists(nameOf(book));
    } catch (error) {
      return wpsFinding('查看当前工作簿', error);
    }
    if (disk && ways.opens.length > 0) {
      const bytes = await workbookBytes(model);
      try {
        known = quietly(app, note, () =>
          openBytes({ app, disk, opens: ways.opens, note }, `${model.title}.xlsx`, bytes, arrived(model)),
        );
        copied = undefined;
        given.changed();
        return ok(undefined);
      } catch (error) {
        note(`经文件建表没有成功，改为逐格建表：${said(error)}`);
      }
    }
    const built = build(model);
    if (built.ok) given.changed();
    return built;
  }

  return {
    get label() {
      return nameOf(active());
    },
    create: (model) => writing(model.title, () => create(model)),
    read,
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
      const done = () => {
        if (!book) return wpsFindings.noWorkbook();
        if (typeof attempt(() => book.Name) !== 'string') return wpsFindings.closed('总表');
        return writeBook({ app, book, ways, note }, changes, identity);
      };
      const result = done();
      if (result.ok) given.changed();
      return Promise.resolve(result);
    },
  };
}
