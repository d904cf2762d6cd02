import { failed, ok, type Result } from '../../base/finding';
import type { Diagnosis } from '../../port/diagnosis';
import type { Capabilities, CellPlace, Program } from '../../port/program';
import { guard } from '../../xlsx/guard';
import { readWorkbook } from '../../xlsx/read';
import { eventsOf } from './events';
import { openBytes } from './files/open';
import { saver, type Surroundings } from './files/save';
import { wpsFinding, wpsFindings } from './findings';
import { cellAreaOf, isHidden, rangeOf, sheetNamed, sheetsOf } from './object-model/access';
import type { Application, Workbook } from './object-model/members';
import { visibility } from './object-model/numbers';
import { withProgramHeld } from './object-model/settings';
import { identitySheetOf } from './read/identity';
import { selectedPlace } from './selection';
import { diagnosisOf } from './self-test/diagnosis';
import { selfTest, type SelfTest } from './self-test/self-test';
import { hostWorkbook } from './workbook';

/** WPS 表格 as the program that the pane is docked to. */
export interface WpsProgram extends Program {
  readonly name: 'wps';
  /** What was found out about this version at the start, and what went wrong since. */
  diagnosis: () => Diagnosis;
}

/** Troubles kept for the report; older ones go. */
const mostTroubles = 50;

const noFiles = '请用浏览器版建表、收表，再用 WPS 打开保存的文件。';

function bytesOf(book: Workbook | null, { disk, strategy }: SelfTest): Result<Uint8Array> {
  if (!disk || !strategy.copies) return wpsFindings.cannot('把打开的工作簿另存成文件', noFiles);
  if (!book) return wpsFindings.noWorkbook();
  const path = disk.free(disk.temporary, 'kaohe-copy.xlsx');
  try {
    book.SaveCopyAs(path);
    const bytes = disk.read(path);
    // A workbook that was opened as .xls or .et saves its copy in that format, whatever the name.
    const sound = guard(bytes, book.Name);
    if (sound.ok) return ok(bytes);
    return wpsFindings.cannot(
      `把「${book.Name}」存成 .xlsx（${sound.finding.message}）`,
      '请先另存为 .xlsx 格式，再做一次。',
    );
  } catch (error) {
    return wpsFinding('另存副本', error);
  } finally {
    disk.remove(path);
  }
}

const noSheet = (sheet: string) =>
  failed('sheet-missing', `找不到工作表“${sheet}”。`, '它可能刚被删除或改名；请刷新后再试。', { sheet });

function show(book: Workbook | null, { sheet: name, row, column }: CellPlace): Result<void> {
  if (!book) return wpsFindings.noWorkbook();
  const sheet = sheetNamed(book, name);
  if (!sheet) return noSheet(name);
  // What the pane speaks of may lie behind another workbook.
  book.Activate();
  // Asked for outright, a hidden sheet is shown.
  if (isHidden(sheet)) sheet.Visible = visibility.visible;
  sheet.Activate();
  rangeOf(sheet, cellAreaOf(row, column)).Select();
  return ok(undefined);
}

/** @param book the workbook that the pane looks at, where it is the one in front */
function bringForward(book: Workbook | null, sheets: readonly string[]): Result<void> {
  if (!book) return wpsFindings.noWorkbook();
  const front = book.ActiveSheet?.Name;
  if (front !== undefined && sheets.includes(front)) return ok(undefined);
  const seen = sheetsOf(book).filter((sheet) => !isHidden(sheet));
  const wanted = sheets.map((name) => seen.find(({ Name }) => Name === name)).find(Boolean);
  if (!wanted) return noSheet(sheets[0] ?? '');
  wanted.Activate();
  return ok(undefined);
}

/** Errors of the program as findings; nothing is thrown on. */
async function guarded<Value>(
  doing: string,
  work: () => Result<Value> | Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    return wpsFinding(doing, error);
  }
}

/** Finds out what this version can do, then is the program. `surroundings` is what the page around it can do. */
export async function programOn(app: Application, surroundings: Surroundings = {}): Promise<WpsProgram> {
  const found = await selfTest(app);
  const troubles: string[] = [];
  const note = (trouble: string) => {
    troubles.push(trouble);
    if (troubles.length > mostTroubles) troubles.shift();
  };
  const { disk, strategy } = found;
  const events = eventsOf(app, strategy.events, note);
  const workbook = hostWorkbook({
    app,
    strategy,
    disk,
    note,
    changed: events.changed,
    ...(surroundings.report ? { report: surroundings.report } : {}),
  });
  const capabilities: Capabilities = {
    calculates: true,
    events: strategy.events,
    files: disk !== undefined && strategy.copies && strategy.opens.length > 0,
    prints: true,
  };
  const save = saver(app, disk, surroundings, note);

  return {
    name: 'wps',
    capabilities,
    workbook,
    following: workbook.following,
    selection: () => guarded('查看选中的单元格', () => ok(selectedPlace(app))),
    onSelection: events.onSelection,
    onChange: events.onChange,
    show: (place) => guarded('显示单元格', () => show(workbook.looked(), place)),
    bringForward: (sheets) => guarded('换到一张表', () => bringForward(workbook.seen(), sheets)),
    save: (name, bytes) => guarded('保存文件', () => save(name, bytes)),
    open: (name, bytes) =>
      guarded('打开文件', async () => {
        if (!disk || strategy.opens.length === 0)
          return wpsFindings.cannot('由加载项打开文件', '请用“文件—打开”打开它。');
        const sound = guard(bytes, name);
        if (!sound.ok) return sound;
        // Some versions open an empty workbook instead. A file too large for us to read is taken on trust.
        const data = await readWorkbook(bytes, name);
        const meant = data.ok ? data.value.sheets.map((sheet) => sheet.name) : undefined;
        const right = (book: Workbook) => {
          const own = identitySheetOf(book)?.Name;
          const found = sheetsOf(book).flatMap((sheet) => (sheet.Name === own ? [] : [sheet.Name]));
          return meant === undefined || found.join('\n') === meant.join('\n');
        };
        workbook.came(
          withProgramHeld(app, note, () =>
            openBytes({ app, disk, opens: strategy.opens, note }, name, sound.value.bytes, right),
          ),
        );
        events.changed();
        return ok(undefined);
      }),
    bytes: () =>
      guarded('另存副本', () => withProgramHeld(app, note, () => bytesOf(workbook.current(), found))),
    diagnosis: () => diagnosisOf(app, found.capabilities, surroundings.engine ?? '', troubles),
  };
}
